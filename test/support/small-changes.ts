import { holdsRole } from "../../src/simulator/org/holders.ts";
import type { SimOrg } from "../../src/simulator/org.ts";
import type { Random } from "../../src/simulator/random.ts";

type Change = (org: SimOrg, random: Random) => void;

const activeUsers = (org: SimOrg) => [...org.users.values()].filter(({ status }) => status === "ACTIVE");
const plainGroups = (org: SimOrg) => [...org.groups.values()].filter(({ type }) => type === "OKTA_GROUP");
const activeApps = (org: SimOrg) => [...org.apps.values()].filter(({ status }) => status === "ACTIVE");
/** Tokens belong to users with roles, who have to stay. */
const plainUsers = (org: SimOrg) => activeUsers(org).filter(({ id }) => !org.userRoles.has(id));
const name = (what: string, random: Random) => `${what} ${random.int(1_000_000_000)}`;

/** One of a list, unless it is empty. */
function withOne<T>(list: T[], random: Random, act: (one: T) => void): void {
  if (list.length > 0) act(random.pick(list));
}

function withSome<A, B>(a: A[], b: B[], random: Random, act: (a: A, b: B) => void): void {
  withOne(a, random, (one) => withOne(b, random, (other) => act(one, other)));
}

/** Rules fill no group that holds a role, and what a rule fills is given none here. */
function withoutRoles(org: SimOrg) {
  return plainGroups(org).filter(({ id }) => !holdsRole(org, "groups", id));
}

function notByRule(org: SimOrg) {
  const targets = new Set([...org.rules.values()].flatMap(({ groupIds }) => groupIds));
  return plainGroups(org).filter(({ id }) => !targets.has(id));
}

const everyday: readonly Change[] = [
  (org, random) => {
    const login = `${name("u", random).replace(" ", "")}@changes.example`;
    org.addUser({ profile: { login, firstName: "New", lastName: "Here", department: "Sales" }, status: "ACTIVE" });
  },
  (org, random) =>
    withSome(plainGroups(org), activeUsers(org), random, (group, user) => {
      if (org.members.get(group.id)?.has(user.id)) org.removeMember(group.id, user.id);
      else org.addMember(group.id, user.id);
    }),
  (org, random) =>
    withSome(plainGroups(org), activeUsers(org), random, (group, { id }) => {
      const [from] = plainGroups(org).filter((one) => one.id !== group.id && org.members.get(one.id)?.has(id));
      if (from === undefined || org.members.get(group.id)?.has(id)) return;
      org.addMember(group.id, id);
      org.removeMember(from.id, id);
    }),
  (org, random) => withSome(activeApps(org), activeUsers(org), random, (app, user) => org.assignUser(app.id, user.id)),
  (org, random) =>
    withOne(activeApps(org), random, ({ id }) => {
      const groupIds = [...(org.appGroups.get(id)?.keys() ?? [])];
      const byGroup = (userId: string) => groupIds.some((groupId) => org.members.get(groupId)?.has(userId));
      const direct = [...(org.accounts.get(id)?.values() ?? [])].filter(({ scope }) => scope === "USER");
      withOne(
        direct.filter(({ userId }) => !byGroup(userId)),
        random,
        ({ userId }) => org.unassignUser(id, userId),
      );
    }),
  (org, random) =>
    withSome(activeApps(org), plainGroups(org), random, (app, group) => {
      if (org.appGroups.get(app.id)?.has(group.id)) org.unassignGroup(app.id, group.id);
      else org.assignGroup(app.id, group.id);
    }),
  (org, random) => withOne(plainGroups(org), random, ({ id }) => void org.renameGroup(id, name("Group", random))),
  (org, random) => withOne(activeUsers(org), random, ({ id }) => void org.updateUser(id, { title: name("T", random) })),
  (org, random) => withOne(plainUsers(org), random, ({ id }) => void org.suspendUser(id)),
  (org, random) => {
    const suspended = [...org.users.values()].filter(({ status }) => status === "SUSPENDED");
    withOne(suspended, random, ({ id }) => void org.unsuspendUser(id));
  },
  (org, random) => withOne(plainUsers(org), random, ({ id }) => void org.deactivateUser(id)),
  (org, random) => {
    const left = [...org.users.values()].filter(({ status }) => status === "DEPROVISIONED");
    withSome(left, [0, 1], random, ({ id }, way) => (way === 0 ? void org.reactivateUser(id) : org.deleteUser(id)));
  },
  (org, random) => {
    const { id } = org.addGroup({ name: name("New group", random) });
    withSome(activeUsers(org), activeApps(org), random, (user, app) => {
      org.addMember(id, user.id);
      org.assignGroup(app.id, id);
    });
  },
  (org, random) => {
    const small = plainGroups(org).filter(({ id }) => (org.members.get(id)?.size ?? 0) < 5 && !org.groupRoles.has(id));
    if (small.length > 4) org.deleteGroup(random.pick(small).id);
  },
  (org, random) => void org.addApp({ label: name("App", random), signOnMode: "SAML_2_0" }),
  (org, random) => {
    const small = activeApps(org).filter(({ id }) => (org.accounts.get(id)?.size ?? 0) < 5);
    if (small.length < 4) return;
    const { id } = random.pick(small);
    org.deactivateApp(id);
    if (random.chance(0.5)) org.deleteApp(id);
  },
  (org, random) =>
    withOne(withoutRoles(org), random, ({ id }) => {
      const expression = `user.department=="${random.pick(["Sales", "Engineering", "Finance"])}"`;
      org.addRule({ name: name("Rule", random).slice(0, 40), expression, groupIds: [id] });
    }),
  (org, random) => {
    const active = [...org.rules.values()].filter(({ status }) => status === "ACTIVE");
    if (active.length < 3) return;
    const { id } = random.pick(active);
    org.deactivateRule(id);
    if (random.chance(0.5)) org.deleteRule(id);
  },
];

