import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/simulator/faults.ts";
import { createOrg } from "../../src/simulator/org.ts";
import { ask, idsOf, type Row, serve, walkWithin } from "./ask.ts";

const roles = "/api/v1/iam/roles";
const sets = "/api/v1/iam/resource-sets";

function scene() {
  const org = createOrg({ seed: "iam" });
  const ann = org.addUser({ profile: { login: "ann@x.example", firstName: "Ann" } }).id;
  const team = org.addGroup({ name: "Team" }).id;
  const service = org.addApp({ label: "Importer", serviceApp: true }).id;
  const custom = Array.from({ length: 5 }, (_, i) =>
    org.addCustomRole({
      label: `Role ${i}`,
      permissions: ["okta.groups.read", { label: "okta.users.read", conditions: { include: { any: ["title"] } } }],
    }),
  );
  const directory = `orn:okta:directory:${org.id}`;
  const orns = [
    `${directory}:users`,
    `${directory}:groups`,
    `${directory}:groups:${team}`,
    `${directory}:groups:${team}:contained_resources`,
    `orn:okta:idp:${org.id}:apps:oidc_client:${service}`,
  ];
  const set = org.addResourceSet({
    label: "All sorts",
    description: "One of each",
    resources: [...orns, { orn: `${directory}:users:${ann}`, excludes: [`${directory}:users:0`] }],
  });
  const role = custom[0]?.id as string;
  for (const member of [`users/${ann}`, `groups/${team}`, `clients/${service}`]) org.bind(set.id, role, member);
  return { org, ann, team, service, custom, role, set: set.id };
}

describe("custom roles and resource sets", () => {
  test("are paged in the body, without a Link header", async () => {
    const { org, custom } = scene();
    const simulator = await serve(org, { largestPage: 2 });
    const { rows, pages } = await walkWithin(simulator, roles, "roles");
    expect([idsOf(rows), pages]).toEqual([custom.map(({ id }) => id).sort(), 3]);
    expect(rows[0]).not.toHaveProperty("permissions");
    expect((await ask(simulator, roles)).headers.get("link")).toBeNull();
    expect(await walkWithin(simulator, sets, "resource-sets")).toMatchObject({
      rows: [{ label: "All sorts", description: "One of each" }],
      pages: 1,
    });
  });

  test("permissions have their conditions, and a role is found by its label", async () => {
    const { org, role } = scene();
    const simulator = await serve(org);
    const { body } = await ask(simulator, `${roles}/${role}/permissions`);
    expect(body.permissions).toMatchObject([
      { label: "okta.groups.read" },
      { label: "okta.users.read", conditions: { include: { any: ["title"] } } },
    ]);
    expect(body.permissions[0]).not.toHaveProperty("conditions");
    expect(body).not.toHaveProperty("_links");
    expect((await ask(simulator, `${roles}/Role%200/permissions`)).body).toEqual(body);
    expect((await ask(simulator, `${roles}/SUPER_ADMIN/permissions`)).status).toBe(404);
  });

  test("resources have an ORN, an address, and what they leave out", async () => {
    const { org, ann, team, service, set } = scene();
    const simulator = await serve(org, { largestPage: 4 });
    const { rows, pages } = await walkWithin(simulator, `${sets}/${set}/resources`, "resources");
    expect(pages).toBe(2);
    const addresses = rows.flatMap(({ _links: { self: _self, ...links } }: Row) =>
      Object.entries(links).map(
        ([name, link]) => `${name} ${(link as { href: string }).href.replace(simulator.url, "")}`,
      ),
    );
    expect(addresses.sort()).toEqual(
      [
        "groups /api/v1/groups",
        `resource /api/v1/apps/${service}`,
        `resource /api/v1/groups/${team}`,
        `resource /api/v1/users/${ann}`,
        "users /api/v1/users",
        `users /api/v1/groups/${team}/users`,
      ].sort(),
    );
    const excluding = rows.filter(({ conditions }) => conditions !== undefined);
    expect(excluding).toMatchObject([
      { conditions: { Exclude: { "okta:ORN": [expect.stringMatching(/:users:0$/)] } } },
    ]);
  });

  test("bindings name roles, and their members by the address of each", async () => {
    const { org, ann, team, service, role, set } = scene();
    const simulator = await serve(org);
    const bindings = await walkWithin(simulator, `${sets}/All%20sorts/bindings`, "roles");
    expect(idsOf(bindings.rows)).toEqual([role]);
    const href = bindings.rows[0]._links.members.href;
    expect(href).toBe(`${simulator.url}${sets}/${set}/bindings/${role}/members`);
    const { rows } = await walkWithin(simulator, href, "members");
    expect(rows.map(({ _links }) => _links.self.href.replace(simulator.url, "")).sort()).toEqual([
      `/api/v1/groups/${team}`,
      `/api/v1/users/${ann}`,
      `/oauth2/v1/clients/${service}`,
    ]);
    for (const { id } of rows) expect(id).toMatch(/^irb/);
    org.unbind(set, role, `users/${ann}`);
    expect((await ask(simulator, href)).body.members).toHaveLength(2);
    expect((await ask(simulator, `${sets}/${set}/bindings/cr0None/members`)).status).toBe(404);
    expect((await ask(simulator, `${sets}/iamNone/bindings`)).status).toBe(404);
  });

  test("change in their labels, permissions and resources", () => {
    const { org, role, set } = scene();
    org.changeCustomRole(role, { label: "Renamed" });
    const renamed = org.customRoles.get(role);
    expect([renamed?.id, renamed?.label, renamed?.permissions.length]).toEqual([role, "Renamed", 2]);
    org.setResources(set, [`orn:okta:directory:${org.id}:users`]);
    expect(org.resourceSets.get(set)?.resources).toMatchObject([{ excludes: [] }]);
    expect(() => org.bind(set, role, "0oa")).toThrow(/cannot be bound/);
  });
});

