import fc from "fast-check";

/** A small org with administrators, as plain rows. Ids are Okta ids. */
export interface PowersOrg {
  id: string;
  users: { id: string; status: string; department: string }[];
  groups: { id: string; type: string }[];
  apps: { id: string; name: string; signOnMode: string | undefined }[];
  members: { user: string; group: string }[];
  direct: { user: string; app: string }[];
  /** Accounts that a group gave. */
  accounts: { user: string; app: string; status: string }[];
  groupApps: { group: string; app: string }[];
  rules: { id: string; status: string; targets: string[]; expression: string; excludes: string[] }[];
  roles: { id: string; permissions: string[] | null; limited: Record<string, string> }[];
  sets: { id: string; entries: { kind: string; node: string; appName?: string; excludes: string[] }[] }[];
  assignments: {
    id: string;
    to: string;
    role: string;
    status: string;
    scopeKnown: boolean;
    /** Okta ids: none is the whole org. */
    scope: string[];
    appNames: string[];
  }[];
  tokens: { id: string; user: string }[];
}

const standard = [
  "SUPER_ADMIN",
  "ORG_ADMIN",
  "USER_ADMIN",
  "USER_ADMIN",
  "HELP_DESK_ADMIN",
  "HELP_DESK_ADMIN",
  "GROUP_MEMBERSHIP_ADMIN",
  "GROUP_MEMBERSHIP_ADMIN",
  "APP_ADMIN",
  "APP_ADMIN",
  "API_ACCESS_MANAGEMENT_ADMIN",
  "READ_ONLY_ADMIN",
  "REPORT_ADMIN",
  "ACCESS_REQUESTS_ADMIN",
  "WORKFLOWS_ADMIN",
  "ROLE_TO_COME",
];
const permissions = [
  "okta.users.manage",
  "okta.users.create",
  "okta.users.read",
  "okta.users.credentials.manage",
  "okta.users.credentials.resetPassword",
  "okta.users.credentials.expirePassword",
  "okta.users.credentials.resetFactors",
  "okta.users.credentials.manageTemporaryAccessCode",
  "okta.users.userprofile.manage",
  "okta.users.lifecycle.suspend",
  "okta.users.groupMembership.manage",
  "okta.users.groupMembership.manage",
  "okta.users.appAssignment.manage",
  "okta.users.appAssignment.manage",
  "okta.groups.manage",
  "okta.groups.members.manage",
  "okta.groups.members.manage",
  "okta.groups.appAssignment.manage",
  "okta.apps.manage",
  "okta.apps.assignment.manage",
  "okta.apps.assignment.manage",
  "okta.apps.clientCredentials.read",
  "okta.identityProviders.manage",
  "okta.profilesources.import.run",
  "okta.workflows.invoke",
  "okta.a.new.permission",
];
const conditions = [
  JSON.stringify({ include: { "okta:ResourceAttribute/User/Profile": ["department"] } }),
  JSON.stringify({ include: { "okta:ResourceAttribute/User/Profile": ["title"] } }),
  JSON.stringify({ exclude: { "okta:ResourceAttribute/User/Profile": ["department"] } }),
  JSON.stringify({ other: [] }),
];

