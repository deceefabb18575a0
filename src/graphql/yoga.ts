import { setMaxListeners } from "node:events";
import { useCSRFPrevention } from "@graphql-yoga/plugin-csrf-prevention";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import type { GraphQLError } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { Graph } from "../graph/graph.ts";
import { type Context, createContext } from "./context.ts";
import { createErrorTranslation } from "./errors.ts";
import { graphiqlOptions } from "./graphiql.ts";
import { limits } from "./limits/limits.ts";
import { useLimits } from "./limits/use-limits.ts";
import type { Log } from "./log.ts";
import { createSchema } from "./schema.ts";

export interface YogaOptions {
  graph: Graph;
  log: Log;
  /** Further plugins, such as those that measure. */
  plugins?: Plugin[];
}

/** What whoever hands a request to Yoga may tell beside it. */
export interface RequestFacts {
  /** Aborted when the caller goes away. */
  gone?: AbortSignal;
}

/** The GraphQL endpoint, with Yoga's open defaults closed. */
export function createGraphqlEndpoint({ graph, log, plugins = [] }: YogaOptions) {
  const translate = createErrorTranslation(log);
  return createYoga<RequestFacts, Context>({
    schema: createSchema(),
    graphqlEndpoint: "/graphql",
    context: ({ gone }) => createContext(graph, stopSignal(gone)),
    // Yoga would answer any origin, take forms and files, and say more about errors where NODE_ENV is development.
    cors: false,
    multipart: false,
    batching: false,
    maskedErrors: { maskError: translate, errorMessage: "", isDev: false },
    maxRequestBodySize: limits.body,
    // Yoga's debug log has the variables of operations: people's names.
    logging: false,
    landingPage: false,
    healthCheckEndpoint: "/graphql/health",
    graphiql: graphiqlOptions,
    renderGraphiQL: (options) => renderGraphiQL(options),
    plugins: [useCSRFPrevention(), useLimits(), useTranslatedErrors(translate), ...plugins],
  });
}

function stopSignal(gone: AbortSignal | undefined): AbortSignal {
  const late = AbortSignal.timeout(limits.duration);
  const stop = gone === undefined ? late : AbortSignal.any([gone, late]);
  // Every statement of an operation listens to it, however many run at once.
  setMaxListeners(0, stop);
  return stop;
}

/** Errors of parsing and validation do not pass Yoga's masking: they get their code here. */
function useTranslatedErrors(translate: (error: unknown) => GraphQLError): Plugin {
  return {
    onExecutionResult: ({ result, setResult }) => {
      if (result === undefined || !("errors" in result) || result.errors === undefined) return;
      setResult({ ...result, errors: result.errors.map(translate) });
    },
  };
}
