import type { ExecutionResult } from "graphql";
import type { Graph } from "../graph/graph.ts";
import { type Log, silentLog } from "./log.ts";
import { createGraphqlEndpoint } from "./yoga.ts";

export interface Question {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
}

/** Answers a question without a server: the same schema, the same limits, the same errors. */
export async function askInProcess(
  graph: Graph,
  { query, variables, operationName }: Question,
  options: { log?: Log; signal?: AbortSignal } = {},
): Promise<ExecutionResult> {
  const endpoint = createGraphqlEndpoint({ graph, log: options.log ?? silentLog });
  const response = await endpoint.fetch(
    "http://in-process/graphql",
    {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query, variables, operationName }),
    },
    options.signal === undefined ? {} : { gone: options.signal },
  );
  return (await response.json()) as ExecutionResult;
}
