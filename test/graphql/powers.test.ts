import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seedPowersScene } from "./powers-scene.ts";
import { seed } from "./seed.ts";

const org = `00oPOWERS${process.pid}`;
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seedPowersScene(org);
});
afterAll(() => asking.close());

const holder = "holder { ... on User { name: login } ... on Group { name: oktaId } ... on App { name: oktaId } }";

/** `name` where it is certain, `name?` where it is possible. */
async function whoCan(action: string, target?: string, within = org): Promise<string[]> {
  const { whoCan: found } = await asking.ask(
    `query ($action: PowerAction!, $target: ID, $org: ID) {
      whoCan(action: $action, target: $target, org: $org, first: 100) { totalCount nodes { confidence action ${holder} } } }`,
    { action, target: target ?? null, org: within },
  );
  expect(found.totalCount).toBe(found.nodes.length);
  for (const node of found.nodes) expect(node.action).toBe(action);
  return found.nodes
    .map(({ confidence, holder }: Data) => `${holder.name}${confidence === "POSSIBLE" ? "?" : ""}`)
    .sort();
}

/** Who can possibly do anything, whatever it is. */
const always = ["flows?", "super"];
const possibly = ["unknown?", "max?"];

describe("resetting a password", () => {
  test("is for those whose role is over the user at this moment", async () => {
    // helpnone is over an empty group, grpadm and helpeng over others, custom's set leaves out the members of Operations.
    expect(await whoCan("RESET_PASSWORD", "cid")).toEqual(
      ["both", "desk", "grpall", "helpall", "orgadm", "conditional?", ...always, ...possibly].sort(),
    );
    expect(await whoCan("RESET_PASSWORD", "ann")).toEqual(
      [
        "custom",
        "desk",
        "grpadm",
        "grpall",
        "helpall",
        "helpeng",
        "orgadm",
        "conditional?",
        ...always,
        ...possibly,
      ].sort(),
    );
  });

  test("is not given by a set that leaves the user out", async () => {
    expect(await whoCan("RESET_PASSWORD", "bob")).not.toContain("custom");
  });

  test("of an administrator is possible at most, and of a Super Administrator nobody else's", async () => {
    // Somebody in a group with a role is an administrator too, and a Group Administrator loses that group's members.
    expect(await whoCan("RESET_PASSWORD", "dee")).toEqual(
      ["custom?", "desk?", "grpall?", "helpall?", "helpeng?", "orgadm?", "conditional?", ...always, ...possibly].sort(),
    );
    expect(await whoCan("RESET_PASSWORD", "super")).toEqual(["super"]);
    expect(await whoCan("CHANGE_LIFECYCLE", "super")).toContain("orgadm?");
  });
});

describe("changing the members of a group", () => {
  test("takes both sides of a custom role, which may come from different roles and groups", async () => {
    // members has the group's side alone, left and right one half each, max the other half and no group of its own.
    expect(await whoCan("CHANGE_MEMBERS", "eng")).toEqual(
      ["gma", "grpadm", "grpall", "halves", "kim", "orgadm", "svc", ...always].sort(),
    );
    const { whoCan: found } =
      await asking.ask(`{ whoCan(action: CHANGE_MEMBERS, target: "eng", org: "${org}", first: 50) {
      nodes { ${holder} adminRole { role { label } through { oktaId } } with { role { label } through { oktaId } } rule { id with } } } }`);
    expect(found.nodes.find((node: Data) => node.holder.name === "kim")).toMatchObject({
      adminRole: { role: { label: "Members" }, through: { oktaId: "left" } },
      with: { role: { label: "Memberships" }, through: { oktaId: "right" } },
      rule: {
        id: "groups.members.manage/change-members",
        with: ["okta.users.groupMembership.manage", "okta.users.manage"],
      },
    });
  });

  test("needs somebody to put there: a set with the members of an empty group has nobody", async () => {
    expect(await whoCan("CHANGE_MEMBERS", "ops")).not.toContain("custom");
  });

  test("is nobody's where Okta or an app fills the group, and a Super Administrator's where it has a role", async () => {
    expect(await whoCan("CHANGE_MEMBERS", "ad")).toEqual([]);
    expect(await whoCan("CHANGE_MEMBERS", "all")).toEqual([]);
    expect(await whoCan("CHANGE_MEMBERS", "desk")).toEqual(["super"]);
    expect(await whoCan("EDIT_GROUP_RULES", "desk")).toEqual([]);
    expect(await whoCan("CHANGE_MEMBERS", "odd")).toContain("gma?");
  });

  test("by group rules is certain for an Organization Administrator, and not settled for others", async () => {
    expect(await whoCan("EDIT_GROUP_RULES", "eng")).toEqual(["gma?", "grpall?", "orgadm", "svc?", ...always].sort());
  });
});

