import { Command } from "commander";
import { action, type Context } from "./action.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { findConnection, openConnectionStore } from "./home/connection-store.ts";
import { confirm } from "./prompt.ts";
import { purgeOrganization } from "./purge.ts";
import { UsageError } from "./usage-error.ts";
import { useGraph } from "./use-graph.ts";

interface Options {
  purge?: boolean;
  yes?: boolean;
}

export function disconnectCommand(): Command {
  const command = new Command("disconnect")
    .description("forget a connection and its token; what was read of the org stays unless --purge is given")
    .argument("<name>", "the connection, as connections lists it")
    .option("--purge", "also remove all the graph holds of this org")
    .option("-y, --yes", "do not ask before purging")
    .addHelpText("after", "\nExample:\n  access-graph disconnect acme --purge");
  return action(command, disconnect);
}

async function disconnect(context: Context, name: string, { purge, yes }: Options): Promise<ExitCode> {
  const { terminal, signal } = context;
  const store = openConnectionStore(context.config());
  const connection = findConnection(await store.list(), name);
  if (purge) {
    if (!yes && !(await agreed(connection.organizationName, signal))) {
      terminal.warn("Nothing was removed.");
      return exitCodes.usage;
    }
    await using used = await useGraph(context);
    // Before the connection goes: a purge that is cut short can be given again by name.
    const removed = await purgeOrganization(used.graph, connection.organizationId, { signal });
    terminal.print(`Removed ${removed.toLocaleString("en")} nodes of ${connection.organizationName} from the graph.`);
  }
  await store.remove(name);
  terminal.print(`Disconnected ${name} (${connection.orgUrl}). Its token is no longer stored here.`);
  terminal.say("The token still works: revoke it in Okta under Security > API > Tokens.");
  return exitCodes.ok;
}

async function agreed(organization: string, signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError("There is no terminal to ask on: add --yes to purge without a question.");
  return await confirm(`Remove everything the graph holds of ${organization}?`, signal);
}
