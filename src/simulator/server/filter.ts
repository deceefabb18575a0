import { OktaAnswerError } from "./okta-error.ts";

/** Reads one property of the object a filter is asked about. */
export type Reader<T> = (object: T, property: string) => unknown;
export type Filter<T> = (object: T) => boolean;

export interface FilterRules {
  /** Null: any property may be asked for, as with `search`. */
  properties: ReadonlySet<string> | null;
  dates: ReadonlySet<string>;
  operators: ReadonlySet<string>;
}

/** `filter` knows few operators; `search` some more. Neither knows `ne` or `not`. */
export const filterOperators: ReadonlySet<string> = new Set(["eq", "gt", "ge", "lt", "le"]);
export const searchOperators: ReadonlySet<string> = new Set(["eq", "gt", "ge", "lt", "le", "sw", "co", "pr"]);

const token = /\s*(?:("(?:[^"\\]|\\.)*")|([()])|([^\s()"]+))/y;

const refused = () => new OktaAnswerError("E0000031");

function split(text: string): string[] {
  const found: string[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (match === null) throw refused();
    found.push(match[0].trim());
  }
  return found;
}

function literal(text: string | undefined): unknown {
  if (text === undefined) throw refused();
  if (text.startsWith('"')) return text.slice(1, -1).replace(/\\(.)/g, "$1");
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  throw refused();
}

function compare(operator: string, actual: unknown, wanted: unknown): boolean {
  // A property with many values fits where one of them does.
  if (Array.isArray(actual)) return actual.some((one) => compare(operator, one, wanted));
  if (operator === "eq") return (actual ?? null) === wanted;
  if (typeof actual !== typeof wanted || actual === null || wanted === null) return false;
  const [a, b] = [actual as string, wanted as string];
  switch (operator) {
    case "gt":
      return a > b;
    case "ge":
      return a >= b;
    case "lt":
      return a < b;
    case "le":
      return a <= b;
    case "sw":
      return typeof a === "string" && a.toLowerCase().startsWith(b.toLowerCase());
    case "co":
      return typeof a === "string" && a.toLowerCase().includes(b.toLowerCase());
    default:
      throw refused();
  }
}

/** Okta's filter grammar: comparisons joined by `and` and `or`, `and` binding tighter, parentheses. Anything else is refused. */
export function parseFilter<T>(text: string, rules: FilterRules, read: Reader<T>): Filter<T> {
  const list = split(text);
  let at = 0;

  function either(): Filter<T> {
    let left = both();
    while (list[at]?.toLowerCase() === "or") {
      at++;
      const [a, b] = [left, both()];
      left = (object) => a(object) || b(object);
    }
    return left;
  }

  function both(): Filter<T> {
    let left = term();
    while (list[at]?.toLowerCase() === "and") {
      at++;
      const [a, b] = [left, term()];
      left = (object) => a(object) && b(object);
    }
    return left;
  }

  function term(): Filter<T> {
    const property = list[at++];
    if (property === "(") {
      const inner = either();
      if (list[at++] !== ")") throw refused();
      return inner;
    }
    const operator = list[at++]?.toLowerCase();
    if (property === undefined || operator === undefined || property.startsWith('"')) throw refused();
    if (rules.properties !== null && !rules.properties.has(property)) throw refused();
    if (!rules.operators.has(operator)) throw refused();
    if (operator === "pr") return (object) => (read(object, property) ?? null) !== null;
    const wanted = literal(list[at++]);
    if (!rules.dates.has(property)) return (object) => compare(operator, read(object, property), wanted);
    const time = Date.parse(String(wanted));
    if (Number.isNaN(time)) throw refused();
    const iso = new Date(time).toISOString();
    return (object) => compare(operator, read(object, property), iso);
  }

  const filter = either();
  if (at !== list.length) throw refused();
  return filter;
}
