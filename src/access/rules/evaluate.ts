import type { Expression } from "./expression.ts";
import { arithmetic, functions, order } from "./functions.ts";
import { askMembership } from "./membership-functions.ts";
import type { RuleSubject } from "./subject.ts";
import {
  anything,
  asCondition,
  conjunction,
  disjunction,
  equality,
  isUnsure,
  lacking,
  negation,
  notTrue,
  open,
  type Value,
} from "./values.ts";

/** What an expression comes to for one user. */
export function evaluate(expression: Expression, subject: RuleSubject): Value {
  const of = (part: Expression): Value => evaluate(part, subject);
  // An attribute that may be anything may also be no truth value, which fails.
  const ask = (part: Expression): Value => {
    const value = of(part);
    return value === anything && part.kind === "attribute" ? open : value;
  };
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "array":
      return expression.items.map(of);
    case "attribute": {
      const value = subject.attributes.get(expression.name);
      return value === undefined ? anything : value;
    }
    case "call":
      return call(expression.name, expression.args.map(of), subject);
    case "and":
      return expression.parts.reduce<Value>((so, part) => conjunction(so, () => ask(part)), true);
    case "or":
      return expression.parts.reduce<Value>((so, part) => disjunction(so, () => ask(part)), false);
    case "not":
      return negation(ask(expression.part));
    case "minus": {
      const value = of(expression.part);
      return typeof value === "number" ? -value : open;
    }
    case "comparison": {
      const left = of(expression.left);
      const right = of(expression.right);
      if (expression.operator === "==") return equality(left, right);
      if (expression.operator === "!=") return negation(equality(left, right));
      return order(expression.operator, left, right);
    }
    case "arithmetic":
      return arithmetic(expression.operator, of(expression.left), of(expression.right));
    case "choice":
      return choice(asCondition(ask(expression.condition)), of(expression.then), of(expression.otherwise));
    case "opaque":
      return open;
  }
}

function call(name: string, args: readonly Value[], subject: RuleSubject): Value {
  if (name === "user.getInternalProperty") {
    const [property, ...more] = args;
    if (typeof property !== "string" || more.length > 0) return open;
    return subject.internal.get(property) ?? open;
  }
  const asked = askMembership(name, args, subject);
  if (asked !== null) return asked;
  return Object.hasOwn(functions, name) ? (functions[name]?.(args) ?? open) : open;
}

function choice(condition: Value, then: Value, otherwise: Value): Value {
  if (condition === true) return then;
  if (condition === false) return otherwise;
  if (neverTrue(otherwise) && (condition === notTrue || neverTrue(then))) return notTrue;
  const settled = condition === anything && !isUnsure(then) && !isUnsure(otherwise);
  if (!settled) return open;
  return equality(then, otherwise) === true ? then : anything;
}

function neverTrue(value: Value): boolean {
  return value === false || value === null || value === notTrue || value === lacking;
}
