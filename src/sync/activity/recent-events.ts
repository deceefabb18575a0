import { createHash } from "node:crypto";

/** Okta tells an event twice within a short while at most; so many of the latest are remembered, and so many between two runs. */
const mostRemembered = 50_000;
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

export function createRecentEvents(known: readonly string[]): RecentEvents {
  const seen = new Set(known);
  let unsettled: string[] = [];
  return {
    add(uuid) {
      const hash = createHash("sha256").update(uuid).digest("base64url").slice(0, 12);
      if (seen.has(hash)) return false;
      seen.add(hash);
      unsettled.push(hash);
      if (seen.size > mostRemembered) {
        for (const oldest of seen) {
          seen.delete(oldest);
          break;
        }
      }
      return true;
    },
    settle() {
      unsettled = [];
    },
    forgetUnsettled() {
      for (const hash of unsettled) seen.delete(hash);
      unsettled = [];
    },
    latest: () => [...seen].slice(-mostKept),
  };
}
