import { type FindingCase, membersOf, people } from "./case.ts";

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
];
