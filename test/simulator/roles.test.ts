import { describe, expect, test } from "vitest";
import { createOrg } from "../../src/simulator/org.ts";
import { story, storyIndex, storyOrg } from "../../src/simulator/story.ts";
import { adminTrouble, bindings } from "./admin-consistency.ts";
import { ask, idsOf, type Row, serve, walk, walkWithin } from "./ask.ts";

function scene() {
  const org = createOrg({ seed: "roles" });
  const user = (name: string) => org.addUser({ profile: { login: `${name}@x.example`, firstName: name } }).id;
  const [ann, bob, cleo] = [user("Ann"), user("Bob"), user("Cleo")] as const;
  const [desk, team] = [org.addGroup({ name: "Desk" }).id, org.addGroup({ name: "Team" }).id] as const;
  org.addMember(desk, bob);
  const app = org.addApp({ label: "Wiki one", name: "wiki", signOnMode: "SAML_2_0" }).id;
  const service = org.addApp({ label: "Importer", serviceApp: true }).id;
  const orn = (rest: string) => `orn:okta:directory:${org.id}:${rest}`;
  const role = org.addCustomRole({ label: "Keeper", permissions: ["okta.groups.members.manage"] }).id;
  const set = org.addResourceSet({
    label: "Teams",
    resources: [
      orn(`groups:${team}`),
      { orn: orn("users"), excludes: [orn(`users:${ann}`), orn(`users:${cleo}`)] },
      `orn:okta:idp:${org.id}:apps:wiki:${app}`,
    ],
  }).id;
  return { org, ann, bob, cleo, desk, team, app, service, role, set, orn };
}

const typesOf = (rows: readonly Row[]) => rows.map(({ type, assignmentType }) => `${type} ${assignmentType}`);

describe("lists of roles", () => {
  test("a user has own rows first, standard and custom, then those of the groups", async () => {
    const { org, bob, desk, role, set } = scene();
    org.setUserRoles(bob, ["READ_ONLY_ADMIN", "WORKFLOWS_ADMIN"]);
    org.setGroupRoles(desk, ["HELP_DESK_ADMIN"]);
    org.bind(set, role, `groups/${desk}`);
    org.bind(set, role, `users/${bob}`);
    const simulator = await serve(org);
    const rows = (await ask(simulator, `/api/v1/users/${bob}/roles`)).body;
    expect(typesOf(rows)).toEqual([
      "READ_ONLY_ADMIN USER",
      "WORKFLOWS_ADMIN USER",
      "CUSTOM USER",
      "HELP_DESK_ADMIN GROUP",
      "CUSTOM GROUP",
    ]);
    expect(rows[0]).not.toHaveProperty("role");
    expect(rows[1]).toMatchObject({ role: "WORKFLOWS_ADMIN", "resource-set": "WORKFLOWS_IAM_POLICY" });
    const binding = org.bindings.get(set)?.get(role)?.get(`users/${bob}`);
    expect(rows[2]).toEqual({
      id: binding?.id,
      label: "Keeper",
      type: "CUSTOM",
      status: "ACTIVE",
      created: binding?.created,
      lastUpdated: binding?.created,
      assignmentType: "USER",
      "resource-set": set,
      role,
      _links: {
        assignee: { href: `${simulator.url}/api/v1/users/${bob}` },
        member: { href: `${simulator.url}/api/v1/iam/resource-sets/${set}/bindings/${role}/members/${binding?.id}` },
        permissions: { href: `${simulator.url}/api/v1/iam/roles/${role}/permissions` },
        "resource-set": { href: `${simulator.url}/api/v1/iam/resource-sets/${set}` },
        role: { href: `${simulator.url}/api/v1/iam/roles/${role}` },
      },
    });
    for (const row of rows.slice(3)) expect(row._links.assignee.href).toBe(`${simulator.url}/api/v1/groups/${desk}`);
    expect(typesOf((await ask(simulator, `/api/v1/groups/${desk}/roles`)).body)).toEqual([
      "HELP_DESK_ADMIN GROUP",
      "CUSTOM GROUP",
    ]);
    expect((await ask(simulator, `/api/v1/users/${bob}/roles/${rows[3].id}`)).body).toEqual(rows[3]);
    expect((await ask(simulator, `/api/v1/users/${bob}/roles/none`)).status).toBe(404);
  });

  test("only service apps are clients with roles", async () => {
    const { org, app, service, role, set } = scene();
    org.setClientRoles(service, ["APP_ADMIN"]);
    org.bind(set, role, `clients/${service}`);
    expect(() => org.setClientRoles(app, ["APP_ADMIN"])).toThrow(/not a service app/);
    const simulator = await serve(org);
    const { body } = await ask(simulator, `/oauth2/v1/clients/${service}/roles`);
    expect(typesOf(body)).toEqual(["APP_ADMIN CLIENT", "CUSTOM CLIENT"]);
    expect(body[0]._links.assignee.href).toBe(`${simulator.url}/oauth2/v1/clients/${service}`);
    for (const id of [app, "0oaNone"]) {
      expect((await ask(simulator, `/oauth2/v1/clients/${id}/roles`)).body.errorCode).toBe("E0000007");
    }
    const { bucket } = simulator.requests.all.at(-1) ?? {};
    expect(bucket).toBe("/oauth2/v1/clients");
  });

  test("the administrators are the holders, and the members of groups that hold", async () => {
    const { org, ann, bob, cleo, desk, team, role, set } = scene();
    org.setUserRoles(ann, ["ORG_ADMIN"]);
    org.bind(set, role, `groups/${desk}`);
    const simulator = await serve(org);
    const administrators = async () =>
      new Set(idsOf((await walkWithin(simulator, "/api/v1/iam/assignees/users?limit=1", "value")).rows));
    expect(await administrators()).toEqual(new Set([ann, bob]));
    org.setGroupRoles(team, ["REPORT_ADMIN"]);
    org.addMember(team, cleo);
    org.unbind(set, role, `groups/${desk}`);
    expect(await administrators()).toEqual(new Set([ann, cleo]));
  });
});

