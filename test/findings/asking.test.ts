import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findingKinds } from "../../src/access/findings/catalogue.ts";
import { type Asking, openAsking } from "../graphql/ask.ts";
import { seed } from "../graphql/seed.ts";
import { seedActivity } from "../graphql/seed-activity.ts";
import { halfYear, membersOf, people } from "./case.ts";

const org = "00oASKFINDINGS";
const ids = Array.from({ length: 1_300 }, (_, n) => `u${String(n).padStart(4, "0")}`);

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({
    id: org,
    users: people(...ids),
    groups: [{ id: "g1" }, { id: "g2" }],
    apps: [{ id: "pay" }, { id: "wiki" }],
    // Only the last ones are found, behind more users than a page looks at once.
    members: [...membersOf("g1", ...ids), ...membersOf("g2", ...ids.slice(-3))],
    groupApps: [
      { group: "g1", app: "pay" },
      { group: "g1", app: "wiki" },
      { group: "g2", app: "pay" },
      { group: "g2", app: "wiki" },
    ],
    gaps: [{ collector: "appUsers", scope: "pay", code: "FAILED" }],
  });
  await seedActivity(org, { covered: halfYear });
});
afterAll(() => asking.close());

const ask = (kind: string, parameters: unknown = null, more: object = {}) =>
  asking.ask(
    `query ($kind: FindingKind!, $org: ID!, $parameters: FindingParametersInput, $first: Int, $after: String) {
      findings(kind: $kind, org: $org, parameters: $parameters, first: $first, after: $after, patience: 30) {
        kind severity totalCount isTotalExact unknownCount
        edges { cursor node { kind severity subject { ... on User { login } } related { ... on App { label } } } }
        pageInfo { hasNextPage hasPreviousPage endCursor }
        coverage { from until isSufficient } dataStatus { complete gaps { collector scope } } } }`,
    { kind, org, parameters, ...more },
  );
const refused = (kind: string, parameters: unknown = null, more: object = {}) =>
  asking.fail(
    `query ($kind: FindingKind!, $org: ID!, $parameters: FindingParametersInput, $after: String, $patience: Int) {
      findings(kind: $kind, org: $org, parameters: $parameters, after: $after, patience: $patience) { nodes { summary } } }`,
    { kind, org, parameters, ...more },
  );

describe("a list of findings", () => {
  test("is found behind any number of users, page by page, with its count", async () => {
    const names: string[] = [];
    let page = await ask("REDUNDANT_PATHS", null, { first: 4 });
    expect([page.findings.totalCount, page.findings.isTotalExact]).toEqual([6, true]);
    for (;;) {
      // A page that took too long is short, and says where to go on.
      expect(page.findings.edges.length).toBeLessThanOrEqual(4);
      for (const { node } of page.findings.edges) names.push(`${node.subject.login} ${node.related[0].label}`);
      const { hasNextPage, endCursor } = page.findings.pageInfo;
      if (!hasNextPage) break;
      page = await ask("REDUNDANT_PATHS", null, { first: 4, after: endCursor });
      expect(page.findings.pageInfo.hasPreviousPage).toBe(true);
    }
    expect(names).toEqual(["u1297", "u1298", "u1299"].flatMap((user) => [`${user} pay`, `${user} wiki`]));
  });

  test("tells what its data lack, and what is known of sign-ins", async () => {
    const { findings } = await ask("UNUSED_ACCESS", null, { first: 1 });
    expect(findings.dataStatus).toEqual({ complete: false, gaps: [{ collector: "appUsers", scope: "pay" }] });
    expect(findings.coverage).toEqual({ from: halfYear.from, until: halfYear.to, isSufficient: true });
    expect(findings.totalCount).toBe(2_600);
    const long = await ask("UNUSED_ACCESS", { days: 300 }, { first: 1 });
    expect(long.findings).toMatchObject({ totalCount: 0, unknownCount: 2_600, coverage: { isSufficient: false } });
    const other = await ask("REDUNDANT_PATHS", null, { first: 0 });
    expect(other.findings.coverage).toBeNull();
  });

  test("has severity and kind, also on each finding", async () => {
    const { findings } = await ask("REDUNDANT_PATHS", null, { first: 1 });
    expect(findings).toMatchObject({ kind: "REDUNDANT_PATHS", severity: "LOW" });
    expect(findings.edges[0].node).toMatchObject({ kind: "REDUNDANT_PATHS", severity: "LOW" });
  });
});

