import type { Fault, FaultRule } from "../../src/simulator/faults.ts";
import type { Endpoint } from "./endpoints.ts";
import type { Cast } from "./org.ts";

/** What a fault comes to, whatever it looks like on the wire. What follows from it is in expectation.ts. */
export type Effect =
  | "NONE"
  | "SIGN_IN"
  | "REFUSED"
  | "OBJECT_GONE"
  | "NO_ENDPOINT"
  | "NO_ANSWER"
  | "NO_ROOM"
  | "UNUSABLE"
  | "NOT_WALKABLE"
  | "ODD_ROW"
  | "EMPTY";

/** FIRST and LATER: the page of a walk it strikes by its nature. EITHER: tried on the first page and on a later one. */
export type Place = "FIRST" | "LATER" | "EITHER";

export interface FaultKind {
  name: string;
  /** What Okta, or what stands between, does. */
  okta: string;
  effect: Effect;
  place: Place;
  /** What there must be to have the fault: rows of a list, a link to a next page, an `expand`, an object in the address. */
  needs?: "LIST" | "NEXT" | "EXPAND" | "OBJECT";
  /** What the operator is told has happened. */
  says?: RegExp;
  /** Attempts that must be given up by the clock: the time for one is made short. */
  slow?: true;
  rules(at: Struck): FaultRule[];
}

/** Where a fault strikes in one cell. */
export interface Struck {
  endpoint: Endpoint;
  cast: Cast;
  match: FaultRule["match"];
  /** A server that is none of Okta's. */
  elsewhere: string;
  /** Of several things it could be, which one. */
  pick<T>(items: readonly T[]): T;
}

const once = (fault: Fault) => (at: Struck) => [{ match: at.match, fault, times: 1 }];
const always = (fault: Fault) => (at: Struck) => [{ match: at.match, fault, times: Number.POSITIVE_INFINITY }];
const isObject = ({ kind }: Endpoint) => kind === "IDENTITY" || kind === "ADDRESS" || kind === "LOOK";

