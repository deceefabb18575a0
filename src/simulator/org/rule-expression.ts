import type { SimUser } from "./state.ts";

/** Whether a rule's condition holds for a user; groups are asked for through `inGroup`. */
export type RuleCondition = (user: SimUser, inGroup: (groupId: string) => boolean) => boolean;
type Value = (user: SimUser, inGroup: (groupId: string) => boolean) => unknown;

const token = /\s*(?:("(?:[^"\\]|\\.)*")|(==|!=|&&|\|\||[(),!])|([A-Za-z_][\w.]*)|(-?\d+(?:\.\d+)?))/y;

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

const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));

const functions: Record<string, (args: unknown[], inGroup: (groupId: string) => boolean) => unknown> = {
  "String.stringContains": ([a, b]) => text(a).includes(text(b)),
  "String.startsWith": ([a, b]) => text(a).startsWith(text(b)),
  "String.toLowerCase": ([a]) => text(a).toLowerCase(),
  "String.toUpperCase": ([a]) => text(a).toUpperCase(),
  isMemberOfGroup: ([id], inGroup) => inGroup(text(id)),
  isMemberOfAnyGroup: (ids, inGroup) => ids.some((id) => inGroup(text(id))),
};

/** The part of Okta's expression language that rules mostly use; null when the text is not of it. */
export function parseRuleExpression(expression: string): RuleCondition | null {
  const list = tokens(expression);
  if (list === null || list.length === 0) return null;
  let at = 0;
  let broken = false;
  const word = () => list[at]?.toLowerCase();

  function either(): Value {
    let left = both();
    while (word() === "or" || word() === "||") {
      at++;
      const [a, b] = [left, both()];
      left = (user, inGroup) => a(user, inGroup) === true || b(user, inGroup) === true;
    }
    return left;
  }

  function both(): Value {
    let left = comparison();
    while (word() === "and" || word() === "&&") {
      at++;
      const [a, b] = [left, comparison()];
      left = (user, inGroup) => a(user, inGroup) === true && b(user, inGroup) === true;
    }
    return left;
  }

  function comparison(): Value {
    if (word() === "!" || word() === "not") {
      at++;
      const inner = comparison();
      return (user, inGroup) => inner(user, inGroup) !== true;
    }
    const left = operand();
    const operator = word();
    if (operator !== "==" && operator !== "!=" && operator !== "eq" && operator !== "ne") return left;
    at++;
    const right = operand();
    const equal = operator === "==" || operator === "eq";
    return (user, inGroup) => ((left(user, inGroup) ?? null) === (right(user, inGroup) ?? null)) === equal;
  }

  function operand(): Value {
    const item = list?.[at++];
    if (item === undefined) return broke();
    if (item === "(") {
      const inner = either();
      if (list?.[at++] !== ")") return broke();
      return inner;
    }
    if (item.startsWith('"')) {
      const literal = item.slice(1, -1).replace(/\\(.)/g, "$1");
      return () => literal;
    }
    if (/^-?\d/.test(item)) return () => Number(item);
    if (item === "true" || item === "false") return () => item === "true";
    if (item === "null") return () => null;
    if (list?.[at] === "(") return call(item);
    if (!item.startsWith("user.")) return broke();
    const attribute = item.slice("user.".length);
    return (user) => user.profile[attribute] ?? null;
  }

  function call(name: string): Value {
    const apply = functions[name];
    if (apply === undefined) return broke();
    at++;
    const args: Value[] = [];
    while (!broken && list?.[at] !== ")") {
      args.push(either());
      if (list?.[at] === ",") at++;
      else if (list?.[at] !== ")") return broke();
    }
    at++;
    return (user, inGroup) =>
      apply(
        args.map((arg) => arg(user, inGroup)),
        inGroup,
      );
  }

  function broke(): Value {
    broken = true;
    at = list?.length ?? 0;
    return () => null;
  }

  const condition = either();
  if (broken || at !== list.length) return null;
  return (user, inGroup) => condition(user, inGroup) === true;
}
