import type { RuleGroups } from "./rule-expression.ts";
import type { SimUser } from "./state.ts";

type RuleFunction = (args: unknown[], user: SimUser, groups: RuleGroups) => unknown;

const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));
const many = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null);

function before([input, sought]: unknown[]): string {
  const at = text(input).indexOf(text(sought));
  return at === -1 ? text(input) : text(input).slice(0, at);
}

function after([input, sought]: unknown[]): string {
  const at = text(input).indexOf(text(sought));
  return at === -1 ? "" : text(input).slice(at + text(sought).length);
}

function byName(test: (name: string, sought: string) => boolean): RuleFunction {
  return (args, _, groups) =>
    args.flat().some((sought) => [...groups.names()].some((name) => test(name, text(sought))));
}

const upper: RuleFunction = ([input]) => text(input).toUpperCase();
const lower: RuleFunction = ([input]) => text(input).toLowerCase();
const part: RuleFunction = ([input, from, to]) => text(input).slice(Number(from), Number(to));

/** What a condition may call. Text that is not there counts as empty. */
export const ruleFunctions: Readonly<Record<string, RuleFunction>> = {
  "String.append": ([a, b]) => text(a) + text(b),
  "String.join": ([separator, ...rest]) => rest.map(text).join(text(separator)),
  "String.len": ([input]) => text(input).length,
  "String.removeSpaces": ([input]) => text(input).split(" ").join(""),
  "String.replace": ([input, match, by]) => text(input).split(text(match)).join(text(by)),
  "String.replaceFirst": ([input, match, by]) => {
    const at = text(input).indexOf(text(match));
    return at === -1 ? text(input) : text(input).slice(0, at) + text(by) + text(input).slice(at + text(match).length);
  },
  "String.stringContains": ([a, b]) => text(a).includes(text(b)),
  "String.startsWith": ([a, b]) => text(a).startsWith(text(b)),
  "String.endsWith": ([a, b]) => text(a).endsWith(text(b)),
  "String.stringSwitch": ([input, preset, ...pairs]) => {
    for (let at = 0; at + 1 < pairs.length; at += 2) if (text(input).includes(text(pairs[at]))) return pairs[at + 1];
    return preset;
  },
  "String.substring": part,
  "String.substringBefore": before,
  "String.substringAfter": after,
  "String.toUpperCase": upper,
  "String.toLowerCase": lower,
  toUpperCase: upper,
  toLowerCase: lower,
  substring: part,
  substringBefore: before,
  substringAfter: after,
  "Arrays.add": ([array, value]) => [...many(array), value],
  "Arrays.remove": ([array, value]) => many(array).filter((item) => !same(item, value)),
  "Arrays.clear": () => [],
  "Arrays.get": ([array, at]) => many(array)[Number(at)] ?? null,
  "Arrays.flatten": (args) => args.flat(),
  "Arrays.contains": ([array, value]) => many(array).some((item) => same(item, value)),
  "Arrays.size": ([array]) => many(array).length,
  "Arrays.isEmpty": ([array]) => many(array).length === 0,
  "Arrays.toCsvString": ([array]) => many(array).map(text).join(","),
  isMemberOfGroup: ([id], _, groups) => groups.has(text(id)),
  isMemberOfAnyGroup: (ids, _, groups) => ids.flat().some((id) => groups.has(text(id))),
  isMemberOfGroupName: byName((name, sought) => name === sought),
  isMemberOfGroupNameStartsWith: byName((name, sought) => name.startsWith(sought)),
  isMemberOfGroupNameContains: byName((name, sought) => name.includes(sought)),
  isMemberOfGroupNameRegex: byName((name, sought) => new RegExp(sought).test(name)),
  "user.getInternalProperty": ([property], user) =>
    property === "id" ? user.id : property === "status" ? user.status : null,
};
