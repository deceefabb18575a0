import { adminCollectors, type CollectorName } from "../../src/access/collector-names.ts";
import type { CollectorStatus, SyncStatus } from "../../src/sync/result.ts";
import type { Cell } from "./cells.ts";

/** How a sync ends under a fault. */
export interface Expectation {
  /** null: the sync could not even begin, so that it has no result. */
  sync: SyncStatus | null;
  /** Of the collector that the endpoint belongs to. */
  collector: CollectorStatus | null;
  /** Of those that rest on the same request. */
  shared?: Partial<Record<CollectorName, CollectorStatus>>;
  exitCode: number;
  /** What the operator is told has happened; null where there is nothing to tell. */
  says: RegExp | null;
  /** Whether what Okta answered is all there is, so that everything is exact. */
  exact: boolean;
  /** The rule that says so, for the document. */
  because: string;
}

const complete: Expectation = {
  sync: "COMPLETE",
  collector: "COMPLETE",
  exitCode: 0,
  says: null,
  exact: true,
  because: "nothing is missing",
};

const exitCodes = { refused: 4, unreachable: 5, partial: 7 };

const partial = (collector: CollectorStatus, says: RegExp, because: string): Expectation => {
  return { sync: "PARTIAL", collector, exitCode: exitCodes.partial, says, exact: false, because };
};

export function expected(cell: Cell): Expectation {
  const { shared } = cell.endpoint;
  const own = ofOwn(cell);
  if (shared === undefined || own.collector === null) return own;
  // Another one had asked by then, and with its refusal the sync ended.
  if (own.sync === "FAILED") return { ...own, collector: "SKIPPED" };
  // Whoever only waits for the list does not mind a single row.
  const minding = cell.fault.effect === "ODD_ROW" ? shared.rows : shared.all;
  const statusOf = (name: CollectorName) => (minding.includes(name) ? own.collector : "COMPLETE") as CollectorStatus;
  return { ...own, shared: Object.fromEntries(shared.all.map((name) => [name, statusOf(name)])) };
}

function ofOwn({ endpoint, fault, page }: Cell): Expectation {
  const { kind, empty, name } = endpoint;
  const { effect } = fault;
  const says = fault.says ?? /./;
  if (effect === "NONE") return complete;
  if (kind === "IDENTITY" && effect === "REFUSED") {
    return { ...complete, because: "the org is known by its public id as well" };
  }
  if (kind === "IDENTITY" || kind === "ADDRESS") {
    const exitCode = effect === "SIGN_IN" || effect === "REFUSED" ? exitCodes.refused : exitCodes.unreachable;
    const told = effect === "ODD_ROW" || effect === "EMPTY" ? /JSON that is not the settings of an Okta org/ : says;
    // Where the public id does not help either, the operator is told of the first refusal.
    const first = kind === "ADDRESS" && (effect === "ODD_ROW" || effect === "EMPTY" || effect === "UNUSABLE");
    if (first && fault.name !== "HTML with 200") {
      const refusal = /The token may not read GET \/api\/v1\/org/;
      const because = "which org it is decides where everything belongs";
      return { sync: null, collector: null, exitCode: exitCodes.refused, says: refusal, exact: false, because };
    }
    const because = "which org it is decides where everything belongs";
    return { sync: null, collector: null, exitCode, says: told, exact: false, because };
  }
  const isAdmin = adminCollectors.has(endpoint.collector);
  if (kind === "LOG") return ofLog(effect, says, endpoint.neverRead === true);
  if (effect === "SIGN_IN") {
    const because = "a token that is refused may have been losing its rights before: nothing is removed";
    return { sync: "FAILED", collector: "FAILED", exitCode: exitCodes.refused, says, exact: false, because };
  }
  if (kind === "LOOK") {
    if (endpoint.confirms) {
      const doubt = /Okta lists none of the .* it had, (but still has|and would not say)/;
      return partial("PARTIAL", doubt, "only “not found” makes it gone; everything else keeps it");
    }
    if (effect === "NO_ENDPOINT" && name.includes("no longer listed")) {
      return { ...complete, because: "not listed and not found are two words of Okta" };
    }
    if (endpoint.collector === "roleAssignments") {
      const doubt = /held a role that Okta's list leaves out/;
      return partial("PARTIAL", doubt, "only “not found” makes it gone; everything else keeps it");
    }
    const told =
      endpoint.collector === "groups" || endpoint.collector === "apps"
        ? /were not in Okta's list, but Okta still has them or would not say/
        : /is no longer in the org \(404/;
    return partial("PARTIAL", told, "only “not found” makes it gone; everything else keeps it");
  }
  if (kind === "LATE") {
    // Page 2 has come too late to matter when the owner stood on page 1, so the row that is spoilt is the owner's.
    return partial(
      "PARTIAL",
      /accounts? in .* belong to users Okta does not list/,
      "the owner of an account stays unknown",
    );
  }
  if (effect === "EMPTY") {
    switch (empty.becomes) {
      case "BELIEVED":
        return { ...complete, because: empty.means };
      case "FAILED":
        return partial("FAILED", /Okta answered an empty/, empty.means);
      default:
        return partial("PARTIAL", emptyList, empty.means);
    }
  }
  if (effect === "ODD_ROW") {
    return partial("PARTIAL", /could not be read/, "one object is set aside, and what was known of it is kept");
  }
  // A link is refused after the page it came with was read.
  const nothingRead = page === 1 && effect !== "NOT_WALKABLE";
  const whole = kind === "LIST" || (kind === "SCOPES" && nothingRead);
  if (!whole) return partial("PARTIAL", says, "the other groups or apps are read to their end");
  // Where the address of a whole part is not there, the org does not have that part, for all this token is told.
  if (effect === "REFUSED" || (isAdmin && effect === "NO_ENDPOINT")) return denied(says, endpoint.neverRead === true);
  return partial("FAILED", says, "the whole part was not read to its end");
}

const emptyList = /Okta (lists no|counts|no longer lists|answered an empty)|Okta's list leaves out/;

function denied(says: RegExp, neverRead: boolean): Expectation {
  if (!neverRead) return partial("DENIED", says, "the whole part is refused");
  const because = "a part that the token was never let see takes nothing from the rest";
  return { ...complete, collector: "DENIED", says, exact: false, because };
}

function ofLog(effect: Cell["fault"]["effect"], says: RegExp, neverRead: boolean): Expectation {
  if (effect === "REFUSED" || effect === "NO_ENDPOINT") return denied(says, neverRead);
  if (effect === "ODD_ROW") {
    return partial("PARTIAL", /could not be read/, "one event is set aside; of its time nothing is claimed");
  }
  const told = effect === "EMPTY" ? /cannot be walked to its end: .*no link/ : says;
  return partial("FAILED", told, "what is left of the log is read from the same place next time");
}
