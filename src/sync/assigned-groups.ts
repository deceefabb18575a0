import { OktaAuthError, OktaError } from "../okta/errors.ts";
import type { Use } from "../okta/okta.ts";
import type { KnownGroup, SyncContext, Tally } from "./context.ts";
import { isEveryone } from "./group-writer.ts";
import { inParallel } from "./in-parallel.ts";
import { pages } from "./pages.ts";

const appsAPage = 200;
const groupsAtOnce = 8;
/** Apps that are asked as well, to see whether both ways tell the same. */
const appsCompared = 5;
/** Only an app's own list tells priorities: they are given up for a saving that is felt, of the whole sync and of time. */
const savingFelt = { share: 0.03, requests: 100 };

/**
 * The groups assigned to each app, asked of the groups that have apps, where that takes much fewer requests than asking every
 * app. Okta's count of a group's apps is not trusted alone: groups that had apps are asked too, and some apps are asked as
 * well. Where anything of it is refused, broken or contradictory, nothing of it is believed.
 * @returns by app, the ids of its groups; null where the apps are to be asked. Memory: one id an assignment
 */
export async function assignedGroups(context: SyncContext, tally: Tally): Promise<Map<string, string[]> | null> {
  const asked = groupsToAsk(context);
  if (asked === null) return null;
  const found = new Map([...context.apps.keys()].map((id) => [id, [] as string[]]));
  const use = { signal: context.signal, meter: tally.meter };
  try {
    await inParallel(asked, groupsAtOnce, async (group) => {
      const listed = new Set<string>();
      for await (const page of context.okta.changes.groupApps(group.id, use)) {
        if (page.quarantined.length > 0) throw new Contradiction();
        for (const { id } of page.records) {
          if (!listed.has(id)) found.get(id)?.push(group.id);
          listed.add(id);
        }
      }
      if (listed.size !== group.appsCount) throw new Contradiction();
    });
    await compare(context, found, use);
  } catch (error) {
    if (error instanceof Contradiction) return null;
    if (!(error instanceof OktaError) || error instanceof OktaAuthError) throw error;
    return null;
  }
  return found;
}

class Contradiction extends Error {}

/** Null where it is not known which groups have apps, or where asking them saves little. */
function groupsToAsk({ groups, apps, complete, changes }: SyncContext): KnownGroup[] | null {
  if (changes !== null || !complete.has("groups") || !complete.has("apps")) return null;
  const listed = [...groups.values()].filter(({ seen }) => seen);
  if (listed.some(({ listed: isListed, appsCount }) => !isListed || appsCount === null)) return null;
  const asked = listed.filter(({ appsCount, apps: had }) => (appsCount ?? 0) > 0 || had > 0);
  // That no group has any app is said by a list of groups that does not count them.
  if (asked.length === 0) return null;
  const byGroup = asked.reduce((sum, { appsCount }) => sum + pages(appsCount ?? 0, appsAPage), 0) + appsCompared;
  let byApp = 0;
  let others = 0;
  for (const app of apps.values()) {
    byApp += pages(app.groups, appsAPage);
    others += pages(app.accounts, 500);
  }
  for (const group of listed) {
    if (!isEveryone(group) && group.userCount !== 0)
      others += pages(group.userCount ?? 0, group.ruleTarget ? 200 : 1_000);
  }
  const saved = byApp - byGroup;
  return saved >= savingFelt.requests && saved > savingFelt.share * (byApp + others) ? asked : null;
}

/** @throws Contradiction where an app names other groups than those that name it */
async function compare({ okta, apps }: SyncContext, found: ReadonlyMap<string, string[]>, use: Use): Promise<void> {
  // Those with the most to lose: many accounts, and as yet no group that explains them.
  const suspects = [...apps.values()]
    .filter(({ seen }) => seen)
    .sort((a, b) => b.accounts + b.groups - (a.accounts + a.groups))
    .sort((a, b) => (found.get(a.id)?.length ?? 0) - (found.get(b.id)?.length ?? 0));
  const chosen = [...new Set([...suspects.slice(0, 2), ...suspects.slice(2 - appsCompared)])];
  for (const { id } of chosen) {
    const told = new Set<string>();
    for await (const page of okta.appGroups(id, use)) {
      if (page.quarantined.length > 0) throw new Contradiction();
      for (const group of page.records) told.add(group.id);
    }
    const other = found.get(id) ?? [];
    if (other.length !== told.size || other.some((groupId) => !told.has(groupId))) throw new Contradiction();
  }
}
