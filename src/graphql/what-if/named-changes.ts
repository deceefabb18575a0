import { usabilityOf } from "../../access/usability.ts";
import { type AppsOfGroups, outcomesOf } from "../../access/what-if/named-pairs.ts";
import type { OrgChanges } from "../../access/what-if/org-changes.ts";
import type { AccountRow, AppRow, UserRow } from "../../graph/queries/rows.ts";
import * as whatIf from "../../graph/queries/what-if.ts";
import type { Context } from "../context.ts";
import type { AccessEffect } from "../generated.ts";
import { nodesByKey } from "../loaders/by-key.ts";
import type { NamedUserRow } from "./plan.ts";

/** One pair whose access changes. */
export interface Changed {
  effect: AccessEffect;
  user: UserRow;
  app: AppRow;
  account: AccountRow | null;
}

/** What becomes of the access of the users whom the changes name: each pair that changes. */
export async function namedChanges(
  context: Context,
  named: readonly NamedUserRow[],
  changes: OrgChanges,
  unexplainedMayEnd: boolean,
): Promise<Changed[]> {
  if (named.length === 0) return [];
  const groupKeys = new Set([
    ...named.flatMap(({ groups }) => groups.map(({ key }) => key)),
    ...changes.newMemberships.map(({ group }) => group),
  ]);
  const appsOfGroups = await loadAppsOfGroups(context, [...groupKeys]);
  const apps = nodesByKey.app(context);
  const found = await Promise.all(
    named.map(async (row) => {
      const user = {
        key: row.key,
        groups: row.groups.map((group) => ({ ...group, ruleIds: group.ruleIds ?? [] })),
        direct: new Set(row.direct),
        accounts: new Map(row.accounts.map(({ app, account }) => [app, account])),
      };
      const outcomes = outcomesOf(user, appsOfGroups, changes, unexplainedMayEnd);
      const judged = await Promise.all(
        outcomes.map(async ({ app: appKey, before, after }) => {
          const app = await apps.load(appKey);
          // An app that went away while the operation ran is nobody's any more.
          if (app === undefined) return null;
          const account = user.accounts.get(appKey) ?? null;
          const { usability } = usabilityOf({ userStatus: row.user.status, appStatus: app.status, account });
          const off = changes.deactivatedUsers.includes(row.key) || changes.deactivatedApps.includes(appKey);
          const effect = effectOf({ before, after, off, isBlocked: usability === "BLOCKED" });
          return effect === null ? null : { effect, user: row.user, app, account };
        }),
      );
      return judged.filter((change) => change !== null);
    }),
  );
  return found.flat();
}

/** The apps assigned to groups, read once an operation however often they are asked for. */
async function loadAppsOfGroups(context: Context, keys: readonly string[]): Promise<AppsOfGroups> {
  const batch = context.batch<{ app: string; kind: string | null }[]>(whatIf.appsOfGroups.name, async (asked) => {
    const rows = await context.read(whatIf.appsOfGroups, { keys: [...asked] });
    return new Map(rows.map(({ key, apps }) => [key, apps]));
  });
  return new Map(await Promise.all(keys.map(async (key) => [key, (await batch.load(key)) ?? []] as const)));
}

interface Outcome {
  before: boolean;
  after: boolean;
  /** Whether the user or the app is deactivated by the change. */
  off: boolean;
  isBlocked: boolean;
}

function effectOf({ before, after, off, isBlocked }: Outcome): AccessEffect | null {
  if (before && !after) return isBlocked ? "ENDS_BLOCKED" : "ENDS";
  if (before) return off && !isBlocked ? "BLOCKED" : null;
  if (!after) return null;
  return off || isBlocked ? "STARTS_BLOCKED" : "STARTS";
}
