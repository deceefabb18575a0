import { type FindingCase, membersOf, people } from "./case.ts";

const profiles = "okta.users.userprofile.manage";
const attributes = (how: "include" | "exclude", ...names: string[]) =>
  JSON.stringify({ [how]: { "okta:ResourceAttribute/User/Profile": names } });

/** Who could gain more than they have. */
export const escalationCases: FindingCase[] = [
  {
    kind: "HELP_DESK_OVER_ADMIN",
    about: "looks at scopes: the org, members of groups, and what sets hold and leave out",
    org: {
      users: people("whole", "target", "custom", "empty", "blind", "super", "app", "peer", "plain"),
      groups: [{ id: "east" }, { id: "west" }],
      members: [...membersOf("east", "super", "plain"), ...membersOf("west", "app")],
    },
    admin: {
      customRoles: [{ id: "cr", label: "Resetter", permissions: ["okta.users.credentials.resetPassword"] }],
      resourceSets: [
        {
          id: "set",
          contains: [
            { node: "east", kind: "MEMBERS", excludes: ["orn:okta:directory:o:users:super"] },
            { node: "west", kind: "MEMBERS" },
          ],
        },
      ],
      assignments: [
        { id: "s", to: "super", role: "SUPER_ADMIN" },
        { id: "p", to: "app", role: "APP_ADMIN" },
        { id: "h", to: "peer", role: "HELP_DESK_ADMIN", scope: [], scopeKnown: true },
        { id: "a1", to: "whole", role: "HELP_DESK_ADMIN" },
        { id: "a2", to: "target", role: "HELP_DESK_ADMIN", scope: ["east"] },
        { id: "a3", to: "custom", role: "cr", scope: ["set"] },
        { id: "a5", to: "blind", role: "HELP_DESK_ADMIN", scopeKnown: false },
      ],
    },
    hits: ["custom · app ?", "target · super ?", "whole · app ?", "whole · custom ?", "whole · super ?"],
    unknown: { SCOPE_NOT_KNOWN: 1 },
    summaries: {
      target:
        "Help Desk Administrator over somebody with Super Administrator. Okta says it refuses this for super admins.",
    },
  },
  {
    kind: "ADMIN_WHO_CAN_GRANT_ITSELF",
    about: "counts groups that give apps and can be changed, and apps that can be assigned",
    org: {
      users: people("member", "scoped", "useless", "apps", "custom", "boss", "group", "blind"),
      groups: [{ id: "gives" }, { id: "nothing" }, { id: "imported", type: "APP_GROUP" }, { id: "roles" }],
      apps: [{ id: "pay" }, { id: "wiki", name: "wiki" }, { id: "off", status: "INACTIVE" }],
      groupApps: ["gives", "imported", "roles"].map((group) => ({ group, app: "pay" })),
    },
    admin: {
      customRoles: [{ id: "cr", label: "Members", permissions: ["okta.groups.members.manage"] }],
      resourceSets: [{ id: "set", contains: [{ node: "gives" }, { node: "nothing" }] }],
      assignments: [
        { id: "r", to: "roles", role: "READ_ONLY_ADMIN" },
        { id: "s", to: "boss", role: "SUPER_ADMIN" },
        { id: "s2", to: "boss", role: "ORG_ADMIN" },
        { id: "a1", to: "member", role: "GROUP_MEMBERSHIP_ADMIN" },
        { id: "a2", to: "scoped", role: "USER_ADMIN", scope: ["gives", "imported"] },
        { id: "a3", to: "useless", role: "GROUP_MEMBERSHIP_ADMIN", scope: ["nothing", "roles", "imported"] },
        { id: "a4", to: "apps", role: "APP_ADMIN", scope: ["pay"], appNames: ["wiki"] },
        { id: "a5", to: "custom", role: "cr", scope: ["set"] },
        { id: "a6", to: "blind", role: "APP_ADMIN", scopeKnown: false },
      ],
    },
    hits: ["apps", "custom ?", "member", "scoped ?"],
    unknown: { SCOPE_NOT_KNOWN: 1 },
    summaries: {
      apps: "Application Administrator over 0 groups that give apps and 2 apps to assign.",
      member: "GROUP_MEMBERSHIP_ADMIN over 1 group that give apps and 0 apps to assign.",
    },
  },
  {
    kind: "SECRET_READER_OF_PRIVILEGED_APP",
    about: "finds who sees or changes the secrets of a program with more power, even by reading only",
    org: {
      users: people("reader", "manager", "elsewhere", "custom", "boss", "helper", "wide"),
      apps: [
        { id: "svc", signOnMode: "OPENID_CONNECT" },
        { id: "other" },
        { id: "equal" },
        { id: "saml", signOnMode: "SAML_2_0" },
      ],
    },
    admin: {
      customRoles: [
        { id: "cr", label: "Secrets", permissions: ["okta.apps.clientCredentials.read"] },
        { id: "ww", permissions: ["okta.apps.manage"] },
      ],
      resourceSets: [
        { id: "set", contains: [{ node: "svc" }] },
        { id: "equals", contains: [{ node: "equal" }] },
      ],
      assignments: [
        { id: "v", to: "svc", role: "SUPER_ADMIN" },
        { id: "e", to: "equal", role: "READ_ONLY_ADMIN" },
        { id: "x", to: "saml", role: "SUPER_ADMIN" },
        { id: "s", to: "boss", role: "SUPER_ADMIN" },
        { id: "s2", to: "boss", role: "READ_ONLY_ADMIN" },
        { id: "a1", to: "reader", role: "READ_ONLY_ADMIN" },
        { id: "a2", to: "manager", role: "APP_ADMIN", scope: ["svc"] },
        { id: "a3", to: "elsewhere", role: "APP_ADMIN", scope: ["other"] },
        { id: "a4", to: "custom", role: "cr", scope: ["set"] },
        { id: "a5", to: "helper", role: "HELP_DESK_ADMIN" },
        { id: "a6", to: "wide", role: "ww", scope: ["equals"] },
      ],
    },
    hits: ["custom · svc ?", "manager · svc ?", "reader · svc ?", "wide · equal ?"],
    summaries: {
      reader: "Read-only Administrator over a service app with Super Administrator.",
      manager:
        "Application Administrator over a service app with Super Administrator; may change its secrets and keys, too.",
      wide: "ww over a service app with Read-only Administrator; may change its secrets and keys, too.",
    },
  },
  {
    kind: "PROFILE_EDITOR_OVER_GROUP_RULE",
    about: "finds who may edit what rules read of somebody whom they could put into a group with apps",
    org: {
      users: people(
        "scoped",
        "custom",
        "some",
        "few",
        "none",
        "most",
        "org",
        "group",
        "both",
        "boss",
        "full",
        "blind",
        "old",
        "new",
      ).concat(people("manager", "self", "members", "helper")),
      groups: ["team", "sales", "ops", "idle", "admins", "insiders", "imported"].map((id) => ({
        id,
        type: id === "imported" ? "APP_GROUP" : "OKTA_GROUP",
      })),
      members: [...membersOf("team", "old", "new"), ...membersOf("sales", "old"), ...membersOf("insiders", "old")],
      apps: [{ id: "crm" }, { id: "wiki" }, { id: "off", status: "INACTIVE" }],
      groupApps: [
        ...["sales", "ops", "admins", "imported"].map((group) => ({ group, app: "crm" })),
        { group: "sales", app: "wiki" },
        { group: "sales", app: "off" },
        { group: "idle", app: "off" },
      ],
      rules: [
        { id: "by department", expression: 'user.department=="Sales"', targets: ["sales", "idle"] },
        { id: "by text", expression: 'String.startsWith(user.department, "S")', targets: ["sales"] },
        { id: "by group", expression: 'isMemberOfAnyGroup("00g1")', targets: ["ops"] },
        { id: "by call", expression: 'user.getInternalProperty("status")=="ACTIVE"', targets: ["ops"] },
        { id: "switched off", expression: 'user.title=="Ops"', status: "INACTIVE", targets: ["ops"] },
        { id: "with role", expression: 'user.title=="Admin"', targets: ["admins"] },
        { id: "without apps", expression: 'user.title=="Idle"', targets: ["idle"] },
        { id: "of an app", expression: 'user.title=="Far"', targets: ["imported"] },
      ],
    },
    admin: {
      customRoles: [
        { id: "profiles", label: "Profiles", permissions: [profiles] },
        { id: "department", permissions: [profiles], limited: { [profiles]: attributes("include", "department") } },
        { id: "city", permissions: [profiles], limited: { [profiles]: attributes("include", "city", "depart") } },
        { id: "all but it", permissions: [profiles], limited: { [profiles]: attributes("exclude", "department") } },
        { id: "all but city", permissions: [profiles], limited: { [profiles]: attributes("exclude", "city") } },
        { id: "groups too", permissions: ["okta.users.manage", "okta.groups.members.manage"] },
      ],
      resourceSets: [
        { id: "everybody", contains: [{ node: "team", kind: "ALL_USERS" }, { node: "sales" }] },
        { id: "who is in", contains: [{ node: "old" }] },
        {
          id: "the team",
          contains: [{ node: "team", kind: "MEMBERS", excludes: ["orn:okta:directory:o:users:new"] }],
        },
      ],
      assignments: [
        { id: "r", to: "admins", role: "READ_ONLY_ADMIN" },
        { id: "s", to: "boss", role: "SUPER_ADMIN" },
        { id: "s2", to: "boss", role: "profiles", scope: ["everybody"] },
        { id: "a1", to: "scoped", role: "USER_ADMIN", scope: ["team"] },
        { id: "a2", to: "custom", role: "profiles", scope: ["everybody"] },
        { id: "a3", to: "some", role: "department", scope: ["everybody"] },
        { id: "a4", to: "few", role: "city", scope: ["everybody"] },
        { id: "a5", to: "none", role: "all but it", scope: ["everybody"] },
        { id: "a6", to: "most", role: "all but city", scope: ["everybody"] },
        { id: "a7", to: "org", role: "ORG_ADMIN" },
        { id: "a8", to: "group", role: "USER_ADMIN" },
        { id: "a9", to: "both", role: "USER_ADMIN", scope: ["team", "sales"] },
        { id: "b1", to: "full", role: "USER_ADMIN", scope: ["insiders"] },
        { id: "b2", to: "blind", role: "USER_ADMIN", scopeKnown: false },
        { id: "b3", to: "manager", role: "groups too", scope: ["everybody"] },
        { id: "b4", to: "self", role: "profiles", scope: ["who is in"] },
        { id: "b5", to: "members", role: "profiles", scope: ["the team"] },
        { id: "b6", to: "helper", role: "HELP_DESK_ADMIN" },
      ],
    },
    hits: ["scoped", "custom", "some", "most"].map((who) => `${who} · by department · by text ?`),
    unknown: { SCOPE_NOT_KNOWN: 1 },
    summaries: {
      custom: "Profiles over profiles that 2 group rules read: 1 group with 2 apps.",
      some: "department over attributes that 2 group rules read: 1 group with 2 apps.",
    },
  },
];
