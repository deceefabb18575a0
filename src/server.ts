import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigError } from "./config.ts";
import type { Graph } from "./graph/graph.ts";
import type { ApiKeyRecord } from "./graphql/api-keys.ts";
import { answerError, strictHeaders } from "./graphql/http/answers.ts";
import { keepRoom } from "./graphql/http/connections.ts";
import { createEventHooks, type EventHookOptions } from "./graphql/http/event-hooks.ts";
import { createHandler } from "./graphql/http/handler.ts";
import { isLoopback, isLoopbackHostHeader } from "./graphql/http/loopback.ts";
import { createMetrics, type Metrics } from "./graphql/http/metrics.ts";
import { createReadiness } from "./graphql/http/readiness.ts";
import { limits } from "./graphql/limits/limits.ts";
import { createTurnstile } from "./graphql/limits/turnstile.ts";
import type { Log } from "./graphql/log.ts";
import type { Operator } from "./graphql/operator.ts";
import { createTurns } from "./graphql/turns.ts";
import { createGraphqlEndpoint } from "./graphql/yoga.ts";

export interface ServerOptions {
  graph: Graph;
  /** Address to listen on; other than a loopback one only with API keys. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Port of the metrics, always on 127.0.0.1; null for none, 0 for any free one. */
  metricsPort: number | null;
  /** The keys that may ask, asked for at each request. Without any, whoever is on this machine may ask. */
  apiKeys: readonly ApiKeyRecord[] | (() => readonly ApiKeyRecord[] | Promise<readonly ApiKeyRecord[]>);
  log: Log;
  /** What mutations can have done; without one they are refused. */
  operator?: Operator | null;
  /** Takes Okta's event hooks; without it their addresses are not there. */
  eventHooks?: Omit<EventHookOptions, "count" | "log"> | null;
}

export interface RunningServer {
  url: string;
  metricsUrl: string | null;
  /** Counts a sync that was run for this server among its metrics. */
  noteSync: Metrics["noteSync"];
  /** Ends what is being answered, for at most 10 seconds, and stops listening. The graph stays open. */
  close(): Promise<void>;
}

const lastAnswersMs = 10_000;

/**
 * Serves GraphQL at `/graphql`, with `/healthz` and `/readyz` beside it.
 * @throws ConfigError when the address is not a loopback one and there is no API key, or when it cannot be listened on
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { graph, host, port, metricsPort, apiKeys, log, operator = null, eventHooks = null } = options;
  const keys = async () => (typeof apiKeys === "function" ? await apiKeys() : apiKeys);
  const isExposed = !isLoopback(host);
  if (isExposed && (await keys()).length === 0) {
    throw new ConfigError(
      `Without an API key the server only listens on this machine, not on ${host}. Make a key first (access-graph keys create NAME), or leave --host out.`,
    );
  }
  const metrics = createMetrics(graph);
  const endpoint = createGraphqlEndpoint({
    graph: takingTurns(metrics.measure(graph)),
    log,
    operator,
    turnstile: createTurnstile({
      capacity: limits.costAtOnce,
      places: limits.waiting,
      patience: limits.patience,
    }),
    plugins: [metrics.plugin],
  });
  const handler = createHandler({
    endpoint,
    ready: createReadiness(graph),
    keys,
    isExposed,
    eventHooks: eventHooks && createEventHooks({ ...eventHooks, count: metrics.countHook, log }),
    log,
  });
  const main = await listen(handler, host, port);
  let measured: Server | null = null;
  try {
    if (metricsPort !== null) measured = await listen(metricsHandler(metrics), "127.0.0.1", metricsPort);
  } catch (error) {
    await stop(main);
    throw error;
  }
  const url = `http://${nameInUrl(host)}:${(main.address() as AddressInfo).port}/graphql`;
  const metricsUrl = measured && `http://127.0.0.1:${(measured.address() as AddressInfo).port}/metrics`;
  log.info({ url, metricsUrl }, "serving");
  return {
    url,
    metricsUrl,
    noteSync: metrics.noteSync,
    close: async () => {
      await Promise.all([stop(main), measured === null ? undefined : stop(measured)]);
      await endpoint.dispose();
    },
  };
}

/** Leaves connections of the driver to those who ask whether Neo4j answers. */
function takingTurns(graph: Graph): Graph {
  const turns = createTurns(limits.statementsAtOnce);
  return { ...graph, read: (query, params, options) => turns(() => graph.read(query, params, options)) };
}

async function listen(handler: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(
    // Looked at every second: Node looks every half minute, and a time limit would last so much longer.
    { requestTimeout: 30_000, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
    handler,
  );
  // Longer than an operation may wait and take; then whoever does not take the answer is cut off.
  server.timeout = limits.patience + limits.duration + 10_000;
  keepRoom(server, limits.connections);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const remedy =
        error.code === "EADDRINUSE" ? "Something else listens there: choose another port." : "Choose another.";
      reject(new ConfigError(`Cannot listen on ${host}:${port} (${error.code}). ${remedy}`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  return server;
}

async function stop(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), lastAnswersMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(late);
}

function metricsHandler(metrics: Metrics): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(strictHeaders)) response.setHeader(name, value);
    if (!isLoopbackHostHeader(request.headers.host)) {
      return answerError(response, 403, "UNAUTHENTICATED", "Metrics are for this machine only.");
    }
    if (request.url !== "/metrics") return answerError(response, 404, "BAD_USER_INPUT", "Metrics are at /metrics.");
    metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      () => answerError(response, 500, "INTERNAL", "The metrics cannot be read."),
    );
  };
}

function nameInUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
