import type { RuleSubject } from "./subject.ts";
import { anything, isArray, open, type Value } from "./values.ts";

type Test = (groupId: string, name: string | null, sought: string) => boolean | "unsure";

const byId: Test = (groupId, _, sought) => groupId === sought;

/** Names are compared as they are written; where only the case differs it is not sure that Okta tells them apart. */
const byName =
  (holds: (name: string, sought: string) => boolean): Test =>
  (_, name, sought) => {
    if (name === null) return "unsure";
    if (holds(name, sought)) return true;
    return holds(name.toLowerCase(), sought.toLowerCase()) ? "unsure" : false;
  };

const tests: Readonly<Record<string, Test>> = {
  isMemberOfGroup: byId,
  isMemberOfAnyGroup: byId,
  isMemberOfGroupName: byName((name, sought) => name === sought),
  isMemberOfAnyGroupName: byName((name, sought) => name === sought),
  isMemberOfGroupNameStartsWith: byName((name, sought) => name.startsWith(sought)),
  isMemberOfGroupNameEndsWith: byName((name, sought) => name.endsWith(sought)),
  isMemberOfGroupNameContains: byName((name, sought) => name.includes(sought)),
};

/** The functions that ask for groups by a pattern are known as such; what a pattern means is not documented. */
export const membershipFunctions: ReadonlySet<string> = new Set([...Object.keys(tests), "isMemberOfGroupNameRegex"]);

/** Whether the user is in one of the groups asked for; null where it is no such function. */
export function askMembership(name: string, args: readonly Value[], subject: RuleSubject): Value | null {
  if (!membershipFunctions.has(name)) return null;
  const test = tests[name];
  const sought = args.flatMap((value): readonly Value[] => (isArray(value) ? value : [value]));
  if (test === undefined || sought.length === 0) return open;
  let result: Value = false;
  for (const one of sought) {
    if (typeof one !== "string") result = open;
    else {
      const isIn = isInGroup(test, one, subject);
      if (isIn === true) return result === open ? open : true;
      if (isIn !== false && result === false) result = anything;
    }
  }
  return result;
}

function isInGroup(test: Test, sought: string, subject: RuleSubject): boolean | "unsure" {
  let found: boolean | "unsure" = subject.groupsComplete ? false : "unsure";
  for (const [groupId, name] of subject.groups) {
    const matches = test(groupId, name, sought);
    if (matches === true) return true;
    if (matches === "unsure") found = "unsure";
  }
  for (const [groupId, name] of subject.uncertainGroups ?? []) {
    if (test(groupId, name, sought) !== false) found = "unsure";
  }
  return found;
}
