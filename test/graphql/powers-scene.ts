import { seed } from "./seed.ts";
import { seedAdmin } from "./seed-admin.ts";

const profile = "okta:ResourceAttribute/User/Profile";

/** Administrators of every kind, and beside each something that looks like a power and is none. */
export async function seedPowersScene(org: string): Promise<void> {
  const users = [
    "ann",
    "bob",
    "cid",
    "dee",
    "eve",
    "fay",
    "gus",
    "hal",
    "ida",
    "jon",
    "kim",
    "lea",
    "max",
    "nia",
    "oda",
    "pia",
  ];
  await seed({
    id: org,
    users: [
      ...users.map((id) => ({ id })),
      ...[
        "super",
        "orgadm",
        "helpall",
        "helpeng",
        "helpnone",
        "grpadm",
        "grpall",
        "gma",
        "appadm",
        "appone",
        "apiadm",
      ].map((id) => ({ id })),
      ...["readonly", "both", "unknown", "off", "future", "flows", "members", "halves", "custom", "conditional"].map(
        (id) => ({
          id,
        }),
      ),
    ],
    groups: [
      { id: "eng", name: "Engineering" },
      { id: "ops", name: "Operations" },
      { id: "void", name: "Empty" },
      { id: "desk", name: "Service desk" },
      { id: "left", name: "Left half" },
      { id: "right", name: "Right half" },
      { id: "ad", name: "From a directory", type: "APP_GROUP" },
      { id: "all", name: "Everyone", type: "BUILT_IN" },
      { id: "odd", name: "Odd", type: "NEW_KIND" },
    ],
    apps: [
      { id: "git1", label: "GitHub 1", name: "github", signOnMode: "SAML_2_0" },
      { id: "git2", label: "GitHub 2", name: "github", signOnMode: "SAML_2_0" },
      { id: "oidc", label: "Portal", name: "oidc_client", signOnMode: "OPENID_CONNECT" },
      { id: "svc", label: "Robot", name: "oidc_client", signOnMode: "OPENID_CONNECT" },
      { id: "mute", label: "Mute" },
    ],
    members: [
      ...["ann", "bob", "helpeng"].map((user) => ({ user, group: "eng" })),
      { user: "cid", group: "ops" },
      { user: "dee", group: "desk" },
      { user: "ann", group: "ad" },
      ...["kim", "lea"].map((user) => ({ user, group: "left" })),
      ...["kim", "max"].map((user) => ({ user, group: "right" })),
    ],
  });
  const all = (kind: "users" | "groups" | "apps") => ({ kind: `ALL_${kind.toUpperCase()}`, node: org });
  await seedAdmin(org, {
    customRoles: [
      { id: "crPass", label: "Passwords", permissions: ["okta.users.credentials.resetPassword", "okta.users.read"] },
      { id: "crMembers", label: "Members", permissions: ["okta.groups.members.manage"] },
      { id: "crUsers", label: "Memberships", permissions: ["okta.users.groupMembership.manage"] },
      {
        id: "crBoth",
        label: "Both sides",
        permissions: ["okta.groups.members.manage", "okta.users.groupMembership.manage"],
      },
      {
        id: "crAssign",
        label: "Assign",
        permissions: ["okta.apps.assignment.manage", "okta.users.appAssignment.manage"],
      },
      { id: "crApps", label: "Apps", permissions: ["okta.apps.manage", "okta.apps.clientCredentials.read"] },
      { id: "crNew", label: "New", permissions: ["okta.a.new.permission"] },
      { id: "crUnread", label: "Unread" },
      {
        id: "crProfile",
        label: "Profiles",
        permissions: ["okta.users.userprofile.manage", "okta.users.manage"],
        limited: {
          "okta.users.userprofile.manage": JSON.stringify({ include: { [profile]: ["department"] } }),
          "okta.users.manage": JSON.stringify({ something: { else: true } }),
        },
      },
    ],
    resourceSets: [
      {
        id: "sUsers",
        contains: [
          {
            ...all("users"),
            excludes: [
              `orn:okta:directory:${org}:users:bob`,
              `orn:okta:directory:${org}:groups:ops:contained_resources`,
            ],
          },
        ],
      },
      { id: "sEng", contains: [{ node: "eng" }] },
      { id: "sEngPeople", contains: [{ node: "eng", kind: "MEMBERS" }] },
      { id: "sVoid", contains: [{ node: "ops" }, { node: "void", kind: "MEMBERS" }] },
      { id: "sGroups", contains: [{ ...all("groups") }, { ...all("users") }] },
      {
        id: "sApps",
        contains: [
          {
            node: "git1",
            kind: "APPS_OF_TYPE",
            appName: "github",
            orn: "orn:github",
            excludes: [`orn:okta:idp:${org}:apps:github:git2`],
          },
          { node: "oidc" },
          { ...all("users") },
        ],
      },
      { id: "sOdd", contains: [{ ...all("users"), excludes: ["orn:okta:something:else"] }] },
    ],
    assignments: [
      { id: "1", to: "super", role: "SUPER_ADMIN" },
      { id: "2", to: "orgadm", role: "ORG_ADMIN" },
      { id: "3", to: "helpall", role: "HELP_DESK_ADMIN" },
      { id: "4", to: "helpeng", role: "HELP_DESK_ADMIN", scope: ["eng", "desk"] },
      { id: "5", to: "helpnone", role: "HELP_DESK_ADMIN", scope: ["void"] },
      { id: "6", to: "grpadm", role: "USER_ADMIN", scope: ["eng", "desk"] },
      { id: "7", to: "grpall", role: "USER_ADMIN" },
      { id: "8", to: "gma", role: "GROUP_MEMBERSHIP_ADMIN", scope: ["eng", "desk", "ad", "odd"] },
      { id: "9", to: "appadm", role: "APP_ADMIN", scope: ["git1"], appNames: ["github"] },
      { id: "10", to: "appone", role: "APP_ADMIN", scope: ["git1"] },
      { id: "11", to: "apiadm", role: "API_ACCESS_MANAGEMENT_ADMIN" },
      { id: "12", to: "readonly", role: "READ_ONLY_ADMIN" },
      { id: "13", to: "both", role: "USER_ADMIN", scope: ["ops"] },
      { id: "14", to: "both", role: "APP_ADMIN", scope: ["git1"] },
      { id: "15", to: "unknown", role: "HELP_DESK_ADMIN", scopeKnown: false },
      { id: "16", to: "off", role: "ORG_ADMIN", status: "INACTIVE" },
      { id: "17", to: "future", role: "ROLE_TO_COME" },
      { id: "18", to: "flows", role: "WORKFLOWS_ADMIN" },
      { id: "19", to: "desk", role: "HELP_DESK_ADMIN" },
      { id: "20", to: "svc", role: "GROUP_MEMBERSHIP_ADMIN" },
      { id: "21", to: "members", role: "crMembers", scope: ["sEng"] },
      { id: "22", to: "halves", role: "crMembers", scope: ["sEng"] },
      { id: "23", to: "halves", role: "crUsers", scope: ["sEngPeople"] },
      { id: "24", to: "left", role: "crMembers", scope: ["sEng"] },
      { id: "25", to: "right", role: "crUsers", scope: ["sUsers"] },
      { id: "26", to: "custom", role: "crPass", scope: ["sUsers"] },
      { id: "27", to: "custom", role: "crBoth", scope: ["sVoid"] },
      { id: "28", to: "custom", role: "crAssign", scope: ["sApps"] },
      { id: "29", to: "conditional", role: "crProfile", scope: ["sOdd"] },
      { id: "30", to: "nia", role: "crApps", scope: ["sApps"] },
      { id: "31", to: "oda", role: "crUnread", scope: ["sUsers"] },
      { id: "32", to: "pia", role: "crNew", scope: ["sUsers"] },
      { id: "33", to: "max", role: "HELP_DESK_ADMIN", scope: [] },
    ],
  });
}
