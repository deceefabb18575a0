import type { CollectorName } from "../../access/collector-names.ts";
import { parseResource } from "../../access/resource-name.ts";
import { syncQueries } from "../../graph/queries.ts";
import type { SyncContext } from "../context.ts";
import type { GapLedger } from "../gaps.ts";
import { keyOf } from "../keys.ts";
import type { Known } from "../known.ts";
import type { Changes } from "./changes.ts";

/** So many rules are one page: they are read each time, for of a rule that is made, changed or deleted there is no event. */
const rulesAPage = 200;
const rulesEveryMs = 3_600_000;

/** What is read as a whole, whenever it is read. */
export const alwaysWhole: ReadonlySet<CollectorName> = new Set([
  "organization",
  "userTypes",
  "groupRules",
  "apps",
  "roles",
  "resourceSets",
  "apiTokens",
]);

/** Users and groups that nothing speaks against are as they were. Apps are not: they are listed each time. */
export function trustKnown({ users, groups }: Known): void {
  for (const user of users.values()) user.seen = true;
  for (const group of groups.values()) group.seen = true;
}

/** Takes many group rules from the graph, unless something hints at a change of them or they were read too long ago. */
export async function useKnownRules(
  context: Pick<SyncContext, "graph" | "orgId" | "groups" | "complete" | "now"> & { changes: Changes | null },
  gaps: Pick<GapLedger, "leftOut" | "lastComplete">,
): Promise<void> {
  const { changes, groups, orgId } = context;
  if (changes === null || changes.hints.rules || gaps.leftOut("groupRules", "")) return;
  const readAt = gaps.lastComplete("groupRules");
  if (readAt === null || Date.parse(context.now) - Date.parse(readAt) > rulesEveryMs) return;
  const rules = await context.graph.read(syncQueries.knownGroupRules, { prefix: keyOf(orgId, "") });
  if (rules.length <= rulesAPage) return;
  for (const { id, hash, groupIds } of rules) {
    for (const groupId of groupIds) groups.get(groupId)?.rules.push(`${id} ${hash}`);
  }
  context.complete.add("groupRules");
}

/**
 * Whether an app that came since the last sync is of a kind that a resource set covers: the set holds it now, and no event says
 * so.
 */
async function coversNewApps({ apps, graph, orgId }: Pick<SyncContext, "apps" | "graph" | "orgId">) {
  const names = new Set([...apps.values()].filter(({ old, seen }) => seen && !old).map(({ name }) => name));
  if (names.size === 0) return false;
  const sets = await graph.read(syncQueries.knownResourceSets, { prefix: keyOf(orgId, "") });
  const covered = sets.flatMap(({ orns }) => orns.map(parseResource));
  return covered.some((resource) => resource.kind === "APPS_OF_TYPE" && names.has(resource.appName));
}

/**
 * The collectors that an incremental sync runs: those of what decides access, and of admin permissions what events hint at. To be
 * asked of each when those it needs have ended.
 * @throws GraphError, an abort
 */
export async function isToRun(name: CollectorName, { hints }: Changes, context: SyncContext): Promise<boolean> {
  switch (name) {
    case "groupRules":
      return !context.complete.has("groupRules");
    case "roles":
      return hints.roles;
    case "resourceSets":
      return hints.roles || (await coversNewApps(context));
    case "roleAssignments":
    case "factors":
      return hints.roles || hints.principals.size > 0;
    case "apiTokens":
      return hints.apiTokens;
    case "credentials":
      return hints.apps.size > 0;
    default:
      return true;
  }
}
