import { type Expression, partsOf } from "./expression.ts";
import { evaluateRule, type ParsedRule, type Truth } from "./rule.ts";
import { type RuleSubject, storedAttributes, withAttributes } from "./subject.ts";
import type { Known } from "./values.ts";

export interface Becoming {
  /** TRUE: the edits make the rule hold. FALSE: no edit can. INDETERMINATE: an edit may. */
  truth: Truth;
  /** Edits that make the rule hold, where the truth is TRUE; none where it holds already. */
  edits: ReadonlyMap<string, Known>;
}

/** Conditions of rules are short: what is not found after so many tries is not denied, only not known. */
const mostTries = 2_000;
const mostValues = 60;
const none: ReadonlyMap<string, Known> = new Map();

/**
 * Whether somebody who may edit some attributes of a user could make a rule hold for that user.
 * @param editable the names of these attributes, or "ALL"
 */
export function couldBecomeTrue(
  rule: ParsedRule,
  subject: RuleSubject,
  editable: ReadonlySet<string> | "ALL",
): Becoming {
  const now = evaluateRule(rule, subject);
  if (now === "TRUE" || rule.expression === null) return { truth: now, edits: none };
  const open = [...rule.attributes].filter((name) => editable === "ALL" || editable.has(name));
  if (open.length === 0) return { truth: now, edits: none };
  const unknown = { ...subject, attributes: new Map(subject.attributes) };
  for (const name of open) unknown.attributes.delete(name);
  if (evaluateRule(rule, unknown) === "FALSE") return { truth: "FALSE", edits: none };
  const edits = search(rule, subject, unknown, open, rule.expression);
  return edits === null ? { truth: "INDETERMINATE", edits: none } : { truth: "TRUE", edits };
}

/** Sets one attribute after the other, first to what it is, and gives up where the rule cannot hold any more. */
function search(
  rule: ParsedRule,
  subject: RuleSubject,
  unknown: RuleSubject,
  names: readonly string[],
  expression: Expression,
): ReadonlyMap<string, Known> | null {
  const literals = literalsNear(expression);
  let tries = 0;

  function go(at: number, so: RuleSubject, edits: ReadonlyMap<string, Known>): ReadonlyMap<string, Known> | null {
    tries += 1;
    if (tries > mostTries) return null;
    const truth = evaluateRule(rule, so);
    if (truth === "TRUE") return edits;
    const name = names[at];
    if (truth === "FALSE" || name === undefined) return null;
    const present = subject.attributes.get(name);
    if (present !== undefined) {
      const found = go(at + 1, withAttributes(so, new Map([[name, present]])), edits);
      if (found !== null) return found;
    }
    for (const value of candidates(literals.get(name) ?? [])) {
      if (value === present || !canHold(name, value)) continue;
      const edit = new Map([[name, value]]);
      const found = go(at + 1, withAttributes(so, edit), new Map([...edits, ...edit]));
      if (found !== null) return found;
    }
    // Left as it is, whatever that may be: what is not known does not matter to every rule.
    return present === undefined ? go(at + 1, so, edits) : null;
  }

  return go(0, unknown, none);
}

/** The attributes of Okta's own that the graph holds are texts; of what kind another one is, is not known. */
function canHold(name: string, value: Known): boolean {
  const isText = (storedAttributes as readonly string[]).includes(name);
  return !isText || value === null || typeof value === "string";
}

/** For each attribute the literals that stand with it in one comparison or call. */
function literalsNear(expression: Expression): ReadonlyMap<string, readonly Known[]> {
  const near = new Map<string, Known[]>();
  const isLogical = ({ kind }: Expression) => kind === "and" || kind === "or" || kind === "not" || kind === "choice";

  function gather(part: Expression, names: Set<string>, values: Known[]): void {
    if (part.kind === "attribute") names.add(part.name);
    if (part.kind === "literal") values.push(part.value);
    for (const inner of partsOf(part)) gather(inner, names, values);
  }

  function walk(part: Expression): void {
    if (isLogical(part)) {
      for (const inner of partsOf(part)) walk(inner);
      return;
    }
    const names = new Set<string>();
    const values: Known[] = [];
    gather(part, names, values);
    for (const name of names) near.set(name, [...(near.get(name) ?? []), ...values]);
  }

  walk(expression);
  return near;
}

/** What may satisfy a comparison with these literals: they themselves, one after another, lists of them, and others. */
function candidates(literals: readonly Known[]): Known[] {
  const texts = [...new Set(literals.filter((value) => typeof value === "string" && value !== ""))] as string[];
  const numbers = literals.filter((value) => typeof value === "number") as number[];
  const found = new Set<Known>([...texts, ...numbers, ...numbers.map((n) => n + 1), ...numbers.map((n) => n - 1)]);
  for (const value of ["another value", true, false, null, ""]) found.add(value);
  for (const one of texts) for (const other of texts) found.add(one + other);
  for (const length of numbers) if (length >= 0 && length < 200) found.add("x".repeat(length + 1));
  const lists = texts.map((text) => [text]);
  return [...[...found].slice(0, mostValues), ...lists.slice(0, mostValues)];
}
