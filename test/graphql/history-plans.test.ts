import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Graph, PlanNode } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import * as asOf from "../../src/graph/queries/as-of.ts";
import * as history from "../../src/graph/queries/history.ts";
import type { Query } from "../../src/graph/query.ts";
import { reachParameters } from "../../src/graphql/filters/reach-filters.ts";
import { connectTestGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
  await migrate(graph);
});
afterAll(() => graph.close());

const flat = (node: PlanNode): PlanNode[] => [node, ...node.children.flatMap(flat)];
const operator = (node: PlanNode) => node.operatorType.split("@")[0] ?? "";
const statements = Object.values({ ...asOf, ...history }) as unknown as Query<unknown, unknown>[];

const org = "00oPASTPLANS";
const moment = "2026-01-01T00:00:00.000Z";
/** Of the types that are sent, for Neo4j plans by them. */
const parameters = {
  ...reachParameters(null),
  groupFilter: [[]],
  reasons: null,
  kinds: null,
  keys: [`${org}/u1`],
  pairs: [{ user: `${org}/u1`, app: `${org}/a1` }],
  prefix: `${org}/sync/`,
  orgKey: `${org}/${org}`,
  orgId: org,
  collectors: ["users"],
  scopes: ["memberships/g1"],
  limit: 21n,
  number: 3n,
  batch: 10n,
  at: moment,
  other: moment,
  time: moment,
  until: moment,
  fromUser: `${org}/u1`,
  fromUserSortKey: `${org}\u0000u1`,
  fromApp: `${org}/a1`,
  fromAppSortKey: `${org}\u0000a1`,
};

async function planOf(query: Query<unknown, unknown>): Promise<PlanNode[]> {
  const isOfChanges = query.name.includes("access-changes");
  const range = isOfChanges ? { from: moment, to: moment } : { from: `${org}\u0000`, to: `${org}\u0001` };
  const { plan } = await graph.explain(query, { ...parameters, ...range });
  return flat(plan);
}

describe.each(statements.map((query) => [query.name, query] as const))("%s", (_, query) => {
  test("starts at indexes and goes through nothing whole", async () => {
    // An index of next to nothing, such as that of deleted users here, may well be gone through.
    const operators = (await planOf(query)).map(operator);
    const wholesale = operators.filter((name) =>
      /^(AllNodesScan|NodeByLabelScan|(Und|D)irected(All|Union)?Relationship(s|Type|Types|Index)*Scan)/.test(name),
    );
    expect(wholesale).toEqual([]);
  });
});

test("changes are found by what began and ended, not by what stands", async () => {
  for (const query of [history.accessChanges, history.accessChangesCount] as unknown as Query<unknown, unknown>[]) {
    const seeks = (await planOf(query)).filter((node) => operator(node).startsWith("DirectedRelationshipIndexSeek"));
    expect(
      seeks.map(({ arguments: { Details } }) => /:(\w+)\((\w+)\)/.exec(String(Details))?.slice(1).join(" ")).sort(),
    ).toEqual([
      "ACCOUNT_IN begun",
      "ASSIGNED begun",
      "HAD_ACCOUNT_IN begun",
      "HAD_ACCOUNT_IN ended",
      "MEMBER_OF begun",
      "WAS_ASSIGNED begun",
      "WAS_ASSIGNED ended",
      "WAS_MEMBER_OF begun",
      "WAS_MEMBER_OF ended",
    ]);
  }
});

test("pages as of a past sync are read in the order of the index, without sorting what they do not show", async () => {
  const ordered = [asOf.usersPageAsOf, asOf.whoCanReachByUserIndexAsOf, asOf.membersByUserIndexAsOf];
  for (const query of ordered as unknown as Query<unknown, unknown>[]) {
    // What a node was is the first of few.
    const sorts = (await planOf(query))
      .filter((node) => ["Sort", "PartialSort"].includes(operator(node)))
      .filter(({ arguments: { Details } }) => !String(Details).includes("Past.ended"))
      .map(operator);
    expect([query.name, sorts]).toEqual([query.name, []]);
  }
});
