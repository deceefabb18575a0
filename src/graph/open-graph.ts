import type { Config } from "../config.ts";
import { GraphError } from "./errors.ts";
import { connectGraph, type Graph, type GraphOptions } from "./graph.ts";
import { ensureLocalServer, type LocalServer } from "./local-server/local-server.ts";

export interface OpenGraphOptions extends GraphOptions {
  /** Told a line when the managed server is being started; nothing when it already runs. */
  log?: (line: string) => void;
  signal?: AbortSignal;
}

/**
 * Connects to the operator's Neo4j when `NEO4J_URI` says which, else to the managed local server, which is started or
 * reused and outlives this process.
 * @returns the connection, and the managed server, or null with the operator's own
 * @throws GraphError, LocalServerError
 */
export async function openGraph(
  config: Pick<Config, "home" | "cache" | "neo4j" | "env">,
  options: OpenGraphOptions = {},
): Promise<{ graph: Graph; server: LocalServer | null }> {
  const { log, signal, ...graphOptions } = options;
  if (config.neo4j.kind === "uri") return { graph: await connectGraph(config.neo4j, graphOptions), server: null };
  for (let attempt = 1; ; attempt += 1) {
    const server = await ensureLocalServer({
      home: config.home,
      cache: config.cache,
      env: config.env,
      ...(log ? { log } : {}),
      ...(signal ? { signal } : {}),
    });
    const { uri, username, password } = server;
    try {
      const graph = await connectGraph({ uri, username, password, database: "neo4j" }, graphOptions);
      return { graph, server };
    } catch (error) {
      // Another command may have stopped it in this very moment.
      const isGone = error instanceof GraphError && error.failure === "UNAVAILABLE";
      if (!isGone || attempt === 2) throw error;
    }
  }
}
