import { expect, test } from "vitest";
import { couldBecomeTrue } from "../../../src/access/rules/could-become-true.ts";
import { evaluateRule, parseRule } from "../../../src/access/rules/rule.ts";
import { subjectOf, withAttributes } from "../../../src/access/rules/subject.ts";
import { asked, person } from "./asked-of.ts";

const sales = { attributes: { department: "Sales", title: null, email: "ada@larkspur.example" } };

test.each([
  // An attribute that is not known decides nothing, unless another one does.
  ['user.costCenter == "CC-1"', "INDETERMINATE"],
  ['user.costCenter == "CC-1" and user.department == "Legal"', "FALSE"],
  ['user.department == "Legal" and user.costCenter == "CC-1"', "FALSE"],
  ['user.department == "Sales" or user.costCenter == "CC-1"', "TRUE"],
  ['user.costCenter == "CC-1" or user.department == "Sales"', "TRUE"],
  ['!(user.costCenter == "CC-1")', "INDETERMINATE"],
  ['user.costCenter == "CC-1" ? true : true', "TRUE"],
  // What a function makes of null is not documented: it is false or fails, and neither makes a member.
  ['String.stringContains(user.title, "Lead")', "FALSE"],
  ['!String.stringContains(user.title, "Lead")', "INDETERMINATE"],
  ['String.stringContains(user.title, "Lead") or user.department == "Sales"', "INDETERMINATE"],
  ['user.department == "Sales" or String.stringContains(user.title, "Lead")', "TRUE"],
  ['String.toUpperCase(user.title) == "LEAD"', "FALSE"],
  ['String.toUpperCase(user.title) != "LEAD"', "INDETERMINATE"],
  ['String.stringContains(user.title, "")', "INDETERMINATE"],
  ["String.len(user.title) == 0", "INDETERMINATE"],
  ['user.title == "Lead"', "FALSE"],
  ['user.title != "Lead"', "TRUE"],
  ['user.title > "Lead"', "INDETERMINATE"],
  // What Okta's documents leave open, and what needs other data.
  ["user.department == 5", "INDETERMINATE"],
  ["user.department > 5", "INDETERMINATE"],
  ["user.department", "INDETERMINATE"],
  ["5", "INDETERMINATE"],
  ['user.department matches "S.*"', "INDETERMINATE"],
  ['isMemberOfGroupNameRegex(".*")', "INDETERMINATE"],
  ["hasDirectoryUser() and findDirectoryUser().managerUpn == null", "INDETERMINATE"],
  ['Convert.toInt("5") == 5', "INDETERMINATE"],
  ['user.profile.department == "Sales"', "INDETERMINATE"],
  ['user.tags[0] == "x"', "INDETERMINATE"],
  ['String.madeUp(user.department) and user.department == "Legal"', "FALSE"],
  ['constructor("x")', "INDETERMINATE"],
  ['"a".constructor', "INDETERMINATE"],
  // Not of the language: nobody is a member by it for sure, and nobody is not.
  ['user.department = "Sales"', "INDETERMINATE"],
  ['user.department == "Sales', "INDETERMINATE"],
  ["", "INDETERMINATE"],
  ["user.department ==", "INDETERMINATE"],
  // Words and signs, brackets before and, and before or.
  ['user.department eq "Sales" AND NOT (user.department ne "Sales")', "TRUE"],
  ['user.department == "Legal" and true or true', "TRUE"],
  ['true or true and user.department == "Legal"', "TRUE"],
  ['(true or true) and user.department == "Legal"', "FALSE"],
  ['true && !(false || user.department == "Legal")', "TRUE"],
  ["1 + 2 * 3 == 7 and 7 % 4 == 3 and -1 < 0", "TRUE"],
  ["7 / 2 == 3", "INDETERMINATE"],
  ["'it''s' == \"it's\"", "TRUE"],
  ['Arrays.contains(user.tags, "x")', "INDETERMINATE"],
  ['Arrays.contains({user.costCenter, "x"}, "x")', "TRUE"],
] as const)("%s is %s", (expression, truth) => {
  expect(asked(expression, sales)).toBe(truth);
});

test("a group that is not known to be his, or whose name is not, makes a condition indeterminate", () => {
  expect(asked('isMemberOfGroup("00g1")', { groupsComplete: false })).toBe("INDETERMINATE");
  expect(asked('isMemberOfGroup("00g1")', { groups: { "00g1": null }, groupsComplete: false })).toBe("TRUE");
  expect(asked('isMemberOfGroup("00g1")', { uncertainGroups: { "00g1": "One" } })).toBe("INDETERMINATE");
  expect(asked('isMemberOfGroup("00g2")', { uncertainGroups: { "00g1": "One" } })).toBe("FALSE");
  expect(asked('isMemberOfGroupName("One")', { groups: { "00g1": null } })).toBe("INDETERMINATE");
  expect(asked('isMemberOfGroupName("one")', { groups: { "00g1": "One" } })).toBe("INDETERMINATE");
  expect(asked('isMemberOfAnyGroup({"00g9", "00g1"})', { groups: { "00g1": "One" } })).toBe("TRUE");
});

