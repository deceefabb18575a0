import { Command } from "commander";
import { readQueries } from "../graph/queries.ts";
import { keyOf } from "../sync/keys.ts";
import { action, type Context } from "./action.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { type Connection, openConnectionStore } from "./home/connection-store.ts";
import { table } from "./table.ts";
import { useRunningGraph } from "./use-graph.ts";

/** The last sync of an org as the graph has it; null before the first. */
interface LastSync {
  status: string | null;
  finishedAt: string | null;
}

export function connectionsCommand(): Command {
  const command = new Command("connections")
    .description("the connected orgs, with their last sync")
    .option("--json", "print a JSON array")
    .addHelpText("after", "\nExample:\n  access-graph connections --json");
  return action(command, connections);
}

async function connections(context: Context, { json }: { json?: boolean }): Promise<ExitCode> {
  const { terminal, config } = context;
  const stored = await openConnectionStore(config()).list();
  const syncs = await lastSyncs(context, stored);
  const known = (one: Connection) => syncs.byOrg?.get(one.organizationId) ?? null;
  if (json) {
    const rows = stored.map((one) => ({
      name: one.name,
      organization: one.organizationId,
      organizationName: one.organizationName,
      url: one.orgUrl,
      email: one.email,
      connectedAt: one.connectedAt,
      role: one.role.role,
      adminPermissions: one.role.adminPermissions,
      lastSync: known(one),
      lastSyncKnown: syncs.byOrg !== null,
    }));
    terminal.print(JSON.stringify(rows));
    return exitCodes.ok;
  }
  if (stored.length === 0) {
    terminal.say("No org is connected. Connect one: access-graph connect your-org.okta.com");
    return exitCodes.ok;
  }
  const describe = (one: Connection) => {
    if (syncs.byOrg === null) return ["not known", syncs.reason];
    const last = known(one);
    return last === null ? ["never", ""] : [last.finishedAt ?? "running", last.status];
  };
  const rows = stored.map((one) => [one.name, one.organizationName, one.orgUrl, ...describe(one)]);
  terminal.print(table(["NAME", "ORG", "URL", "LAST SYNC", "COMPLETENESS"], rows, terminal.columns));
  return exitCodes.ok;
}

/** Asks the graph only where it runs already: a list must not take the seconds of starting a database. */
async function lastSyncs(
  context: Context,
  stored: Connection[],
): Promise<{ byOrg: Map<string, LastSync> | null; reason: string }> {
  try {
    const graph = await useRunningGraph(context);
    if (graph === null) return { byOrg: null, reason: "database not running" };
    try {
      const keys = stored.map(({ organizationId }) => keyOf(organizationId, organizationId));
      const rows = await graph.read(readQueries.syncs, { keys, limit: 1n }, { signal: context.signal });
      const found = rows.flatMap(({ syncs: [last] }) =>
        last === undefined ? [] : [[last.orgId, { status: last.status, finishedAt: last.finishedAt }] as const],
      );
      return { byOrg: new Map(found), reason: "" };
    } finally {
      await graph.close();
    }
  } catch (error) {
    context.signal.throwIfAborted();
    context.terminal.say(`The last syncs are not known: ${(error as Error).message}`);
    return { byOrg: null, reason: "database not reachable" };
  }
}
