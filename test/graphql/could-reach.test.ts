import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";
import { seedAdmin } from "./seed-admin.ts";

const org = `00oCOULD${process.pid}`;
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  const names =
    "vic vadm gma grp far help void pass app1 app2 ro near next last d1 d2 sup sup2 tok unk off plain joiner titles depts";
  await seed({
    id: org,
    users: [...names.split(" ").map((id) => ({ id })), { id: "gone", status: "SUSPENDED" }],
    groups: [
      ...["fin", "other", "empty", "desk", "inside", "gmas", "nears", "nexts", "dept", "club", "roots"].map((id) => ({
        id,
      })),
      { id: "adg", type: "APP_GROUP" },
      { id: "all", type: "BUILT_IN", name: "Everyone" },
    ],
    apps: [
      { id: "pay", label: "Payroll", name: "payroll", signOnMode: "SAML_2_0" },
      { id: "crm", label: "CRM", name: "crm", signOnMode: "SAML_2_0" },
      { id: "wiki", label: "Wiki", name: "wiki", signOnMode: "SAML_2_0" },
      { id: "portal", label: "Portal", name: "oidc_client", signOnMode: "OPENID_CONNECT" },
      { id: "svc", label: "Robot", name: "oidc_client", signOnMode: "OPENID_CONNECT" },
    ],
    rules: [{ id: "r1", targets: ["dept"], expression: 'user.department=="X"' }],
    members: [
      ...["vic", "vadm", "inner"].map((user) => ({ user, group: "fin" })),
      { user: "plain", group: "other" },
      ...["d1", "d2", "inner"].map((user) => ({ user, group: "desk" })),
      { user: "inner", group: "inside" },
      { user: "gma", group: "gmas" },
      { user: "near", group: "nears" },
      { user: "next", group: "nexts" },
      { user: "sup2", group: "roots" },
    ],
    groupApps: [
      { group: "fin", app: "pay" },
      { group: "adg", app: "pay" },
      { group: "dept", app: "wiki" },
    ],
  });
  await seedAdmin(org, {
    customRoles: [
      ...["title", "department"].map((name) => ({
        id: `cr-${name}`,
        permissions: ["okta.users.userprofile.manage"],
        limited: {
          "okta.users.userprofile.manage": JSON.stringify({
            include: { "okta:ResourceAttribute/User/Profile": [name] },
          }),
        },
      })),
      { id: "crPass", permissions: ["okta.users.credentials.resetPassword"] },
      { id: "crJoin", permissions: ["okta.groups.members.manage", "okta.users.groupMembership.manage"] },
      { id: "crApp", permissions: ["okta.apps.assignment.manage", "okta.groups.appAssignment.manage"] },
    ],
    resourceSets: [
      { id: "sFin", contains: [{ node: "fin", kind: "MEMBERS" }] },
      { id: "sClub", contains: [{ node: "club" }, { node: org, kind: "ALL_USERS" }] },
      { id: "sAll", contains: [{ node: org, kind: "ALL_USERS" }] },
      { id: "sCrm", contains: [{ node: "crm" }, { node: "club" }] },
    ],
    assignments: [
      { id: "1", to: "gma", role: "GROUP_MEMBERSHIP_ADMIN", scope: ["fin", "adg"] },
      { id: "2", to: "grp", role: "USER_ADMIN", scope: ["fin"] },
      { id: "3", to: "far", role: "USER_ADMIN", scope: ["other", "adg"] },
      { id: "4", to: "help", role: "HELP_DESK_ADMIN", scope: ["fin"] },
      { id: "5", to: "void", role: "HELP_DESK_ADMIN", scope: ["empty"] },
      { id: "6", to: "pass", role: "crPass", scope: ["sFin"] },
      { id: "7", to: "app1", role: "APP_ADMIN", scope: ["pay"], appNames: ["payroll"] },
      { id: "8", to: "app2", role: "APP_ADMIN", scope: ["wiki"] },
      { id: "9", to: "ro", role: "READ_ONLY_ADMIN" },
      { id: "10", to: "near", role: "HELP_DESK_ADMIN", scope: ["gmas"] },
      { id: "11", to: "next", role: "HELP_DESK_ADMIN", scope: ["nears"] },
      { id: "12", to: "last", role: "HELP_DESK_ADMIN", scope: ["nexts"] },
      { id: "13", to: "desk", role: "HELP_DESK_ADMIN", scope: ["fin"] },
      { id: "14", to: "inside", role: "GROUP_MEMBERSHIP_ADMIN", scope: ["fin"] },
      { id: "15", to: "sup", role: "SUPER_ADMIN" },
      { id: "16", to: "roots", role: "SUPER_ADMIN" },
      { id: "17", to: "unk", role: "HELP_DESK_ADMIN", scopeKnown: false },
      { id: "18", to: "off", role: "ORG_ADMIN", status: "INACTIVE" },
      { id: "19", to: "svc", role: "GROUP_MEMBERSHIP_ADMIN", scope: ["fin"] },
      { id: "20", to: "vadm", role: "ORG_ADMIN" },
      { id: "21", to: "joiner", role: "crJoin", scope: ["sClub"] },
      { id: "22", to: "joiner", role: "crApp", scope: ["sCrm"] },
      { id: "24", to: "titles", role: "cr-title", scope: ["sAll"] },
      { id: "25", to: "depts", role: "cr-department", scope: ["sAll"] },
      { id: "23", to: "gone", role: "GROUP_MEMBERSHIP_ADMIN", scope: ["fin"] },
    ],
    apiTokens: [
      { id: "t1", name: "root token", user: "sup" },
      { id: "t2", name: "desk token", user: "d1" },
      { id: "t3", name: "plain token", user: "plain" },
    ],
  });
});
afterAll(() => asking.close());

