import type { Condition, Filter } from "../../graph/queries/read.ts";
import { codedError } from "../errors.ts";

/** A condition as callers combine them. */
export type Expression =
  | { kind: "condition"; condition: Condition }
  | { kind: "all"; parts: readonly Expression[] }
  | { kind: "any"; parts: readonly Expression[] }
  | { kind: "not"; part: Expression };

/** The filter that lets everything pass. */
export const everything: Filter = [[]];

// One entry is compared with at most so many conditions; what a person writes stays far below.
const mostConditions = 200;

/**
 * Alternatives of which one must hold, each a list of conditions that must all hold: a form that one fixed Cypher
 * statement can check, whatever was asked.
 * @throws GraphQLError LIMIT_EXCEEDED when the form would grow too large
 */
export function toNormalForm(expression: Expression): Filter {
  return normalize(expression, false);
}

function normalize(expression: Expression, negated: boolean): Filter {
  switch (expression.kind) {
    case "condition":
      return [[negated ? { ...expression.condition, negated: !expression.condition.negated } : expression.condition]];
    case "not":
      return normalize(expression.part, !negated);
    case "all":
    case "any": {
      const parts = expression.parts.map((part) => normalize(part, negated));
      return (expression.kind === "all") === negated ? bounded(parts.flat()) : parts.reduce(combine, everything);
    }
  }
}

function combine(left: Filter, right: Filter): Filter {
  if (left.length * right.length > mostConditions) throw tooLarge();
  return bounded(left.flatMap((one) => right.map((other) => [...one, ...other])));
}

function bounded(filter: Filter): Filter {
  const count = filter.reduce((sum, alternative) => sum + Math.max(1, alternative.length), 0);
  if (count > mostConditions) throw tooLarge();
  return filter;
}

function tooLarge(): Error {
  return codedError(
    "LIMIT_EXCEEDED",
    `\`filter\` is too large: written out as alternatives it has more than ${mostConditions} conditions. Use \`in\`, or ask in parts.`,
  );
}
