import { type ChangedApp, changedApp } from "../../access/what-if/changed-apps.ts";
import type { OrgChanges } from "../../access/what-if/org-changes.ts";
import { targetsOfRules } from "../../graph/queries/read.ts";
import * as whatIf from "../../graph/queries/what-if.ts";
import type { Context } from "../context.ts";
import { reachParameters } from "../filters/reach-filters.ts";
import type { AccessEffect } from "../generated.ts";
import { inParts } from "./ends-count.ts";
import { type Changed, namedChanges } from "./named-changes.ts";
import { once } from "./once.ts";
import type { NamedUserRow } from "./plan.ts";

/** Where a page of a bulk list goes on: after this user of the first of the apps. */
export interface BulkPage {
  apps: readonly ChangedApp[];
  effects: readonly AccessEffect[];
  from: string;
  firstApp: string;
  limit: bigint;
}

/** Losses or gains under one reading of the changes: of the users they name, and of all others in bulk. */
export interface Side {
  named(): Promise<Changed[]>;
  /** The apps in which others than the named users may be touched, in order. */
  apps(): Promise<(ChangedApp & { sortKey: string })[]>;
  totals(): Promise<{ effect: string; total: number }[]>;
  page(page: BulkPage): Promise<Changed[]>;
}

const { rules } = reachParameters(null);
const losing: ReadonlySet<AccessEffect> = new Set(["ENDS", "BLOCKED", "ENDS_BLOCKED"]);
const ends = ["ENDS", "ENDS_BLOCKED"];
const starts = ["STARTS", "STARTS_BLOCKED"];

export function lossSide(
  context: Context,
  named: readonly NamedUserRow[],
  changes: OrgChanges,
  unexplainedMayEnd: boolean,
): Side {
  const bulk = bulkOf(context, changes);
  const common = { ...commonOf(named, changes), unexplainedMayEnd };
  const whereEnding = <A extends ChangedApp>(apps: readonly A[]) =>
    apps.filter(({ lost, half }) => lost.length + half.length > 0);
  const whereOff = (apps: readonly ChangedApp[]) => apps.filter(({ off }) => off);
  return {
    named: once(async () =>
      (await namedChanges(context, named, changes, unexplainedMayEnd)).filter(({ effect }) => losing.has(effect)),
    ),
    apps: async () => (await bulk()).apps.filter((app) => app.off || whereEnding([app]).length > 0),
    totals: once(async () => {
      const { apps } = await bulk();
      const [ending, off] = [whereEnding(apps), whereOff(apps).map(plain)];
      const [one, other] = await Promise.all([
        ending.length === 0
          ? []
          : inParts(ending, (part) => context.read(whatIf.endsCount, { ...common, ...part, effects: ends })),
        off.length === 0 ? [] : context.read(whatIf.blockedCount, { ...common, apps: off }),
      ]);
      return [...one, ...other];
    }),
    async page({ apps, effects, ...page }) {
      const [ending, off] = [whereEnding(apps).map(plain), whereOff(apps).map(plain)];
      const wanted = effects.filter((effect) => ends.includes(effect));
      const [one, other] = await Promise.all([
        ending.length === 0 || wanted.length === 0
          ? []
          : context.read(whatIf.endsPage, { ...common, ...page, apps: ending, effects: wanted }),
        off.length === 0 || !effects.includes("BLOCKED")
          ? []
          : context.read(whatIf.blockedPage, { ...common, ...page, apps: off }),
      ]);
      return [...one, ...other].map(toChanged);
    },
  };
}

export function gainSide(context: Context, named: readonly NamedUserRow[], changes: OrgChanges): Side {
  const bulk = bulkOf(context, changes);
  const common = commonOf(named, changes);
  const whereStarting = (apps: readonly ChangedApp[]) => apps.filter(({ added }) => added.length > 0);
  return {
    named: once(async () =>
      (await namedChanges(context, named, changes, false)).filter(({ effect }) => !losing.has(effect)),
    ),
    apps: async () => (await bulk()).apps.filter(({ added }) => added.length > 0),
    totals: once(async () => {
      const { apps, ruleTargets } = await bulk();
      const starting = whereStarting(apps).map(plain);
      if (starting.length === 0) return [];
      return await context.read(whatIf.startsCount, { ...common, ruleTargets, apps: starting, effects: starts });
    }),
    async page({ apps, effects, ...page }) {
      const starting = whereStarting(apps).map(plain);
      if (starting.length === 0) return [];
      const { ruleTargets } = await bulk();
      const all = { ...common, ...page, ruleTargets, apps: starting, effects: [...effects] };
      return (await context.read(whatIf.startsPage, all)).map(toChanged);
    },
  };
}

function commonOf(named: readonly NamedUserRow[], changes: OrgChanges) {
  return { named: named.map(({ key }) => key), ruleIds: changes.goneRules.map(({ oktaId }) => oktaId), rules };
}

const plain = ({ app, lost, half, kept, added, off }: ChangedApp) => ({ app, lost, half, kept, added, off });

function toChanged({ effect, ...row }: Omit<Changed, "effect"> & { effect: string }): Changed {
  return { ...row, effect: effect as AccessEffect };
}

/** The apps that change for more than the named users. */
function bulkOf(context: Context, changes: OrgChanges) {
  return once(async () => {
    const ruleKeys = changes.goneRules.map(({ key }) => key);
    const targets = ruleKeys.length === 0 ? [] : await context.read(targetsOfRules, { keys: ruleKeys });
    const ruleTargets = [...new Set(targets.flatMap((row) => row.targets.map(({ key }) => key)))];
    const groupKeys = [...changes.goneGroups, ...ruleTargets];
    const assigned = groupKeys.length === 0 ? [] : await context.read(whatIf.appsOfGroups, { keys: groupKeys });
    const appKeys = new Set([
      ...assigned.flatMap(({ apps }) => apps.map(({ app }) => app)),
      ...[...changes.goneGroupApps, ...changes.newGroupApps].map(({ app }) => app),
      ...changes.closedApps,
      ...changes.deactivatedApps,
    ]);
    const rows = appKeys.size === 0 ? [] : await context.read(whatIf.groupsOfApps, { keys: [...appKeys] });
    const targetSet = new Set(ruleTargets);
    const apps = rows.map(({ key, sortKey, groups }) => ({
      ...changedApp(key, groups, changes, targetSet),
      sortKey,
      members: new Map(groups.map((group) => [group.key, group.members])),
    }));
    return { apps, ruleTargets };
  });
}