const named = "... on User { n: oktaId } ... on Group { n: oktaId } ... on App { n: oktaId }";
const fields = `totalCount dataStatus { complete gaps { code } } edges { confidence usability
  principal { __typename ${named} ... on ApiToken { n: oktaId } ... on SuperAdministrators { role { n: type } } }
  app { oktaId } steps { kind confidence lacks description by { ${named} } target { ${named} } groupRule { oktaId }
    causes { action rule { id } adminRole { role { type } } holder { ${named} } } } }`;

function spell({ steps, confidence }: Data): string {
  const path = steps.map((step: Data) =>
    `${step.kind} ${step.target?.n ?? ""}${step.lacks ? ` without ${step.lacks}` : ""}`.trim(),
  );
  return `${confidence} ${path.join(", ")}`;
}

async function couldReach(app: string): Promise<{ ways: Record<string, string>; order: string[]; list: Data }> {
  const { app: found } = await asking.ask(
    `{ app(oktaId: "${app}", org: "${org}") { couldReach(first: 100) { ${fields} } } }`,
  );
  const list = found.couldReach;
  expect(list.totalCount).toBe(list.edges.length);
  const name = ({ principal }: Data) => principal.n ?? principal.role.n;
  return {
    ways: Object.fromEntries(list.edges.map((edge: Data) => [name(edge), spell(edge)])),
    order: list.edges.map(name),
    list,
  };
}

