import { Command } from "commander";
import { migrate } from "../graph/migrate.ts";
import { action } from "./action.ts";
import { exitCodes } from "./exit-codes.ts";
import { useGraph } from "./use-graph.ts";

export function migrateCommand(): Command {
  const command = new Command("migrate")
    .description("create the graph's constraints and indexes where they are missing; sync does this by itself")
    .option("--json", "print one JSON object")
    .addHelpText("after", "\nExample:\n  access-graph migrate");
  return action(command, async (context, { json }: { json?: boolean }) => {
    await using used = await useGraph(context);
    const created = await migrate(used.graph);
    if (json) context.terminal.print(JSON.stringify({ created }));
    else if (created.length === 0) context.terminal.print("Nothing was missing.");
    else context.terminal.print(`Created ${created.join(", ")}.`);
    return exitCodes.ok;
  });
}
