import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Graph } from "../../src/graph/graph.ts";
import type { FaultRule } from "../../src/simulator/faults.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { connectTestGraph } from "../support/world.ts";
import { changeRoles, giveRoles } from "./admin-org.ts";
import { createExaminer } from "./answers.ts";
import type { Cell } from "./cells.ts";
import { type GraphContents, openGraphContents } from "./graph-contents.ts";
import { type Cast, castOf, changeOrg } from "./org.ts";
import { hashOf } from "./sample.ts";

/** What all cells of a run share. */
export interface Bench {
  graph: Graph;
  contents: GraphContents;
  examiner: ReturnType<typeof createExaminer>;
  /** A server that is none of Okta's, and how often it was asked. */
  elsewhere: { origin: string; asked(): number };
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const graph = await connectTestGraph();
  const contents = openGraphContents();
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end("[]");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    graph,
    contents,
    examiner: createExaminer(graph),
    elsewhere: { origin: `http://127.0.0.1:${port}`, asked: () => asked },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await contents.close();
      await graph.close();
    },
  };
}

/** Long enough for a simulator on a busy machine, short enough to wait for it a few times. */
export const shortAttemptMs = 400;

/** The org a cell is run in, as it is before the first sync. Orgs of one graph are kept apart by their ids. */
export function stage({ endpoint }: Cell, seed: string): { cast: Cast; change(): void } {
  const cast = castOf(seed);
  if (endpoint.admin) giveRoles(cast);
  const change = () => {
    changeOrg(cast);
    if (endpoint.admin) changeRoles(cast);
  };
  return { cast, change };
}

/** What arms the fault of a cell; the rules, once they are armed. */
export function arm(cell: Cell, cast: Cast, simulator: Simulator, elsewhere: string, seed: string): FaultRule[] {
  const { endpoint, fault, page } = cell;
  // The log's links tell no page: there the requests of a run are counted.
  const place = endpoint.kind === "LOG" ? { nth: page } : page > 0 ? { page } : {};
  const match = { ...endpoint.match(cast), ...place };
  const pick = <T>(items: readonly T[]) => items[hashOf(`${seed} ${cell.name}`) % items.length] as T;
  const rules = fault.rules({ endpoint, cast, match, elsewhere, pick });
  for (const rule of rules) simulator.faults.add(rule);
  return rules;
}
