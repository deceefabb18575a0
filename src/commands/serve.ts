import { Command, InvalidArgumentError } from "commander";
import { pino } from "pino";
import { GraphError } from "../graph/errors.ts";
import { migrate } from "../graph/migrate.ts";
import { startServer } from "../server.ts";
import { action, type Context } from "./action.ts";
import { exitCodes } from "./exit-codes.ts";
import { openApiKeys } from "./home/api-keys.ts";
import { type UsedGraph, useGraph } from "./use-graph.ts";

export interface ServeOptions {
  host: string;
  port: number;
  metricsPort: number;
}

export function serveCommand(): Command {
  const command = new Command("serve")
    .description("answer GraphQL over HTTP until a signal; in a browser the same address is a query page")
    .option("--host <address>", "the address to listen on; beyond this machine an API key is needed", "127.0.0.1")
    .option("--port <port>", "the port of GraphQL; 0 takes a free one", parsePort, 4000)
    .option("--metrics-port <port>", "the port of the metrics, on 127.0.0.1; 0 takes a free one", parsePort, 4001)
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
  await prepareGraph(context, used);
  const server = await startServer({
    ...options,
    graph: used.graph,
    apiKeys: keys.list,
    log: pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true })),
  });
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
    await server.close();
  }
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
