import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph, PlanNode } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import * as write from "../../src/graph/queries/write.ts";
import type { Query } from "../../src/graph/query.ts";
import { connectTestGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
  await migrate(graph);
});
afterAll(async () => {
  await graph.close();
});

function operators(plan: PlanNode): string[] {
  return [plan.operatorType.split("@")[0] ?? "", ...plan.children.flatMap(operators)];
}

const statements = Object.values(write) as Query<unknown, unknown>[];

test.each(statements.map((query) => [query.name, query] as const))(
  "%s finds its nodes by their keys, never by going through all of a label",
  async (_name, query) => {
    const used = [...query.text.matchAll(/\$(\w+)/g)].map((match) => match[1] as string);
    const { plan } = await graph.explain(query, Object.fromEntries(used.map((name) => [name, null])));
    const scans = operators(plan).filter((name) => /^(AllNodesScan|NodeByLabelScan|NodeIndexScan)/.test(name));
    expect(scans).toEqual([]);
  },
);