test("text that is too deep or too long for a rule is not read, and harms nothing", () => {
  for (const text of [
    `${"(".repeat(30_000)}true`,
    `${"(".repeat(9_000)}true${")".repeat(9_000)}`,
    `${"!".repeat(9_000)}true`,
    `${"- ".repeat(9_000)}1 == 1`,
    `${"true ? true : ".repeat(1_000)}true`,
    `${"{".repeat(9_000)}`,
    "x".repeat(50_000),
  ]) {
    expect(asked(text)).toBe("INDETERMINATE");
  }
  const long = Array.from({ length: 500 }, (_, at) => `user.department == "D${at}"`).join(" or ");
  expect(asked(long, { attributes: { department: "D499" } })).toBe("TRUE");
});

test("a rule tells which attributes it asks for, and whether groups matter", () => {
  const rule = parseRule('user.department == "Sales" and (isMemberOfGroup("00g1") or String.len(user.title) > 3)');
  expect([...rule.attributes].sort()).toEqual(["department", "title"]);
  expect(rule).toMatchObject({ asksForGroups: true, asksForInternal: false });
  expect(parseRule(null)).toMatchObject({ expression: null, asksForGroups: true, asksForInternal: true });
});

test("of a user of the graph only what is stored as Okta has it is known", () => {
  const user = {
    oktaId: "00u1",
    login: "ada@larkspur.example",
    email: null,
    department: "Sales",
    title: null,
    managerId: null,
    status: "ACTIVE",
    displayName: "Ada Lopez",
    userType: "Contractor",
  };
  const subject = subjectOf(user, new Map(), true);
  const ask = (expression: string) => evaluateRule(parseRule(expression), subject);
  expect(ask('user.department == "Sales" and user.email == null')).toBe("TRUE");
  expect(ask('user.displayName == "Somebody else"')).toBe("INDETERMINATE");
  expect(ask('user.userType == "Employee"')).toBe("INDETERMINATE");
  expect(ask('user.getInternalProperty("status") == "ACTIVE"')).toBe("TRUE");
  const nameless = subjectOf({ ...user, login: "00u1" }, new Map(), true);
  expect(evaluateRule(parseRule('user.login == "00u1"'), nameless)).toBe("INDETERMINATE");
});

test.each([
  ['user.department == "Legal"', "TRUE", { department: "Legal" }],
  ['user.department == "Sales"', "TRUE", {}],
  ['user.department == "Legal" and user.title == "Lead"', "TRUE", { department: "Legal", title: "Lead" }],
  ['user.department == "Legal" and user.email == "other@x.example"', "FALSE", {}],
  ['user.department == "Sales" and user.title != null', "TRUE", { title: "another value" }],
  ['String.startsWith(user.title, "CC-") and String.stringContains(user.title, "9")', "TRUE", { title: "CC-9" }],
  ['String.substringAfter(user.title, "@") == "x.example"', "TRUE", { title: "@x.example" }],
  ['String.toUpperCase(user.title) == "LEAD"', "TRUE", { title: "LEAD" }],
  ['String.toUpperCase(user.title) == "Lead"', "INDETERMINATE", {}],
  ["user.title == null and user.department == null", "TRUE", { department: null }],
  ['isMemberOfGroup("00g1") and user.title == "Lead"', "FALSE", {}],
  ["hasDirectoryUser() and user.title != null", "INDETERMINATE", {}],
  ['user.title == "a" and user.title == "b"', "INDETERMINATE", {}],
  ['user.department == ""', "TRUE", { department: "" }],
  ["String.len(user.title) > 6", "TRUE", { title: "another value" }],
] as const)("editing department and title: %s could become true: %s", (expression, truth, edits) => {
  const rule = parseRule(expression);
  const becoming = couldBecomeTrue(rule, person(sales), new Set(["department", "title"]));
  expect({ truth: becoming.truth, edits: Object.fromEntries(becoming.edits) }).toEqual({ truth, edits });
  if (truth === "TRUE") expect(evaluateRule(rule, withAttributes(person(sales), becoming.edits))).toBe("TRUE");
});

test("whoever may edit every attribute can set those that the graph does not hold", () => {
  const becoming = couldBecomeTrue(
    parseRule('user.costCenter == "CC-7" and Arrays.contains(user.tags, "vip") and !user.isContractor'),
    person(sales),
    "ALL",
  );
  expect(becoming.truth).toBe("TRUE");
  expect(Object.fromEntries(becoming.edits)).toEqual({ costCenter: "CC-7", tags: ["vip"], isContractor: false });
});
