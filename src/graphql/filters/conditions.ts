import { codedError } from "../errors.ts";
import type { BooleanFilter, DateTimeFilter, StringFilter } from "../generated.ts";
import type { Expression } from "./normal-form.ts";

/** What the Cypher statements understand as `op`. */
type Operator = "IN" | "CONTAINS" | "STARTS_WITH" | "BEFORE" | "AFTER" | "IS" | "IS_NULL";

// A list of logins pasted from a sheet is fine; comparing each entry with more would be slow.
const mostValues = 1_000;

/** @param property the property of the node; comes from a fixed map, never from a caller */
export function textConditions(property: string, filter: StringFilter): Expression {
  return every(filter, {
    eq: (value: string) => condition(property, "IN", [value]),
    in: (values: readonly string[]) => condition(property, "IN", values),
    contains: (value: string) => condition(property, "CONTAINS", [value]),
    startsWith: (value: string) => condition(property, "STARTS_WITH", [value]),
    isNull: (value: boolean) => nullCondition(property, value),
  });
}

export function dateConditions(property: string, filter: DateTimeFilter): Expression {
  return every(filter, {
    lt: (value: string) => condition(property, "BEFORE", [value]),
    gt: (value: string) => condition(property, "AFTER", [value]),
    isNull: (value: boolean) => nullCondition(property, value),
  });
}

export function flagConditions(property: string, filter: BooleanFilter): Expression {
  return every(filter, { eq: (value: boolean) => condition(property, "IS", [String(value)]) });
}

function condition(field: string, op: Operator, values: readonly string[]): Expression {
  if (values.length > mostValues) {
    throw codedError("LIMIT_EXCEEDED", `\`in\` has ${values.length} values; at most ${mostValues} can be given.`);
  }
  return { kind: "condition", condition: { field, op, values: [...values], negated: false } };
}

function nullCondition(property: string, isNull: boolean): Expression {
  const missing = condition(property, "IS_NULL", []);
  return isNull ? missing : { kind: "not", part: missing };
}

/** All operators that are given must hold. An operator that is given as null is a mistake: it must not let all pass. */
function every(filter: object, operators: Record<string, (value: never) => Expression>): Expression {
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const operator = operators[name] as ((value: unknown) => Expression) | undefined;
      if (value !== null && operator !== undefined) return operator(value);
      throw codedError("BAD_USER_INPUT", `\`${name}: null\` says nothing: leave it out, or use \`isNull\`.`);
    });
  return { kind: "all", parts };
}