/** Small orgs in which roles of every kind are over things of every kind, also over nothing and over what is not known. */
export function randomPowersOrg(): fc.Arbitrary<Omit<PowersOrg, "id">> {
  return fc.array(fc.nat(10_000), { minLength: 400, maxLength: 400 }).map((seed) => {
    let at = 0;
    const next = () => seed[at++ % seed.length] ?? 0;
    const chance = (percent: number) => next() % 100 < percent;
    const pick = <T>(items: readonly T[]): T => items[next() % items.length] as T;
    const some = <T>(items: readonly T[], percent: number) => items.filter(() => chance(percent));
    const times = <T>(count: number, make: (index: number) => T) =>
      Array.from({ length: count }, (_, index) => make(index));

    const users = times(3 + (next() % 5), (index) => ({
      id: `u${index}`,
      status: pick(["ACTIVE", "ACTIVE", "ACTIVE", "LOCKED_OUT", "SUSPENDED", "DEPROVISIONED"]),
      department: pick(["Sales", "Legal"]),
    }));
    const current = users.filter(({ status }) => status !== "DEPROVISIONED");
    const groups = times(2 + (next() % 4), (index) => ({
      id: `g${index}`,
      type: pick(["OKTA_GROUP", "OKTA_GROUP", "OKTA_GROUP", "OKTA_GROUP", "APP_GROUP", "NEW_KIND"]),
    }));
    const everyone = { id: "gAll", type: "BUILT_IN" };
    const apps = times(1 + (next() % 3), (index) => ({
      id: `a${index}`,
      name: pick(["one", "two", "oidc_client"]),
      signOnMode: pick(["SAML_2_0", "OPENID_CONNECT", "OPENID_CONNECT", undefined]),
    }));
    const members = groups.flatMap((group) => some(current, 30).map((user) => ({ user: user.id, group: group.id })));
    const roles = times(2 + (next() % 3), (index) => {
      const own = [...new Set(times(1 + (next() % 4), () => pick(permissions)))];
      const limited = Object.fromEntries(some(own, 12).map((permission) => [permission, pick(conditions)]));
      return { id: `cr${index}`, permissions: chance(92) ? own : null, limited };
    });
    const sets = times(1 + (next() % 3), (index) => ({
      id: `s${index}`,
      entries: times(1 + (next() % 4), () => {
        const kind = pick([
          "SELF",
          "SELF",
          "SELF",
          "MEMBERS",
          "MEMBERS",
          "ALL_USERS",
          "ALL_GROUPS",
          "ALL_APPS",
          "APPS_OF_TYPE",
          "OTHER",
        ]);
        const app = pick(apps);
        const node =
          kind === "SELF"
            ? pick([...users, ...groups, ...apps]).id
            : kind === "MEMBERS"
              ? pick(groups).id
              : kind === "APPS_OF_TYPE"
                ? app.id
                : "ORG";
        const names = [
          `orn:okta:directory:ORG:users:${pick(users).id}`,
          `orn:okta:directory:ORG:groups:${pick(groups).id}:contained_resources`,
          `orn:okta:directory:ORG:groups:${pick(groups).id}`,
          `orn:okta:idp:ORG:apps:one:${pick(apps).id}`,
          "orn:okta:idp:ORG:apps:two",
          "orn:okta:something:else",
        ];
        const excludes = chance(25) ? some(names, 25) : [];
        return { kind, node, excludes, ...(kind === "APPS_OF_TYPE" ? { appName: app.name } : {}) };
      }),
    }));
    const holders = [...users, ...users, ...groups, pick(apps)];
    const assignments = times(2 + (next() % 6), (index) => {
      const isCustom = chance(45);
      const role = isCustom ? pick(roles).id : pick(standard);
      const common = { id: `ra${index}`, to: pick(holders).id, role, status: chance(92) ? "ACTIVE" : "INACTIVE" };
      if (chance(6)) return { ...common, scopeKnown: false, scope: [], appNames: [] };
      if (isCustom) return { ...common, scopeKnown: true, scope: [pick(sets).id], appNames: [] };
      const isByGroups = ["USER_ADMIN", "HELP_DESK_ADMIN", "GROUP_MEMBERSHIP_ADMIN"].includes(role);
      if (isByGroups && chance(75))
        return { ...common, scopeKnown: true, scope: [...new Set([pick(groups).id, pick(groups).id])], appNames: [] };
      if (role !== "APP_ADMIN" || chance(25)) return { ...common, scopeKnown: true, scope: [], appNames: [] };
      const app = pick(apps);
      return { ...common, scopeKnown: true, scope: [app.id], appNames: chance(40) ? [app.name] : [] };
    });
    return {
      users,
      groups: [...groups, everyone],
      apps,
      members: [...members, ...current.map((user) => ({ user: user.id, group: everyone.id }))],
      direct: apps.flatMap((app) => some(current, 15).map((user) => ({ user: user.id, app: app.id }))),
      accounts: apps.flatMap((app) =>
        some(current, 8).map((user) => ({ user: user.id, app: app.id, status: pick(["ACTIVE", "SUSPENDED"]) })),
      ),
      groupApps: apps.flatMap((app) =>
        some([...groups, ...(chance(4) ? [everyone] : [])], 45).map((group) => ({ group: group.id, app: app.id })),
      ),
      rules: times(next() % 3, (index) => ({
        id: `r${index}`,
        status: pick(["ACTIVE", "ACTIVE", "INACTIVE", "INVALID"]),
        targets: [...new Set([pick(groups).id, pick(groups).id])],
        expression: pick(['user.department=="Sales"', 'user.department=="Legal"']),
        excludes: some(users, 20).map(({ id }) => id),
      })),
      roles,
      sets,
      assignments,
      tokens: some(users, 20).map(({ id }, index) => ({ id: `t${index}`, user: id })),
    };
  });
}
