import { setMaxListeners } from "node:events";
import { useCSRFPrevention } from "@graphql-yoga/plugin-csrf-prevention";
import { execute, type GraphQLError } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { Graph } from "../graph/graph.ts";
import { createPauses } from "../graph/pauses.ts";
import { type Context, createContext } from "./context.ts";
import { createErrorTranslation } from "./errors.ts";
import { createKept } from "./kept.ts";
import { limits } from "./limits/limits.ts";
import type { Turnstile } from "./limits/turnstile.ts";
import { useLimits } from "./limits/use-limits.ts";
import type { Log } from "./log.ts";
import { useMutationRules } from "./mutation-rules.ts";
import type { Operator } from "./operator.ts";
import { createSchema } from "./schema.ts";
import { createStatementsTold, useStatementsTold } from "./statements-told.ts";
import { useUntoldValues } from "./untold-values.ts";

export interface YogaOptions {
  graph: Graph;
  log: Log;
  /** What mutations can have done; without one they are refused. */
  operator?: Operator | null;
  /** For many callers at once; without it every operation is answered at once. */
  turnstile?: Turnstile;
  /** Further plugins, such as those that measure. */
  plugins?: Plugin[];
}

/** What whoever hands a request to Yoga may tell beside it. */
export interface RequestFacts {
  /** Aborted when the caller goes away. */
  gone?: AbortSignal;
  /** Takes what is to be called once the answer has left, or the caller has. */
  whenAnswered?: (then: () => void) => void;
  /** Name and id of the API key it came with. */
  caller?: string | null;
  /** That key is for questions only. */
  readOnly?: boolean;
}

/** The GraphQL endpoint, with Yoga's open defaults closed. */
export function createGraphqlEndpoint({ graph, log, operator = null, turnstile, plugins = [] }: YogaOptions) {
  const translate = createErrorTranslation(log);
  const pause = createPauses();
  const kept = createKept(graph);
  return createYoga<RequestFacts, Context>({
    schema: createSchema(),
    graphqlEndpoint: "/graphql",
    context: ({ gone, caller = null, params }) => {
      const told = params.extensions?.cypher === true ? createStatementsTold() : null;
      return createContext(graph, { caller, signal: stopSignal(gone) }, pause, operator, told, kept);
    },
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
    graphiql: false,
    plugins: [
      useCSRFPrevention(),
      useGraphqlJs(),
      useMutationRules(),
      useLimits(turnstile),
      useTranslatedErrors(translate),
      useUntoldValues(),
      useStatementsTold(),
      ...plugins,
    ],
  });
}

function stopSignal(gone: AbortSignal | undefined): AbortSignal {
  const late = AbortSignal.timeout(limits.duration);
  const stop = gone === undefined ? late : AbortSignal.any([gone, late]);
  // Every statement of an operation listens to it, however many run at once.
  setMaxListeners(0, stop);
  return stop;
}

/** Yoga's own executor gives fields in the order in which they were ready; GraphQL wants them in that of the question. */
function useGraphqlJs(): Plugin {
  return { onExecute: ({ setExecuteFn }) => setExecuteFn(execute) };
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
