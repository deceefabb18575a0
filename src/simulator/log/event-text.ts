import { appUserId } from "../ids.ts";
import { type LogParty, type OutcomeResult, oktaSystem, type WrittenEvent } from "./event.ts";
import { legacyTypeOf, messageOf } from "./event-types.ts";
import { contextOf, mix, scatter } from "./surroundings.ts";

/** Who signs on, as events name them: written once and not for each event. */
export interface Person {
  id: string;
  user: string;
  /** What follows the account's own id. */
  appUserEnd: string;
}

export interface AppUsed {
  id: string;
  instance: string;
  debug: string;
}

export function personNamed(id: string, login: string, name: string): Person {
  const names = `"alternateId":${JSON.stringify(login)},"displayName":${JSON.stringify(name)},"detailEntry":null}`;
  return { id, user: flat(`{"id":"${id}","type":"User",${names}`), appUserEnd: flat(`","type":"AppUser",${names}`) };
}

export function appNamed(id: string, label: string, signOnMode: string | null): AppUsed {
  const name = JSON.stringify(label);
  const detail = `{"signOnModeType":${JSON.stringify(signOnMode)}}`;
  const instance = `{"id":"${id}","type":"AppInstance","alternateId":${name},"displayName":${name},"detailEntry":${detail}}`;
  return {
    id,
    instance: flat(instance),
    debug: flat(`"requestUri":"/app/${id}/sso","initiationType":"IDP_INITIATED"`),
  };
}

/** As one piece: a text put together of many is copied piece by piece wherever it is part of another. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

export interface EventHead {
  uuid: string;
  /** Decides what is made up around the event. */
  chance: number;
  published: number;
}

export const SSO = "user.authentication.sso";

/** Unlike any other of the same org, and the same for the same number. */
export function uuidOf(salt: number, number: number): string {
  const hex = [0, 1, 2, 3].map((round) =>
    mix(scatter(number, round) ^ salt)
      .toString(16)
      .padStart(8, "0"),
  );
  const [a, b, c, d] = hex as [string, string, string, string];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

function partyText(party: LogParty): string {
  return JSON.stringify({ ...party, detailEntry: party.detailEntry ?? null });
}

function eventText(
  head: EventHead,
  event: { eventType: string; actor: string; system: boolean; outcome: string; target: string; debug: string },
): string {
  const { chance } = head;
  const { type, legacy } = namedTypes.get(event.eventType) ?? nameType(event.eventType);
  return `{"actor":${event.actor},${contextOf(chance, event.system, event.debug)}${type}${event.outcome},"published":"${new Date(head.published).toISOString()}","severity":"INFO",${(chance & 31) === 5 ? "" : legacy}"uuid":"${head.uuid}","version":"0","target":${event.target}}`;
}

const namedTypes = new Map<string, { type: string; legacy: string }>();

function nameType(eventType: string): { type: string; legacy: string } {
  const message = JSON.stringify(messageOf(eventType));
  const named = {
    type: flat(`,"displayMessage":${message},"eventType":"${eventType}","outcome":`),
    legacy: flat(`"legacyEventType":${JSON.stringify(legacyTypeOf(eventType))},`),
  };
  namedTypes.set(eventType, named);
  return named;
}

/** Okta has null, not an empty list, where an event has no target. */
export function writtenText(head: EventHead, event: WrittenEvent): string {
  return eventText(head, {
    eventType: event.eventType,
    actor: partyText(event.actor),
    system: event.actor.type === oktaSystem.type,
    outcome: JSON.stringify({ result: event.result ?? "SUCCESS", reason: event.reason ?? null }),
    target: event.targets.length === 0 ? "null" : `[${event.targets.map(partyText).join(",")}]`,
    debug: event.debug === undefined ? "" : JSON.stringify(event.debug).slice(1, -1),
  });
}

const namesUser = (chance: number) => (chance & 12) === 0;

/** The ids that the targets of a single sign-on have. */
export function signOnTargets(chance: number, person: Person, app: AppUsed): string[] {
  const ids = [app.id, appUserId(app.id, person.id)];
  return namesUser(chance) ? [...ids, person.id] : ids;
}

const reasons: Partial<Record<OutcomeResult, string>> = {
  FAILURE: "User is not assigned to the client application",
  DENY: "Access denied by policy",
};

/** Targets come in changing order, as a reader must go by their type. */
export function signOnText(head: EventHead, person: Person, app: AppUsed, result: OutcomeResult): string {
  const { chance } = head;
  const { user } = person;
  const { instance, debug } = app;
  const appUser = `{"id":"${appUserId(app.id, person.id)}${person.appUserEnd}`;
  const first = (chance & 1) === 0;
  let target = first ? `${instance},${appUser}` : `${appUser},${instance}`;
  if (namesUser(chance)) target = (chance & 2) === 0 ? `${user},${target}` : `${target},${user}`;
  return eventText(head, {
    eventType: SSO,
    actor: user,
    system: false,
    outcome: `{"result":"${result}","reason":${JSON.stringify(reasons[result] ?? null)}}`,
    target: `[${target}]`,
    debug,
  });
}
