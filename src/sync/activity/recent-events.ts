import { createHash } from "node:crypto";

/** Okta tells an event twice within a short while at most; so many of the latest are remembered, and so many between two runs. */
const leastRemembered = 25_000;
const mostKept = 2_000;

/** The uuids of the latest events: about 7 MB when full. Between two runs they are kept as short hashes. */
export interface RecentEvents {
  /** Whether the event is new; it is remembered from then on. */
  add(uuid: string): boolean;
  /** What was added until now has been written. */
  settle(): void;
  /** What was added since has not been: it is as if it had not been seen. */
  forgetUnsettled(): void;
  /** The latest, for the next run. */
  latest(): string[];
}

/**
 * In two generations, of which the older is forgotten whole: a set from whose beginning single members are taken over and over
 * looks for its first one the longer each time.
 */
export function createRecentEvents(known: readonly string[]): RecentEvents {
  /** Of the run before. Hashes are made only for as long as one of its events may come again. */
  const before = new Set(known);
  /** With the number of the batch that each came in. */
  let older = new Map<string, number>();
  let newer = new Map<string, number>();
  let batch = 0;
  let told = 0;
  let toldSettled = 0;
  return {
    add(uuid) {
      if (newer.has(uuid) || older.has(uuid)) return false;
      if (told < leastRemembered && before.size > 0 && before.has(hashOf(uuid))) return false;
      if (newer.size >= leastRemembered) {
        older = newer;
        newer = new Map();
      }
      newer.set(uuid, batch);
      told += 1;
      return true;
    },
    settle() {
      batch += 1;
      toldSettled = told;
    },
    forgetUnsettled() {
      for (const events of [older, newer]) {
        for (const [uuid, cameIn] of events) if (cameIn === batch) events.delete(uuid);
      }
      told = toldSettled;
    },
    latest() {
      const ofThisRun = [...older.keys(), ...newer.keys()].slice(-mostKept).map(hashOf);
      return [...before, ...ofThisRun].slice(-mostKept);
    },
  };
}

function hashOf(uuid: string): string {
  return createHash("sha256").update(uuid).digest("base64url").slice(0, 12);
}
