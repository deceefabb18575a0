import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault, FaultedRequest } from "../faults.ts";
import { administrators } from "../org/holders.ts";
import type { SimOrg } from "../org.ts";
import type { ServiceAppDesk } from "../service-apps.ts";
import { type Answer, type Call, type ListReply, pageNumber, type Wrap } from "./answer.ts";
import { concurrencyReply, errorReply, insteadOf, meddle, type Reply } from "./fault-answers.ts";
import type { Json } from "./json.ts";
import { invalid, OktaAnswerError } from "./okta-error.ts";
import type { Cursors } from "./paging.ts";
import { bucketOf, type RateLimiter, type Standing } from "./rate-limits.ts";
import type { LoggedRequest } from "./request-log.ts";
import { findRoute, isGranted, mayCall } from "./routes.ts";
import type { SearchIndex } from "./search-index.ts";
import { send, type Timers } from "./send.ts";
import { type Client, type Identity, identify, type TokenRole, type Tokens } from "./tokens.ts";

export interface Desk {
  org: SimOrg;
  tokens: Tokens;
  serviceApps: ServiceAppDesk;
  json: Json;
  cursors: Cursors;
  search: SearchIndex;
  limiter: RateLimiter;
  timers: Timers;
  oneLinkHeader: boolean;
  latencyMs: number;
  largestPage: number;
  take(request: FaultedRequest): Fault[];
  log(request: LoggedRequest): void;
}

const ownerRoles: Record<TokenRole, string | null> = {
  superAdmin: "SUPER_ADMIN",
  readOnlyAdmin: "READ_ONLY_ADMIN",
  iamReader: null,
  noRole: null,
};

/** Each token belongs to a user: an administrator of its role, or an active user without any. */
function tokenOwner(org: SimOrg, role: TokenRole): string | null {
  const wanted = ownerRoles[role];
  if (wanted !== null)
    return [...org.userRoles].find(([, grants]) => grants.some(({ type }) => type === wanted))?.[0] ?? null;
  const reader = role === "iamReader" ? iamReader(org) : null;
  if (reader !== null) return reader;
  const admins = administrators(org);
  for (const user of org.users.values()) if (user.status === "ACTIVE" && !admins.has(user.id)) return user.id;
  return null;
}

function iamReader(org: SimOrg): string | null {
  for (const roles of org.bindings.values()) {
    for (const [roleId, members] of roles) {
      if (org.customRoles.get(roleId)?.permissions.some(({ label }) => label === "okta.iam.read") !== true) continue;
      const user = [...members.keys()].find((member) => member.startsWith("users/"));
      if (user !== undefined) return user.slice("users/".length);
    }
  }
  return null;
}

function refusal(identity: Identity): OktaAnswerError | null {
  if (identity.kind === "none") return new OktaAnswerError("E0000005");
  if (identity.kind === "malformed") return new OktaAnswerError("E0000004");
  if (identity.kind === "refused") {
    const { challenge, nonce } = identity;
    const headers = { "WWW-Authenticate": challenge, ...(nonce === null ? {} : { "DPoP-Nonce": nonce }) };
    return new OktaAnswerError("E0000011", undefined, [], undefined, headers);
  }
  return identity.kind === "unknown" ? new OktaAnswerError("E0000011") : null;
}

function insufficientScope({ scheme }: Client, scope: string): OktaAnswerError {
  const why = "The access token provided does not contain the required scopes.";
  const challenge = `${scheme} scope="${scope}", error="insufficient_scope", error_description="${why}"`;
  return new OktaAnswerError("E0000006", undefined, [], undefined, { "WWW-Authenticate": challenge });
}

function trueAnswer(desk: Desk, request: IncomingMessage, url: URL, identity: Identity): Answer {
  const found = findRoute(url.pathname);
  const open = found?.route.access === "anyone";
  const refused = open ? null : refusal(identity);
  if (refused !== null) throw refused;
  if (found === null) throw new OktaAnswerError("E0000008");
  if (request.method !== "GET") throw new OktaAnswerError("E0000022");
  const { role, client } = identity.kind === "token" ? identity : { role: "noRole" as const, client: null };
  const { scope } = found.route;
  if (client !== null && scope !== null && !isGranted(scope, client.scopes)) throw insufficientScope(client, scope);
  if (!mayCall(found.route.access, role)) throw new OktaAnswerError("E0000006");
  const { org, json, cursors, search, largestPage } = desk;
  const call: Call = {
    org,
    url,
    params: found.params,
    role,
    json,
    cursors,
    search,
    largestPage,
    tokenOwner: (of) => (client === null ? tokenOwner(org, of) : null),
  };
  return found.route.answer(call);
}

