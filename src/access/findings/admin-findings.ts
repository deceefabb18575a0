import { counted, day, type FindingDefinition, listed } from "./finding.ts";

const admins = ["users", "groups", "memberships", "roleAssignments", "roles"] as const;

const held = ({ own, throughGroups }: { own?: unknown; throughGroups?: unknown }): string =>
  [own ? "given directly" : null, throughGroups ? `through ${counted(throughGroups, "group")}` : null]
    .filter((part) => part !== null)
    .join(" and ");

/** What is wrong with who administers the org. An assignment that is switched off or has ended gives nothing. */
export const adminFindings = {
  PRIVILEGED_USER: {
    statement: "privileged-users",
    title: "Privileged users",
    description: "A user has an admin role, standard or custom, of their own or through a group.",
    severity: "LOW",
    walk: "USERS",
    parameters: {},
    restsOn: admins,
    refutedBy: [],
    usesLog: false,
    summary: ({ roles, ...rest }) => `${listed(roles)}, ${held(rest)}.`,
  },
  STANDING_SUPER_ADMIN: {
    statement: "standing-super-admins",
    title: "Standing super admins",
    description:
      "A user is super admin without an end, of their own or through a group. Okta lets no org be without one: TOO_MANY_SUPER_ADMINS tells where there are more than there should be.",
    severity: "MEDIUM",
    walk: "USERS",
    parameters: {},
    restsOn: [...admins, "factors"],
    refutedBy: [],
    usesLog: false,
    summary: ({ status, factors, ...rest }) =>
      `${String(status)}, ${held(rest)}; ${factors === null || factors === undefined ? "factors were not read" : counted(factors, "factor")}.`,
  },
  TOO_MANY_SUPER_ADMINS: {
    statement: "too-many-super-admins",
    title: "Too many standing super admins",
    description:
      "More than `most` users are super admin without an end, of their own or through groups, each counted once: one finding, about the role. Nothing holds a super admin back, so Okta advises to have few. STANDING_SUPER_ADMIN lists them all.",
    severity: "HIGH",
    walk: "KEYS",
    parameters: { most: 5 },
    restsOn: admins,
    refutedBy: [],
    usesLog: false,
    summary: ({ superAdmins, throughGroupsOnly, most }) =>
      `${counted(superAdmins, "standing super admin")}, ${String(throughGroupsOnly)} of them only through groups: more than ${String(most)}.`,
  },
  DORMANT_PRIVILEGED: {
    statement: "dormant-privileged",
    title: "Dormant privileged users",
    description:
      "An ACTIVE user with an admin role has not signed in to Okta or an app for `days`, by a System Log that is known for as long.",
    severity: "HIGH",
    walk: "USERS",
    parameters: { days: 90 },
    restsOn: [...admins, "activity"],
    refutedBy: [],
    usesLog: true,
    summary: ({ roles, coveredUntil, lastActivity, lastLogin }) =>
      `${listed(roles)}; last sign-in ${lastActivity || lastLogin ? `on ${day(lastActivity ?? lastLogin)}` : "never"}, as known until ${day(coveredUntil)}.`,
  },
  PRIVILEGED_NOT_ACTIVE: {
    statement: "privileged-not-active",
    title: "Privileged users who are not active",
    description: "A user with an admin role has another status than ACTIVE.",
    severity: "HIGH",
    walk: "USERS",
    parameters: {},
    restsOn: admins,
    refutedBy: [],
    usesLog: false,
    summary: ({ status, roles }) => `${String(status)}, with ${listed(roles)}.`,
  },
  PRIVILEGED_WITHOUT_RECENT_USE: {
    statement: "privileged-without-recent-use",
    title: "Admin roles without recent use",
    description:
      "An ACTIVE user with an admin role has not signed in to the Okta Admin Console for `days`, by a System Log that is known for as long. It is unknown where Okta does not list its console among the apps, and POSSIBLE for owners of API tokens, who may use their role without the console.",
    severity: "MEDIUM",
    walk: "USERS",
    parameters: { days: 90 },
    restsOn: [...admins, "apps", "activity"],
    refutedBy: [],
    usesLog: true,
    summary: ({ roles, lastUse, coveredUntil }) =>
      `${listed(roles)}; ${lastUse ? `last in the Admin Console on ${day(lastUse)}` : "never seen in the Admin Console"}, as known until ${day(coveredUntil)}.`,
  },
  PRIVILEGED_WITH_WEAK_SIGN_IN: {
    statement: "privileged-with-weak-sign-in",
    title: "Privileged users without factors or with an old password",
    description:
      "A user with an admin role has no factor enrolled, or a password older than `days`. Users whose factors were not read are counted as unknown.",
    severity: "HIGH",
    walk: "USERS",
    parameters: { days: 365 },
    restsOn: [...admins, "factors"],
    refutedBy: [],
    usesLog: false,
    summary: ({ noFactors, oldPassword, passwordChanged, roles }) =>
      `${[noFactors ? "No factor" : null, oldPassword ? `password of ${day(passwordChanged)}` : null]
        .filter((part) => part !== null)
        .join(" and ")}, with ${listed(roles)}.`.replace(/^p/, "P"),
  },
  NON_HUMAN_PRIVILEGED: {
    statement: "non-human-privileged",
    title: "Programs with admin power",
    description:
      "An API token that has not ended, whose owner has an admin role: it can do what the owner may do at that moment. Or a service app with an admin role of its own; what it can do is limited by its granted scopes, too.",
    severity: "MEDIUM",
    walk: "KEYS",
    parameters: {},
    restsOn: [...admins, "apps", "apiTokens", "credentials"],
    refutedBy: [],
    usesLog: false,
    summary: ({ roles, created, ownerStatus, keys }) =>
      ownerStatus !== null && ownerStatus !== undefined
        ? `API token of ${day(created)}, of an owner who is ${String(ownerStatus)}: ${listed(roles)}.`
        : `Service app with ${counted(keys, "key")}: ${listed(roles)}.`,
  },
  OLD_KEY_OF_PRIVILEGED_APP: {
    statement: "old-keys-of-privileged-apps",
    title: "Old keys of service apps with admin power",
    description: "A service app with an admin role signs in with a public key that was added more than `days` ago.",
    severity: "MEDIUM",
    walk: "APPS",
    parameters: { days: 365 },
    restsOn: ["apps", "roleAssignments", "roles", "credentials"],
    refutedBy: [],
    usesLog: false,
    summary: ({ oldKeys, oldestKey, roles }) =>
      `${counted(oldKeys, "old key")}, the oldest of ${day(oldestKey)}, with ${listed(roles)}.`,
  },
  HELP_DESK_OVER_ADMIN: {
    statement: "help-desk-over-admins",
    title: "Help desk over admins",
    description:
      "A user who may reset credentials (help desk, group or organization administrator, or a custom role) has a user with a role of another kind within scope. Always POSSIBLE: Okta says that only super admins reset the credentials of super admins, and says nothing of other admins.",
    severity: "HIGH",
    walk: "USERS",
    parameters: {},
    restsOn: [...admins, "resourceSets"],
    refutedBy: [],
    usesLog: false,
    summary: ({ role, targetRoles, superAdmin }) =>
      `${listed(role)} over somebody with ${listed(targetRoles)}.${superAdmin ? " Okta says it refuses this for super admins." : ""}`,
  },
  ADMIN_WHO_CAN_GRANT_ITSELF: {
    statement: "admins-who-can-grant-themselves",
    title: "Admins who can give themselves apps",
    description:
      "A user, no super admin, may change members of groups that give apps, or assign apps, by a role whose scope is known: nothing keeps such a user from adding themselves. POSSIBLE where the role also needs a right over the user that was not looked for.",
    severity: "MEDIUM",
    walk: "USERS",
    parameters: {},
    restsOn: [...admins, "apps", "appGroups", "resourceSets"],
    refutedBy: [],
    usesLog: false,
    summary: ({ role, groupsThatGiveApps, assignableApps }) =>
      `${listed(role)} over ${counted(groupsThatGiveApps, "group")} that give apps and ${counted(assignableApps, "app")} to assign.`,
  },
  SECRET_READER_OF_PRIVILEGED_APP: {
    statement: "secret-readers-of-privileged-apps",
    title: "Who may read or change secrets of service apps with admin power",
    description:
      "A user, no super admin, may read the client secrets of a service app that has an admin role, or change its secrets and keys, and could then act as it. Even the read-only administrator may read them, by published research; Okta does not say so, nor whether others than super admins may change such an app, which may also sign in with a key: always POSSIBLE. Whoever has the app's only role over the whole org gains nothing, and is left out.",
    severity: "HIGH",
    walk: "USERS",
    parameters: {},
    restsOn: [...admins, "apps", "resourceSets"],
    refutedBy: [],
    usesLog: false,
    summary: ({ role, appRoles, mayChange }) =>
      `${listed(role)} over a service app with ${listed(appRoles)}${mayChange ? "; may change its secrets and keys, too" : ""}.`,
  },
  PROFILE_EDITOR_OVER_GROUP_RULE: {
    statement: "profile-editors-over-rules",
    title: "Who may edit what group rules read",
    description:
      "A user, no super admin, may edit profiles (a group administrator of some groups, or a custom role) of users whom an active group rule, which reads the profile, could then put into a group that gives apps. Whether the condition can hold is not evaluated, and another source may own the profile: always POSSIBLE; `couldReach` evaluates conditions. Left out are groups whose members the same role may change anyway, and groups with an admin role, which Okta lets no rule fill.",
    severity: "MEDIUM",
    walk: "USERS",
    parameters: {},
    restsOn: [...admins, "groupRules", "apps", "appGroups", "resourceSets"],
    refutedBy: [],
    usesLog: false,
    summary: ({ role, rules, groupsThatGiveApps, apps, limited }) =>
      `${listed(role)} over ${limited ? "attributes" : "profiles"} that ${counted(rules, "group rule reads", "group rules read")}: ${counted(groupsThatGiveApps, "group")} with ${counted(apps, "app")}.`,
  },
} as const satisfies Record<string, FindingDefinition>;
