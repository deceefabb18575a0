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
] as const;

export type CollectorName = (typeof collectorNames)[number];
