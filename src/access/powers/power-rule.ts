/** What an administrator can do to something, as far as it matters for who reaches what. */
export const powerActions = [
  "RESET_PASSWORD",
  "RESET_FACTORS",
  "SIGN_IN_AS",
  "EDIT_PROFILE",
  "CHANGE_LIFECYCLE",
  "CHANGE_MEMBERS",
  "CREATE_MEMBER",
  "EDIT_GROUP_RULES",
  "ASSIGN_APP",
  "CONFIGURE_APP",
  "READ_CLIENT_SECRET",
  "ASSIGN_ROLES",
] as const;

export type PowerAction = (typeof powerActions)[number];

export type PowerTargetKind = "USER" | "GROUP" | "APP" | "ORGANIZATION";

/** What each action is done to. */
export const targetKinds: Readonly<Record<PowerAction, PowerTargetKind>> = {
  RESET_PASSWORD: "USER",
  RESET_FACTORS: "USER",
  SIGN_IN_AS: "USER",
  EDIT_PROFILE: "USER",
  CHANGE_LIFECYCLE: "USER",
  CHANGE_MEMBERS: "GROUP",
  CREATE_MEMBER: "GROUP",
  EDIT_GROUP_RULES: "GROUP",
  ASSIGN_APP: "APP",
  CONFIGURE_APP: "APP",
  READ_CLIENT_SECRET: "APP",
  ASSIGN_ROLES: "ORGANIZATION",
};

/** CERTAIN: Okta's own documents say so, and nothing stands against it. POSSIBLE: not ruled out. */
export type Confidence = "CERTAIN" | "POSSIBLE";

/**
 * Where a claim comes from. HELP: Okta's documents for administrators. API: Okta's documents and description of its API.
 * RESEARCH: one public implementation, tried out by its authors. UNSETTLED: sources differ or are silent.
 */
export type Evidence = "HELP" | "API" | "RESEARCH" | "UNSETTLED";

/** What narrows a power to less than the whole org. */
export type Narrowing = "GROUP_TARGETS" | "GROUP_TARGET_MEMBERS" | "APP_TARGETS" | "RESOURCE_SET" | "NOTHING";

/** What an assignment must hold: a standard role of a type, or a custom role with a permission. */
export type Grantor = { type: string } | { permission: string };

/** What the same principal must hold besides, by whatever assignment. */
export interface OtherSide {
  /** One of these is enough; the confidence is that of the one that is held. */
  grantors: readonly { from: Grantor; confidence: Confidence }[];
  /** What the other side is over. Null: it only has to be held. */
  over: "USER" | "GROUP" | null;
}

/** One line of the table of powers. */
export interface PowerRule {
  id: string;
  from: Grantor;
  action: PowerAction;
  narrowedBy: Narrowing;
  confidence: Confidence;
  evidence: Evidence;
  /** Which page or code says so. */
  source: string;
  /** In a sentence: what it allows, and where sources differ, how. */
  says: string;
  /** Two-sided: the power is only had together with this. */
  with?: OtherSide;
  /** Only users within what the assignment is limited to can be put into the group. */
  membersFromScope?: true;
  /** Only had where nothing limits the assignment. */
  onlyUnlimited?: true;
  /** The power ends for a group, and for its members as such, once the group has a role. */
  losesRoleGroups?: true;
  /** Only apps that sign in by OpenID Connect. */
  onlyOidc?: true;
}

/** Where a rule's sources are found. */
export const sources = {
  help: "Okta help: administrator role comparison and role pages",
  concept: "Okta developer documentation: concepts, role assignment",
  api: "Okta Management API description",
  research: "SpecterOps OktaHound",
} as const;
