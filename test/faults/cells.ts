import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { type FaultKind, isObject } from "./fault-kind.ts";
import { faults } from "./faults.ts";

/** One square of the matrix, on one page of the walk. */
export interface Cell {
  name: string;
  endpoint: Endpoint;
  fault: FaultKind;
  /** The page that is struck; 0 for what is no walk. */
  page: number;
}

const oneObject = "one object is asked for: there are no rows and no pages";
const onePage = "Okta answers it in one page";
const untargeted = "it does not ask what roles are limited to";

/** Why a fault cannot strike there, or null. */
export function whyNot(endpoint: Endpoint, { effect, place, needs }: FaultKind): string | null {
  const { kind, pages, expands } = endpoint;
  const object = isObject(endpoint);
  if (needs === "OBJECT" && kind === "LOOK") return "“not found” is what is asked: no fault";
  if (needs === "OBJECT" && kind !== "SCOPE" && kind !== "SCOPES")
    return "its address names no single group, app or the like";
  if (object && needs !== undefined) return oneObject;
  if (object && place === "LATER") return oneObject;
  if (object && effect === "ODD_ROW" && kind === "LOOK") return "whatever comes with 200 says that the object is there";
  if (needs === "EXPAND" && !expands) return "it is asked without `expand`";
  if (needs === "TARGETS" && !endpoint.targets) return untargeted;
  if (!pages && (place === "LATER" || needs === "NEXT" || needs === "EXPAND")) return onePage;
  if (endpoint.holds !== undefined && needs === "LIST") return onePage;
  return null;
}

function pagesStruck({ kind, pages }: Endpoint, { place }: FaultKind): number[] {
  if (kind === "IDENTITY" || kind === "ADDRESS" || kind === "LOOK") return [0];
  if (place === "LATER") return [2];
  return place === "EITHER" && pages ? [1, 2] : [1];
}

export const cells: readonly Cell[] = endpoints.flatMap((endpoint) =>
  faults
    .filter((fault) => whyNot(endpoint, fault) === null)
    .flatMap((fault) =>
      pagesStruck(endpoint, fault).map((page) => {
        const where = page > 1 ? `, page ${page}` : "";
        return { name: `${endpoint.name}${where}: ${fault.name}`, endpoint, fault, page };
      }),
    ),
);