describe("targets", () => {
  test("are embedded when asked for, for the roles that take them", async () => {
    const { org, bob, desk, team, app, role, set } = scene();
    org.setUserRoles(bob, [
      { type: "USER_ADMIN", groupTargets: [team] },
      { type: "APP_ADMIN", appTargets: [{ name: "wiki", id: app }, { name: "salesforce" }] },
      "SUPER_ADMIN",
    ]);
    org.setGroupRoles(desk, ["HELP_DESK_ADMIN"]);
    org.bind(set, role, `users/${bob}`);
    const simulator = await serve(org);
    const embedded = async (expand: string) =>
      (await ask(simulator, `/api/v1/users/${bob}/roles${expand}`)).body.map((row: Row) => row._embedded?.targets);
    expect(await embedded("")).toEqual(Array(5).fill(undefined));
    expect(await embedded("?expand=targets/groups")).toMatchObject([
      { groups: [{ id: team, profile: { name: "Team" } }] },
      undefined,
      undefined,
      undefined,
      { groups: [] },
    ]);
    const [, apps] = await embedded("?expand=targets/catalog/apps");
    expect(apps.catalog.apps).toMatchObject([
      { name: "wiki", id: app, displayName: "Wiki one" },
      { name: "salesforce" },
    ]);
    expect(apps.catalog.apps[1]).not.toHaveProperty("id");
    expect((await ask(simulator, `/api/v1/users/${bob}/roles?expand=targets`)).body.errorCode).toBe("E0000001");
  });

  test("are paged one by one, and those of a group's role are asked at the group", async () => {
    const { org, bob, desk } = scene();
    const targets = Array.from({ length: 45 }, (_, i) => org.addGroup({ name: `Target ${i}` }).id).sort();
    org.setGroupRoles(desk, [{ type: "GROUP_MEMBERSHIP_ADMIN", groupTargets: targets }]);
    org.setUserRoles(bob, [{ type: "APP_ADMIN", appTargets: [{ name: "wiki" }, { name: "box" }] }, "USER_ADMIN"]);
    const simulator = await serve(org);
    const roles = `/api/v1/groups/${desk}/roles`;
    const [{ id }] = (await ask(simulator, roles)).body;
    const { rows, pages } = await walk(simulator, `${roles}/${id}/targets/groups`);
    expect([idsOf(rows), pages]).toEqual([targets, 3]);
    expect((await ask(simulator, `${roles}/${id}/targets/groups?limit=201`)).status).toBe(400);
    expect((await ask(simulator, `/api/v1/users/${bob}/roles/${id}/targets/groups`)).status).toBe(404);
    const [apps, unscoped] = (await ask(simulator, `/api/v1/users/${bob}/roles`)).body;
    const catalog = await walk(simulator, `/api/v1/users/${bob}/roles/${apps.id}/targets/catalog/apps?limit=1`);
    expect([catalog.rows.map(({ name }) => name), catalog.pages]).toEqual([["box", "wiki"], 2]);
    expect((await ask(simulator, `/api/v1/users/${bob}/roles/${unscoped.id}/targets/groups`)).body).toEqual([]);
  });

  test("fit the type of the role", () => {
    const { org, ann, app, team } = scene();
    expect(() => org.setUserRoles(ann, [{ type: "ORG_ADMIN", groupTargets: [team] }])).toThrow(/limited to groups/);
    expect(() => org.setUserRoles(ann, [{ type: "USER_ADMIN", appTargets: [{ name: "wiki", id: app }] }])).toThrow(
      /limited to apps/,
    );
    expect(() => org.setUserRoles(ann, [{ type: "USER_ADMIN", groupTargets: ["00gNone"] }])).toThrow(/no group/);
    expect(() => org.setUserRoles(ann, ["ORG_ADMIN", "ORG_ADMIN"])).toThrow(/once/);
  });
});

