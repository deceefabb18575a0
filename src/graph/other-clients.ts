import type { Graph } from "./graph.ts";
import { otherClients } from "./queries/read.ts";

const product = "access-graph";

/** What a process calls itself to Neo4j, which lists it so among its connections. */
export const ownClientName = `${product}/${process.pid}`;

/** How many other processes of the product are connected to the same server. */
export async function countOtherClients(graph: Graph): Promise<number> {
  const [row] = await graph.read(otherClients, { product, own: ownClientName });
  return row?.clients ?? 0;
}
