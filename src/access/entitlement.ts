import { entitlementCollectors } from "./needs.ts";

/** Whether the user is entitled to the app: "no" is only said when nothing that could say "yes" is missing. */
export type Entitlement = "ENTITLED" | "NOT_ENTITLED" | "UNKNOWN";

/**
 * @param incomplete the collectors of which something is missing that the answer rests on; a missing rule leaves only
 * reasons open, so it does not make the entitlement unknown
 */
export function entitlementOf(pathCount: number, incomplete: readonly string[]): Entitlement {
  if (pathCount > 0) return "ENTITLED";
  return incomplete.some((collector) => entitlementCollectors.has(collector)) ? "UNKNOWN" : "NOT_ENTITLED";
}
