import type { Filter } from "../../graph/queries/read.ts";
import { codedError } from "../errors.ts";
import type { AdminFilter, AdminKind, AdminRoleFilter, AdminScopeKind } from "../generated.ts";
import { userFilter } from "./node-filters.ts";

export interface AdminParameters {
  roleConditions: { op: string; values: string[] }[];
  /** Which kinds and ways may pass. */
  kinds: Record<AdminKind, boolean>;
  scopeKinds: Record<AdminScopeKind, boolean>;
  ways: Record<"OWN" | "THROUGH", boolean>;
  userFilter: Filter;
}

export function adminParameters(filter: AdminFilter | null | undefined): AdminParameters {
  const { kind, role, scopeKind, through, user } = filter ?? {};
  if (through?.eq === null) throw nothingSaid("eq");
  const isKind = (wanted: AdminKind) => kind?.includes(wanted) ?? true;
  const isScope = (wanted: AdminScopeKind) => scopeKind?.includes(wanted) ?? true;
  // What conditions on users are about means something else of groups and apps, or nothing.
  const othersToo = user === null || user === undefined;
  return {
    roleConditions: roleConditions(role),
    kinds: { USER: isKind("USER"), GROUP: othersToo && isKind("GROUP"), APP: othersToo && isKind("APP") },
    scopeKinds: {
      ORGANIZATION: isScope("ORGANIZATION"),
      GROUPS: isScope("GROUPS"),
      APPS: isScope("APPS"),
      RESOURCE_SET: isScope("RESOURCE_SET"),
      UNKNOWN: isScope("UNKNOWN"),
    },
    ways: { OWN: through?.eq !== true, THROUGH: through?.eq !== false },
    userFilter: userFilter(user),
  };
}

function roleConditions(filter: AdminRoleFilter | null | undefined): AdminParameters["roleConditions"] {
  const operators = { eq: "IN", in: "IN", contains: "CONTAINS", startsWith: "STARTS_WITH" } as const;
  return Object.entries(filter ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      if (value === null) throw nothingSaid(name);
      return { op: operators[name as keyof typeof operators], values: [value].flat() };
    });
}

function nothingSaid(name: string): Error {
  return codedError("BAD_USER_INPUT", `\`${name}: null\` says nothing: leave it out.`);
}
