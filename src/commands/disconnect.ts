import { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import { readQueries } from "../graph/queries.ts";
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

interface PurgedOrg {
  id: string;
  name: string;
}

export function disconnectCommand(): Command {
  const command = new Command("disconnect")
    .description("forget a connection and its token; what was read of the org stays unless --purge is given")
    .argument("<name>", "the connection; with --purge also the Okta id or name of an org that only the graph knows")
    .option("--purge", "also remove all the graph holds of this org")
    .option("-y, --yes", "do not ask before purging")
    .addHelpText("after", "\nExample:\n  access-graph disconnect acme --purge");
  return action(command, disconnect);
}

async function disconnect(context: Context, name: string, { purge, yes }: Options): Promise<ExitCode> {
  const { terminal, signal } = context;
  if (purge && !yes && !process.stdin.isTTY) {
    throw new UsageError("There is no terminal to ask on: add --yes to purge without a question.");
  }
  const store = openConnectionStore(context.config());
  const connections = await store.list();
  const stored = connections.find((one) => one.name === name);
  if (!purge) findConnection(connections, name);
  if (purge) {
    await using used = await useGraph(context);
    const org: PurgedOrg =
      stored === undefined
        ? ((await findInGraph(used.graph, name)) ?? refuseUnknown(name))
        : { id: stored.organizationId, name: stored.organizationName };
    if (!yes && !(await confirm(`Remove everything the graph holds of ${org.name} (${org.id})?`, signal))) {
      terminal.warn("Nothing was removed.");
      return exitCodes.usage;
    }
    // Before the connection goes: a purge that is cut short can be given again by name.
    const removed = await purgeOrganization(used.graph, org.id, { signal });
    terminal.print(`Removed ${removed.toLocaleString("en")} nodes of ${org.name} from the graph.`);
  }
  if (stored === undefined) return exitCodes.ok;
  await store.remove(name);
  terminal.print(`Disconnected ${name} (${stored.orgUrl}). Its token is no longer stored here.`);
  terminal.say("The token still works: revoke it in Okta under Security > API > Tokens.");
  return exitCodes.ok;
}

/** An org that was read by the OKTA_CLIENT_ variables or by the demo has no connection, and is to go all the same. */
async function findInGraph(graph: Graph, name: string): Promise<PurgedOrg | null> {
  const all = (await graph.read(readQueries.organizations, {})).map(({ node }) => node);
  const found = all.filter((org) => [org.oktaId, org.connectionName, org.name].includes(name));
  const [only] = found;
  if (found.length > 1) {
    throw new UsageError(
      `Several orgs are called ${name}: give the Okta id (${found.map((org) => org.oktaId).join(", ")}).`,
    );
  }
  return only === undefined ? null : { id: only.oktaId, name: only.name ?? only.oktaId };
}

function refuseUnknown(name: string): never {
  throw new UsageError(`Neither a connection nor an org in the graph is called ${name}.`);
}
