import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { byToken, Secret } from "../../src/config.ts";
import { createOkta, type OktaEvent, type OktaOptions, type Page, type Walk } from "../../src/okta/okta.ts";

export const token = "00SecretTokenThatMustNeverShow-_42";

export interface Seen {
  method: string;
  url: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
}

export type Handler = (seen: Seen, response: ServerResponse, count: number) => void;

/** An HTTP server that answers as a test tells it to, and remembers what it was asked. */
export async function nastyServer(handler: Handler) {
  const requests: Seen[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://any");
    const { method = "", headers } = request;
    const seen = { method, url: request.url ?? "", path: url.pathname, query: url.searchParams, headers };
    requests.push(seen);
    handler(seen, response, requests.length);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { origin: `http://127.0.0.1:${port}`, port, requests };
}

export function json(
  response: ServerResponse,
  value: unknown,
  headers: Record<string, string | string[]> = {},
  status = 200,
) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

export function oktaError(
  response: ServerResponse,
  status: number,
  errorCode: string,
  errorSummary = "as told",
  headers = {},
) {
  const body = { errorCode, errorSummary, errorLink: errorCode, errorId: "oae1", errorCauses: [] };
  json(response, body, { "x-okta-request-id": "req-1", ...headers }, status);
}

/** A clock on which a sleep takes no time but moves the time on. */
export function quickClock(start = Date.now()) {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    advance: (ms: number) => {
      now += ms;
    },
    async sleep(ms: number, signal?: AbortSignal) {
      signal?.throwIfAborted();
      sleeps.push(ms);
      // Answers that are already on their way come first, as they would in a wait that takes time.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      now += ms;
    },
  };
}

export function oktaAt(orgUrl: string, options: Partial<OktaOptions> = {}) {
  const events: OktaEvent[] = [];
  const clock = quickClock();
  const okta = createOkta({
    orgUrl,
    signIn: byToken(new Secret(token)),
    attemptTimeoutMs: 2_000,
    clock,
    onEvent: (event) => events.push(event),
    ...options,
  });
  onTestFinished(() => okta.close());
  return { okta, events, clock };
}

export async function all<R>(walk: Walk<R>): Promise<Page<R> & { pages: number }> {
  const whole: Page<R> & { pages: number } = { records: [], quarantined: [], pages: 0 };
  for await (const page of walk) {
    whole.records.push(...page.records);
    whole.quarantined.push(...page.quarantined);
    whole.pages += 1;
  }
  return whole;
}

export async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error("It was expected to fail, and did not.");
}
