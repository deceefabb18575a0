import { everyone, type FindingCase, membersOf, people } from "./case.ts";

const early = "2020-01-01T00:00:00.000Z";

const broad: FindingCase["org"] = {
  users: [...people("ada", "bob", "cleo", "dan"), { id: "eve", status: "DEPROVISIONED" }],
  groups: [{ id: "big" }, { id: "small" }, { id: "idle" }, { id: "ghosts" }, everyone],
  apps: [
    { id: "pay", label: "Payroll" },
    { id: "wiki", label: "Wiki" },
  ],
  members: [
    ...membersOf("big", "ada", "bob"),
    ...membersOf("small", "ada"),
    ...membersOf("idle", "ada", "bob", "cleo"),
    ...membersOf("ghosts", "ada", "eve"),
    ...membersOf("all", "ada", "bob", "cleo", "dan"),
  ],
  groupApps: ["big", "small", "ghosts"].map((group) => ({ group, app: "wiki" })).concat([{ group: "all", app: "pay" }]),
};

const effects: FindingCase["org"] = {
  users: people("ada"),
  groups: ["none", "empty", "app", "role", "target", "asked", "named", "scope", "held"]
    .map((id) => ({ id }))
    .concat([everyone]),
  apps: [{ id: "pay" }],
  members: ["none", "app", "role", "target", "asked", "named", "scope", "held", "all"].map((group) => ({
    user: "ada",
    group,
  })),
  groupApps: [{ group: "app", app: "pay" }],
  rules: [
    { id: "r1", targets: ["target"], expression: 'isMemberOfAnyGroup("asked")' },
    { id: "r2", expression: 'isMemberOfGroupName("named")' },
  ],
};
const effectRoles = {
  resourceSets: [{ id: "set", contains: [{ node: "held" }] }],
  assignments: [
    { id: "a1", to: "role", role: "READ_ONLY_ADMIN" },
    { id: "a2", to: "ada", role: "USER_ADMIN", scope: ["scope"] },
  ],
};

