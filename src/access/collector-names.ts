const adminNames = [
  "roles",
  "resourceSets",
  "roleAssignments",
  "apiTokens",
  "credentials",
  "factors",
  "activity",
] as const;

/** The parts of an org a sync reads, each by a collector of its own, in the order in which they are told. */
export const collectorNames = [
  "organization",
  "userTypes",
  "users",
  "groups",
  "groupRules",
  "memberships",
  "apps",
  "appUsers",
  "appGroups",
  ...adminNames,
] as const;

/** What only some tokens may read: who administers the org, and the System Log. A sync is whole without it where it was never to be had. */
export const adminCollectors: ReadonlySet<CollectorName> = new Set(adminNames);

export type CollectorName = (typeof collectorNames)[number];
