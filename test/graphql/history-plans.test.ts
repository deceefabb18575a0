import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Graph, PlanNode } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import * as asOf from "../../src/graph/queries/as-of.ts";
import * as history from "../../src/graph/queries/history.ts";
import type { Query } from "../../src/graph/query.ts";
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

async function planOf(query: Query<unknown, unknown>): Promise<PlanNode[]> {
  const used = [...query.text.matchAll(/\$(\w+)/g)].map((match) => match[1] as string);
  const { plan } = await graph.explain(query, Object.fromEntries(used.map((name) => [name, null])));
  return flat(plan);
}

describe.each(statements.map((query) => [query.name, query] as const))("%s", (_, query) => {
  test("starts at indexes and goes through nothing whole", async () => {
    const operators = (await planOf(query)).map(operator);
    const wholesale = operators.filter((name) =>
      /^(AllNodesScan|NodeByLabelScan|NodeIndexScan|(Und|D)irected(All|Union)?Relationship(s|Type|Types|Index)*Scan)/.test(
        name,
      ),
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
    const sorts = (await planOf(query)).map(operator).filter((name) => ["Sort", "PartialSort"].includes(name));
    expect([query.name, sorts]).toEqual([query.name, []]);
  }
});
