import type { ServerResponse } from "node:http";
import type { ErrorCode } from "../errors.ts";

/** Headers of every answer; the GraphiQL page replaces the policy by its own. */
export const strictHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

/** An error before GraphQL had a look, in GraphQL's own form, so that callers need to understand only one. */
export function answerError(response: ServerResponse, status: number, code: ErrorCode, message: string): void {
  answerJson(response, status, { errors: [{ message, extensions: { code } }] });
}
