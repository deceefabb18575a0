import { expect, test } from "vitest";
import { usabilityOf, usabilityRules } from "../../src/access/usability.ts";

const account = (status: string | null) => ({ status });

test("no status is in two columns of the table", () => {
  for (const { USABLE, LATENT, BLOCKED } of [usabilityRules.user, usabilityRules.account]) {
    const all: string[] = [...USABLE, ...LATENT, ...BLOCKED];
    expect(new Set(all).size).toBe(all.length);
  }
});

test("without an account only the user and the app count", () => {
  expect(usabilityOf({ userStatus: "ACTIVE", appStatus: "ACTIVE", account: null })).toEqual({
    usability: "USABLE",
    reasons: [],
  });
});

test("blocked beats latent, and all that is wrong is told, worst first", () => {
  expect(usabilityOf({ userStatus: "STAGED", appStatus: "DELETED", account: account("SUSPENDED") })).toEqual({
    usability: "BLOCKED",
    reasons: ["APP_INACTIVE", "ACCOUNT_SUSPENDED", "USER_STAGED"],
  });
});

test("two unknown statuses are one reason, and an account without status is not known to work", () => {
  expect(usabilityOf({ userStatus: "NEW", appStatus: "ACTIVE", account: account("NEWER") }).reasons).toEqual([
    "UNKNOWN_STATUS",
  ]);
  expect(usabilityOf({ userStatus: "ACTIVE", appStatus: "ACTIVE", account: account(null) })).toEqual({
    usability: "LATENT",
    reasons: ["UNKNOWN_STATUS"],
  });
});

test("statuses are Okta's words, not any word that looks alike", () => {
  expect(usabilityOf({ userStatus: "active", appStatus: "ACTIVE", account: null }).usability).toBe("LATENT");
  expect(usabilityOf({ userStatus: "ACTIVE", appStatus: "active", account: null }).usability).toBe("BLOCKED");
  expect(usabilityOf({ userStatus: "ACTIVE", appStatus: null, account: null }).usability).toBe("BLOCKED");
});