const ofAdmins: readonly Change[] = [
  (org, random) => withOne(plainUsers(org), random, ({ id }) => org.setUserRoles(id, ["REPORT_ADMIN"])),
  (org, random) => {
    const reporters = [...org.userRoles].filter(([, grants]) => grants.every(({ type }) => type === "REPORT_ADMIN"));
    withOne(reporters, random, ([id]) => org.setUserRoles(id, []));
  },
  (org, random) =>
    withSome(notByRule(org), [0, 1], random, ({ id }, way) =>
      org.setGroupRoles(id, way === 0 ? [] : [{ type: "HELP_DESK_ADMIN" }]),
    ),
  (org, random) =>
    withOne([...org.userRoles.keys()], random, (userId) => {
      org.addApiToken({ name: name("Token", random), userId });
    }),
  (org, random) => withOne([...org.apiTokens.keys()], random, (id) => org.revokeApiToken(id)),
  (org, random) => {
    const permissions = random.chance(0.5) ? ["okta.users.read"] : ["okta.groups.read", "okta.apps.read"];
    const roles = [...org.customRoles.keys()];
    if (roles.length < 4) org.addCustomRole({ label: name("Role", random), permissions });
    else org.changeCustomRole(random.pick(roles), { permissions });
  },
  (org, random) =>
    withSome([...org.resourceSets.keys()], plainGroups(org), random, (setId, group) => {
      org.setResources(setId, [`orn:okta:directory:${org.id}:groups:${group.id}`]);
    }),
  (org, random) =>
    withSome([...org.resourceSets.keys()], [...org.customRoles.keys()], random, (setId, roleId) => {
      const bound = [...(org.bindings.get(setId)?.get(roleId)?.keys() ?? [])];
      if (bound.length > 2) org.unbind(setId, roleId, random.pick(bound));
      else withOne(plainUsers(org), random, ({ id }) => org.bind(setId, roleId, `users/${id}`));
    }),
];

/** A few things that happen in an org on any day, by a seed; each small enough for an org of some sixty users. */
export function changeALittle(org: SimOrg, random: Random, count: number): void {
  for (let done = 0; done < count; done++) {
    random.pick(random.chance(0.25) ? ofAdmins : everyday)(org, random);
  }
}
