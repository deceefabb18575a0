import type { OrgChanges } from "./org-changes.ts";

/** All that the graph says of one user whom the changes name. Users, groups and apps are named by their keys. */
export interface NamedUser {
  key: string;
  groups: readonly { key: string; oktaId: string; reason: string | null; ruleIds: readonly string[] }[];
  direct: ReadonlySet<string>;
  accounts: ReadonlyMap<string, { scope: string | null; grantingGroupId: string | null }>;
}

/** The apps assigned to each group, with the kind of assignment. */
export type AppsOfGroups = ReadonlyMap<string, readonly { app: string; kind: string | null }[]>;

export interface PairOutcome {
  app: string;
  /** Whether any path leads to the app, before and after the changes. */
  before: boolean;
  after: boolean;
}

/**
 * What becomes of every app that a user reaches before or after the changes.
 * @param unexplainedMayEnd whether an account that no known way explains is taken to go with the known ways, where there were any
 */
export function outcomesOf(
  user: NamedUser,
  appsOfGroups: AppsOfGroups,
  changes: OrgChanges,
  unexplainedMayEnd: boolean,
): PairOutcome[] {
  const before = new Set(user.direct);
  const explained = new Set<string>();
  for (const group of user.groups) {
    for (const { app, kind } of appsOfGroups.get(group.key) ?? []) {
      before.add(app);
      const granting = user.accounts.get(app)?.grantingGroupId ?? null;
      if (granting === null ? kind !== "IMPLICIT" : granting === group.oktaId) explained.add(app);
    }
  }
  const unexplained = [...user.accounts].filter(([app, { scope }]) => scope !== "USER" && !explained.has(app));
  const after = waysAfter(user, appsOfGroups, changes);
  const stays = new Set(unexplained.map(([app]) => app).filter((app) => !(unexplainedMayEnd && before.has(app))));
  const all = new Set([...before, ...after, ...unexplained.map(([app]) => app)]);
  return [...all].map((app) => ({
    app,
    before: before.has(app) || unexplained.some(([other]) => other === app),
    after: after.has(app) || stays.has(app),
  }));
}

function waysAfter(user: NamedUser, appsOfGroups: AppsOfGroups, changes: OrgChanges): Set<string> {
  const apps = new Set<string>();
  const gone = changes.goneUserApps.filter((pair) => pair.user === user.key).map((pair) => pair.app);
  for (const app of user.direct) if (!gone.includes(app)) apps.add(app);
  for (const pair of changes.newUserApps) if (pair.user === user.key) apps.add(pair.app);
  for (const group of groupsAfter(user, changes)) {
    for (const { app, kind } of appsOfGroups.get(group) ?? []) {
      const isGone =
        kind === "IMPLICIT"
          ? changes.closedApps.includes(app)
          : changes.goneGroupApps.some((pair) => pair.group === group && pair.app === app);
      if (!isGone) apps.add(app);
    }
    for (const pair of changes.newGroupApps) if (pair.group === group) apps.add(pair.app);
  }
  return apps;
}

function groupsAfter(user: NamedUser, changes: OrgChanges): Set<string> {
  const ruleIds = new Set(changes.goneRules.map(({ oktaId }) => oktaId));
  const groups = new Set<string>();
  for (const { key, reason, ruleIds: made } of user.groups) {
    const left = changes.goneMemberships.some((pair) => pair.user === user.key && pair.group === key);
    const withRule = reason === "RULE" && made.length > 0 && made.every((id) => ruleIds.has(id));
    if (!left && !withRule) groups.add(key);
  }
  for (const pair of changes.newMemberships) if (pair.user === user.key) groups.add(pair.group);
  for (const group of changes.goneGroups) groups.delete(group);
  return groups;
}
