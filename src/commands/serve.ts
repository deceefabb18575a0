import { Command, InvalidArgumentError } from "commander";
import { pino } from "pino";
import { GraphError } from "../graph/errors.ts";
import { migrate } from "../graph/migrate.ts";
import type { ConnectedOrg } from "../graphql/operator.ts";
import { type RunningServer, startServer } from "../server.ts";
import { action, type Context } from "./action.ts";
import { checkedOrgUrl } from "./connect-okta.ts";
import { exitCodes } from "./exit-codes.ts";
import { openApiKeys } from "./home/api-keys.ts";
import { openConnectionStore } from "./home/connection-store.ts";
import { createOperator } from "./operator.ts";
import { checkSchedule, startSchedule } from "./schedule/schedule.ts";
import { createSyncRuns } from "./schedule/sync-runs.ts";
import { type UsedGraph, useGraph } from "./use-graph.ts";

export interface ServeOptions {
  host: string;
  port: number;
  metricsPort: number;
  /** False leaves the syncs to others. */
  schedule?: boolean;
  /** True answers questions only. */
  readOnly?: boolean;
}

export function serveCommand(): Command {
  const command = new Command("serve")
    .description("answer GraphQL over HTTP until a signal; in a browser the same address is a query page")
    .option("--host <address>", "the address to listen on; beyond this machine an API key is needed", "127.0.0.1")
    .option("--port <port>", "the port of GraphQL; 0 takes a free one", parsePort, 4000)
    .option("--metrics-port <port>", "the port of the metrics, on 127.0.0.1; 0 takes a free one", parsePort, 4001)
    .option("--no-schedule", "sync when asked to only; let something else run the regular syncs")
    .option("--read-only", "take no mutations: nobody connects, disconnects or syncs by GraphQL")
    .addHelpText("after", "\nExample:\n  access-graph serve --port 4000");
  return action(
    command,
    async (context, options: ServeOptions) => {
      await using used = await useGraph(context);
      await serveUntilSignal(context, used, options);
      return exitCodes.ok;
    },
    { endsBySignal: true },
  );
}

/** Serves a graph until the user or a supervisor ends it. */
export async function serveUntilSignal(context: Context, used: UsedGraph, options: ServeOptions): Promise<void> {
  const { terminal, signal } = context;
  const keys = openApiKeys(context.config().home);
  const { schedule: times, eventHookSecret: secret } = context.config({ eventHooks: true });
  checkSchedule("ACCESS_GRAPH_SYNC_SCHEDULE", times.full);
  checkSchedule("ACCESS_GRAPH_INCREMENTAL_SCHEDULE", times.incremental);
  await prepareGraph(context, used);
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
  const { graph } = used;
  const orgs = () => orgsOf(context);
  let noteSync: RunningServer["noteSync"] = () => {};
  const runs = createSyncRuns(process.argv[1] ?? "", context.config().env, (org, result) =>
    noteSync({ org: org.name ?? new URL(org.orgUrl).host, ...result }),
  );
  const never = { full: "off", incremental: "off" };
  const schedule = startSchedule({ ...(options.schedule === false ? never : times), graph, log, orgs, runs });
  const hint = async (name: string) => {
    const org = (await orgs()).find((one) => name === (one.name ?? new URL(one.orgUrl).host));
    if (org !== undefined) schedule.runSoon(org);
    return org !== undefined;
  };
  const operator = createOperator({ config: context.config, graph, runs, orgs, log });
  const server = await startServer({
    ...options,
    graph,
    apiKeys: keys.list,
    log,
    operator: options.readOnly ? null : operator,
    eventHooks: secret && { secret, hint },
  }).catch(async (error: unknown) => {
    await schedule.close();
    throw error;
  });
  noteSync = server.noteSync;
  try {
    terminal.print(`GraphQL        ${server.url}`);
    if (server.metricsUrl !== null) terminal.print(`metrics        ${server.metricsUrl}`);
    if (used.server !== null) {
      terminal.print(`Neo4j Browser  ${used.server.browserUrl}`);
      terminal.print(`  its password: cat '${used.server.passwordFile.replaceAll("'", `'\\''`)}'`);
    }
    terminal.say(
      (await keys.list()).length > 0 ? "Callers need an API key. It runs until Ctrl-C." : "It runs until Ctrl-C.",
    );
    await aborted(signal);
  } finally {
    await Promise.all([schedule.close(), server.close()]);
  }
}

/** Those that are connected, and the one that the environment names. */
async function orgsOf(context: Context): Promise<ConnectedOrg[]> {
  const config = context.config({ okta: true });
  const stored = await openConnectionStore(config).list();
  const orgs: ConnectedOrg[] = stored.map(({ name, orgUrl, organizationId: oktaId }) => ({ name, orgUrl, oktaId }));
  if (config.okta === null) return orgs;
  const orgUrl = checkedOrgUrl(config, config.okta.orgUrl);
  return [...orgs.filter((org) => org.orgUrl !== orgUrl), { name: null, orgUrl, oktaId: null }];
}

/** A user without the right to change the schema may still read: /readyz tells what is missing. */
async function prepareGraph({ terminal }: Context, { graph }: UsedGraph): Promise<void> {
  try {
    await migrate(graph);
  } catch (error) {
    if (!(error instanceof GraphError) || error.failure !== "RIGHTS") throw error;
    terminal.warn(`warning: ${error.message}`);
  }
}

export function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("It must be a number from 0 to 65535.");
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
