import type { SimOrg } from "../../src/simulator/org.ts";
import type { Random } from "../../src/simulator/random.ts";

/**
 * A day of an administrator's work, by a seed: something of every kind comes, changes and goes, few enough of each that no
 * sync refuses to remove it.
 */
export function changeOrg(org: SimOrg, random: Random, day: number): void {
  const pickUser = () => random.pick([...org.users.values()].filter((user) => user.status === "ACTIVE"));
  const pickGroup = () => random.pick([...org.groups.values()].filter((group) => group.type === "OKTA_GROUP"));
  const pickApp = () => random.pick([...org.apps.values()].filter((app) => app.status === "ACTIVE"));
  const memberOf = (groupId: string) => random.pick([...(org.members.get(groupId)?.keys() ?? [])]);
  const times = (count: number, act: () => void) => {
    for (let done = 0; done < count; done++) act();
  };
  const holdsRole = (id: string) => org.userRoles.has(id);

  times(4, () => {
    const login = `day${day}-${random.int(1_000_000)}@changes.example`;
    const { id } = org.addUser({
      profile: { login, firstName: "New", lastName: "Here", department: "Sales" },
      status: "ACTIVE",
    });
    org.addMember(pickGroup().id, id);
    org.assignUser(pickApp().id, id);
  });
  times(12, () => {
    const [group, user] = [pickGroup(), pickUser()];
    if (!org.members.get(group.id)?.has(user.id)) org.addMember(group.id, user.id);
  });
  times(8, () => {
    const filled = [...org.groups.values()].filter(
      (group) => group.type === "OKTA_GROUP" && (org.members.get(group.id)?.size ?? 0) > 4,
    );
    const group = random.pick(filled);
    org.removeMember(group.id, memberOf(group.id));
  });
  times(3, () => {
    const user = pickUser();
    if (!holdsRole(user.id)) org.suspendUser(user.id);
  });
  times(2, () => {
    const user = pickUser();
    if (!holdsRole(user.id)) org.deactivateUser(user.id);
  });
  times(2, () => {
    const user = pickUser();
    if (holdsRole(user.id)) return;
    org.deactivateUser(user.id);
    org.deleteUser(user.id);
  });
  const group = org.addGroup({ name: `Team of day ${day}` });
  const app = org.addApp({ label: `App of day ${day}`, signOnMode: "SAML_2_0" });
  times(5, () => {
    const user = pickUser();
    if (!org.members.get(group.id)?.has(user.id)) org.addMember(group.id, user.id);
  });
  org.assignGroup(app.id, group.id);
  times(4, () => org.assignUser(pickApp().id, pickUser().id));
  times(3, () => {
    const assigned = [...org.accounts].flatMap(([appId, accounts]) =>
      [...accounts.values()].filter(({ scope }) => scope === "USER").map(({ userId }) => ({ appId, userId })),
    );
    const gone = random.pick(assigned);
    org.unassignUser(gone.appId, gone.userId);
  });
  const earlier = [...org.groups.values()].find((one) => one.profile.name === `Team of day ${day - 2}`);
  if (earlier) org.deleteGroup(earlier.id);
  const earlierApp = [...org.apps.values()].find((one) => one.label === `App of day ${day - 3}`);
  if (earlierApp) {
    org.deactivateApp(earlierApp.id);
    org.deleteApp(earlierApp.id);
  }
  // An assignment of a group goes, and only then somebody joins it: who joined never had the app.
  const granting = [...org.appGroups].flatMap(([appId, rows]) =>
    [...rows.keys()].map((groupId) => ({ appId, groupId })),
  );
  const ended = granting.filter(({ groupId }) => {
    const size = org.members.get(groupId)?.size ?? 0;
    return org.groups.get(groupId)?.type === "OKTA_GROUP" && size > 0 && size < 30;
  });
  if (ended.length > 3) {
    const { appId, groupId } = random.pick(ended);
    org.unassignGroup(appId, groupId);
    times(3, () => {
      const user = pickUser();
      if (!org.members.get(groupId)?.has(user.id)) org.addMember(groupId, user.id);
    });
  }
  times(2, () => {
    const [assigned, to] = [pickGroup(), pickApp()];
    if (!org.appGroups.get(to.id)?.has(assigned.id)) org.assignGroup(to.id, assigned.id);
  });
  const rule = [...org.rules.values()].find(({ status }) => status === "ACTIVE");
  if (rule && day % 3 === 0) org.deactivateRule(rule.id);
  org.renameGroup(pickGroup().id, `Renamed on day ${day}, ${random.int(1_000)}`);
}
