import type { IncomingMessage } from "node:http";
import { type ApiKeyRecord, verifyApiKey } from "../api-keys.ts";
import type { ErrorCode } from "../errors.ts";
import { limits } from "../limits/limits.ts";

export interface Refusal {
  status: number;
  code: ErrorCode;
  message: string;
}

/** Whether a request is for GraphiQL's page: a static page without data. */
export function isForPage(request: IncomingMessage): boolean {
  return request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
}

/** What is wrong with how a question is sent, before its body is read; null when nothing is. */
export function refuseForm(request: IncomingMessage): Refusal | null {
  if (request.method !== "GET" && request.method !== "POST") {
    return { status: 405, code: "BAD_USER_INPUT", message: "Send questions by POST." };
  }
  if (request.method === "POST" && !/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) {
    // A form on any web page could send the other types without asking first.
    return { status: 415, code: "BAD_USER_INPUT", message: "Send questions as application/json." };
  }
  if (Number(request.headers["content-length"] ?? 0) > limits.body) {
    return { status: 413, code: "LIMIT_EXCEEDED", message: `A request may have ${limits.body} bytes at most.` };
  }
  return null;
}

/** The key that a request brings; null when it brings none that counts. */
export function findCaller(request: IncomingMessage, keys: readonly ApiKeyRecord[]): ApiKeyRecord | null {
  const [, presented] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  return presented === undefined ? null : verifyApiKey(keys, presented);
}

export const withoutKey: Refusal = {
  status: 401,
  code: "UNAUTHENTICATED",
  message: "Send an API key: Authorization: Bearer agk_…  Keys are made by: access-graph keys create NAME.",
};
