import type { CollectorName } from "../../src/access/collector-names.ts";
import type { FaultRule } from "../../src/simulator/faults.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Cast, id } from "./org.ts";

/**
 * IDENTITY: which org it is; without it nothing can be read. ADDRESS: the same from the org's public metadata.
 * LIST: one list for the whole org. SCOPE: the list of one group or app. SCOPES: those of all groups or apps at once.
 * LOOK: one object by its id, asked for before it counts as gone. LATE: the last look for users who came meanwhile.
 * LOG: the System Log, in a run of its own after the sync.
 */
export type EndpointKind = "IDENTITY" | "ADDRESS" | "LIST" | "SCOPE" | "SCOPES" | "LOOK" | "LATE" | "LOG";

/** What `200 []` may truthfully mean, and so what becomes of it. */
export type EmptyAnswer = {
  means: string;
  becomes: "NO_LIST" | "KEPT" | "FAILED" | "BELIEVED" | "STILL_THERE";
};

export interface Endpoint {
  name: string;
  request: string;
  kind: EndpointKind;
  collector: CollectorName;
  /** It is asked as a list, though only one of its rows is looked for. */
  rows?: boolean;
  /** Asked for because its list lost everything. */
  confirms?: boolean;
  /** Another collector that asks the same. */
  alsoOf?: CollectorName;
  /** Of the admin roles, which only a Super Administrator's token is shown; the others are read by a Read-Only one. */
  admin?: true;
  /** Collectors that rest on the same one request, and those of them that want each of its rows. */
  shared?: { all: readonly CollectorName[]; rows: readonly CollectorName[] };
  /** The token was never let see it before. */
  neverRead?: true;
  /** Its rows stand within one object, which is written so. */
  holds?(rows: unknown[]): unknown;
  /** Its `expand` brings what roles are limited to. */
  targets?: true;
  /** Whether the org has so much of it that it takes several pages. */
  pages: boolean;
  /** Whether the request asks for more by `expand`. */
  expands: boolean;
  empty: EmptyAnswer;
  match(cast: Cast): FaultRule["match"];
  /** What must be so that the sync asks there at all. */
  prepare?(simulator: Simulator, cast: Cast): void;
  /** A change of an object whose row has been read already, while a later page is asked for. */
  meanwhile?(cast: Cast): void;
}

/** Of those named, the one on the first page, which lists are in the order of ids. */
export function first(names: Record<string, string>, ...candidates: string[]): string {
  return candidates.map((name) => id(names, name)).sort()[0] as string;
}
