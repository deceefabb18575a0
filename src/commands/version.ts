import { Command } from "commander";
import { productVersion } from "../product-version.ts";
import { action, type Context } from "./action.ts";
import { exitCodes } from "./exit-codes.ts";
import { useRunningGraph } from "./use-graph.ts";

export function versionCommand(): Command {
  const command = new Command("version")
    .description("the versions of Access Graph, Node.js and, when one runs, Neo4j")
    .option("--json", "print one JSON object")
    .addHelpText("after", "\nExample:\n  access-graph version --json");
  return action(command, async (context, { json }: { json?: boolean }) => {
    const { terminal } = context;
    const versions = { accessGraph: productVersion(), node: process.versions.node, neo4j: await neo4jVersion(context) };
    terminal.print(
      json
        ? JSON.stringify(versions)
        : [
            `access-graph ${versions.accessGraph}`,
            `node ${versions.node}`,
            `neo4j ${versions.neo4j ?? "not running"}`,
          ].join("\n"),
    );
    return exitCodes.ok;
  });
}

/** Null where none runs or answers: a question for versions is not the place to complain about that. */
async function neo4jVersion(context: Context): Promise<string | null> {
  try {
    const graph = await useRunningGraph(context);
    await graph?.close();
    return graph?.serverVersion ?? null;
  } catch {
    return null;
  }
}
