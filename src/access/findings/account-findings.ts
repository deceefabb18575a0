import { counted, day, type FindingDefinition } from "./finding.ts";

/** What is wrong with users as such. */
export const accountFindings = {
  DORMANT_ACCOUNT: {
    statement: "dormant-accounts",
    title: "Dormant accounts",
    description:
      "An ACTIVE user, older than `days`, has not signed in to Okta or an app for `days`, by a System Log that is known for as long. Okta's `lastLogin` counts as a sign-in where it is later, and never as the lack of one.",
    severity: "MEDIUM",
    walk: "USERS",
    parameters: { days: 90 },
    restsOn: ["users", "activity"],
    refutedBy: [],
    usesLog: true,
    summary: ({ lastActivity, lastLogin, coveredUntil }) => {
      const last = [lastActivity, lastLogin]
        .filter((one) => typeof one === "string")
        .sort()
        .at(-1);
      return last === undefined
        ? `No sign-in is known until ${day(coveredUntil)}.`
        : `Last sign-in on ${day(last)}; none since until ${day(coveredUntil)}.`;
    },
  },
  NEVER_ACTIVATED_ACCOUNT: {
    statement: "never-activated-accounts",
    title: "Accounts that were never activated",
    description:
      "A user is STAGED or PROVISIONED, or was created more than `days` ago and has never signed in. Deprovisioned users are left out.",
    severity: "LOW",
    walk: "USERS",
    parameters: { days: 30 },
    restsOn: ["users"],
    refutedBy: [],
    usesLog: false,
    summary: ({ status, created }) => `${String(status)}, created on ${day(created)}, never signed in.`,
  },
  LEAVER_WITH_ACCESS: {
    statement: "leavers-with-access",
    title: "Leavers with access",
    description:
      "A user who is SUSPENDED or DEPROVISIONED still has memberships in groups that people or rules fill, apps, admin roles or API tokens that have not ended. Whoever activates the user again gives all of it back.",
    severity: "HIGH",
    walk: "USERS",
    parameters: {},
    restsOn: ["users", "groups", "apps", "memberships", "appUsers", "roleAssignments", "apiTokens"],
    refutedBy: [],
    usesLog: false,
    summary: ({ status, groups, apps, adminRoles, apiTokens }) =>
      `${String(status)} with ${[
        counted(groups, "group"),
        counted(apps, "app"),
        counted(adminRoles, "admin role"),
        counted(apiTokens, "API token"),
      ]
        .filter((part) => !part.startsWith("0 "))
        .join(", ")}.`,
  },
} as const satisfies Record<string, FindingDefinition>;
