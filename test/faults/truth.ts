import type { SimOrg } from "../../src/simulator/org.ts";
import type { PlainOrg } from "../support/plain-okta.ts";

/** Nodes and edges by a name that tells what they are, each with its properties as text. */
export type Contents = Map<string, string>;

/** What a fresh graph of the org must hold, worked out from the org itself and from docs/model.md alone. */
export function truthOf(org: SimOrg): Contents {
  const contents: Contents = new Map();
  const put = (name: string, properties: Record<string, unknown> = {}) => contents.set(name, asText(properties));
  const typeNames = new Map(org.userTypes.map((type) => [type.id, type.displayName]));
  const ruleTargets = new Set([...org.rules.values()].flatMap((rule) => rule.groupIds));

  for (const { id, status, typeId, profile, ...dates } of org.users.values()) {
    const { login, email, displayName, department, title, managerId } = profile;
    put(`User ${id}`, {
      ...{ oktaId: id, orgId: org.id, status, login, email, displayName, department, title, managerId },
      ...dates,
      userType: typeNames.get(typeId),
      sortKey: sortKey(org, login, id),
    });
    if (status !== "DEPROVISIONED") put(`${id} MEMBER_OF ${org.everyoneId}`, { reason: "BUILT_IN" });
  }
  for (const { id, type, profile, sourceAppId, lastUpdated, lastMembershipUpdated } of org.groups.values()) {
    const { name, description } = profile;
    put(`Group ${id}`, {
      ...{ oktaId: id, orgId: org.id, name, description, type, sourceAppId, lastUpdated, lastMembershipUpdated },
      userCount: org.members.get(id)?.size ?? 0,
      sortKey: sortKey(org, name, id),
    });
    if (id === org.everyoneId) continue;
    for (const [userId, { ruleIds }] of org.members.get(id) ?? []) {
      const byRule = type === "OKTA_GROUP" && ruleTargets.has(id) && ruleIds.length > 0;
      const reason = type === "APP_GROUP" ? "IMPORT" : byRule ? "RULE" : "DIRECT";
      put(`${userId} MEMBER_OF ${id}`, { reason, ...(byRule ? { ruleIds: [...ruleIds].sort() } : {}) });
    }
  }
  for (const { id, name, status, expression, groupIds, excludedUserIds } of org.rules.values()) {
    put(`GroupRule ${id}`, { oktaId: id, orgId: org.id, name, status, expression });
    for (const groupId of groupIds) if (org.groups.has(groupId)) put(`${id} ASSIGNS_TO ${groupId}`);
    for (const userId of excludedUserIds) if (org.users.has(userId)) put(`${id} EXCLUDES ${userId}`);
  }
  for (const { id, manualDeprovisioning, serviceApp, keys, ...app } of org.apps.values()) {
    const features = [...app.features].sort();
    const serviceClientId = serviceApp ? id : null;
    put(`App ${id}`, {
      ...app,
      serviceClientId,
      oktaId: id,
      orgId: org.id,
      features,
      sortKey: sortKey(org, app.label, id),
    });
    if (app.implicitAssignment) put(`${org.everyoneId} ASSIGNED ${id} IMPLICIT`);
    for (const { groupId, priority } of org.appGroups.get(id)?.values() ?? []) {
      put(`${groupId} ASSIGNED ${id} NORMAL`, { priority });
    }
    for (const account of org.accounts.get(id)?.values() ?? []) {
      const { userId, scope, status, userName, syncState, lastUpdated } = account;
      const grantingGroupId = scope === "GROUP" && account.namesGrantingGroup ? account.grantingGroupId : null;
      put(`${userId} ACCOUNT_IN ${id}`, { scope, status, userName, syncState, grantingGroupId, lastUpdated });
      if (scope === "USER") put(`${userId} ASSIGNED ${id} `);
    }
  }
  return contents;
}

/** Properties in one order, without those that are not there. */
export function asText(properties: Record<string, unknown>): string {
  const present = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined);
  return JSON.stringify(Object.fromEntries(present.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function sortKey(org: SimOrg, name: string, id: string): string {
  return `${org.id}\u0000${name.toLowerCase()}\u0000${id}`;
}

/** A copy of the org that stays as it is, in the form the oracle of the access rules reads. */
export function plainOrgOf(org: SimOrg): PlainOrg {
  return {
    id: org.id,
    name: org.name,
    users: [...org.users.values()].map(({ id, status, profile }) => ({ id, status, login: profile.login })),
    groups: [...org.groups.values()].map(({ id, type, profile }) => ({ id, type, name: profile.name })),
    members: [...org.members].flatMap(([groupId, members]) =>
      groupId === org.everyoneId ? [] : [...members.keys()].map((userId) => ({ groupId, userId })),
    ),
    rules: [],
    apps: [...org.apps.values()].map(({ id, label, status, implicitAssignment }) => {
      return { id, label, status, implicit: implicitAssignment };
    }),
    accounts: [...org.accounts].flatMap(([appId, accounts]) =>
      [...accounts.values()].map(({ userId, scope, status, grantingGroupId, namesGrantingGroup }) => {
        const groupId = scope === "GROUP" && namesGrantingGroup ? grantingGroupId : null;
        return { appId, userId, scope, status, groupId: groupId ?? undefined };
      }),
    ),
    appGroups: [...org.appGroups].flatMap(([appId, rows]) =>
      [...rows.values()].map(({ groupId, priority }) => ({ appId, groupId, priority })),
    ),
  };
}
