import type { SimApp, SimUser } from "../org/state.ts";
import { createRandom } from "../random.ts";
import { type LogParty, type OutcomeResult, outcomeResults, type WrittenEvent } from "./event.ts";
import {
  type AppUsed,
  appNamed,
  type Person,
  personNamed,
  SSO,
  signOnTargets,
  signOnText,
  uuidOf,
  writtenText,
} from "./event-text.ts";
import { nameOf } from "./parties.ts";
import { createRows, type LogRows, WRITTEN } from "./rows.ts";
import { addSignIns, type SignIns } from "./sign-ins.ts";
import { scatter } from "./surroundings.ts";
import { createTimeOrder, type TimeOrder } from "./time-order.ts";

/** How the log treats what is recorded from now on. */
export interface LogSettings {
  /** From an event's publication to its persistence, before which nothing shows it. */
  latencyMs: number;
  /** The share of events that are persisted so much later still. */
  lateShare: number;
  lateMs: number;
  /** The share persisted twice, under one uuid. */
  duplicateShare: number;
  /** The share that is never persisted. */
  lostShare: number;
}

export interface OrgLog {
  settings: LogSettings;
  write(event: WrittenEvent): void;
  recordSignOn(user: SimUser, app: SimApp, result: OutcomeResult, at?: number): void;
  /** Single sign-ons of those who have accounts, some of them used far more than others. What lies in the past was persisted then: a poll that has gone by does not meet it. */
  addSignIns(signIns: SignIns): void;
  clear(): void;
  /** Every event in the order of persistence, also what is yet to be persisted. */
  events(): unknown[];
  readonly byPersistence: TimeOrder;
  readonly byPublication: TimeOrder;
  readonly rows: Pick<LogRows, "published" | "persisted">;
  /** An event's JSON as it is served. */
  text(row: number): string;
  /** What a filter may ask for. */
  read(row: number, property: string): unknown;
}

export interface LogBasics {
  seed: string;
  clock: { now(): number };
  /** Who may sign in where. */
  entitled(): Iterable<{ user: SimUser; app: SimApp }>;
}

/** Places for what many events name. A record that is replaced is another, so an event keeps the names of its time. */
function createPlaces<T>(): { list: T[]; of(key: object, make: () => T): number } {
  const list: T[] = [];
  const known = new WeakMap<object, number>();
  return {
    list,
    of(key, make) {
      const place = known.get(key);
      if (place !== undefined) return place;
      known.set(key, list.length);
      return list.push(make()) - 1;
    },
  };
}

/** The org's System Log. Nothing is JSON before it is served. */
export function createLog({ seed, clock, entitled }: LogBasics): OrgLog {
  const random = createRandom(`${seed}/log`);
  const salt = Math.floor(createRandom(`${seed}/log-uuids`).next() * 2 ** 32);
  const rows = createRows();
  let written: WrittenEvent[] = [];
  let recorded = 0;
  const people = createPlaces<Person>();
  const apps = createPlaces<AppUsed>();

  const log: OrgLog = {
    settings: { latencyMs: 0, lateShare: 0, lateMs: 0, duplicateShare: 0, lostShare: 0 },
    write(event) {
      written.push(event);
      record(Math.round(clock.now()), written.length - 1, WRITTEN, 0);
    },
    recordSignOn(user, app, result, at = clock.now()) {
      record(Math.round(at), personOf(user), appOf(app), outcomeResults.indexOf(result));
    },
    addSignIns(signIns) {
      const pairs = Array.from(entitled(), ({ user, app }) => ({ person: personOf(user), app: appOf(app) }));
      addSignIns(seed, signIns, pairs, (at, { person, app }, result) =>
        record(at, person, app, outcomeResults.indexOf(result)),
      );
    },
    clear() {
      rows.clear();
      written = [];
      log.byPersistence.size();
      log.byPublication.size();
    },
    events: () =>
      Array.from({ length: log.byPersistence.size() }, (_, place) => JSON.parse(text(log.byPersistence.rowAt(place)))),
    byPersistence: createTimeOrder(rows.count, rows.persisted),
    byPublication: createTimeOrder(rows.count, rows.published),
    rows,
    text,
    read,
  };

  const personOf = ({ id, profile }: SimUser) =>
    people.of(profile, () => personNamed(id, profile.login, nameOf(profile)));
  const appOf = (app: SimApp) => apps.of(app, () => appNamed(app.id, app.label, app.signOnMode));

  function record(published: number, first: number, second: number, outcome: number): void {
    const { latencyMs, lateShare, lateMs, duplicateShare, lostShare } = log.settings;
    const number = recorded++;
    const lost = random.chance(lostShare);
    const copies = lost ? 0 : random.chance(duplicateShare) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const late = random.chance(lateShare) ? lateMs : 0;
      rows.add({ number, published, persisted: Math.round(published + latencyMs + late), first, second, outcome });
    }
  }

  const chanceOf = (row: number) => scatter(rows.number(row), 9);
  const eventOf = (row: number) => written[rows.first(row)] as WrittenEvent;
  const personAt = (row: number) => people.list[rows.first(row)] as Person;
  const appAt = (row: number) => apps.list[rows.second(row)] as AppUsed;
  const resultOf = (row: number) => outcomeResults[rows.outcome(row)] as OutcomeResult;

  function text(row: number): string {
    const head = { uuid: uuidOf(salt, rows.number(row)), chance: chanceOf(row), published: rows.published(row) };
    if (rows.second(row) === WRITTEN) return writtenText(head, eventOf(row));
    return signOnText(head, personAt(row), appAt(row), resultOf(row));
  }

  function read(row: number, property: string): unknown {
    const event = rows.second(row) === WRITTEN ? eventOf(row) : null;
    switch (property) {
      case "eventType":
        return event === null ? SSO : event.eventType;
      case "actor.id":
        return event === null ? personAt(row).id : event.actor.id;
      case "target.id":
        return event === null
          ? signOnTargets(chanceOf(row), personAt(row), appAt(row))
          : event.targets.map(({ id }: LogParty) => id);
      case "outcome.result":
        return event === null ? resultOf(row) : (event.result ?? "SUCCESS");
      default:
        return undefined;
    }
  }

  return log;
}