describe("apps", () => {
  test("of a kind are covered by a target of the kind, and one instance by one of its own", async () => {
    expect(await whoCan("ASSIGN_APP", "git1")).toEqual(
      ["appadm", "appone", "both", "custom", "nia?", ...always].sort(),
    );
    // The resource set leaves out the second instance.
    expect(await whoCan("ASSIGN_APP", "git2")).toEqual(["appadm", ...always].sort());
    expect(await whoCan("CONFIGURE_APP", "git1")).toEqual(["appadm", "appone", "both", "nia", ...always].sort());
  });

  test("have client secrets only where they sign in by OpenID Connect", async () => {
    expect(await whoCan("READ_CLIENT_SECRET", "git1")).toEqual([]);
    expect(await whoCan("READ_CLIENT_SECRET", "oidc")).toEqual(["apiadm?", "nia", "readonly?", ...always].sort());
    expect(await whoCan("READ_CLIENT_SECRET", "mute")).toContain("super?");
  });

  test("with a role of their own are kept apart, but not their secrets", async () => {
    expect(await whoCan("CONFIGURE_APP", "oidc")).toContain("apiadm");
    expect(await whoCan("CONFIGURE_APP", "svc")).toContain("apiadm?");
    expect(await whoCan("READ_CLIENT_SECRET", "svc")).toContain("readonly?");
    expect(await whoCan("CONFIGURE_APP", "git1")).not.toContain("apiadm");
  });
});

test("roles are assigned by Super Administrators", async () => {
  expect(await whoCan("ASSIGN_ROLES")).toEqual(always);
});

test("an action is asked of what it is done to", async () => {
  const ask = (args: string) => asking.fail(`{ whoCan(${args}, org: "${org}") { totalCount } }`);
  expect(await ask(`action: RESET_PASSWORD`)).toMatchObject({ code: "BAD_USER_INPUT" });
  expect(await ask(`action: ASSIGN_ROLES, target: "ann"`)).toMatchObject({ code: "BAD_USER_INPUT" });
  expect(await ask(`action: RESET_PASSWORD, target: "eng"`)).toMatchObject({ code: "BAD_USER_INPUT" });
});

describe("what is not known", () => {
  test("is a gap of its own for each role, and never a certain power", async () => {
    const { whoCan: found } =
      await asking.ask(`{ whoCan(action: RESET_PASSWORD, target: "ann", org: "${org}", first: 0) {
      dataStatus { complete gapCount gaps { code scope } } } }`);
    expect(found.dataStatus.complete).toBe(false);
    expect(found.dataStatus.gaps.map(({ code, scope }: Data) => `${code} ${scope}`).sort()).toEqual([
      "UNKNOWN_POWER future",
      "UNKNOWN_POWER max",
      "UNKNOWN_POWER oda",
      "UNKNOWN_POWER pia",
      "UNKNOWN_POWER unknown",
    ]);
  });

  test("is told of a user only where it is about that user's roles", async () => {
    const { ann, oda } = await asking.ask(`{
      ann: user(oktaId: "ann", org: "${org}") { powers { totalCount dataStatus { complete } } }
      oda: user(oktaId: "oda", org: "${org}") { powers { totalCount dataStatus { complete gaps { code } } } } }`);
    expect(ann.powers).toEqual({ totalCount: 0, dataStatus: { complete: true } });
    expect(oda.powers).toEqual({ totalCount: 0, dataStatus: { complete: false, gaps: [{ code: "UNKNOWN_POWER" }] } });
  });

  test("is everything where the token never saw roles", async () => {
    const blind = `${org}BLIND`;
    const collectors = { users: "COMPLETE", groups: "COMPLETE", memberships: "COMPLETE", apps: "COMPLETE" };
    await seed({
      id: blind,
      users: [{ id: "ann" }],
      syncs: [{ number: 1, status: "COMPLETE", collectors }],
      gaps: ["roles", "resourceSets", "roleAssignments"].map((collector) => ({ collector, code: "DENIED" })),
    });
    const { whoCan: found, user } = await asking.ask(`{
      whoCan(action: RESET_PASSWORD, target: "ann", org: "${blind}") { nodes { action } dataStatus { complete asOf gaps { code collector } } }
      user(oktaId: "ann", org: "${blind}") { powers { totalCount dataStatus { complete asOf } } } }`);
    expect(found.nodes).toEqual([]);
    expect(found.dataStatus).toMatchObject({ complete: false, asOf: null });
    expect(found.dataStatus.gaps).toContainEqual({ code: "DENIED", collector: "roleAssignments" });
    expect(user.powers).toEqual({ totalCount: 0, dataStatus: { complete: false, asOf: null } });
  });
});