describe("what goes takes its roles along", () => {
  test("a user: deactivated, the own roles and tokens; deleted, the factors and the resources that name them", () => {
    const { org, ann, bob, role, set, orn } = scene();
    org.setUserRoles(ann, ["SUPER_ADMIN"]);
    org.bind(set, role, `users/${ann}`);
    org.bind(set, role, `users/${bob}`);
    const { id } = org.addApiToken({ name: "Import", userId: ann });
    org.setFactors(ann, [{ factorType: "push" }]);
    org.deactivateUser(ann);
    expect([org.userRoles.has(ann), org.apiTokens.has(id), org.factors.has(ann)]).toEqual([false, false, true]);
    expect(bindings(org).map(({ member }) => member)).toEqual([`users/${bob}`]);
    expect(() => org.setUserRoles(ann, ["SUPER_ADMIN"])).toThrow(/deactivated/);
    org.deleteUser(ann);
    expect(org.factors.has(ann)).toBe(false);
    const resource = org.resourceSets.get(set)?.resources.find((one) => one.orn === orn("users"));
    expect(resource?.excludes).toHaveLength(1);
    expect(adminTrouble(org)).toEqual([]);
  });

  test("a group: as a holder, a resource and a target, and a role without its last target goes as well", () => {
    const { org, ann, bob, desk, team, role, set } = scene();
    org.setUserRoles(ann, [{ type: "USER_ADMIN", groupTargets: [team] }, "REPORT_ADMIN"]);
    org.setUserRoles(bob, [{ type: "USER_ADMIN", groupTargets: [team, desk] }]);
    org.setGroupRoles(team, ["READ_ONLY_ADMIN"]);
    org.bind(set, role, `groups/${team}`);
    org.deleteGroup(team);
    expect(org.userRoles.get(ann)?.map(({ type }) => type)).toEqual(["REPORT_ADMIN"]);
    expect(org.userRoles.get(bob)).toMatchObject([{ groupTargets: [desk] }]);
    expect([org.groupRoles.size, org.bindings.size, org.resourceSets.get(set)?.resources.length]).toEqual([0, 0, 2]);
    org.deleteGroup(desk);
    expect(org.userRoles.has(bob)).toBe(false);
    expect(adminTrouble(org)).toEqual([]);
  });

  test("an app: its instance as a target, not its kind; a service app its roles", () => {
    const { org, ann, bob, app, service, role, set } = scene();
    org.setUserRoles(ann, [{ type: "APP_ADMIN", appTargets: [{ name: "wiki", id: app }] }]);
    org.setUserRoles(bob, [{ type: "APP_ADMIN", appTargets: [{ name: "wiki" }] }]);
    org.setClientRoles(service, ["ORG_ADMIN"]);
    org.bind(set, role, `clients/${service}`);
    for (const id of [app, service]) org.deleteApp(id);
    expect([...org.userRoles.keys()]).toEqual([bob]);
    expect([org.clientRoles.size, org.bindings.size, org.resourceSets.get(set)?.resources.length]).toEqual([0, 0, 2]);
    expect(adminTrouble(org)).toEqual([]);
  });

  test("a role is not deleted while bound, and a resource set takes its bindings", () => {
    const { org, ann, role, set } = scene();
    org.bind(set, role, `users/${ann}`);
    expect(() => org.deleteCustomRole(role)).toThrow(/bound/);
    org.deleteResourceSet(set);
    org.deleteCustomRole(role);
    expect([org.bindings.size, org.customRoles.size, org.resourceSets.size]).toEqual([0, 0, 0]);
  });
});

describe("the flag in group stats", () => {
  test.each([false, true])(
    "is true for standard roles, and for custom ones unless it misses them (%s)",
    async (misses) => {
      const org = storyOrg();
      const find = storyIndex(org);
      const simulator = await serve(org, { adminFlagMissesCustomRoles: misses });
      const flag = async (name: string) =>
        (await ask(simulator, `/api/v1/groups/${find.group(name)}?expand=stats`)).body._embedded.stats
          .hasAdminPrivilege;
      expect(await flag(story.groups.serviceDesk)).toBe(true);
      expect(await flag(story.groups.customAdmins)).toBe(!misses);
      expect(await flag(story.groups.byRule)).toBe(false);
    },
  );
});