describe("who could give themselves an app", () => {
  test("is told with the steps, and decoys are left out", async () => {
    const { ways } = await couldReach("pay");
    expect(ways).toEqual({
      SUPER_ADMIN: "CERTAIN ACT_AS_SUPER_ADMIN",
      gma: "CERTAIN ADD_TO_GROUP fin",
      // A suspended administrator could, once unsuspended.
      gone: "CERTAIN ADD_TO_GROUP fin",
      svc: "CERTAIN ADD_TO_GROUP fin",
      // A Group Administrator of some groups cannot pull itself in.
      grp: "CERTAIN TAKE_OVER vic",
      help: "CERTAIN TAKE_OVER vic",
      desk: "CERTAIN TAKE_OVER vic",
      app1: "CERTAIN ASSIGN_APP pay",
      pass: "POSSIBLE TAKE_OVER vic without FACTORS",
      unk: "POSSIBLE TAKE_OVER vic",
      ro: "POSSIBLE READ_CLIENT_SECRET svc, ADD_TO_GROUP fin",
      near: "POSSIBLE TAKE_OVER gma, ADD_TO_GROUP fin",
      next: "POSSIBLE TAKE_OVER near, TAKE_OVER gma, ADD_TO_GROUP fin",
      last: "POSSIBLE TAKE_OVER next, TAKE_OVER near, TAKE_OVER gma, ADD_TO_GROUP fin",
      t1: "CERTAIN USE_API_TOKEN sup, ACT_AS_SUPER_ADMIN",
      t2: "CERTAIN USE_API_TOKEN d1, TAKE_OVER vic",
    });
  });

  test("lists those of the fewest steps first, and certain ones before others", async () => {
    const { list } = await couldReach("pay");
    const ranks = list.edges.map(
      (edge: Data) => `${edge.steps.length} ${edge.confidence === "CERTAIN" ? "before" : "then"}`,
    );
    expect(ranks).toEqual(ranks.toSorted());
    expect(list.edges[0].principal).toEqual({ __typename: "SuperAdministrators", role: { n: "SUPER_ADMIN" } });
    expect(list.dataStatus).toMatchObject({ complete: false, gaps: [{ code: "UNKNOWN_POWER" }] });
  });

  test("names who acts in each step, by which power, and whether it would work now", async () => {
    const { list } = await couldReach("pay");
    const edge = (name: string) => list.edges.find((one: Data) => one.principal.n === name);
    expect(edge("near").steps).toMatchObject([
      { by: { n: "near" }, target: { n: "gma" }, causes: [{ action: "RESET_PASSWORD" }, { action: "RESET_FACTORS" }] },
      {
        by: { n: "gma" },
        target: { n: "fin" },
        confidence: "CERTAIN",
        causes: [
          {
            action: "CHANGE_MEMBERS",
            rule: { id: "group-membership-admin/change-members" },
            adminRole: { role: { type: "GROUP_MEMBERSHIP_ADMIN" } },
            holder: { n: "gma" },
          },
        ],
      },
    ]);
    expect(edge("gone").usability).toBe("BLOCKED");
    expect(edge("gma").usability).toBe("USABLE");
    expect(edge("pass").steps[0].description).toMatch(/another factor/);
  });

  test("joins a group first where the app can be assigned to that group alone", async () => {
    const { ways } = await couldReach("crm");
    expect(ways).toEqual({
      SUPER_ADMIN: "CERTAIN ACT_AS_SUPER_ADMIN",
      joiner: "CERTAIN ADD_TO_GROUP club, ASSIGN_APP_TO_GROUP club",
      t1: "CERTAIN USE_API_TOKEN sup, ACT_AS_SUPER_ADMIN",
      vadm: "POSSIBLE TAKE_OVER joiner, ADD_TO_GROUP club, ASSIGN_APP_TO_GROUP club",
      // By way of the Organization Administrator, who is a member of the group they are over.
      ...Object.fromEntries(
        ["help", "grp", "desk"].map((name) => [
          name,
          "POSSIBLE TAKE_OVER vadm, TAKE_OVER joiner, ADD_TO_GROUP club, ASSIGN_APP_TO_GROUP club",
        ]),
      ),
      pass: "POSSIBLE TAKE_OVER vadm without FACTORS, TAKE_OVER joiner, ADD_TO_GROUP club, ASSIGN_APP_TO_GROUP club",
      t2: "POSSIBLE USE_API_TOKEN d1, TAKE_OVER vadm, TAKE_OVER joiner, ADD_TO_GROUP club, ASSIGN_APP_TO_GROUP club",
      unk: "POSSIBLE TAKE_OVER joiner, ADD_TO_GROUP club, ASSIGN_APP_TO_GROUP club",
    });
  });

  test("may edit a profile so that a group rule fires", async () => {
    const { ways } = await couldReach("wiki");
    expect(ways).toMatchObject({
      vadm: "CERTAIN ADD_TO_GROUP dept",
      app2: "CERTAIN ASSIGN_APP wiki",
      app1: "POSSIBLE EDIT_PROFILE dept",
      depts: "POSSIBLE EDIT_PROFILE dept",
    });
    // The rule asks for the department, and only titles can be edited.
    expect(ways).not.toHaveProperty("titles");
  });

  test("may read the secret of an app that has one", async () => {
    const { ways } = await couldReach("portal");
    expect(ways.ro).toBe("POSSIBLE READ_CLIENT_SECRET portal");
  });

  test("is read page by page, and narrowed to what is certain", async () => {
    const { order } = await couldReach("pay");
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { app }: Data = await asking.ask(
        `query ($after: String) { app(oktaId: "pay", org: "${org}") { couldReach(first: 3, after: $after) {
          edges { principal { ${named} ... on ApiToken { n: oktaId } ... on SuperAdministrators { role { n: type } } } } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      seen.push(...app.couldReach.edges.map(({ principal }: Data) => principal.n ?? principal.role.n));
      after = app.couldReach.pageInfo.hasNextPage ? app.couldReach.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(order);
    const { app } = await asking.ask(
      `{ app(oktaId: "pay", org: "${org}") { couldReach(first: 0, confidence: CERTAIN) { totalCount } } }`,
    );
    expect(app.couldReach.totalCount).toBe(10);
  });
});

describe("what a user could give themselves", () => {
  const ask = async (user: string): Promise<Record<string, string>> => {
    const { user: found } = await asking.ask(
      `{ user(oktaId: "${user}", org: "${org}") { couldReach(first: 100) { ${fields} } } }`,
    );
    for (const { principal } of found.couldReach.edges) expect(principal.n).toBe(user);
    return Object.fromEntries(found.couldReach.edges.map((edge: Data) => [edge.app.oktaId, spell(edge)]));
  };

  test("is the same from the other end", async () => {
    const users = [
      "gma",
      "grp",
      "far",
      "help",
      "void",
      "pass",
      "app1",
      "app2",
      "ro",
      "near",
      "last",
      "unk",
      "joiner",
      "vadm",
      "gone",
    ];
    const apps = ["pay", "crm", "wiki", "portal", "svc"];
    const fromApps = new Map(await Promise.all(apps.map(async (app) => [app, (await couldReach(app)).ways] as const)));
    for (const user of users) {
      const expected = Object.fromEntries(
        apps.flatMap((app) => {
          const way = fromApps.get(app)?.[user];
          return way === undefined ? [] : [[app, way]];
        }),
      );
      const lengths = (ways: Record<string, string>) =>
        Object.fromEntries(
          Object.entries(ways).map(([app, way]) => [app, `${way.split(",").length} ${way.split(" ")[0]}`]),
        );
      expect([user, lengths(await ask(user))]).toEqual([user, lengths(expected)]);
    }
  });

  test("is everything for a Super Administrator, be it through a group, and nothing for who has no role", async () => {
    expect(Object.keys(await ask("sup2")).sort()).toEqual(["crm", "pay", "portal", "svc", "wiki"]);
    expect(await ask("plain")).toEqual({});
    expect(await ask("off")).toEqual({});
    expect(await ask("d1")).toMatchObject({ pay: "CERTAIN TAKE_OVER vic" });
  });
});

test("where roles were never seen, nobody is listed and the answer says that it does not know", async () => {
  const blind = `${org}BLIND`;
  await seed({
    id: blind,
    users: [{ id: "ann" }],
    apps: [{ id: "pay" }],
    gaps: ["roles", "resourceSets", "roleAssignments", "apiTokens"].map((collector) => ({ collector, code: "DENIED" })),
    syncs: [{ number: 1, status: "COMPLETE", collectors: { users: "COMPLETE", apps: "COMPLETE" } }],
  });
  const { app } = await asking.ask(
    `{ app(oktaId: "pay", org: "${blind}") { couldReach { totalCount dataStatus { complete asOf gaps { code collector } } } } }`,
  );
  expect(app.couldReach).toMatchObject({ totalCount: 0, dataStatus: { complete: false, asOf: null } });
  expect(app.couldReach.dataStatus.gaps).toContainEqual({ code: "DENIED", collector: "roleAssignments" });
});
