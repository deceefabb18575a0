import { type DocumentNode, GraphQLError, type ParseOptions, parse, type Source } from "graphql";
import { codedError } from "../errors.ts";
import { limits } from "./limits.ts";

/** Parses a document; gives up when it is too long to be a question. */
export function parseWithinLimit(source: string | Source, options?: ParseOptions): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: limits.tokens });
  } catch (error) {
    // graphql-js has no code for it, only this message.
    if (!(error instanceof GraphQLError && error.message.includes("more that"))) throw error;
    throw codedError(
      "LIMIT_EXCEEDED",
      `The document has more than ${limits.tokens} tokens. Ask in parts, or move values into variables.`,
    );
  }
}
