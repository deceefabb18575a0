import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ApiKeyRecord } from "../api-keys.ts";
import { limits } from "../limits/limits.ts";
import type { Log } from "../log.ts";
import type { createGraphqlEndpoint } from "../yoga.ts";
import { findCaller, isForPage, type Refusal, refuseForm, withoutKey } from "./admission.ts";
import { answerError, answerJson, strictHeaders } from "./answers.ts";
import { type EventHooks, eventHookPath } from "./event-hooks.ts";
import { isLoopbackHostHeader } from "./loopback.ts";
import { createPage } from "./page.ts";
import type { Readiness } from "./readiness.ts";

export interface HandlerOptions {
  endpoint: ReturnType<typeof createGraphqlEndpoint>;
  ready: () => Promise<Readiness>;
  keys: () => Promise<readonly ApiKeyRecord[]>;
  /** Whether the server can be reached from other machines: then nobody asks without a key. */
  isExposed: boolean;
  /** Null takes no event hooks. */
  eventHooks: EventHooks | null;
  log: Log;
}

export function createHandler({ endpoint, ready, keys, isExposed, eventHooks, log }: HandlerOptions): RequestListener {
  const answerPage = createPage();
  return (request, response) => {
    for (const [name, value] of Object.entries(strictHeaders)) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, "unexpected error while answering a request");
      if (response.headersSent) response.destroy();
      else answerError(response, 500, "INTERNAL", "Something went wrong inside Access Graph. See its log.");
    });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (path === "/healthz") return answerJson(response, 200, { alive: true });
    if (path === "/readyz") {
      const state = await ready();
      return answerJson(response, state.ready ? 200 : 503, state);
    }
    if (path === "/") {
      response.writeHead(302, { location: "/graphql" }).end();
      return;
    }
    if (eventHooks !== null && path.startsWith(eventHookPath)) return await eventHooks(request, response, path);
    if (path !== "/graphql") return answerError(response, 404, "BAD_USER_INPUT", "Questions go to /graphql.");
    const { refusal, caller, readOnly } = await admit(request);
    if (refusal !== null) {
      if (refusal.status === 401) response.setHeader("www-authenticate", "Bearer");
      // What the caller is still sending is not read.
      response.setHeader("connection", "close");
      return answerError(response, refusal.status, refusal.code, refusal.message);
    }
    if (isForPage(request)) return answerPage(response);
    await endpoint.handle(request, response, {
      gone: goneSignal(response),
      caller,
      readOnly,
      whenAnswered: (then) => (response.closed ? then() : response.once("close", then)),
    });
    // A caller who does not take the answer must not hold what it holds.
    if (!response.writableFinished) response.setTimeout(limits.taking);
  }

  async function admit(
    request: IncomingMessage,
  ): Promise<{ refusal: Refusal | null; caller: string | null; readOnly: boolean }> {
    const present = await keys();
    const isOpen = present.length === 0 && !isExposed;
    const refused = (refusal: Refusal | null) => ({ refusal, caller: null, readOnly: false });
    if (isOpen && !isLoopbackHostHeader(request.headers.host)) {
      return refused({
        status: 403,
        code: "UNAUTHENTICATED",
        message: "Without API keys only this machine's own names are answered.",
      });
    }
    const refusal = isForPage(request) ? null : refuseForm(request);
    if (refusal !== null || isOpen || isForPage(request)) return refused(refusal);
    const key = findCaller(request, present);
    if (key === null) return refused(withoutKey);
    return { refusal: null, caller: `${key.name} (${key.id})`, readOnly: key.readOnly === true };
  }
}

/** Aborted when the connection ends before the answer does. */
function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort(new DOMException("The caller went away.", "AbortError"));
  });
  return controller.signal;
}