describe("the powers of a user", () => {
  const ask = async (id: string, rest: string) =>
    (await asking.ask(`{ user(oktaId: "${id}", org: "${org}") { powers(first: 100) { nodes { ${rest} } } } }`)).user
      .powers.nodes;

  test("come with the assignment, the rule, the confidence and what narrows them", async () => {
    const found = await ask(
      "dee",
      "action confidence adminRole { role { type } through { oktaId } membership } scope { kind } rule { id evidence narrowedBy source description grantedBy }",
    );
    expect(found).toMatchObject(
      ["RESET_FACTORS", "RESET_PASSWORD"].map((action) => ({
        action,
        confidence: "CERTAIN",
        adminRole: { role: { type: "HELP_DESK_ADMIN" }, through: { oktaId: "desk" }, membership: "DIRECT" },
        scope: { kind: "ORGANIZATION" },
        rule: { grantedBy: "HELP_DESK_ADMIN", evidence: "HELP", narrowedBy: "GROUP_TARGET_MEMBERS" },
      })),
    );
  });

  test("are those of all roles together: who is Group and Application Administrator may edit all users", async () => {
    const found = await ask("both", "action rule { id } with { role { type } }");
    expect(found).toContainEqual({
      action: "EDIT_PROFILE",
      rule: { id: "user-admin-with-app-admin/edit-profile" },
      with: { role: { type: "APP_ADMIN" } },
    });
    expect(await whoCan("EDIT_PROFILE", "ann")).toContain("both");
    expect(await whoCan("RESET_PASSWORD", "ann")).not.toContain("both");
  });

  test("are limited by conditions to some attributes, and not certain where a condition cannot be read", async () => {
    const found = await ask("conditional", "action confidence onlyAttributes exceptAttributes rule { grantedBy }");
    expect(found).toContainEqual({
      action: "EDIT_PROFILE",
      confidence: "CERTAIN",
      onlyAttributes: ["department"],
      exceptAttributes: [],
      rule: { grantedBy: "okta.users.userprofile.manage" },
    });
    expect(
      found
        .filter(({ rule }: Data) => rule.grantedBy === "okta.users.manage")
        .map(({ confidence }: Data) => confidence),
    ).toEqual(["POSSIBLE", "POSSIBLE", "POSSIBLE", "POSSIBLE"]);
    // What the set leaves out cannot be read: whether somebody is in it is not certain.
    expect(await whoCan("EDIT_PROFILE", "cid")).toContain("conditional?");
  });

  test("are none by a role that is switched off", async () => {
    expect(await ask("off", "action")).toEqual([]);
  });

  test("are read page by page", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { user }: Data = await asking.ask(
        `query ($after: String) { user(oktaId: "super", org: "${org}") { powers(first: 5, after: $after) {
          nodes { action } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      seen.push(...user.powers.nodes.map(({ action }: Data) => action));
      after = user.powers.pageInfo.hasNextPage ? user.powers.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(12);
    expect(seen.length).toBe(12);
  });
});
