import { isKnownPermission } from "./permission-rules.ts";
import type { PowerAssignment } from "./principal.ts";
import { harmlessTypes, standardRules } from "./standard-rules.ts";

const knownTypes = new Set([
  ...harmlessTypes,
  ...standardRules.flatMap(({ from }) => ("type" in from ? [from.type] : [])),
]);

/** Why it is not known what an assignment allows, in sentences; empty where it is known. */
export function unknownPowers({ type, permissions, scope }: PowerAssignment): string[] {
  const reasons: string[] = [];
  if (scope.kind === "UNKNOWN") reasons.push("What the role is limited to is not known: no power by it is certain.");
  if (scope.kind === "RESOURCE_SET" && scope.entries === null) {
    reasons.push("What the resource set of the role holds is not known: no power by it is certain.");
  }
  if (type === "CUSTOM") {
    if (permissions === null) reasons.push("What the custom role permits is not known: it may give any power.");
    const foreign = (permissions ?? []).filter((permission) => !isKnownPermission(permission));
    if (foreign.length > 0) {
      reasons.push(
        `The custom role has permissions that this product does not know: ${foreign.slice(0, 5).join(", ")}.`,
      );
    }
  } else if (type === null || !knownTypes.has(type)) {
    reasons.push(`The role's type ${type ?? ""} is none that this product knows: it may give any power.`);
  }
  return reasons;
}
