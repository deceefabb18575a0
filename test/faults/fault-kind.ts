import type { Fault, FaultRule } from "../../src/simulator/faults.ts";
import type { Endpoint } from "./endpoint.ts";
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
  /**
   * What there must be to have the fault: rows of a list, a link to a next page, an `expand`, an object in the address,
   * what roles are limited to.
   */
  needs?: "LIST" | "NEXT" | "EXPAND" | "OBJECT" | "TARGETS";
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

export const once = (fault: Fault) => (at: Struck) => [{ match: at.match, fault, times: 1 }];
export const always = (fault: Fault) => (at: Struck) => [{ match: at.match, fault, times: Number.POSITIVE_INFINITY }];
export const isObject = ({ kind, rows = false }: Endpoint): boolean =>
  !rows && (kind === "IDENTITY" || kind === "ADDRESS" || kind === "LOOK");
