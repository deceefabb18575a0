import fc from "fast-check";
import { expect, test } from "vitest";
import { couldBecomeTrue } from "../../../src/access/rules/could-become-true.ts";
import { evaluateRule, parseRule } from "../../../src/access/rules/rule.ts";
import { withAttributes } from "../../../src/access/rules/subject.ts";
import type { Known } from "../../../src/access/rules/values.ts";
import { parseRuleExpression } from "../../../src/simulator/org/rule-expression.ts";
import type { SimUser } from "../../../src/simulator/org/state.ts";
import { person } from "./asked-of.ts";

/**
 * Two readings of the language that share no code. What the product says for sure must be so in the simulator, with whatever
 * attributes it does not know; and the more it knows, the less may be left open.
 */
const attributes = ["department", "title", "city", "costCenter"] as const;
const words = ["Sales", "sales", "Legal", "Sal", "es", "", "CC-1", "a'b", 'q"q', "x y", "back\\slash"];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const literal = fc.constantFrom(...words).map(quoted);
const attribute = fc.constantFrom(...attributes).map((name) => `user.${name}`);

const { condition } = fc.letrec<{ condition: string; text: string; leaf: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    attribute,
    literal,
    tie("text").map((text) => `String.toUpperCase(${text})`),
    tie("text").map((text) => `toLowerCase(${text})`),
    tie("text").map((text) => `String.removeSpaces(${text})`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `String.append(${a}, ${b})`),
    fc.tuple(tie("text"), literal).map(([a, b]) => `String.substringBefore(${a}, ${b})`),
    fc.tuple(tie("text"), literal).map(([a, b]) => `String.substringAfter(${a}, ${b})`),
    fc.tuple(tie("text"), literal, literal).map(([a, b, c]) => `String.replace(${a}, ${b}, ${c})`),
    fc.tuple(tie("text"), fc.nat(3), fc.nat(5)).map(([a, b, c]) => `String.substring(${a}, ${b}, ${c})`),
    fc.tuple(tie("condition"), tie("text"), tie("text")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.tuple(tie("text"), literal, literal).map(([a, b, c]) => `String.stringSwitch(${a}, "none", ${b}, ${c})`),
  ),
  leaf: fc.oneof(
    fc.tuple(tie("text"), fc.constantFrom("==", "!=", "eq", "ne", "<", ">="), tie("text")).map((it) => it.join(" ")),
    fc.tuple(tie("text"), fc.constantFrom("==", "!=")).map((it) => `${it.join(" ")} null`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `String.stringContains(${a}, ${b})`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `String.startsWith(${a}, ${b})`),
    fc.tuple(tie("text"), fc.nat(6)).map(([a, b]) => `String.len(${a}) > ${b}`),
    fc.tuple(tie("text"), literal, literal).map(([a, b, c]) => `Arrays.contains({${b}, ${c}}, ${a})`),
    fc.tuple(literal, literal, fc.nat(3)).map(([a, b, c]) => `Arrays.size(Arrays.add({${a}}, ${b})) == ${c}`),
    fc.constantFrom("g1", "g2", "g3").map((id) => `isMemberOfGroup("${id}")`),
    fc.constantFrom("g1", "g2", "g3").map((id) => `isMemberOfAnyGroup("g2", "${id}")`),
    fc.constantFrom("Sal", "Eng", "x").map((name) => `isMemberOfGroupNameStartsWith("${name}")`),
    fc.constantFrom("es", "ng", "x").map((name) => `isMemberOfGroupNameContains("${name}")`),
    fc.constantFrom("Sales", "Eng").map((name) => `isMemberOfGroupName("${name}")`),
    fc.constantFrom("ACTIVE", "STAGED").map((status) => `user.getInternalProperty("status") == "${status}"`),
  ),
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc.tuple(tie("condition"), fc.constantFrom("and", "AND", "&&"), tie("condition")).map((it) => `(${it.join(" ")})`),
    fc.tuple(tie("condition"), fc.constantFrom("or", "OR", "||"), tie("condition")).map((it) => `(${it.join(" ")})`),
    fc.tuple(fc.constantFrom("!", "not "), tie("condition")).map(([not, inner]) => `${not}(${inner})`),
  ),
}));

const value = fc.constantFrom<string | null>(...words, null);
const profile = fc.record(Object.fromEntries(attributes.map((name) => [name, value])));
const memberships = fc.subarray(["g1", "g2", "g3"]);
const names: Record<string, string> = { g1: "Sales", g2: "Engineering", g3: "Other" };

function simulated(expression: string, attributesOf: Record<string, Known>, groups: readonly string[]): boolean {
  const user = { id: "u", status: "ACTIVE", profile: attributesOf } as unknown as SimUser;
  const holds = parseRuleExpression(expression);
  if (holds === null) throw new Error(`the simulator does not read ${expression}`);
  return holds(user, { has: (id) => groups.includes(id), names: () => groups.map((id) => names[id] as string) });
}

function known(attributesOf: Record<string, Known>, groups: readonly string[]) {
  return person({
    attributes: attributesOf,
    internal: { status: "ACTIVE", id: "u" },
    groups: Object.fromEntries(groups.map((id) => [id, names[id] as string])),
  });
}

const runs = { numRuns: Number(process.env.RULE_RUNS ?? 3_000) };

test("what is said for sure of a condition is what the simulator makes of it, whatever is not known", () => {
  let sure = 0;
  let all = 0;
  fc.assert(
    fc.property(condition, profile, memberships, fc.subarray([...attributes]), (expression, own, groups, hidden) => {
      const truth = simulated(expression, own, groups) ? "TRUE" : "FALSE";
      const seen = Object.fromEntries(Object.entries(own).filter(([name]) => !hidden.includes(name as never)));
      const rule = parseRule(expression);
      expect(rule.expression, expression).not.toBeNull();
      const partly = evaluateRule(rule, known(seen, groups));
      const wholly = evaluateRule(rule, known(own, groups));
      expect([truth, "INDETERMINATE"]).toContain(partly);
      expect([truth, "INDETERMINATE"]).toContain(wholly);
      if (partly !== "INDETERMINATE") expect(wholly).toBe(partly);
      all += 1;
      if (wholly !== "INDETERMINATE") sure += 1;
    }),
    runs,
  );
  // Otherwise the test would prove nothing.
  expect(sure / all).toBeGreaterThan(0.5);
});

test("edits that are said to make a rule hold do so in the simulator, and where none can, no edit does", () => {
  const seen = { TRUE: 0, FALSE: 0, INDETERMINATE: 0 };
  fc.assert(
    fc.property(
      condition,
      profile,
      memberships,
      fc.subarray([...attributes]),
      fc.array(value, { minLength: 4, maxLength: 4 }),
      (expression, own, groups, editable, others) => {
        const rule = parseRule(expression);
        const subject = known(own, groups);
        const { truth, edits } = couldBecomeTrue(rule, subject, new Set(editable));
        seen[truth] += 1;
        for (const name of edits.keys()) expect(editable).toContain(name);
        if (truth === "TRUE") {
          expect(simulated(expression, { ...own, ...Object.fromEntries(edits) }, groups)).toBe(true);
          expect(evaluateRule(rule, withAttributes(subject, edits))).toBe("TRUE");
        }
        if (truth === "FALSE") {
          const edited = Object.fromEntries(editable.map((name, at) => [name, others[at] ?? null]));
          expect(simulated(expression, { ...own, ...edited }, groups)).toBe(false);
        }
      },
    ),
    runs,
  );
  expect(Math.min(seen.TRUE, seen.FALSE)).toBeGreaterThan(100);
});
