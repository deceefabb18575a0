import { expect } from "vitest";
import { connectGraph, type Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { testNeo4j } from "../support/neo4j.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape that each test asks for
export type Data = any;

export interface Asking {
  graph: Graph;
  /** The data of an answer without errors. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The code and message of the first error. */
  fail(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ code: unknown; message: string; extensions: Data }>;
  /** The data, and how many Cypher statements it took. */
  count(query: string, variables?: Record<string, unknown>): Promise<{ data: Data; statements: number }>;
  close(): Promise<void>;
}

export async function openAsking(): Promise<Asking> {
  const graph = await connectGraph(testNeo4j().settings);
  await migrate(graph);
  const answer = createAsking(graph);
  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await answer({ query, variables });
    expect(errors).toBeUndefined();
    return data as Data;
  };
  return {
    graph,
    ask,
    fail: async (query, variables) => {
      const { errors } = await answer({ query, variables });
      const [error] = errors ?? [];
      if (error === undefined) throw new Error("the answer has no error");
      return { code: error.extensions?.code, message: error.message, extensions: error.extensions };
    },
    count: async (query, variables) => {
      const before = graph.statements();
      const data = await ask(query, variables);
      return { data, statements: graph.statements() - before };
    },
    close: () => graph.close(),
  };
}
