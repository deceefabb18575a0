import { usabilityRules } from "../../access/usability.ts";
import type { Filter } from "../../graph/queries/read.ts";
import type { MembershipFilter, ReachFilter } from "../generated.ts";
import { choices } from "./choice-filters.ts";
import { appFilter, groupFilter, userFilter } from "./node-filters.ts";

/** The rules of usability as the Cypher statements take them. */
const rules: Record<"appUsable" | "userUsable" | "userBlocked" | "accountUsable" | "accountBlocked", string[]> = {
  appUsable: [...usabilityRules.app.USABLE],
  userUsable: [...usabilityRules.user.USABLE],
  userBlocked: [...usabilityRules.user.BLOCKED],
  accountUsable: [...usabilityRules.account.USABLE],
  accountBlocked: [...usabilityRules.account.BLOCKED],
};

export interface ReachParameters {
  userFilter: Filter;
  appFilter: Filter;
  usabilities: string[] | null;
  pathKinds: string[] | null;
  rules: typeof rules;
}

export function reachParameters(filter: ReachFilter | null | undefined): ReachParameters {
  return {
    userFilter: userFilter(filter?.user),
    appFilter: appFilter(filter?.app),
    usabilities: choices(filter?.usability),
    pathKinds: choices(filter?.pathKind),
    rules,
  };
}

export interface MembershipParameters {
  userFilter: Filter;
  groupFilter: Filter;
  reasons: string[] | null;
}

export function membershipParameters(filter: MembershipFilter | null | undefined): MembershipParameters {
  return {
    userFilter: userFilter(filter?.user),
    groupFilter: groupFilter(filter?.group),
    reasons: choices(filter?.reason),
  };
}
