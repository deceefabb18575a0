import { request } from "node:http";
import { connectGraph, type Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { silentLog } from "../../src/graphql/log.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../src/server.ts";
import { testNeo4j } from "../support/neo4j.ts";

export interface Serving extends RunningServer {
  graph: Graph;
}

/** A server on a free port of 127.0.0.1 with a graph of its own. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<Serving> {
  const graph = options.graph ?? (await connectGraph(testNeo4j().settings));
  await migrate(graph);
  const given = { host: "127.0.0.1", port: 0, metricsPort: null, apiKeys: [], log: silentLog, ...options, graph };
  const server = await startServer(given);
  const close = async () => {
    await server.close();
    await graph.close();
  };
  return { ...server, graph, close };
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape that each test asks for
  json: any;
}

/** One HTTP request by hand: unlike fetch it sends every header that it is given, `Host` too, on a connection of its own. */
export function send(
  url: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const isJson = String(response.headers["content-type"]).includes("json");
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: isJson ? JSON.parse(text) : null,
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Asks a question as every client does. */
export async function post(
  url: string,
  query: string,
  { variables, headers = {} }: { variables?: object; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  return await send(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
}
