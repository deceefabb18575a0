import { counted, day, type FindingDefinition } from "./finding.ts";

/** What is wrong with groups, rules and apps. */
export const objectFindings = {
  OVER_BROAD_GROUP: {
    statement: "over-broad-groups",
    title: "Over-broad groups",
    description:
      "A group that holds `percent` or more of the active users has an admin role or an app of those given by `apps`; without `apps`, any app. Groups that Okta keeps itself, such as Everyone, count as broad whatever they hold, and without `apps` only where they have an admin role: apps of Everyone are APP_OPEN_TO_ALL.",
    severity: "MEDIUM",
    walk: "GROUPS",
    parameters: { percent: 50, apps: [] },
    restsOn: ["users", "groups", "apps", "memberships", "appGroups", "roleAssignments"],
    refutedBy: [],
    usesLog: false,
    summary: ({ activeMembers, activeUsers, apps, adminRole }) =>
      `${String(activeMembers)} of ${String(activeUsers)} active users, with ${counted(apps, "app")}${adminRole ? " and an admin role" : ""}.`,
  },
  GROUP_WITHOUT_EFFECT: {
    statement: "groups-without-effect",
    title: "Groups without effect",
    description:
      "A group has members, but no app, no admin role, no rule that fills it or asks for it, and no admin role is limited to it. Always POSSIBLE: policies and push mappings, which can use groups as well, are not read.",
    severity: "LOW",
    walk: "GROUPS",
    parameters: {},
    restsOn: ["groups", "groupRules", "memberships", "appGroups", "roleAssignments", "resourceSets"],
    refutedBy: ["groupRules", "appGroups", "roleAssignments", "resourceSets"],
    usesLog: false,
    summary: ({ members }) =>
      `${counted(members, "member")}, no app, role or rule. Policies and push mappings are not read.`,
  },
  EMPTY_GROUP: {
    statement: "empty-groups",
    title: "Empty and stale groups",
    description:
      "A group has had no members for `days`, or it comes from an app or directory that is not active. A group whose members could not be read is counted as unknown.",
    severity: "LOW",
    walk: "GROUPS",
    parameters: { days: 30 },
    restsOn: ["groups", "memberships", "apps"],
    refutedBy: [],
    usesLog: false,
    summary: ({ empty, sourceInactive, lastMembershipUpdated }) =>
      sourceInactive
        ? `Its source is not active${empty ? ", and it has no members" : ""}.`
        : `No members; last change on ${day(lastMembershipUpdated)}.`,
  },
  RULE_WITH_RESIDUAL_MEMBERS: {
    statement: "rules-with-residual-members",
    title: "Rules out of use whose members are left",
    description:
      "A group rule is INACTIVE or INVALID, and Okta still names it as the cause of memberships: these stay as they are, whatever becomes of the users.",
    severity: "MEDIUM",
    walk: "RULES",
    parameters: {},
    restsOn: ["groupRules", "groups", "memberships"],
    refutedBy: [],
    usesLog: false,
    summary: ({ status, members }) => `${String(status)}, with ${counted(members, "member")} left.`,
  },
  APP_WITHOUT_USERS: {
    statement: "apps-without-users",
    title: "Apps without users",
    description:
      "No user reaches an ACTIVE app whose access is not blocked. An app of which accounts, groups or their members could not be read is counted as unknown.",
    severity: "LOW",
    walk: "APPS",
    parameters: {},
    restsOn: ["users", "groups", "apps", "memberships", "appUsers", "appGroups"],
    refutedBy: ["users", "groups"],
    usesLog: false,
    summary: ({ assignedGroups, blockedUsersOrAccounts }) =>
      `Nobody can use it; ${counted(assignedGroups, "group")} and ${counted(blockedUsersOrAccounts, "blocked account or assignment", "blocked accounts or assignments")} are left.`,
  },
  INACTIVE_APP_WITH_ASSIGNMENTS: {
    statement: "inactive-apps-with-assignments",
    title: "Inactive apps with assignments",
    description:
      "An app that is not ACTIVE is still assigned to users or groups: whoever activates it gives all of them access.",
    severity: "LOW",
    walk: "APPS",
    parameters: {},
    restsOn: ["apps", "appUsers", "appGroups"],
    refutedBy: [],
    usesLog: false,
    summary: ({ status, assignedUsers, assignedGroups }) =>
      `${String(status)}, assigned to ${counted(assignedUsers, "user")} and ${counted(assignedGroups, "group")}.`,
  },
  APP_OPEN_TO_ALL: {
    statement: "apps-open-to-all",
    title: "Apps open to all",
    description:
      "An app is assigned to a group that Okta keeps itself, such as Everyone, or open to everyone without an assignment (Federation Broker Mode).",
    severity: "MEDIUM",
    walk: "APPS",
    parameters: {},
    restsOn: ["apps", "groups", "appGroups"],
    refutedBy: [],
    usesLog: false,
    summary: ({ implicit, assignedToEveryone }) =>
      [assignedToEveryone ? "Assigned to Everyone" : null, implicit ? "open to everyone without an assignment" : null]
        .filter((part) => part !== null)
        .join(", ")
        .replace(/^o/, "O")
        .concat("."),
  },
} as const satisfies Record<string, FindingDefinition>;
