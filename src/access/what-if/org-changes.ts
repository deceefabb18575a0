/** Changes to an org, by the keys of what they are about. Each is something that is not so yet, or is so. */
export interface OrgChanges {
  goneMemberships: Pair<"user", "group">[];
  newMemberships: Pair<"user", "group">[];
  goneUserApps: Pair<"user", "app">[];
  newUserApps: Pair<"user", "app">[];
  /** Not what comes from an app that is open to everyone: that is a closed app. */
  goneGroupApps: Pair<"group", "app">[];
  newGroupApps: Pair<"group", "app">[];
  closedApps: string[];
  goneGroups: string[];
  /** Rules that are deleted together with the memberships they made, by key and by Okta id. */
  goneRules: { key: string; oktaId: string }[];
  deactivatedUsers: string[];
  deactivatedApps: string[];
}

type Pair<A extends string, B extends string> = Record<A | B, string>;

export const noChanges: Readonly<OrgChanges> = {
  goneMemberships: [],
  newMemberships: [],
  goneUserApps: [],
  newUserApps: [],
  goneGroupApps: [],
  newGroupApps: [],
  closedApps: [],
  goneGroups: [],
  goneRules: [],
  deactivatedUsers: [],
  deactivatedApps: [],
};
