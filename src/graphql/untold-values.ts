import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/** Complaints of GraphQL's that repeat nothing but names of the schema and of the document. */
const structural = new RegExp(
  `^(?:${[
    "Cannot query field",
    "Unknown (?:argument|type|directive|fragment)",
    'Field "[\\w.]+" (?:argument|of type|of required type|must not)',
    'Variable "\\$\\w+" (?:is|of)',
    "Must provide",
  ].join("|")})`,
);
const missing = /; (Field "[A-Za-z_]\w*" of required type "[\w![\]]+" was not provided\.)$/;
const untold =
  "The mutation is not written as the schema says. What was sent is not repeated, since it may hold a token.";

/** Keeps GraphQL's own complaints about a mutation from repeating the value they are about. */
export function useUntoldValues(): Plugin {
  return {
    onExecutionResult: ({ result, setResult, context }) => {
      // There is none where the request itself could not be read.
      const asked = context as { params?: { query?: unknown } } | undefined;
      if (!/mutation/i.test(String(asked?.params?.query ?? ""))) return;
      if (result === undefined || !("errors" in result) || result.errors === undefined) return;
      setResult({ ...result, errors: result.errors.map(withoutValue) });
    },
  };
}

function withoutValue(error: GraphQLError): GraphQLError {
  if (error.extensions.code !== "BAD_USER_INPUT" || structural.test(error.message)) return error;
  const { nodes, source, positions, path, extensions } = error;
  const message = `${untold} ${missing.exec(error.message)?.[1] ?? ""}`.trim();
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  });
}
