import { evaluateRule, parseRule, type Truth } from "../../../src/access/rules/rule.ts";
import type { RuleSubject } from "../../../src/access/rules/subject.ts";
import type { Known } from "../../../src/access/rules/values.ts";

interface Person {
  /** Attributes that are known; null: there is none. */
  attributes?: Record<string, Known>;
  internal?: Record<string, Known>;
  groups?: Record<string, string | null>;
  uncertainGroups?: Record<string, string | null>;
  groupsComplete?: boolean;
}

export function person(given: Person = {}): RuleSubject {
  return {
    attributes: new Map(Object.entries(given.attributes ?? {})),
    internal: new Map(Object.entries(given.internal ?? {})),
    groups: new Map(Object.entries(given.groups ?? {})),
    uncertainGroups: new Map(Object.entries(given.uncertainGroups ?? {})),
    groupsComplete: given.groupsComplete ?? true,
  };
}

/** What a condition comes to for somebody. */
export function asked(expression: string, given: Person = {}): Truth {
  return evaluateRule(parseRule(expression), person(given));
}
