import { readFileSync } from "node:fs";
import { Secret } from "../config.ts";
import { connectGraph, type Graph } from "../graph/graph.ts";
import { type LocalServer, localServerStatus } from "../graph/local-server/local-server.ts";
import { openGraph } from "../graph/open-graph.ts";
import type { Context } from "./action.ts";

/** The graph a command works on, closed when the command is done with it. The managed server goes on running. */
export interface UsedGraph {
  graph: Graph;
  /** Null with a server of the operator's own. */
  server: LocalServer | null;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Connects; starts the managed server when no NEO4J_URI says otherwise and it does not run. */
export async function useGraph({ config, terminal, signal }: Context): Promise<UsedGraph> {
  const { graph, server } = await openGraph(config(), { log: terminal.say, signal });
  return { graph, server, [Symbol.asyncDispose]: () => graph.close() };
}

/** Connects to what runs already, and starts nothing; null when the managed server does not run. */
export async function useRunningGraph({ config, signal }: Pick<Context, "config" | "signal">): Promise<Graph | null> {
  const { home, cache, env, neo4j } = config();
  if (neo4j.kind === "uri") return await connectGraph(neo4j);
  const { running, uri, passwordFile } = await localServerStatus({ home, cache, env, signal });
  if (!running || uri === null) return null;
  const password = new Secret(readFileSync(passwordFile, "utf8").trim());
  return await connectGraph({ uri, username: "neo4j", password, database: "neo4j" });
}
