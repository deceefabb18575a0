import type { ChangedApp } from "../../access/what-if/changed-apps.ts";
import { oktaIdOfKey } from "../global-id.ts";

/** With the number of members of each of its groups, by key. */
export type BulkApp = ChangedApp & { members: ReadonlyMap<string, number> };

/** Neo4j runs a statement on one core. */
const membersOfPart = 5_000;
const mostParts = 4;

type Part = ReturnType<typeof togetherOf> & { part: bigint; parts: bigint };

/** Counts what ends, by as many statements beside each other as the members of the lost groups are worth. */
export async function inParts<R>(apps: readonly BulkApp[], count: (part: Part) => Promise<R[]>): Promise<R[]> {
  const together = togetherOf(apps);
  const members = new Map(apps.flatMap((app) => [...app.members]));
  const lost = [...together.lost, ...together.half].reduce((sum, key) => sum + (members.get(key) ?? 0), 0);
  const parts = Math.max(1, Math.min(mostParts, Math.ceil(lost / membersOfPart)));
  const numbers = Array.from({ length: parts }, (_, part) => BigInt(part));
  const counted = await Promise.all(numbers.map((part) => count({ ...together, part, parts: BigInt(parts) })));
  return counted.flat();
}

/** Apps for a statement that looks at each member once for all of them. */
function togetherOf(apps: readonly ChangedApp[]) {
  const all = (keysOf: (app: ChangedApp) => readonly string[]) => [...new Set(apps.flatMap(keysOf))];
  const setOf = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [oktaIdOfKey(key), true as const]));
  const [lostGroups, halfGroups] = [all(({ lost }) => lost), all(({ half }) => half)];
  return {
    apps: apps.map(({ app, lost, half, kept, assigned, byHand }) => ({
      app,
      id: oktaIdOfKey(app),
      lost: setOf(lost),
      half: setOf(half),
      kept: setOf(kept),
      assigned: setOf(assigned),
      byHand: setOf(byHand),
    })),
    lost: lostGroups,
    half: halfGroups,
    onlyLost: lostGroups.length === 1 && halfGroups.length === 0 ? oktaIdOfKey(lostGroups[0] ?? "") : null,
    groupKeys: all(({ kept, assigned }) => [...kept, ...assigned]),
  };
}
