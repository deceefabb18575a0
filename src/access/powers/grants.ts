import { allAttributes, type EditableAttributes, readConditions } from "./attributes.ts";
import { permissionRules } from "./permission-rules.ts";
import type { Confidence, Grantor, PowerRule } from "./power-rule.ts";
import type { Held, Principal } from "./principal.ts";
import { weakest } from "./scope.ts";
import { standardRules } from "./standard-rules.ts";

/** A line of the table that somebody has by an assignment, whatever it is over. */
export interface Grant {
  rule: PowerRule;
  held: Held;
  /** By what they have the other side, where the rule asks for one. */
  others: readonly OtherHeld[];
  /** The rule's, unless conditions of the permission make it less. */
  confidence: Confidence;
  /** Of EDIT_PROFILE: which attributes. */
  attributes: EditableAttributes;
}

export interface OtherHeld {
  held: Held;
  confidence: Confidence;
}

export const powerRules: readonly PowerRule[] = [...standardRules, ...permissionRules];

const rulesByType = byGrantor(standardRules);
const rulesByPermission = byGrantor(permissionRules);

function byGrantor(rules: readonly PowerRule[]): ReadonlyMap<string, readonly PowerRule[]> {
  const found = new Map<string, PowerRule[]>();
  for (const rule of rules) {
    const name = "type" in rule.from ? rule.from.type : rule.from.permission;
    found.set(name, [...(found.get(name) ?? []), rule]);
  }
  return found;
}

/** Every line of the table that a principal has, over the union of all its assignments. */
export function grantsOf(principal: Principal): Grant[] {
  return principal.held.flatMap((held) => rulesOf(held).flatMap((rule) => grantOf(rule, held, principal)));
}

function rulesOf({ assignment: { type, permissions } }: Held): readonly PowerRule[] {
  if (type !== "CUSTOM") return rulesByType.get(type ?? "") ?? [];
  return (permissions ?? []).flatMap((permission) => rulesByPermission.get(permission) ?? []);
}

function grantOf(rule: PowerRule, held: Held, principal: Principal): Grant[] {
  const others = rule.with === undefined ? [] : othersOf(rule.with.grantors, principal);
  if (rule.with !== undefined && others.length === 0) return [];
  const limits = limitsOf(rule.from, held);
  const attributes = rule.action === "EDIT_PROFILE" && limits !== null ? limits : allAttributes;
  const confidence = limits === null ? "POSSIBLE" : rule.confidence;
  return [{ rule, held, others, confidence, attributes }];
}

function othersOf(grantors: NonNullable<PowerRule["with"]>["grantors"], principal: Principal): OtherHeld[] {
  return principal.held.flatMap((held) => {
    const sure = grantors
      .filter(({ from }) => isFrom(from, held))
      .map(({ from, confidence }) => (limitsOf(from, held) === null ? "POSSIBLE" : confidence));
    if (sure.length === 0) return [];
    return [{ held, confidence: sure.includes("CERTAIN") ? "CERTAIN" : weakest(...sure) }];
  });
}

function isFrom(from: Grantor, { assignment }: Held): boolean {
  if ("type" in from) return assignment.type === from.type;
  return assignment.type === "CUSTOM" && (assignment.permissions ?? []).includes(from.permission);
}

/** Null where something limits the permission that cannot be read. */
function limitsOf(from: Grantor, { assignment }: Held): EditableAttributes | null {
  const json = "permission" in from ? assignment.conditions.get(from.permission) : undefined;
  return json === undefined ? allAttributes : readConditions(json);
}
