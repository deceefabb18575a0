import { ruleFunctions } from "./rule-functions.ts";
import type { SimUser } from "./state.ts";

/** The groups of a user, as a rule asks for them. */
export interface RuleGroups {
  has(groupId: string): boolean;
  /** Names of all groups the user is in. */
  names(): Iterable<string>;
}
/** In no group at all. */
export const noGroups: RuleGroups = { has: () => false, names: () => [] };
/** Whether a rule's condition holds for a user. */
export type RuleCondition = (user: SimUser, groups: RuleGroups) => boolean;
type Value = (user: SimUser, groups: RuleGroups) => unknown;

// A quote within a string is written twice; a backslash is a character like any other.
const token =
  /\s*(?:("(?:[^"]|"")*"|'(?:[^']|'')*')|(==|!=|<=|>=|&&|\|\||[(){}<>,!?:+*/%-])|([A-Za-z_][\w.]*)|(\d+(?:\.\d+)?))/y;

function tokens(text: string): string[] | null {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (match === null) return null;
    found.push(match[0].trim());
  }
  return found;
}

const comparisons: Record<string, (a: unknown, b: unknown) => boolean> = {
  "==": (a, b) => equal(a, b),
  eq: (a, b) => equal(a, b),
  "!=": (a, b) => !equal(a, b),
  ne: (a, b) => !equal(a, b),
  "<": (a, b) => comparable(a, b) && (a as string) < (b as string),
  "<=": (a, b) => comparable(a, b) && (a as string) <= (b as string),
  ">": (a, b) => comparable(a, b) && (a as string) > (b as string),
  ">=": (a, b) => comparable(a, b) && (a as string) >= (b as string),
};

function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => equal(item, b[at]));
  return (a ?? null) === (b ?? null);
}

function comparable(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && (typeof a === "string" || typeof a === "number");
}

const calculations: Record<string, (a: unknown, b: unknown) => unknown> = {
  "+": (a, b) => (typeof a === "number" && typeof b === "number" ? a + b : `${a ?? ""}${b ?? ""}`),
  "-": (a, b) => Number(a) - Number(b),
  "*": (a, b) => Number(a) * Number(b),
  "/": (a, b) => Number(a) / Number(b),
  "%": (a, b) => Number(a) % Number(b),
};

/** Okta's expression language as rules use it; null when the text is not of it. */
export function parseRuleExpression(expression: string): RuleCondition | null {
  const list = tokens(expression);
  if (list === null || list.length === 0) return null;
  let at = 0;
  let broken = false;
  const word = () => list[at]?.toLowerCase();

  function chosen(): Value {
    const condition = either();
    if (word() !== "?") return condition;
    at++;
    const then = chosen();
    if (list?.[at++] !== ":") return broke();
    const otherwise = chosen();
    return (user, groups) => (condition(user, groups) === true ? then : otherwise)(user, groups);
  }

  function either(): Value {
    let left = both();
    while (word() === "or" || word() === "||") {
      at++;
      const [a, b] = [left, both()];
      left = (user, groups) => a(user, groups) === true || b(user, groups) === true;
    }
    return left;
  }

  function both(): Value {
    let left = comparison();
    while (word() === "and" || word() === "&&") {
      at++;
      const [a, b] = [left, comparison()];
      left = (user, groups) => a(user, groups) === true && b(user, groups) === true;
    }
    return left;
  }

  function comparison(): Value {
    const left = calculation(["+", "-"], () => calculation(["*", "/", "%"], signed));
    const compare = Object.hasOwn(comparisons, word() ?? "") ? comparisons[word() as string] : undefined;
    if (compare === undefined) return left;
    at++;
    const right = calculation(["+", "-"], () => calculation(["*", "/", "%"], signed));
    return (user, groups) => compare(left(user, groups), right(user, groups));
  }

  function calculation(operators: readonly string[], next: () => Value): Value {
    let left = next();
    for (let operator = list?.[at]; operator !== undefined && operators.includes(operator); operator = list?.[at]) {
      at++;
      const calculate = calculations[operator] as (a: unknown, b: unknown) => unknown;
      const [a, b] = [left, next()];
      left = (user, groups) => calculate(a(user, groups), b(user, groups));
    }
    return left;
  }

  function signed(): Value {
    if (word() === "!" || word() === "not") {
      at++;
      const inner = signed();
      return (user, groups) => inner(user, groups) !== true;
    }
    if (word() === "-") {
      at++;
      const inner = signed();
      return (user, groups) => -Number(inner(user, groups));
    }
    return operand();
  }

  function operand(): Value {
    const item = list?.[at++];
    if (item === undefined) return broke();
    if (item === "(") {
      const inner = chosen();
      if (list?.[at++] !== ")") return broke();
      return inner;
    }
    if (item === "{") {
      const items = sequence("}");
      return (user, groups) => items.map((value) => value(user, groups));
    }
    const quote = item.charAt(0);
    if (quote === '"' || quote === "'") {
      const literal = item.slice(1, -1).replaceAll(quote + quote, quote);
      return () => literal;
    }
    if (/^\d/.test(item)) return () => Number(item);
    if (/^(true|false)$/i.test(item)) return () => item.toLowerCase() === "true";
    if (/^null$/i.test(item)) return () => null;
    if (list?.[at] === "(") return call(item);
    if (!item.startsWith("user.")) return broke();
    const attribute = item.slice("user.".length);
    return (user) => user.profile[attribute] ?? null;
  }

  function sequence(end: string): Value[] {
    const found: Value[] = [];
    while (!broken && list?.[at] !== end) {
      found.push(chosen());
      if (list?.[at] === ",") at++;
      else if (list?.[at] !== end) broke();
    }
    at++;
    return found;
  }

  function call(name: string): Value {
    const apply = Object.hasOwn(ruleFunctions, name) ? ruleFunctions[name] : undefined;
    if (apply === undefined) return broke();
    at++;
    const args = sequence(")");
    return (user, groups) =>
      apply(
        args.map((arg) => arg(user, groups)),
        user,
        groups,
      );
  }

  function broke(): Value {
    broken = true;
    at = list?.length ?? 0;
    return () => null;
  }

  const condition = chosen();
  if (broken || at !== list.length) return null;
  return (user, groups) => condition(user, groups) === true;
}