describe("faults of lists within an object", () => {
  const struck = async (fault: Fault, page = 1) => {
    const simulator = await serve(scene().org, { largestPage: 2 });
    simulator.faults.add({ match: { path: roles, page }, fault });
    return simulator;
  };

  test("an empty page with a next link loses nothing", async () => {
    const { rows, pages } = await walkWithin(await struck({ kind: "empty-page" }, 2), roles, "roles");
    expect([new Set(idsOf(rows)).size, rows.length, pages]).toEqual([5, 5, 4]);
  });

  test("next links do not move, lead elsewhere, are very long, or are lost", async () => {
    const next = async (fault: Fault) => (await ask(await struck(fault), roles)).body._links.next?.href;
    expect(await next({ kind: "stuck-link" })).toMatch(new RegExp(`${roles}$`));
    expect(await next({ kind: "foreign-link", origin: "https://evil.example" })).toMatch(
      /^https:\/\/evil\.example\/api/,
    );
    expect((await next({ kind: "long-link" })).length).toBeGreaterThan(2_000);
    expect(await next({ kind: "lost-link" })).toBeUndefined();
    const long = await walkWithin(await struck({ kind: "long-link" }), roles, "roles");
    expect(long.rows).toHaveLength(5);
  });

  test("rows come twice on a page or across two, are malformed, or are gone", async () => {
    const first = async (fault: Fault) => (await ask(await struck(fault), roles)).body;
    expect((await first({ kind: "duplicate-rows" })).roles).toHaveLength(4);
    const across = idsOf((await walkWithin(await struck({ kind: "overlap" }, 2), roles, "roles")).rows);
    expect([across.length, across[1] === across[2]]).toEqual([6, true]);
    expect((await first({ kind: "malformed-row", row: { id: 7 }, at: 1 })).roles[1]).toEqual({ id: 7 });
    expect(await first({ kind: "empty-list" })).toEqual({ roles: [], _links: {} });
    expect(await first({ kind: "wrong-type" })).toEqual({ unexpected: "object" });
    expect(await first({ kind: "cursor-expired" })).toHaveProperty("roles");
  });

  test("also where the list has one page, and no links of its own", async () => {
    const { org, role } = scene();
    const simulator = await serve(org);
    const path = `${roles}/${role}/permissions`;
    simulator.faults.add({ match: { path, page: 1 }, fault: { kind: "empty-page" } });
    const { rows, pages } = await walkWithin(simulator, path, "permissions");
    expect([rows.length, pages]).toEqual([2, 2]);
  });
});
