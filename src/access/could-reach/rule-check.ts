import type { EditableAttributes } from "../powers/attributes.ts";
import type { Confidence } from "../powers/power-rule.ts";
import { couldBecomeTrue } from "../rules/could-become-true.ts";
import { type ParsedRule, parseRule } from "../rules/rule.ts";
import { type KnownUser, subjectOf } from "../rules/subject.ts";
import type { Person } from "./actor.ts";
import type { RuleCheck } from "./direct-ways.ts";

/**
 * Whether editing attributes could make rules hold, each rule read once. Of one who stands for several people, or for anybody,
 * none is ruled out.
 */
export function createRuleCheck(): RuleCheck {
  const parsed = new Map<string, ParsedRule>();
  return ({ id, expression }, person, { attributes }) => {
    if (person?.profile == null) return "POSSIBLE";
    const rule = parsed.get(id) ?? parseRule(expression);
    parsed.set(id, rule);
    // Of the person's groups only those are known that matter to roles and to the app.
    const groups = new Map([...person.groupIds].map((group) => [group, null]));
    const { truth } = couldBecomeTrue(rule, subjectOf(toKnown(person), groups, false), editable(rule, attributes));
    return ({ TRUE: "CERTAIN", INDETERMINATE: "POSSIBLE", FALSE: null } satisfies Record<string, Confidence | null>)[
      truth
    ];
  };
}

function editable({ attributes }: ParsedRule, { only, except }: EditableAttributes): ReadonlySet<string> | "ALL" {
  if (only === null && except.size === 0) return "ALL";
  return new Set([...attributes].filter((name) => (only === null || only.has(name)) && !except.has(name)));
}

function toKnown({ id, profile }: Person): KnownUser {
  const of = (name: string) => profile?.[name] ?? null;
  return {
    oktaId: id,
    login: of("login"),
    email: of("email"),
    department: of("department"),
    title: of("title"),
    managerId: of("managerId"),
    status: of("status"),
  };
}
