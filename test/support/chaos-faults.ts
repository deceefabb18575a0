import type { Fault, FaultRule } from "../../src/simulator/faults.ts";
import type { Random } from "../../src/simulator/random.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Cell, cells } from "../faults/cells.ts";
import type { Cast } from "../faults/org.ts";

/** A fault that is armed at an endpoint of any org, whichever object is asked for. */
export interface ChaosFault {
  name: string;
  /** Okta says that there is nothing where there is something, and no sync can know better: only a full sync makes it right. */
  deceives: boolean;
  /** Comes to an end only by the clock, many times over. */
  slow: boolean;
  admin: boolean;
  rules(org: { clock: { now(): number } }, elsewhere: string, random: Random): FaultRule[];
}

const anyId = "ANY";
const whoever = new Proxy({}, { get: () => anyId }) as Record<string, string>;
const anyone: Omit<Cast, "org"> = {
  users: whoever,
  groups: whoever,
  apps: whoever,
  rules: whoever,
  customRoles: whoever,
  resourceSets: whoever,
  tokens: whoever,
};

/** The cells of the matrix that strike an org as it is, and do not need one that is made for them. */
function suits({ endpoint, fault }: Cell): boolean {
  if (endpoint.neverRead || endpoint.kind === "LATE" || endpoint.kind === "ADDRESS") return false;
  // The changes of a run take this place.
  if (fault.name === "an object that changes between pages") return false;
  // “Not found” is Okta's word that an object is gone. Were it wrong as well, there would be nothing left to go by.
  return endpoint.kind !== "LOOK" || !(fault.effect === "OBJECT_GONE" || fault.effect === "NO_ENDPOINT");
}

function ofCell(cell: Cell): ChaosFault {
  const { endpoint, fault, page, name } = cell;
  return {
    name,
    deceives: fault.effect === "EMPTY",
    slow: fault.slow === true || fault.effect === "NO_ROOM",
    admin: endpoint.admin === true,
    rules(org, elsewhere, random) {
      const cast = { ...anyone, org } as Cast;
      const place = endpoint.kind === "LOG" ? { nth: page } : page > 0 ? { page } : {};
      const match = { ...endpoint.match(cast), ...place };
      match.path = ofAnyObject(match.path);
      const pick = <T>(items: readonly T[]) => random.pick(items);
      return fault.rules({ endpoint, cast, match, elsewhere, pick }).map((rule) => soon(rule, org));
    },
  };
}

function ofAnyObject(path: string | RegExp): string | RegExp {
  const text = typeof path === "string" ? `^${path}$` : path.source;
  return text.includes(anyId) ? new RegExp(text.replaceAll(anyId, "[^/]+")) : path;
}

/** Resets are told by the clock of the org's machines, which a run sets forward; a real sync waits for each of them. */
function soon(rule: FaultRule, { clock }: { clock: { now(): number } }): FaultRule {
  const { fault } = rule;
  if (fault.kind !== "rate-limited" || fault.resetInSeconds === null) return rule;
  const ahead = Math.ceil((clock.now() - Date.now()) / 1_000);
  return { ...rule, fault: { ...fault, resetInSeconds: ahead + 1 } };
}

const alone = (name: string, path: string | RegExp, fault: Fault, times = 1): ChaosFault => ({
  name,
  deceives: false,
  slow: false,
  admin: false,
  rules: (_, __, random) => [{ match: { path, nth: 1 + random.int(3) }, fault, times }],
});

/** A list that ends early is told from a whole one only where each object that it leaves out is asked for. */
const more: readonly ChaosFault[] = [
  ...["/api/v1/groups", "/api/v1/apps"].map((path) =>
    alone(`${path}: no link to the next page`, path, { kind: "lost-link" }, 2),
  ),
  alone("every answer is slow", /^\/api\//, { kind: "delay", ms: 60 }, 40),
  alone("an answer is very slow", /^\/api\//, { kind: "delay", ms: 900 }, 2),
];

export const chaosFaults: readonly ChaosFault[] = [...cells.filter(suits).map(ofCell), ...more];

/** Refuses the token from the nth request on, and does not take it back. */
export function refuseFrom(faults: Simulator["faults"], nth: number): void {
  const times = Number.POSITIVE_INFINITY;
  faults.add({ match: { path: /^\/api\//, nth }, times, fault: { kind: "status", status: 401 } });
}
