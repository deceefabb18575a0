import type { PlainOrg } from "../support/plain-okta.ts";
import { type OracleAccess, oracleAccess } from "./brute-force.ts";

/** What is to become different, by Okta ids, in the words of the API. */
export type PlainChange =
  | { addMembership: { user: string; group: string } }
  | { removeMembership: { user: string; group: string } }
  | { assignUser: { user: string; app: string } }
  | { unassignUser: { user: string; app: string } }
  | { assignGroup: { group: string; app: string } }
  | { unassignGroup: { group: string; app: string } }
  | { closeApp: string }
  | { deactivateUser: string }
  | { deactivateApp: string }
  | { deactivateRule: string }
  | { deleteRule: string }
  | { deleteGroup: string };

/** The org as it is once the changes are made, with Okta's own bookkeeping after them; and what has been deactivated. */
export interface ChangedOrg {
  org: PlainOrg;
  deactivated: ReadonlySet<string>;
}

export function isEveryone(org: PlainOrg, groupId: string): boolean {
  return org.groups.some((group) => group.id === groupId && group.type === "BUILT_IN" && group.name === "Everyone");
}

/**
 * @param trusting whether accounts that no known way explains stay where they are, and members of a deleted rule too, who
 * may also have been put there by hand
 */
export function change(before: PlainOrg, changes: readonly PlainChange[], trusting: boolean): ChangedOrg {
  const org = structuredClone(before);
  const deactivated = new Set<string>();
  // What Okta gave by a group it takes or gives anew by what the groups then say.
  org.accounts = org.accounts.filter((account) => {
    if (account.scope === "USER") return true;
    const paths = oracleAccess(before, account.userId, account.appId)?.paths ?? [];
    return paths.includes("UNEXPLAINED") && (trusting || paths.length === 1);
  });
  // All are made together: what is added stays, whatever else takes away what was there before.
  const adds = (given: PlainChange) => Number(/^(add|assign)/.test(Object.keys(given)[0] ?? ""));
  for (const given of [...changes].sort((a, b) => adds(a) - adds(b))) {
    if ("addMembership" in given) {
      const { user: userId, group: groupId } = given.addMembership;
      const isIn = org.members.some((member) => member.userId === userId && member.groupId === groupId);
      if (!isIn) org.members.push({ userId, groupId });
    } else if ("removeMembership" in given) {
      const { user, group } = given.removeMembership;
      org.members = org.members.filter((member) => member.userId !== user || member.groupId !== group);
    } else if ("assignUser" in given) {
      const { user: userId, app: appId } = given.assignUser;
      const own = org.accounts.some((a) => a.userId === userId && a.appId === appId && a.scope === "USER");
      if (!own) org.accounts.unshift({ userId, appId, scope: "USER", status: "ACTIVE" });
    } else if ("unassignUser" in given) {
      const { user, app } = given.unassignUser;
      org.accounts = org.accounts.filter((a) => a.userId !== user || a.appId !== app || a.scope !== "USER");
    } else if ("assignGroup" in given) {
      const { group: groupId, app: appId } = given.assignGroup;
      if (!org.appGroups.some((row) => row.groupId === groupId && row.appId === appId))
        org.appGroups.push({ groupId, appId, priority: 99 });
    } else if ("unassignGroup" in given) {
      const { group, app } = given.unassignGroup;
      org.appGroups = org.appGroups.filter((row) => row.groupId !== group || row.appId !== app);
    } else if ("closeApp" in given) {
      for (const app of org.apps) if (app.id === given.closeApp) app.implicit = false;
    } else if ("deactivateUser" in given) deactivated.add(given.deactivateUser);
    else if ("deactivateApp" in given) deactivated.add(given.deactivateApp);
    else if ("deleteRule" in given && !trusting) {
      org.members = org.members.filter(({ ruleIds }) => !(ruleIds?.length === 1 && ruleIds[0] === given.deleteRule));
    } else if ("deleteGroup" in given) {
      org.groups = org.groups.filter((group) => group.id !== given.deleteGroup);
      org.members = org.members.filter((member) => member.groupId !== given.deleteGroup);
      org.appGroups = org.appGroups.filter((row) => row.groupId !== given.deleteGroup);
    }
  }
  // Groups that are gone give nothing, whatever else the changes say of them.
  org.members = org.members.filter((member) => org.groups.some((group) => group.id === member.groupId));
  org.appGroups = org.appGroups.filter((row) => org.groups.some((group) => group.id === row.groupId));
  return { org, deactivated };
}

/** Each pair whose access is another than before, with how. */
export function effects(before: PlainOrg, after: ChangedOrg): string[] {
  return before.users.flatMap((user) =>
    before.apps.flatMap((app) => {
      const was = oracleAccess(before, user.id, app.id);
      const is = oracleAccess(after.org, user.id, app.id);
      const off = after.deactivated.has(user.id) || after.deactivated.has(app.id);
      const effect = effectOf(before, was, is, off, user.id, app.id);
      return effect === null ? [] : [`${effect} ${user.id} ${app.id}`];
    }),
  );
}

function effectOf(
  before: PlainOrg,
  was: OracleAccess | null,
  is: OracleAccess | null,
  off: boolean,
  userId: string,
  appId: string,
): string | null {
  if (was !== null && is === null) return was.usability === "BLOCKED" ? "ENDS_BLOCKED" : "ENDS";
  if (was !== null) return off && was.usability !== "BLOCKED" ? "BLOCKED" : null;
  if (is === null) return null;
  // What Okta kept of the user in the app, such as a suspended account, goes on standing in the way.
  const account = before.accounts.find((a) => a.userId === userId && a.appId === appId);
  const blocked = ["SUSPENDED", "INACTIVE", "REVOKED", "DEPROVISIONED", "UNASSIGNED"];
  const stays = account !== undefined && blocked.includes(account.status);
  return off || stays || is.usability === "BLOCKED" ? "STARTS_BLOCKED" : "STARTS";
}
