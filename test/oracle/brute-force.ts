import type { PlainOrg } from "../support/plain-okta.ts";

/** The access rules once more, written from their description alone: for each user and app every path, the slow way. */
export interface OracleAccess {
  paths: string[];
  usability: string;
}

const usableAccounts = ["ACTIVE", "PROVISIONED", "APPROVED", "STAGED", "IMPLICIT"];
const latentAccounts = ["PENDING", "IMPORTED", "MATCHED"];
const blockedAccounts = ["SUSPENDED", "INACTIVE", "REVOKED", "DEPROVISIONED", "UNASSIGNED"];
const latentUsers = ["PROVISIONED", "STAGED", "PASSWORD_EXPIRED", "RECOVERY", "LOCKED_OUT"];

/** @returns null where no path exists */
export function oracleAccess(org: PlainOrg, userId: string, appId: string): OracleAccess | null {
  const user = org.users.find((candidate) => candidate.id === userId);
  const app = org.apps.find((candidate) => candidate.id === appId);
  if (!user || !app) return null;
  const account = org.accounts.find((candidate) => candidate.appId === appId && candidate.userId === userId);
  const everyone = org.groups.find((group) => group.type === "BUILT_IN" && group.name === "Everyone");

  const groupIds = org.groups
    .filter((group) =>
      group === everyone
        ? user.status !== "DEPROVISIONED"
        : org.members.some((member) => member.groupId === group.id && member.userId === userId),
    )
    .map((group) => group.id);
  const granting = groupIds.filter((groupId) =>
    org.appGroups.some((row) => row.appId === appId && row.groupId === groupId),
  );

  const paths: string[] = granting.map((groupId) => `GROUP ${groupId}`);
  if (account?.scope === "USER") paths.push("DIRECT");
  if (app.implicit && everyone && user.status !== "DEPROVISIONED") paths.push(`IMPLICIT ${everyone.id}`);
  if (account !== undefined && account.scope !== "USER") {
    const explained = account.groupId === undefined ? granting.length > 0 : granting.includes(account.groupId);
    const byEveryone =
      account.groupId !== undefined && account.groupId === everyone?.id && paths.some((p) => p.startsWith("IMPLICIT"));
    if (!explained && !byEveryone) paths.push("UNEXPLAINED");
  }
  if (paths.length === 0) return null;

  const blocked =
    ["SUSPENDED", "DEPROVISIONED"].includes(user.status) ||
    app.status !== "ACTIVE" ||
    (account !== undefined && blockedAccounts.includes(account.status));
  const latent =
    latentUsers.includes(user.status) ||
    user.status !== "ACTIVE" ||
    (account !== undefined && (latentAccounts.includes(account.status) || !usableAccounts.includes(account.status)));
  return { paths: paths.sort(), usability: blocked ? "BLOCKED" : latent ? "LATENT" : "USABLE" };
}
