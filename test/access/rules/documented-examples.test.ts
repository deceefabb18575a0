import { expect, test } from "vitest";
import { noGroups, parseRuleExpression } from "../../../src/simulator/org/rule-expression.ts";
import type { SimUser } from "../../../src/simulator/org/state.ts";
import { asked } from "./asked-of.ts";

const attributes = {
  firstName: "Winston",
  lastName: "Churchill",
  email: "winston.churchill@gmail.com",
  login: "winston.churchill@gmail.com",
  city: "San Francisco",
  salary: 1_000_001,
  isContractor: false,
  groupCode: 123,
  middleInitial: "S",
};

/** Examples of Okta's documents, each as a condition that holds. Okta's own output stands on the right of `==`. */
const documented = [
  `String.append("This is", " a test") == "This is a test"`,
  `String.join(",", "This", "is", "a", "test") == "This,is,a,test"`,
  `String.join("", "This", "is", "a", "test") == "Thisisatest"`,
  `String.len("This") == 4`,
  `String.removeSpaces("This is a test") == "Thisisatest"`,
  `String.replace("This is a test", "is", "at") == "That at a test"`,
  `String.replaceFirst("This is a test", "is", "at") == "That is a test"`,
  `String.stringContains("This is a test", "test")`,
  `String.stringContains("This is a test", "doesn'tExist") == false`,
  `String.stringSwitch("This is a test", "default", "key1", "value1") == "default"`,
  `String.stringSwitch("This is a test", "default", "test", "value1") == "value1"`,
  `String.stringSwitch("First match wins", "default", "absent", "value1", "wins", "value2", "match", "value3") == "value2"`,
  `String.stringSwitch("Substrings count", "default", "ring", "value1") == "value1"`,
  `String.substring("This is a test", 2, 9) == "is is a"`,
  `String.substringAfter("abc@okta.com", "@") == "okta.com"`,
  `String.substringBefore("abc@okta.com", "@") == "abc"`,
  `String.toUpperCase("This") == "THIS"`,
  `String.toLowerCase("ThiS") == "this"`,
  `String.startsWith(user.firstName, "Win")`,
  `toUpperCase("Alexander") == "ALEXANDER"`,
  `toLowerCase("AlexANDER") == "alexander"`,
  `substringBefore("alex@okta.com", '@') == 'alex'`,
  `substringAfter("alex@okta.com", '@') == 'okta.com'`,
  `substring("Alexander", 1, 4) == "lex"`,
  `Arrays.add({10, 20, 30}, 40) == {10, 20, 30, 40}`,
  `Arrays.remove({10, 20, 30}, 20) == {10, 30}`,
  `Arrays.clear({10, 20, 30}) == { }`,
  `Arrays.get({0, 1, 2}, 0) == 0`,
  `Arrays.flatten(10, {20, 30}, 40) == {10, 20, 30, 40}`,
  `Arrays.contains({10, 20, 30}, 10)`,
  `Arrays.contains({10, 20, 30}, 50) == false`,
  `Arrays.size({10, 20, 30}) == 3`,
  `Arrays.size(NULL) == 0`,
  `Arrays.isEmpty({10, 20}) == false`,
  `Arrays.isEmpty(NULL)`,
  `Arrays.toCsvString({"This", "is", " a ", "test"}) == "This,is, a ,test"`,
  `user.firstName + user.lastName == "WinstonChurchill"`,
  `user.firstName + "." + user.lastName == "Winston.Churchill"`,
  `(user.groupCode == 123 ? 'Sales' : 'Other') == "Sales"`,
  `substring(user.firstName, 0, 1) + substring(user.lastName, 0, 6) == "WChurch"`,
  `toLowerCase(substring( user.firstName, 0, 1)) + "." + toLowerCase(user.lastName) == "w.churchill"`,
  String.raw`toUpperCase(substringBefore( substringAfter(user.email, "@"), ".")) + "\" + substringBefore( user.email, "@") == 'GMAIL\winston.churchill'`,
  `(String.len(user.middleInitial) == 0 ? "" : (String.substring(user.middleInitial, 0, 1) + ". ")) == "S. "`,
  `String.stringContains(user.firstName, "dummy") == false`,
  `user.city == "San Francisco"`,
  `user.salary >= 1000000`,
  `!user.isContractor`,
  `user.salary > 1000000 AND !user.isContractor`,
  `user.email != "Winston.Churchill@gmail.com"`,
];

test.each(documented)("the documented example holds: %s", (expression) => {
  expect(asked(expression, { attributes })).toBe("TRUE");
});

test.each(documented)("the simulator's own reading says the same of %s", (expression) => {
  const user = { id: "00u1", status: "ACTIVE", profile: attributes } as unknown as SimUser;
  expect(parseRuleExpression(expression)?.(user, noGroups)).toBe(true);
});

const groups = { "00g1": "group1", "00g2": "San Francisco", "00g3": "the admins" };
test.each([
  [`isMemberOfGroupName("group1")`, "TRUE"],
  [`isMemberOfGroup("00g1")`, "TRUE"],
  [`isMemberOfGroup("00g9")`, "FALSE"],
  [`isMemberOfAnyGroup("00g8", "00g2", "00g9")`, "TRUE"],
  [`isMemberOfAnyGroup("00g8", "00g9")`, "FALSE"],
  [`isMemberOfGroupNameStartsWith("San Fr")`, "TRUE"],
  [`isMemberOfGroupNameContains("admin")`, "TRUE"],
  [`isMemberOfGroupNameEndsWith("admins")`, "TRUE"],
  [`isMemberOfGroupName("group")`, "FALSE"],
  [`isMemberOfGroupNameStartsWith("Fr")`, "FALSE"],
  [`isMemberOfGroupName("group1") and (user.city==null or user.city=="")`, "FALSE"],
] as const)("asking for groups: %s is %s", (expression, truth) => {
  expect(asked(expression, { attributes, groups })).toBe(truth);
});

test("null and an empty text are told apart, as Okta says", () => {
  const nothing = { attributes: { costCenter: null } };
  const empty = { attributes: { costCenter: "" } };
  expect(asked("user.costCenter==null", nothing)).toBe("TRUE");
  expect(asked("user.costCenter==null", empty)).toBe("FALSE");
  expect(asked('user.costCenter==""', nothing)).toBe("FALSE");
  expect(asked('user.costCenter==""', empty)).toBe("TRUE");
  expect(asked('user.costCenter==null or user.costCenter==""', nothing)).toBe("TRUE");
  expect(asked('user.costCenter!=null or user.costCenter!=""', nothing)).toBe("TRUE");
});

test("the status is asked for by getInternalProperty alone", () => {
  const suspended = { internal: { status: "SUSPENDED", id: "00u1" } };
  expect(asked('user.getInternalProperty("status") != "SUSPENDED"', suspended)).toBe("FALSE");
  expect(asked('user.getInternalProperty("status") == "SUSPENDED"', suspended)).toBe("TRUE");
  expect(asked('user.getInternalProperty("id") == "00u1"', suspended)).toBe("TRUE");
  expect(asked('user.status == "SUSPENDED"', suspended)).toBe("INDETERMINATE");
});
