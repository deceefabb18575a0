import { createHash } from "node:crypto";

/** Okta tells an event twice within a short while at most; so many of the latest are remembered, and so many between two runs. */
const leastRemembered = 25_000;
const mostKept = 2_000;

/** The uuids of the latest events, as short hashes: about 5 MB when full. */
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
  let older = new Set<string>();
  let newer = new Set(known);
  let unsettled: string[] = [];
  return {
    add(uuid) {
      const hash = createHash("sha256").update(uuid).digest("base64url").slice(0, 12);
      if (newer.has(hash) || older.has(hash)) return false;
      if (newer.size >= leastRemembered) {
        older = newer;
        newer = new Set();
      }
      newer.add(hash);
      unsettled.push(hash);
      return true;
    },
    settle() {
      unsettled = [];
    },
    forgetUnsettled() {
      for (const hash of unsettled) {
        newer.delete(hash);
        older.delete(hash);
      }
      unsettled = [];
    },
    latest: () => [...[...older].slice(-mostKept), ...newer].slice(-mostKept),
  };
}
