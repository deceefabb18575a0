import { appUserId } from "../ids.ts";
import { type LogParty, type OutcomeResult, oktaSystem, type WrittenEvent } from "./event.ts";
import { legacyTypeOf, messageOf } from "./event-types.ts";
import { contextOf, mix, scatter } from "./surroundings.ts";

export interface Person {
  id: string;
  login: string;
  name: string;
}

export interface AppUsed {
  id: string;
  label: string;
  signOnMode: string | null;
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
  const legacy = legacyTypeOf(event.eventType);
  return `{"actor":${event.actor},${contextOf(chance, event.system, event.debug)},"displayMessage":${JSON.stringify(messageOf(event.eventType))},"eventType":"${event.eventType}","outcome":${event.outcome},"published":"${new Date(head.published).toISOString()}","severity":"INFO",${(chance & 31) === 5 ? "" : `"legacyEventType":${JSON.stringify(legacy)},`}"uuid":"${head.uuid}","version":"0","target":${event.target}}`;
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
  const [login, name, label] = [person.login, person.name, app.label].map((text) => JSON.stringify(text));
  const instance = `{"id":"${app.id}","type":"AppInstance","alternateId":${label},"displayName":${label},"detailEntry":{"signOnModeType":${JSON.stringify(app.signOnMode)}}}`;
  const appUser = `{"id":"${appUserId(app.id, person.id)}","type":"AppUser","alternateId":${login},"displayName":${name},"detailEntry":null}`;
  const user = `{"id":"${person.id}","type":"User","alternateId":${login},"displayName":${name},"detailEntry":null}`;
  const first = (chance & 1) === 0;
  let target = first ? `${instance},${appUser}` : `${appUser},${instance}`;
  if (namesUser(chance)) target = (chance & 2) === 0 ? `${user},${target}` : `${target},${user}`;
  return eventText(head, {
    eventType: SSO,
    actor: user,
    system: false,
    outcome: `{"result":"${result}","reason":${JSON.stringify(reasons[result] ?? null)}}`,
    target: `[${target}]`,
    debug: `"requestUri":"/app/${app.id}/sso","initiationType":"IDP_INITIATED"`,
  });
}
