import { entitlementCollectors } from "./needs.ts";

/** Whether the user is entitled to the app: "no" is only said when nothing that could say "yes" is missing. */
export type Entitlement = "ENTITLED" | "NOT_ENTITLED" | "UNKNOWN";

/**
 * @param gaps what is missing of the data the answer rests on; a missing rule or user type leaves only reasons open,
 * so it does not make the entitlement unknown
 */
export function entitlementOf(pathCount: number, gaps: readonly { collector: string }[]): Entitlement {
  if (pathCount > 0) return "ENTITLED";
  return gaps.some((gap) => entitlementCollectors.has(gap.collector)) ? "UNKNOWN" : "NOT_ENTITLED";
}
