import {
  type Confidence,
  type Evidence,
  type Narrowing,
  type PowerAction,
  type PowerRule,
  powerActions,
  sources,
} from "./power-rule.ts";

const takingOver = ["RESET_PASSWORD", "RESET_FACTORS"] as const;
const userActions = [...takingOver, "EDIT_PROFILE", "CHANGE_LIFECYCLE"] as const;

interface Claim {
  narrowedBy: Narrowing;
  confidence?: Confidence;
  evidence?: Evidence;
  source?: string;
  says: string;
}
type Flags = Pick<PowerRule, "with" | "membersFromScope" | "onlyUnlimited" | "losesRoleGroups" | "onlyOidc">;

/** The lines of one standard role that say the same of several actions. */
function lines(type: string, actions: readonly PowerAction[], claim: Claim, flags: Flags = {}): PowerRule[] {
  const { narrowedBy, confidence = "CERTAIN", evidence = "HELP", source = sources.help, says } = claim;
  return actions.map((action) => ({
    id: `${type}/${action}`.toLowerCase().replaceAll("_", "-"),
    from: { type },
    action,
    narrowedBy,
    confidence,
    evidence,
    source,
    says,
    ...flags,
  }));
}

const research = { confidence: "POSSIBLE", evidence: "RESEARCH", source: sources.research } as const;
const unsettled = { confidence: "POSSIBLE", evidence: "UNSETTLED" } as const;

/**
 * What Okta's standard roles allow. Okta does not publish it as data. What only one public implementation says is POSSIBLE,
 * and so is what sources differ about.
 */
export const standardRules: readonly PowerRule[] = [
  ...lines("SUPER_ADMIN", powerActions, {
    narrowedBy: "NOTHING",
    says: "A Super Administrator can do everything, to other administrators too.",
  }),

  ...lines("ORG_ADMIN", userActions, {
    narrowedBy: "NOTHING",
    says: "An Organization Administrator manages all users, but not the credentials of Super Administrators.",
  }),
  ...lines("ORG_ADMIN", ["CHANGE_MEMBERS", "CREATE_MEMBER", "EDIT_GROUP_RULES"], {
    narrowedBy: "NOTHING",
    says: "An Organization Administrator manages groups, their members and group rules, but no group that has a role.",
  }),
  ...lines("ORG_ADMIN", ["SIGN_IN_AS"], {
    ...unsettled,
    narrowedBy: "NOTHING",
    source: `${sources.research}; ${sources.help}`,
    says: "SpecterOps lists identity providers as manageable by an Organization Administrator; an older page of Okta's denies it.",
  }),

  ...lines(
    "USER_ADMIN",
    userActions,
    {
      narrowedBy: "GROUP_TARGET_MEMBERS",
      says: "A Group Administrator manages the users who are members of the managed groups at that moment.",
    },
    { losesRoleGroups: true },
  ),
  ...lines("USER_ADMIN", ["CREATE_MEMBER"], {
    narrowedBy: "GROUP_TARGETS",
    says: "A Group Administrator creates users in the managed groups.",
  }),
  ...lines(
    "USER_ADMIN",
    ["CHANGE_MEMBERS"],
    {
      narrowedBy: "GROUP_TARGETS",
      says: "A Group Administrator moves users between the managed groups, and cannot pull in an existing user from outside.",
    },
    { membersFromScope: true, losesRoleGroups: true },
  ),
  ...lines(
    "USER_ADMIN",
    ["EDIT_GROUP_RULES"],
    {
      ...unsettled,
      narrowedBy: "NOTHING",
      source: `${sources.help}; ${sources.research}`,
      says: "Where nothing limits a Group Administrator, Okta says it views group rules, and SpecterOps that it manages them.",
    },
    { onlyUnlimited: true },
  ),
  {
    id: "user-admin-with-app-admin/edit-profile",
    from: { type: "USER_ADMIN" },
    action: "EDIT_PROFILE",
    narrowedBy: "NOTHING",
    confidence: "CERTAIN",
    evidence: "HELP",
    source: sources.help,
    says: "Who is both Group and Application Administrator may edit all users, whatever the Group Administrator is limited to.",
    with: { grantors: [{ from: { type: "APP_ADMIN" }, confidence: "CERTAIN" }], over: null },
  },

  ...lines("HELP_DESK_ADMIN", takingOver, {
    narrowedBy: "GROUP_TARGET_MEMBERS",
    says: "A Help Desk Administrator resets passwords and factors of the members of the managed groups at that moment.",
  }),

  ...lines("GROUP_MEMBERSHIP_ADMIN", ["CHANGE_MEMBERS"], {
    narrowedBy: "GROUP_TARGETS",
    says: "A Group Membership Administrator adds any user to the managed groups.",
  }),
  ...lines("GROUP_MEMBERSHIP_ADMIN", ["EDIT_GROUP_RULES"], {
    ...unsettled,
    narrowedBy: "GROUP_TARGETS",
    source: `${sources.research}; ${sources.help}`,
    says: "SpecterOps lists group rules as manageable; Okta says that only Super and Organization Administrators edit them.",
  }),

  ...lines("APP_ADMIN", ["ASSIGN_APP", "CONFIGURE_APP"], {
    narrowedBy: "APP_TARGETS",
    says: "An Application Administrator configures the managed apps and assigns them to users and groups.",
  }),
  ...lines("APP_ADMIN", ["READ_CLIENT_SECRET"], {
    ...research,
    narrowedBy: "APP_TARGETS",
    says: "An Application Administrator reads client secrets, those of apps with roles too.",
  }),
  ...lines("APP_ADMIN", ["EDIT_PROFILE"], {
    ...unsettled,
    narrowedBy: "NOTHING",
    source: sources.help,
    says: "An Application Administrator changes profiles by imports, of users whom no other source masters.",
  }),

  ...lines(
    "API_ACCESS_MANAGEMENT_ADMIN",
    ["ASSIGN_APP", "CONFIGURE_APP"],
    {
      narrowedBy: "NOTHING",
      says: "An API Access Management Administrator configures and assigns all custom OpenID Connect apps.",
    },
    { onlyOidc: true },
  ),
  ...lines("API_ACCESS_MANAGEMENT_ADMIN", ["READ_CLIENT_SECRET"], {
    ...research,
    narrowedBy: "NOTHING",
    says: "An API Access Management Administrator reads the client secrets of all apps.",
  }),
  ...lines("READ_ONLY_ADMIN", ["READ_CLIENT_SECRET"], {
    ...research,
    narrowedBy: "NOTHING",
    says: "A Read-only Administrator reads the client secrets of all apps.",
  }),

  ...lines("ACCESS_REQUESTS_ADMIN", ["ASSIGN_APP", "CONFIGURE_APP"], {
    ...unsettled,
    narrowedBy: "NOTHING",
    source: sources.research,
    says: "An Access Requests Administrator manages access to apps through Access Requests; over which apps is not settled.",
  }),
  ...lines("WORKFLOWS_ADMIN", powerActions, {
    ...unsettled,
    narrowedBy: "NOTHING",
    source: sources.help,
    says: "Flows run with the rights of their connections, often a Super Administrator's, and Okta's API does not list these.",
  }),
];

/** Standard roles that give none of these powers, as far as is known. */
export const harmlessTypes: ReadonlySet<string> = new Set([
  "REPORT_ADMIN",
  "MOBILE_ADMIN",
  "ACCESS_CERTIFICATIONS_ADMIN",
  "API_ADMIN",
]);
