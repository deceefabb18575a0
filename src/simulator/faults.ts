import type { SimOrg } from "./org.ts";
import type { OktaErrorCode } from "./server/okta-error.ts";
import { matchesPath } from "./server/request-log.ts";

/** What can go wrong between Okta and a client, and what Okta has been seen to do. */
export type Fault =
  /** Any error status, with the Okta body that goes with it or the edge's HTML. */
  | { kind: "status"; status: number; code?: OktaErrorCode; html?: boolean }
  /** 429; the reset header so many seconds from now, or none at all when null. */
  | { kind: "rate-limited"; resetInSeconds?: number | null }
  /** 429 with limit and remaining 0: too many requests in flight. */
  | { kind: "concurrency" }
  /** 401 E0000015: the org does not have the feature. */
  | { kind: "feature-off" }
  /** 400 for a request that carries a cursor. */
  | { kind: "cursor-expired" }
  /** 400 or 403 for a request that carries `expand`. */
  | { kind: "expand-refused"; status?: 400 | 403 }
  /** The next link does not carry on the `expand` of the request. */
  | { kind: "expand-forgotten" }
  /** The rows come without what `expand` asked for. */
  | { kind: "expand-dropped" }
  /** Groups come with `_embedded` and no stats in it. */
  | { kind: "stats-missing" }
  /** No rows, and a next link to where the page should have been. */
  | { kind: "empty-page" }
  /** The next link is the very address asked. */
  | { kind: "stuck-link" }
  | { kind: "foreign-link"; origin: string }
  /** A next link of over 2,000 characters that works. */
  | { kind: "long-link" }
  /** The walk ends early: rows, and no next link though there is more. */
  | { kind: "lost-link" }
  /** 200 with an empty list and no next link, as for a token whose role went. */
  | { kind: "empty-list" }
  /** Each row of the page twice. */
  | { kind: "duplicate-rows" }
  /** A page begins with the last row of the one before it. */
  | { kind: "overlap" }
  /** One row of the page (the first if not said) becomes something else. */
  | { kind: "malformed-row"; row: unknown; at?: number }
  /** A JSON object where the list should be. */
  | { kind: "wrong-type" }
  /** 200 and any JSON in place of the answer. */
  | { kind: "json"; value: unknown }
  | { kind: "edit-rows"; edit(rows: Record<string, unknown>[]): unknown[] }
  /** Changes the org just before the answer is made. */
  | { kind: "before"; run(org: SimOrg): void }
  | { kind: "delay"; ms: number }
  | { kind: "reset" }
  /** Half of the promised Content-Length, then the connection ends. */
  | { kind: "cut-body" }
  | { kind: "cut-chunked" }
  /** The request is read and never answered. */
  | { kind: "silence" }
  | { kind: "slow-body"; bytesPerSecond?: number };

export interface FaultRule {
  match: {
    /** The exact path, or an expression it must fit. */
    path: string | RegExp;
    /** Only requests with such a query: lists that differ by their filter have one path. */
    query?(query: URLSearchParams): boolean;
    /** Only that page of a walk, 1 being the first. */
    page?: number;
    /** From the nth request that matches on. */
    nth?: number;
  };
  /** How often; once if not said. */
  times?: number;
  fault: Fault;
}

export interface Faults {
  /** Returns a function that takes the fault away again. */
  add(rule: FaultRule): () => void;
  clear(): void;
  /** How many faults have struck, or how often one rule has. */
  struck(rule?: FaultRule): number;
}

export interface FaultedRequest {
  path: string;
  page: number;
  query: URLSearchParams;
}

function applies(fault: Fault, request: FaultedRequest): boolean {
  if (fault.kind === "expand-refused" || fault.kind === "expand-dropped") return request.query.has("expand");
  return fault.kind === "cursor-expired" ? request.query.has("after") : true;
}

export function createFaults(): Faults & { take(request: FaultedRequest): Fault[] } {
  let armed: { rule: FaultRule; met: number; left: number }[] = [];
  let struck = 0;
  const struckBy = new WeakMap<FaultRule, number>();
  return {
    add(rule) {
      const entry = { rule, met: 0, left: rule.times ?? 1 };
      armed.push(entry);
      return () => {
        armed = armed.filter((other) => other !== entry);
      };
    },
    clear() {
      armed = [];
    },
    struck: (rule) => (rule === undefined ? struck : (struckBy.get(rule) ?? 0)),
    take(request) {
      const taken: Fault[] = [];
      for (const entry of armed) {
        const { match, fault } = entry.rule;
        if (!matchesPath(request.path, match.path) || !applies(fault, request)) continue;
        if (match.query?.(request.query) === false) continue;
        if (match.page !== undefined && match.page !== request.page) continue;
        entry.met++;
        if (entry.left <= 0 || entry.met < (match.nth ?? 1)) continue;
        entry.left--;
        struck++;
        struckBy.set(entry.rule, (struckBy.get(entry.rule) ?? 0) + 1);
        taken.push(fault);
      }
      armed = armed.filter((entry) => entry.left > 0);
      return taken;
    },
  };
}
