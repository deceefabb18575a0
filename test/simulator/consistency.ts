import { parseRuleExpression } from "../../src/simulator/org/rule-expression.ts";
import type { OrgState } from "../../src/simulator/org/state.ts";

/**
 * What must hold in any org after any change, said once more and slowly: everybody alive is in Everyone, active rules hold for
 * exactly those who match, and accounts follow from assignments. Returns what does not hold.
 */
export function inconsistencies(org: OrgState): string[] {
  const wrong: string[] = [];
  for (const user of org.users.values()) {
    const inEveryone = org.members.get(org.everyoneId)?.has(user.id) === true;
    if (inEveryone === (user.status === "DEPROVISIONED")) wrong.push(`${user.id} (${user.status}) and Everyone`);
    for (const [groupId, members] of org.members) {
      if (members.has(user.id) !== (org.groupsOf.get(user.id)?.has(groupId) === true))
        wrong.push(`index of ${user.id} in ${groupId}`);
    }
  }
  for (const rule of org.rules.values()) {
    if (rule.status !== "ACTIVE") continue;
    const holds = parseRuleExpression(rule.expression);
    for (const user of org.users.values()) {
      if (user.status === "DEPROVISIONED") continue;
      const wanted =
        !rule.excludedUserIds.includes(user.id) &&
        holds?.(user, {
          has: (groupId) => org.members.get(groupId)?.has(user.id) === true,
          names: () =>
            [...org.groups.values()]
              .filter((group) => org.members.get(group.id)?.has(user.id) === true)
              .map((group) => group.profile.name),
        }) === true;
      for (const groupId of rule.groupIds) {
        const has = org.members.get(groupId)?.get(user.id)?.ruleIds.includes(rule.id) === true;
        if (has !== wanted) wrong.push(`rule ${rule.name} for ${user.id} in ${groupId}: ${has}, should be ${wanted}`);
      }
    }
  }
  for (const app of org.apps.values()) wrong.push(...accountTrouble(org, app.id));
  return wrong;
}

function accountTrouble(org: OrgState, appId: string): string[] {
  const wrong: string[] = [];
  const app = org.apps.get(appId);
  for (const user of org.users.values()) {
    const account = org.accounts.get(appId)?.get(user.id);
    if (account?.scope === "USER") {
      if (user.status === "DEPROVISIONED" && account.status !== "REVOKED") wrong.push(`${user.id} kept ${appId}`);
      if (account.grantingGroupId !== null) wrong.push(`${user.id} has ${appId} individually and by a group`);
      continue;
    }
    const granting = [...(org.appGroups.get(appId)?.values() ?? [])]
      .filter((row) => org.members.get(row.groupId)?.has(user.id) === true)
      .sort((a, b) => a.priority - b.priority)[0];
    const alive = app?.status === "ACTIVE" && user.status !== "DEPROVISIONED";
    if (app?.implicitAssignment === true || account?.status === "REVOKED") continue;
    const wanted = alive ? (granting?.groupId ?? null) : null;
    if ((account?.grantingGroupId ?? null) !== wanted || (account === undefined) !== (wanted === null)) {
      wrong.push(`${user.id} in ${appId}: ${account?.grantingGroupId ?? "nothing"}, should be ${wanted ?? "nothing"}`);
    }
  }
  for (const userId of org.accounts.get(appId)?.keys() ?? [])
    if (!org.users.has(userId)) wrong.push(`${userId} is gone but in ${appId}`);
  return wrong;
}