/** Answers no attempt mends are sent for ever, the others once or for ever as the name says. */
export const faults: readonly FaultKind[] = [
  {
    name: "401 at once",
    okta: "refuses the token: revoked, expired, from outside its network zone, its owner deactivated",
    effect: "SIGN_IN",
    place: "FIRST",
    says: /does not accept the API token \(401 E0000011/,
    rules: always({ kind: "status", status: 401 }),
  },
  {
    name: "401 in the middle of a walk",
    okta: "refuses the token from a later page on",
    effect: "SIGN_IN",
    place: "LATER",
    says: /does not accept the API token \(401 E0000011/,
    rules: always({ kind: "status", status: 401 }),
  },
  {
    name: "403",
    okta: "says that the token may not read this",
    effect: "REFUSED",
    place: "EITHER",
    says: /The token may not read GET .* \(403 E0000006/,
    rules: always({ kind: "status", status: 403 }),
  },
  {
    name: "a feature that is off",
    okta: "answers 401 E0000015: the org does not have the feature; the token is good",
    effect: "REFUSED",
    place: "EITHER",
    says: /does not have the feature behind GET/,
    rules: always({ kind: "feature-off" }),
  },
  {
    name: "404 of the object in a walk",
    okta: "answers 404 E0000007 for a group or app that, asked for by its id, is there",
    effect: "OBJECT_GONE",
    place: "EITHER",
    needs: "OBJECT",
    says: /is no longer in the org \(404 E0000007/,
    rules: always({ kind: "status", status: 404 }),
  },
  {
    name: "404 of the endpoint",
    okta: "or a proxy answers that there is no such address",
    effect: "NO_ENDPOINT",
    place: "EITHER",
    says: /GET .* does not exist there \(404/,
    rules: always({ kind: "status", status: 404, html: true }),
  },
  {
    name: "429 with reset",
    okta: "has no room in the rate limit until a moment it names",
    effect: "NONE",
    place: "EITHER",
    rules: once({ kind: "rate-limited", resetInSeconds: 30 }),
  },
  {
    name: "429 without reset",
    okta: "has no room in the rate limit and does not say until when",
    effect: "NONE",
    place: "EITHER",
    rules: once({ kind: "rate-limited", resetInSeconds: null }),
  },
  {
    name: "429 for ever",
    okta: "never has room, for other clients use the whole limit",
    effect: "NO_ROOM",
    place: "EITHER",
    says: /rate limit leaves no room for GET/,
    rules: always({ kind: "rate-limited", resetInSeconds: 30 }),
  },
  {
    name: "concurrency 429 with zeros",
    okta: "has too many requests in flight: limit and remaining are 0",
    effect: "NONE",
    place: "EITHER",
    rules: once({ kind: "concurrency" }),
  },
  {
    name: "500 once",
    okta: "fails once",
    effect: "NONE",
    place: "EITHER",
    rules: once({ kind: "status", status: 500 }),
  },
  {
    name: "500 for ever",
    okta: "fails each time",
    effect: "NO_ANSWER",
    place: "EITHER",
    says: /failed at Okta's side \d times \(last 500/,
    rules: always({ kind: "status", status: 500 }),
  },
  {
    name: "503 HTML",
    okta: "is under maintenance: a page of HTML, each time",
    effect: "NO_ANSWER",
    place: "EITHER",
    says: /failed at Okta's side \d times \(last 503/,
    rules: always({ kind: "status", status: 503, html: true }),
  },
  {
    name: "HTML with 200",
    okta: "is out of reach: a proxy's page or a sign-in page answers in its place",
    effect: "UNUSABLE",
    place: "EITHER",
    says: /the body is not valid JSON/,
    rules: always({ kind: "status", status: 200, html: true }),
  },
  {
    name: "connection reset once",
    okta: "or the network ends the connection once",
    effect: "NONE",
    place: "EITHER",
    rules: once({ kind: "reset" }),
  },
  {
    name: "connection reset for ever",
    okta: "or the network ends the connection each time",
    effect: "NO_ANSWER",
    place: "EITHER",
    says: /could not be read after \d attempts: the connection broke \(ECONNRESET\)/,
    rules: always({ kind: "reset" }),
  },
  {
    name: "body cut under Content-Length once",
    okta: "promises more bytes than come, once",
    effect: "NONE",
    place: "EITHER",
    rules: once({ kind: "cut-body" }),
  },
  {
    name: "body cut under Content-Length for ever",
    okta: "promises more bytes than come, each time",
    effect: "NO_ANSWER",
    place: "EITHER",
    says: /could not be read after \d attempts: the answer was cut short/,
    rules: always({ kind: "cut-body" }),
  },
  {
    name: "cut chunked body once",
    okta: "ends the connection within a body of unknown length, once",
    effect: "NONE",
    place: "EITHER",
    rules: once({ kind: "cut-chunked" }),
  },
  {
    name: "cut chunked body for ever",
    okta: "ends the connection within a body of unknown length, each time",
    effect: "NO_ANSWER",
    place: "EITHER",
    says: /could not be read after \d attempts: the answer was cut short/,
    rules: always({ kind: "cut-chunked" }),
  },
  {
    name: "silence once",
    okta: "takes a request and never answers it, once",
    effect: "NONE",
    place: "EITHER",
    slow: true,
    rules: once({ kind: "silence" }),
  },
  {
    name: "silence for ever",
    okta: "takes each request and never answers",
    effect: "NO_ANSWER",
    place: "EITHER",
    says: /could not be read after \d attempts: no whole answer within/,
    slow: true,
    rules: always({ kind: "silence" }),
  },
  {
    name: "a byte a second once",
    okta: "sends one body too slowly to wait for",
    effect: "NONE",
    place: "EITHER",
    slow: true,
    rules: once({ kind: "slow-body" }),
  },
  {
    name: "a byte a second for ever",
    okta: "sends each body too slowly to wait for",
    effect: "NO_ANSWER",
    place: "EITHER",
    says: /could not be read after \d attempts: no whole answer within/,
    slow: true,
    rules: always({ kind: "slow-body" }),
  },
  {
    name: "empty page with next",
    okta: "sends a page without rows, and a link to the next one",
    effect: "NONE",
    place: "EITHER",
    needs: "LIST",
    rules: once({ kind: "empty-page" }),
  },
  {
    name: "next that does not move",
    okta: "links to the page that was just read",
    effect: "NOT_WALKABLE",
    place: "EITHER",
    needs: "LIST",
    says: /cannot be walked to its end: the link to its next page leads back to a page already read/,
    rules: always({ kind: "stuck-link" }),
  },
  {
    name: "next to another host",
    okta: "links to a next page elsewhere; the token is not sent there",
    effect: "NOT_WALKABLE",
    place: "EITHER",
    needs: "LIST",
    says: /cannot be walked to its end: the link to its next page was refused: it leads to another host/,
    rules: (at) => always({ kind: "foreign-link", origin: at.elsewhere })(at),
  },
  {
    name: "next over 2,000 characters",
    okta: "links to the next page at a length that other clients cannot read",
    effect: "NONE",
    place: "FIRST",
    needs: "NEXT",
    rules: once({ kind: "long-link" }),
  },
  {
    name: "cursor expired",
    okta: "answers 400 to the link it gave itself: the walk took too long",
    effect: "NOT_WALKABLE",
    place: "LATER",
    needs: "NEXT",
    says: /cannot be walked to its end: Okta refused the cursor of a later page/,
    rules: always({ kind: "cursor-expired" }),
  },
  {
    name: "`expand` dropped from next",
    okta: "links to a next page without what the first one was asked to expand",
    effect: "NONE",
    place: "FIRST",
    needs: "EXPAND",
    rules: always({ kind: "expand-forgotten" }),
  },
  {
    name: "malformed object",
    okta: "sends an object without an id, or none at all",
    effect: "ODD_ROW",
    place: "EITHER",
    rules: (at) => {
      if (isObject(at.endpoint)) {
        return always({ kind: "json", value: at.pick([{ name: "no id" }, { id: null }, { id: 7 }]) })(at);
      }
      const row = at.pick([null, "text", {}, { id: null }, { id: "a b" }, []]);
      // The one user who is looked for is on the last page, which only this second read has.
      const last = { ...at.match, nth: 1, page: 3 };
      return at.endpoint.kind === "LATE"
        ? always({ kind: "malformed-row", row })({ ...at, match: last })
        : always({ kind: "malformed-row", row })(at);
    },
  },
  {
    name: "wrong JSON type",
    okta: "sends an object where a list belongs, or a list where an object belongs",
    effect: "UNUSABLE",
    place: "EITHER",
    says: /was answered with JSON that is not/,
    rules: (at) => always(isObject(at.endpoint) ? { kind: "json", value: [{ id: "x" }] } : { kind: "wrong-type" })(at),
  },
  {
    name: "`200 []`",
    okta: "answers an empty list, as it does to tokens that have lost their rights",
    effect: "EMPTY",
    place: "FIRST",
    rules: (at) => always(isObject(at.endpoint) ? { kind: "json", value: [] } : { kind: "empty-list" })(at),
  },
  {
    name: "duplicated rows across pages",
    okta: "sends the rows of the page before once more",
    effect: "NONE",
    place: "LATER",
    needs: "LIST",
    rules: ({ match, endpoint }) => {
      // Rows of several lists must not mix.
      if (endpoint.kind === "SCOPES") {
        return [{ match, fault: { kind: "duplicate-rows" }, times: Number.POSITIVE_INFINITY }];
      }
      const { page: _, nth: from = 1, ...every } = match;
      const sent = new Map<string, Record<string, unknown>>();
      const again = (rows: Record<string, unknown>[]) => {
        const before = [...sent.values()];
        for (const row of rows) sent.set(String(row.id), row);
        return [...before, ...rows, ...rows];
      };
      const times = Number.POSITIVE_INFINITY;
      return [{ match: { ...every, nth: from }, fault: { kind: "edit-rows", edit: again }, times }];
    },
  },
  {
    name: "an object that changes between pages",
    okta: "changes an object that was read already while later pages are asked for",
    effect: "NONE",
    place: "LATER",
    needs: "LIST",
    rules: ({ match, endpoint, cast }) => [
      { match, times: 1, fault: { kind: "before", run: () => endpoint.meanwhile?.(cast) } },
    ],
  },
];
