import { type SeedOrg, seed } from "../graphql/seed.ts";
import type { PlainOrg } from "../support/plain-okta.ts";
import { isEveryone } from "./changed-org.ts";

/** Writes an org as a sync of it would, without one: some hundred orgs take less time so. */
export async function seedPlain(org: PlainOrg): Promise<void> {
  const everyone = org.groups.find(({ id }) => isEveryone(org, id));
  const ruleTargets = new Set(org.rules.flatMap(({ groupIds }) => groupIds));
  const reasonOf = (groupId: string, ruleIds: readonly string[] | undefined) => {
    const type = org.groups.find(({ id }) => id === groupId)?.type;
    if (type !== "OKTA_GROUP") return type === "APP_GROUP" ? "IMPORT" : "BUILT_IN";
    return ruleTargets.has(groupId) && ruleIds !== undefined ? "RULE" : "DIRECT";
  };
  const seeded: SeedOrg = {
    id: org.id,
    users: org.users.map(({ id, login, status }) => ({ id, login: `${login}-${id}`, status, department: null })),
    groups: org.groups,
    rules: org.rules.map(({ groupIds, ...rule }) => {
      return { ...rule, targets: groupIds, expression: 'user.department == "x"' };
    }),
    apps: org.apps.map(({ implicit, ...app }) => ({ ...app, implicitAssignment: implicit })),
    members: [
      ...org.members.map(({ userId, groupId, ruleIds }) => {
        return { user: userId, group: groupId, reason: reasonOf(groupId, ruleIds), ...(ruleIds ? { ruleIds } : {}) };
      }),
      ...org.users
        .filter(({ status }) => everyone !== undefined && status !== "DEPROVISIONED")
        .map(({ id }) => ({ user: id, group: everyone?.id ?? "", reason: "BUILT_IN" })),
    ],
    direct: org.accounts
      .filter(({ scope }) => scope === "USER")
      .map(({ userId, appId }) => ({ user: userId, app: appId })),
    groupApps: [
      ...org.appGroups.map(({ groupId, appId, priority }) => ({ group: groupId, app: appId, priority })),
      ...org.apps
        .filter(({ implicit }) => implicit && everyone !== undefined)
        .map(({ id }) => ({ group: everyone?.id ?? "", app: id, kind: "IMPLICIT" })),
    ],
    accounts: org.accounts.map(({ userId, appId, scope, status, groupId }) => {
      return { user: userId, app: appId, scope, status, ...(groupId ? { grantingGroupId: groupId } : {}) };
    }),
  };
  await seed(seeded);
}