export const objectCases: FindingCase[] = [
  {
    kind: "OVER_BROAD_GROUP",
    about: "counts active members, and leaves Everyone out where no app is named",
    org: broad,
    hits: ["big"],
    summaries: { big: "2 of 4 active users, with 1 app." },
  },
  {
    kind: "OVER_BROAD_GROUP",
    about: "tells Everyone where it gives an app that matters, or a role",
    org: broad,
    parameters: { apps: ["Payroll"] },
    hits: ["Everyone"],
  },
  {
    kind: "OVER_BROAD_GROUP",
    about: "counts an admin role like an app",
    org: broad,
    admin: {
      assignments: [
        { id: "a1", to: "idle", role: "READ_ONLY_ADMIN" },
        { id: "a2", to: "all", role: "REPORT_ADMIN" },
        { id: "a3", to: "ghosts", role: "REPORT_ADMIN", status: "INACTIVE" },
      ],
    },
    hits: ["big", "Everyone", "idle"],
    summaries: { idle: "3 of 4 active users, with 0 apps and an admin role." },
  },
  {
    kind: "GROUP_WITHOUT_EFFECT",
    about: "leaves out what an app, a role, a rule or a scope makes use of",
    org: effects,
    admin: effectRoles,
    hits: ["none ?"],
    summaries: { none: "1 member, no app, role or rule. Policies and push mappings are not read." },
  },
  {
    kind: "EMPTY_GROUP",
    about: "needs members that were read, and a date",
    org: {
      users: people("ada"),
      groups: [
        { id: "empty", lastMembershipUpdated: early },
        { id: "full", lastMembershipUpdated: early },
        { id: "fresh", lastMembershipUpdated: "2999-01-01T00:00:00.000Z" },
        { id: "undated" },
        { id: "counted", userCount: 3n, lastMembershipUpdated: early },
        { id: "unread", lastMembershipUpdated: early },
        { id: "stale", type: "APP_GROUP", sourceAppId: "ad" },
        { id: "sourced", type: "APP_GROUP", sourceAppId: "ok" },
        everyone,
      ],
      apps: [{ id: "ad", status: "INACTIVE" }, { id: "ok" }],
      members: [...membersOf("full", "ada"), ...membersOf("stale", "ada"), ...membersOf("sourced", "ada")],
      gaps: [{ collector: "memberships", scope: "unread", code: "DENIED" }],
    },
    hits: ["empty", "stale · ad"],
    unknown: { MEMBERS_NOT_READ: 2, DATE_NOT_KNOWN: 1 },
    summaries: { stale: "Its source is not active.", empty: "No members; last change on 2020-01-01." },
  },
  {
    kind: "RULE_WITH_RESIDUAL_MEMBERS",
    about: "counts whom Okta still names the rule for",
    org: {
      users: people("ada", "bob", "cleo"),
      groups: [{ id: "g1" }, { id: "g2" }, { id: "g3" }],
      rules: [
        { id: "off", status: "INACTIVE", targets: ["g1", "g2"] },
        { id: "bad", status: "INVALID", targets: ["g3"] },
        { id: "clean", status: "INACTIVE", targets: ["g3"] },
        { id: "on", targets: ["g3"] },
      ],
      members: [
        { user: "ada", group: "g1", ruleIds: ["off"] },
        { user: "ada", group: "g2", ruleIds: ["off", "on"] },
        { user: "bob", group: "g1", reason: "DIRECT" },
        { user: "bob", group: "g3", ruleIds: ["bad"] },
        { user: "cleo", group: "g3", ruleIds: ["on"] },
      ],
    },
    hits: ["bad · g3", "off · g1 · g2"],
    summaries: { off: "INACTIVE, with 1 member left." },
  },
  {
    kind: "APP_WITHOUT_USERS",
    about: "counts nobody who is blocked, and says nothing of what was not read",
    org: {
      users: [...people("ada", "bob"), { id: "sue", status: "SUSPENDED" }, { id: "staged", status: "STAGED" }],
      groups: [{ id: "full" }, { id: "gone" }, { id: "empty" }, { id: "dark" }],
      apps: [
        ...["used", "direct", "unexplained", "waiting", "nobody", "blocked", "account", "unread", "shadow"].map(
          (id) => ({ id }),
        ),
        { id: "off", status: "INACTIVE" },
      ],
      members: [...membersOf("full", "ada"), ...membersOf("gone", "sue")],
      direct: [
        { user: "ada", app: "direct" },
        { user: "bob", app: "account" },
        { user: "staged", app: "waiting" },
      ],
      groupApps: [
        { group: "full", app: "used" },
        { group: "gone", app: "blocked" },
        { group: "empty", app: "nobody" },
        { group: "dark", app: "shadow" },
      ],
      accounts: [
        { user: "bob", app: "account", status: "SUSPENDED" },
        { user: "bob", app: "unexplained", scope: "GROUP" },
        { user: "bob", app: "nobody", scope: "USER" },
      ],
      gaps: [
        { collector: "appUsers", scope: "unread", code: "FAILED" },
        { collector: "memberships", scope: "dark", code: "FAILED" },
      ],
    },
    hits: ["account", "blocked", "nobody"],
    unknown: { USERS_NOT_READ: 2 },
  },
  {
    kind: "INACTIVE_APP_WITH_ASSIGNMENTS",
    about: "finds what would open again",
    org: {
      users: people("ada"),
      groups: [{ id: "g1" }],
      apps: [{ id: "on" }, ...["off", "empty", "byGroup"].map((id) => ({ id, status: "INACTIVE" }))],
      direct: [
        { user: "ada", app: "on" },
        { user: "ada", app: "off" },
      ],
      groupApps: [{ group: "g1", app: "byGroup" }],
    },
    hits: ["byGroup", "off"],
    summaries: { off: "INACTIVE, assigned to 1 user and 0 groups." },
  },
  {
    kind: "APP_OPEN_TO_ALL",
    about: "finds what Everyone has, by assignment or without one",
    org: {
      users: people("ada"),
      groups: [everyone, { id: "big" }],
      apps: [{ id: "wiki" }, { id: "open", implicitAssignment: true }, { id: "both" }, { id: "pay" }],
      members: membersOf("big", "ada"),
      groupApps: [
        { group: "all", app: "wiki" },
        { group: "all", app: "both" },
        { group: "all", app: "both", kind: "IMPLICIT" },
        { group: "big", app: "pay" },
      ],
    },
    hits: ["both", "open", "wiki"],
    summaries: {
      both: "Assigned to Everyone, open to everyone without an assignment.",
      open: "Open to everyone without an assignment.",
    },
  },
];