function wrapped({ rows, next }: ListReply, wrap: Wrap): string {
  const nextLink = next === null ? {} : { next: { href: next } };
  const links =
    wrap.links === undefined && next === null ? "" : `,"_links":${JSON.stringify({ ...wrap.links, ...nextLink })}`;
  return `{${JSON.stringify(wrap.rows)}:[${rows.join(",")}]${links}}`;
}

function toReply(answer: Answer, oneLinkHeader: boolean): Reply {
  const headers: Reply["headers"] = { "Content-Type": "application/json" };
  if (answer.kind === "object") return { status: 200, headers, body: answer.text };
  if (answer.wrap !== null) return { status: 200, headers, body: wrapped(answer, answer.wrap) };
  const links = [`<${answer.self}>; rel="self"`];
  if (answer.next !== null) links.push(`<${answer.next}>; rel="next"`);
  headers.Link = oneLinkHeader ? links.join(", ") : links;
  return { status: 200, headers, body: `[${answer.rows.join(",")}]` };
}

function makeReply(
  desk: Desk,
  request: IncomingMessage,
  url: URL,
  identity: Identity,
  faults: readonly Fault[],
  body: string | null,
): Reply {
  try {
    for (const fault of faults) {
      const instead = insteadOf(fault, url.pathname);
      if (instead !== null) return instead;
    }
    for (const fault of faults) if (fault.kind === "before") fault.run(desk.org);
    if (body !== null) return desk.serviceApps.giveToken(body, headerOf(request, "dpop"));
    const answer = faults.reduce((made, fault) => meddle(fault, made), trueAnswer(desk, request, url, identity));
    return toReply(answer, desk.oneLinkHeader);
  } catch (error) {
    if (error instanceof OktaAnswerError) return errorReply(error);
    if (error instanceof URIError) return errorReply(invalid("path", "The path cannot be decoded"));
    throw error;
  }
}

function standingHeaders(standing: Standing): Reply["headers"] {
  return {
    "X-Okta-Request-Id": randomBytes(12).toString("base64url"),
    "X-Rate-Limit-Limit": String(standing.limit),
    "X-Rate-Limit-Remaining": String(standing.remaining),
    "X-Rate-Limit-Reset": String(standing.reset),
    "Cache-Control": "no-cache, no-store",
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

function whoAsks(desk: Desk, request: IncomingMessage, url: URL): Identity {
  const { authorization } = request.headers;
  const asking = {
    authorization,
    proof: headerOf(request, "dpop"),
    method: request.method ?? "",
    url: url.origin + url.pathname,
  };
  return desk.serviceApps.identify(asking) ?? identify(desk.tokens, authorization);
}

/** Far more than a request for a token has. */
const longestBody = 100_000;

/** Answers one request, for which the body of a request for a token is read first. */
export function handle(desk: Desk, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
  if (request.method !== "POST" || url.pathname !== "/oauth2/v1/token") {
    request.resume();
    answerTo(desk, request, response, url, null);
    return;
  }
  let body = "";
  request.setEncoding("utf8").on("data", (part: string) => {
    if (body.length < longestBody) body += part;
  });
  request.once("end", () => answerTo(desk, request, response, url, body));
}

/** Faults first, then who asks, how often, and at last what for. */
function answerTo(desk: Desk, request: IncomingMessage, response: ServerResponse, url: URL, body: string | null): void {
  const identity = whoAsks(desk, request, url);
  const principal = identity.kind === "token" ? (identity.client?.id ?? identity.role) : "nobody";
  const bucket = bucketOf(url.pathname);
  const entry: LoggedRequest = {
    at: Date.now(),
    method: request.method ?? "",
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    page: pageNumber(desk.cursors, url),
    status: 0,
    role: identity.kind === "token" ? identity.role : null,
    bucket,
  };
  desk.log(entry);
  const faults = desk.take({ path: url.pathname, page: entry.page, query: url.searchParams });
  const entered = desk.limiter.enter(principal);
  if (entered) response.once("close", () => desk.limiter.leave(principal));

  const answer = () => {
    const standing = entered
      ? desk.limiter.admit(bucket, principal)
      : { limit: 0, remaining: 0, reset: 0, refused: false };
    const reply = !entered
      ? concurrencyReply()
      : standing.refused
        ? errorReply(new OktaAnswerError("E0000047"))
        : makeReply(desk, request, url, identity, faults, body);
    const date = new Date(desk.org.clock.now()).toUTCString();
    const headers = { Date: date, ...standingHeaders(standing), ...reply.headers };
    if (!faults.some((fault) => fault.kind === "silence" || fault.kind === "reset")) entry.status = reply.status;
    send(response, { ...reply, headers }, faults, desk.timers);
  };

  const delay = faults.reduce((ms, fault) => (fault.kind === "delay" ? ms + fault.ms : ms), desk.latencyMs);
  if (delay <= 0) {
    answer();
    return;
  }
  const timer = setTimeout(() => {
    desk.timers.delete(timer);
    answer();
  }, delay);
  desk.timers.add(timer);
}
