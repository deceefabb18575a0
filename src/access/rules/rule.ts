import { evaluate } from "./evaluate.ts";
import { type Expression, partsOf } from "./expression.ts";
import { membershipFunctions } from "./membership-functions.ts";
import { parseExpression } from "./parse-expression.ts";
import type { RuleSubject } from "./subject.ts";
import { lacking, notTrue } from "./values.ts";

/** Whether a condition holds for a user. INDETERMINATE where what is known does not decide it: nothing is guessed. */
export type Truth = "TRUE" | "FALSE" | "INDETERMINATE";

/** The condition of a group rule, read once. */
export interface ParsedRule {
  /** Null where the text could not be read: it is indeterminate for everybody. */
  expression: Expression | null;
  /** The profile attributes it asks for. */
  attributes: ReadonlySet<string>;
  /** Whether it asks for what is no attribute of the profile, such as the status. */
  asksForInternal: boolean;
  /** Whether it asks for groups of the user: then a change of memberships may change what it says. */
  asksForGroups: boolean;
}

const unreadable: ParsedRule = {
  expression: null,
  attributes: new Set(),
  asksForInternal: true,
  asksForGroups: true,
};

/** @param text the condition as Okta gives it; null where it gave none */
export function parseRule(text: string | null): ParsedRule {
  const expression = text === null ? null : parseExpression(text);
  if (expression === null) return unreadable;
  const attributes = new Set<string>();
  let asksForGroups = false;
  let asksForInternal = false;
  const pending: Expression[] = [expression];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.kind === "attribute") attributes.add(part.name);
    else if (part.kind === "call" && membershipFunctions.has(part.name)) asksForGroups = true;
    else if (part.kind === "call" && part.name === "user.getInternalProperty") asksForInternal = true;
    pending.push(...partsOf(part));
  }
  return { expression, attributes, asksForInternal, asksForGroups };
}

/** Whether the condition holds. Whether the rule is active, and whom it excludes, is for the caller to ask. */
export function evaluateRule(rule: ParsedRule, subject: RuleSubject): Truth {
  if (rule.expression === null) return "INDETERMINATE";
  const value = evaluate(rule.expression, subject);
  if (value === true) return "TRUE";
  return value === false || value === null || value === notTrue || value === lacking ? "FALSE" : "INDETERMINATE";
}
