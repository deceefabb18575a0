import { expect, test } from "vitest";
import { powerRules } from "../../src/access/powers/grants.ts";
import { isKnownPermission } from "../../src/access/powers/permission-rules.ts";
import { powerActions } from "../../src/access/powers/power-rule.ts";
import { textOf } from "./documents.ts";
import { barriersTable, rulesTable } from "./powers-tables.ts";

const document = textOf("docs/powers.md");

test("docs/powers.md has the table of powers and the barriers as they are", () => {
  expect(document).toContain(rulesTable().join("\n"));
  expect(document).toContain(barriersTable().join("\n"));
});

test("every line of the table has a name of its own, and every action a line besides the Super Administrator's", () => {
  const ids = powerRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const action of powerActions)
    expect(powerRules.filter((rule) => rule.action === action).length).toBeGreaterThan(1);
});

test("what only one public implementation says, or nobody for certain, is possible at most", () => {
  const unsure = powerRules.filter(({ evidence }) => evidence === "RESEARCH" || evidence === "UNSETTLED");
  expect(unsure.filter(({ confidence }) => confidence === "CERTAIN")).toEqual([]);
});

test("a permission that the table does not name is not taken for harmless", () => {
  expect(isKnownPermission("okta.users.read")).toBe(true);
  expect(isKnownPermission("okta.devices.manage")).toBe(true);
  expect(isKnownPermission("okta.users.readAndMore")).toBe(false);
  expect(isKnownPermission("okta.a.new.permission")).toBe(false);
});