describe("is refused, with what would be right", () => {
  test.each([
    [
      "a parameter of another kind",
      "EMPTY_GROUP",
      { percent: 3 },
      "EMPTY_GROUP has no parameter `percent`. It takes `days`.",
    ],
    ["a parameter out of range", "EMPTY_GROUP", { days: 0 }, "`days` is 0; it must be between 1 and 3650."],
    [
      "separation of duties without rules",
      "SEPARATION_OF_DUTIES",
      null,
      "SEPARATION_OF_DUTIES needs `rules`: what must not come together, or not be without another.",
    ],
    [
      "a side that names nothing",
      "SEPARATION_OF_DUTIES",
      { rules: [{ name: "r", a: { apps: [] }, b: { apps: ["pay"] } }] },
      'In the rule "r", side a nothing is named: give `apps`, `groups` or `roles`.',
    ],
    [
      "a rule of one side",
      "SEPARATION_OF_DUTIES",
      { rules: [{ name: "r", a: { apps: ["pay"] } }] },
      'In the rule "r" give either `b` or `without`.',
    ],
    [
      "a rule that says both",
      "SEPARATION_OF_DUTIES",
      { rules: [{ name: "r", a: { apps: ["pay"] }, b: { apps: ["wiki"] }, without: { apps: ["wiki"] } }] },
      'In the rule "r" give either `b` or `without`.',
    ],
    [
      "a control that names nothing",
      "SEPARATION_OF_DUTIES",
      { rules: [{ name: "r", a: { apps: ["pay"] }, without: {} }] },
      'In the rule "r", `without` nothing is named: give `apps`, `groups` or `roles`.',
    ],
    [
      "a role that is none",
      "SEPARATION_OF_DUTIES",
      { rules: [{ name: "r", a: { roles: ["SUPERADMIN"] }, b: { apps: ["pay"] } }] },
      'There is no role "SUPERADMIN". Give its type, Okta id or label.',
    ],
  ])("%s", async (_, kind, parameters, message) => {
    expect(await refused(kind, parameters)).toMatchObject({ code: "BAD_USER_INPUT", message });
  });

  test("an app that is none: what is misspelt must not look clean", async () => {
    const rules = [{ name: "r", a: { apps: ["payy"] }, b: { apps: ["wiki"] } }];
    expect((await refused("SEPARATION_OF_DUTIES", { rules })).message).toContain('there is no app "payy"');
  });

  test("more patience than there is", async () => {
    expect(await refused("EMPTY_GROUP", null, { patience: 31 })).toMatchObject({
      code: "LIMIT_EXCEEDED",
      message: "`patience` is 31; it must be between 1 and 30.",
    });
  });

  test("a cursor of another kind, or none at all", async () => {
    const { findings } = await ask("REDUNDANT_PATHS", null, { first: 1 });
    const after = findings.pageInfo.endCursor;
    expect((await refused("UNUSED_ACCESS", null, { after })).code).toBe("BAD_CURSOR");
    expect((await refused("UNUSED_ACCESS", null, { after: "xyz" })).code).toBe("BAD_CURSOR");
  });
});

test("the catalogue tells every kind with its parameters and presets", async () => {
  const { findingKinds: told } = await asking.ask(
    "{ findingKinds { kind title description severity usesLog restsOn parameters { name preset } } }",
  );
  expect(told.map(({ kind }: { kind: string }) => kind).sort()).toEqual([...findingKinds].sort());
  expect(told.find(({ kind }: { kind: string }) => kind === "UNUSED_ACCESS").parameters).toEqual([
    { name: "days", preset: "90" },
    { name: "includeEveryone", preset: "false" },
  ]);
});
