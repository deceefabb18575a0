import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import { createPacing } from "../pacing.ts";
import type { RequestFacts } from "../yoga.ts";
import { checkCost } from "./cost.ts";
import { documentRules } from "./document-rules.ts";
import { limits } from "./limits.ts";
import { parseWithinLimit } from "./tokens.ts";
import type { Turnstile } from "./turnstile.ts";
import { checkVariables } from "./variables.ts";

const never = new AbortController().signal;
/** Even an operation that reads next to nothing takes a connection and a moment. */
const lightest = limits.costAtOnce / limits.operationsAtOnce;

/**
 * Applies every limit to every operation, however it comes in.
 * @param turnstile for many callers at once: each operation weighs what it costs, and is inside until its answer has left
 */
export function useLimits(turnstile?: Turnstile): Plugin<RequestFacts> {
  const turn = createPacing();
  return {
    onParams: async ({ params }) => {
      await turn();
      checkVariables(params.variables);
      checkVariables(params.extensions);
    },
    onParse: ({ setParseFn }) => setParseFn(parseWithinLimit),
    onValidate: ({ addValidationRule }) => documentRules.forEach(addValidationRule),
    onExecute: async ({ args, context, setResultAndStopExecution }) => {
      try {
        const cost = checkCost({
          schema: args.schema,
          document: args.document,
          operationName: args.operationName,
          variables: args.variableValues,
        });
        if (turnstile === undefined) return;
        const leave = await turnstile.enter(Math.max(cost, lightest), context.gone ?? never);
        const leaveOnce = createLeaving(leave);
        context.whenAnswered?.(leaveOnce.answered);
        return { onExecuteDone: leaveOnce.executed };
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        setResultAndStopExecution({ errors: [error] });
      }
    },
  };
}

/**
 * An operation holds what it has read until its answer has left, and, where its caller went away, until the work that was
 * under way has come to its end; should that never be told, until no operation can last any longer.
 */
function createLeaving(leave: () => void) {
  let executed = false;
  let late: NodeJS.Timeout | undefined;
  return {
    answered: () => {
      if (executed) leave();
      else late = setTimeout(leave, limits.duration).unref();
    },
    executed: () => {
      executed = true;
      if (late === undefined) return;
      clearTimeout(late);
      leave();
    },
  };
}
