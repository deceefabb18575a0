import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import { checkCost } from "./cost.ts";
import { documentRules } from "./document-rules.ts";
import { parseWithinLimit } from "./tokens.ts";
import { checkVariables } from "./variables.ts";

/** Applies every limit to every operation, however it comes in. */
export function useLimits(): Plugin {
  return {
    onParse: ({ setParseFn }) => setParseFn(parseWithinLimit),
    onValidate: ({ addValidationRule }) => documentRules.forEach(addValidationRule),
    onExecute: ({ args, setResultAndStopExecution }) => {
      try {
        checkVariables(args.variableValues);
        checkCost({
          schema: args.schema,
          document: args.document,
          operationName: args.operationName,
          variables: args.variableValues,
        });
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        setResultAndStopExecution({ errors: [error] });
      }
    },
  };
}
