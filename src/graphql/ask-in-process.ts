import type { ExecutionResult } from "graphql";
import type { Graph } from "../graph/graph.ts";
import { type Log, silentLog } from "./log.ts";
import { createGraphqlEndpoint } from "./yoga.ts";

export interface Question {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
  /** `{ cypher: true }`: the answer's extensions carry the statements it rests on. */
  extensions?: { cypher?: boolean } | undefined;
}

interface AskingOptions {
  log?: Log;
  signal?: AbortSignal;
}

/** Answers one question without a server: the same schema, the same limits, the same errors. */
export async function askInProcess(
  graph: Graph,
  question: Question,
  options: AskingOptions = {},
): Promise<ExecutionResult> {
  return await createAsking(graph, options)(question);
}

/** As `askInProcess`, for many questions. */
export function createAsking(
  graph: Graph,
  { log = silentLog, signal }: AskingOptions = {},
): (question: Question) => Promise<ExecutionResult> {
  const endpoint = createGraphqlEndpoint({ graph, log });
  const headers = { "content-type": "application/json", accept: "application/json" };
  return async ({ query, variables, operationName, extensions }) => {
    const body = JSON.stringify({ query, variables, operationName, extensions });
    const facts = signal === undefined ? {} : { gone: signal };
    const response = await endpoint.fetch("http://in-process/graphql", { method: "POST", headers, body }, facts);
    return (await response.json()) as ExecutionResult;
  };
}
