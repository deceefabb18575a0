import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FindingKind, findingKinds } from "../../src/access/findings/catalogue.ts";
import { type Asking, openAsking } from "../graphql/ask.ts";
import { seed } from "../graphql/seed.ts";
import { seedActivity } from "../graphql/seed-activity.ts";
import { seedAdmin } from "../graphql/seed-admin.ts";
import { accessCases } from "./access-cases.ts";
import { accountCases } from "./account-cases.ts";
import { adminCases } from "./admin-cases.ts";
import type { FindingCase } from "./case.ts";
import { escalationCases } from "./escalation-cases.ts";
import { objectCases } from "./object-cases.ts";
import { separationCases } from "./separation-cases.ts";

const cases = [...accessCases, ...separationCases, ...accountCases, ...objectCases, ...adminCases, ...escalationCases];

const named = `__typename ... on User { login } ... on Group { groupName: name } ... on App { label }
  ... on GroupRule { ruleName: name } ... on Role { roleLabel: label } ... on ApiToken { tokenName: name }`;
const page = `query ($kind: FindingKind!, $org: ID!, $first: Int!, $after: String, $parameters: FindingParametersInput) {
  findings(kind: $kind, org: $org, first: $first, after: $after, parameters: $parameters) {
    edges { cursor node { certainty summary subject { ${named} } related { ${named} } facts { name value } } }
    pageInfo { hasNextPage endCursor }
    totalCount isTotalExact unknownCount unknown { reason count } } }`;

interface Node {
  login?: string;
  groupName?: string;
  label?: string;
  ruleName?: string;
  roleLabel?: string;
  tokenName?: string;
}
const nameOf = (node: Node) =>
  node.login ?? node.groupName ?? node.label ?? node.ruleName ?? node.roleLabel ?? node.tokenName ?? "";

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
});
afterAll(() => asking.close());

async function seedCase({ org, admin, log }: FindingCase, id: string): Promise<void> {
  await seed({ id, ...org });
  if (admin !== undefined) await seedAdmin(id, admin);
  if (log !== undefined) await seedActivity(id, log);
}

/** All pages of so many, in order. */
async function allOf(kind: FindingKind, org: string, parameters: unknown, first: number) {
  const found: { line: string; subject: string; summary: string; cursor: string }[] = [];
  let after: string | null = null;
  for (;;) {
    const { findings } = await asking.ask(page, { kind, org, first, after, parameters });
    for (const { cursor, node } of findings.edges) {
      const line = [node.subject, ...node.related].map(nameOf).join(" · ");
      const subject = nameOf(node.subject);
      found.push({ line: node.certainty === "POSSIBLE" ? `${line} ?` : line, subject, summary: node.summary, cursor });
    }
    if (!findings.pageInfo.hasNextPage) return { found, findings };
    after = findings.pageInfo.endCursor;
  }
}

describe.each(cases.map((one, at) => [`${one.kind} ${one.about}`, one, `00oF${at}`] as const))("%s", (_, given, id) => {
  test("and counts just that, by pages of any size", async () => {
    await seedCase(given, id);
    const { kind, parameters } = given;
    const { found, findings } = await allOf(kind, id, parameters, 100);
    expect(found.map(({ line }) => line).sort()).toEqual([...given.hits].sort());
    const unknown = Object.fromEntries(
      findings.unknown.map(({ reason, count }: { reason: string; count: number }) => [reason, count]),
    );
    expect(unknown).toEqual(given.unknown ?? {});
    expect(findings.unknownCount).toBe(Object.values(given.unknown ?? {}).reduce((sum, count) => sum + count, 0));
    expect([findings.totalCount, findings.isTotalExact]).toEqual([given.hits.length, true]);
    for (const [subject, summary] of Object.entries(given.summaries ?? {})) {
      expect([subject, found.find((one) => one.subject === subject)?.summary]).toEqual([subject, summary]);
    }
    if (found.length > 1) expect((await allOf(kind, id, parameters, 1)).found).toEqual(found);
  });
});

test("each kind has an org of its own with hits, and one that takes a log has an org without one", () => {
  const withHits = new Set(cases.filter(({ hits }) => hits.length > 0).map(({ kind }) => kind));
  expect(findingKinds.filter((kind) => !withHits.has(kind))).toEqual([]);
});

test("every kind finds nothing in an org where nothing is", async () => {
  await seed({
    id: "00oFnothing",
    users: [{ id: "ada", created: "2999-01-01T00:00:00.000Z", lastLogin: "2999-01-01T00:00:00.000Z" }],
  });
  const rules = [{ name: "none", a: { roles: ["SUPER_ADMIN"] }, b: { roles: ["ORG_ADMIN"] } }];
  for (const kind of findingKinds) {
    const parameters = kind === "SEPARATION_OF_DUTIES" ? { rules } : null;
    const { found } = await allOf(kind, "00oFnothing", parameters, 10);
    expect([kind, found]).toEqual([kind, []]);
  }
});
