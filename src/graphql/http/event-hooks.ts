import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Secret } from "../../config.ts";
import type { ErrorCode } from "../errors.ts";
import type { Log } from "../log.ts";
import { answerError, answerJson } from "./answers.ts";
import { type BodyTrouble, readBody } from "./request-body.ts";
import { createSeenIds } from "./seen-ids.ts";

export type HookOutcome = "accepted" | "duplicate" | "refused";

export interface EventHookOptions {
  /** What Okta was told to send as the `Authorization` header. */
  secret: Secret;
  /** Something happened in the org of this connection; false when there is no such connection. Not waited for by Okta. */
  hint(connection: string): Promise<boolean>;
  count(outcome: HookOutcome): void;
  log: Log;
}

export type EventHooks = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

/** What follows is the connection's name. */
export const eventHookPath = "/okta/events/";

const largestBody = 1024 * 1024;
/** Okta itself gives up after three seconds. */
const bodyPatienceMs = 3_000;
/** What is being received at once: no more memory than these bodies have. */
const mostBodies = 16;
/** Okta says a delivery twice within minutes, if at all. */
const mostIds = 10_000;
const longestId = 100;
const longestChallenge = 1_000;

/**
 * Answers Okta's event hooks. A delivery is a hint that something happened and no more: nothing of it is believed or kept but
 * the ids by which it is known again, so whoever knows the secret can at most make a sync come sooner.
 */
export function createEventHooks({ secret, hint, count, log }: EventHookOptions): EventHooks {
  const expected = digestOf(secret.reveal());
  const seen = createSeenIds(mostIds);
  let receiving = 0;

  function refuse(response: ServerResponse, status: number, code: ErrorCode, message: string): void {
    count("refused");
    // What the caller is still sending is not read.
    response.setHeader("connection", "close");
    answerError(response, status, code, message);
  }

  async function receive(request: IncomingMessage): Promise<Buffer | BodyTrouble> {
    receiving += 1;
    try {
      return await readBody(request, largestBody, bodyPatienceMs);
    } finally {
      receiving -= 1;
    }
  }

  return async (request, response, path) => {
    if (request.method === "GET") return verify(request, response);
    if (request.method !== "POST") return refuse(response, 405, "BAD_USER_INPUT", "Event hooks are sent by POST.");
    if (!timingSafeEqual(digestOf(request.headers.authorization ?? ""), expected)) {
      return refuse(response, 401, "UNAUTHENTICATED", "The authorization is not that of this event hook.");
    }
    const connection = nameIn(path);
    if (connection === null) return refuse(response, 404, "BAD_USER_INPUT", "No connection has such a name.");
    if (receiving >= mostBodies) {
      response.setHeader("retry-after", "1");
      return refuse(response, 503, "BUSY", "Too many deliveries at once.");
    }
    const body = await receive(request);
    if (!Buffer.isBuffer(body)) {
      const [status, code] = troubles[body];
      return refuse(response, status, code, `An event hook may have ${largestBody} bytes, sent within 3 seconds.`);
    }
    const delivery = deliveryIn(body);
    if (delivery === null) {
      return refuse(response, 400, "BAD_USER_INPUT", "This is not a delivery of an Okta event hook.");
    }
    // One id in two orgs is two.
    const [id, ...events] = [delivery.id, ...delivery.events].map((one) => `${connection} ${one}`) as [
      string,
      ...string[],
    ];
    const isNew = !seen.has(id) && events.some((one) => !seen.has(one));
    if (isNew) for (const one of [id, ...events]) seen.add(one);
    count(isNew ? "accepted" : "duplicate");
    response.writeHead(204).end();
    if (!isNew) return;
    try {
      if (await hint(connection)) return;
      log.warn({ connection }, "an event hook came for a connection that is not there");
    } catch (error) {
      log.error({ err: error, connection }, "the org that an event hook came for could not be looked up");
    }
  };
}

/** Okta asks once, when the hook is set up, whether its address is meant to be one. */
function verify(request: IncomingMessage, response: ServerResponse): void {
  const challenge = request.headers["x-okta-verification-challenge"];
  if (typeof challenge === "string" && challenge !== "" && challenge.length <= longestChallenge) {
    answerJson(response, 200, { verification: challenge });
  } else answerError(response, 400, "BAD_USER_INPUT", "This is the address of an Okta event hook.");
}

const troubles: Record<BodyTrouble, [status: number, code: ErrorCode]> = {
  TOO_LARGE: [413, "LIMIT_EXCEEDED"],
  TOO_SLOW: [408, "LIMIT_EXCEEDED"],
  CUT_OFF: [400, "BAD_USER_INPUT"],
};

/** The ids of a delivery and of its events; null when it has none or is no delivery. */
function deliveryIn(body: Buffer): { id: string; events: string[] } | null {
  try {
    const { eventId: id, data } = JSON.parse(body.toString("utf8")) as { eventId: unknown; data: { events: unknown } };
    if (!isId(id) || !Array.isArray(data.events) || data.events.length === 0) return null;
    const events = data.events.map((event: { uuid: unknown }) => event.uuid);
    return events.every(isId) ? { id, events } : null;
  } catch {
    return null;
  }
}

const isId = (id: unknown): id is string => typeof id === "string" && id !== "" && id.length <= longestId;

/** The name of a connection, or the host of an org that the environment names. */
function nameIn(path: string): string | null {
  const name = path.slice(eventHookPath.length);
  return /^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$/.test(name) ? name : null;
}

/** Of one length whatever was sent, so that comparing takes the same time. */
function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
