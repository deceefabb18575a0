import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import { GraphError } from "../graph/errors.ts";
import type { Log } from "./log.ts";

/** Every `extensions.code` a caller can meet. */
export const errorCodes = [
  "BAD_USER_INPUT",
  "BAD_CURSOR",
  "LIMIT_EXCEEDED",
  "AMBIGUOUS_NAME",
  "AMBIGUOUS_ORGANIZATION",
  "UNKNOWN_ORGANIZATION",
  "NOT_IN_HISTORY",
  "NOT_READY",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BUSY",
  "TIMED_OUT",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error the caller can act on: the message says what to do. */
export function codedError(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/**
 * Turns whatever was thrown into an error that may leave the process: what the caller did wrong is said, what went wrong
 * inside is logged under an id and only the id is said.
 */
export function createErrorTranslation(log: Log): (error: unknown) => GraphQLError {
  return (error) => {
    const origin = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const place = error instanceof GraphQLError ? error : undefined;
    if (origin instanceof GraphQLError) return isCoded(origin) ? (place ?? origin) : inPlace(place, userError(origin));
    if (origin instanceof GraphError) {
      const expected = graphFailure(origin);
      if (expected !== null) {
        log.warn({ err: origin, code: expected.extensions.code }, "an answer failed in the graph");
        return inPlace(place, expected);
      }
    }
    if (isAbort(origin))
      return inPlace(place, codedError("TIMED_OUT", "The request was given up. Ask for less at once."));
    const requestId = randomUUID();
    log.error({ err: origin, requestId }, "unexpected error in an answer");
    const message = `Something went wrong inside Access Graph. The log has the cause under ${requestId}.`;
    return inPlace(place, codedError("INTERNAL", message, { requestId }));
  };
}

function isCoded(error: GraphQLError): boolean {
  return (errorCodes as readonly unknown[]).includes(error.extensions.code);
}

/** Complaints of GraphQL itself and of the endpoint: syntax, validation, variables, too long a body. */
function userError(error: GraphQLError): GraphQLError {
  const code: ErrorCode = error.extensions.http?.status === 413 ? "LIMIT_EXCEEDED" : "BAD_USER_INPUT";
  const { originalError, http, ...extensions } = error.extensions;
  // A parser of JSON quotes the text it stumbled over. By its error Yoga knows that the answer is no ordinary one.
  const answer = http && { http: originalError === undefined ? http : { ...http, spec: false } };
  return new GraphQLError(error.message, { ...located(error), extensions: { ...extensions, ...answer, code } });
}

function graphFailure(error: GraphError): GraphQLError | null {
  switch (error.failure) {
    case "TIMED_OUT":
      return codedError("TIMED_OUT", "The answer took too long and was given up. Ask for less at once.");
    case "OUT_OF_MEMORY":
      return codedError("LIMIT_EXCEEDED", "The answer needs more memory than Neo4j may use. Ask for less at once.");
    case "UNAVAILABLE":
    case "SIGN_IN":
      return codedError("NOT_READY", "Neo4j does not answer. Try again; /readyz tells when it does.", {
        waitsFor: "DATABASE",
      });
    default:
      return null;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
}

function inPlace(place: GraphQLError | undefined, error: GraphQLError): GraphQLError {
  if (place === undefined) return error;
  return new GraphQLError(error.message, { ...located(place), extensions: error.extensions });
}

function located(error: GraphQLError) {
  return {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
  };
}
