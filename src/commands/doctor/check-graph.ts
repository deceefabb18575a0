import { missingIndexes } from "../../graph/migrate.ts";
import type { Context } from "../action.ts";
import { useRunningGraph } from "../use-graph.ts";
import { type Check, failedBy, pass, warn } from "./check.ts";

export async function checkGraph(context: Pick<Context, "config" | "signal">): Promise<Check[]> {
  const name = "neo4j";
  try {
    const graph = await useRunningGraph(context);
    if (graph === null) return [pass(name, "the managed server does not run; sync, serve and query start it")];
    try {
      const missing = await missingIndexes(graph);
      return [
        pass(name, `Neo4j ${graph.serverVersion} answers`),
        missing.length === 0
          ? pass("constraints and indexes", "all there")
          : warn(
              "constraints and indexes",
              `missing: ${missing.join(", ")}`,
              "access-graph migrate (the next sync does it too)",
            ),
      ];
    } finally {
      await graph.close();
    }
  } catch (error) {
    context.signal.throwIfAborted();
    return [failedBy(name, error)];
  }
}
