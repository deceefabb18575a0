import type { Fault } from "../../src/simulator/faults.ts";
import { always, type FaultKind, once } from "./fault-kind.ts";

/** An answer that is a refusal, comes late, comes in part, or does not come. */
export const answerFaults: readonly FaultKind[] = [
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
    okta: "answers 404 E0000007 for a group, an app or the like that, asked for by its id, is there",
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
  ...onceAndForEver({
    name: "connection reset",
    once: "or the network ends the connection once",
    forEver: "or the network ends the connection each time",
    says: /could not be read after \d attempts: the connection broke \(ECONNRESET\)/,
    fault: { kind: "reset" },
  }),
  ...onceAndForEver({
    name: "body cut under Content-Length",
    once: "promises more bytes than come, once",
    forEver: "promises more bytes than come, each time",
    says: /could not be read after \d attempts: the answer was cut short/,
    fault: { kind: "cut-body" },
  }),
  ...onceAndForEver({
    name: "cut chunked body",
    once: "ends the connection within a body of unknown length, once",
    forEver: "ends the connection within a body of unknown length, each time",
    says: /could not be read after \d attempts: the answer was cut short/,
    fault: { kind: "cut-chunked" },
  }),
  ...onceAndForEver({
    name: "silence",
    once: "takes a request and never answers it, once",
    forEver: "takes each request and never answers",
    says: /could not be read after \d attempts: no whole answer within/,
    slow: true,
    fault: { kind: "silence" },
  }),
  ...onceAndForEver({
    name: "a byte a second",
    once: "sends one body too slowly to wait for",
    forEver: "sends each body too slowly to wait for",
    says: /could not be read after \d attempts: no whole answer within/,
    slow: true,
    fault: { kind: "slow-body" },
  }),
];

/** The same trouble once, which another attempt gets over, and each time. */
function onceAndForEver(trouble: {
  name: string;
  /** What Okta does, in either case. */
  once: string;
  forEver: string;
  says: RegExp;
  slow?: true;
  fault: Fault;
}): FaultKind[] {
  const { name, says, fault } = trouble;
  const shared = { place: "EITHER" as const, ...(trouble.slow ? { slow: trouble.slow } : {}) };
  return [
    { ...shared, name: `${name} once`, okta: trouble.once, effect: "NONE", rules: once(fault) },
    { ...shared, name: `${name} for ever`, okta: trouble.forEver, effect: "NO_ANSWER", says, rules: always(fault) },
  ];
}
