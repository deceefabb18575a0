import neo4j, { type Driver } from "neo4j-driver";
import { adminCollectors } from "../../src/access/collector-names.ts";
import { membershipReason } from "../../src/access/membership-reason.ts";
import type { GraphSettings } from "../../src/graph/graph.ts";
import type { SimOrg } from "../../src/simulator/org.ts";
import { adminStatements, trueAdminFacts } from "./true-admin-graph.ts";

/** Everything the graph must hold of a simulated org, a line each, taken from the org's own data without a single request. */
export function trueFacts(org: SimOrg): string[] {
  const facts: string[] = [];
  const fact = (...parts: unknown[]) => void facts.push(JSON.stringify(parts));
  const targets = new Set([...org.rules.values()].flatMap((rule) => rule.groupIds));
  for (const { id, status, lastUpdated, profile } of org.users.values()) {
    fact("User", id, status, profile.login, lastUpdated);
  }
  for (const { id, type, profile, lastUpdated } of org.groups.values()) {
    fact("Group", id, type, profile.name, lastUpdated, org.members.get(id)?.size ?? 0);
  }
  for (const { id, status, name, expression, groupIds, excludedUserIds } of org.rules.values()) {
    fact("GroupRule", id, status, name, expression);
    for (const groupId of groupIds) if (org.groups.has(groupId)) fact("ASSIGNS_TO", id, groupId);
    for (const userId of excludedUserIds) if (org.users.has(userId)) fact("EXCLUDES", id, userId);
  }
  for (const { id, label, status, implicitAssignment, lastUpdated } of org.apps.values()) {
    fact("App", id, status, label, implicitAssignment, lastUpdated);
    if (implicitAssignment) fact("ASSIGNED", org.everyoneId, id, "IMPLICIT", null);
    for (const { groupId, priority } of org.appGroups.get(id)?.values() ?? []) {
      if (org.groups.has(groupId)) fact("ASSIGNED", groupId, id, "NORMAL", priority);
    }
    for (const account of org.accounts.get(id)?.values() ?? []) {
      const granting = account.scope === "GROUP" && account.namesGrantingGroup ? account.grantingGroupId : null;
      if (account.scope === "USER") fact("ASSIGNED", account.userId, id, null, null);
      fact("ACCOUNT_IN", account.userId, id, account.scope, account.status, account.userName, granting);
    }
  }
  for (const [groupId, members] of org.members) {
    const groupType = org.groups.get(groupId)?.type ?? null;
    const ruleTarget = targets.has(groupId);
    for (const [userId, membership] of members) {
      const ruleIds = membership.ruleIds.filter((id) => org.rules.has(id));
      const reason = membershipReason({ groupType, ruleTarget, ruleIds: ruleTarget ? ruleIds : undefined });
      fact("MEMBER_OF", userId, groupId, reason, reason === "RULE" ? [...ruleIds].sort() : null);
    }
  }
  return facts.sort();
}

/** The same lines of what the graph holds, read with the bare driver, so that no code under test stands between. */
export async function graphFacts(settings: GraphSettings, orgId: string, admin = false): Promise<string[]> {
  const statements = [
    ...(admin ? adminStatements : []),
    "MATCH (n:User {orgId: $orgId}) RETURN ['User', n.oktaId, n.status, n.login, toString(n.lastUpdated)] AS fact",
    "MATCH (n:Group {orgId: $orgId}) RETURN ['Group', n.oktaId, n.type, n.name, toString(n.lastUpdated), n.userCount] AS fact",
    "MATCH (n:GroupRule {orgId: $orgId}) RETURN ['GroupRule', n.oktaId, n.status, n.name, n.expression] AS fact",
    "MATCH (n:App {orgId: $orgId}) RETURN ['App', n.oktaId, n.status, n.label, n.implicitAssignment, toString(n.lastUpdated)] AS fact",
    "MATCH (a {orgId: $orgId})-[r:ASSIGNS_TO|EXCLUDES]->(b) RETURN [type(r), a.oktaId, b.oktaId] AS fact",
    "MATCH (a {orgId: $orgId})-[r:ASSIGNED]->(b) RETURN [type(r), a.oktaId, b.oktaId, r.kind, r.priority] AS fact",
    "MATCH (a {orgId: $orgId})-[r:ACCOUNT_IN]->(b) RETURN [type(r), a.oktaId, b.oktaId, r.scope, r.status, r.userName, r.grantingGroupId] AS fact",
    "MATCH (a {orgId: $orgId})-[r:MEMBER_OF]->(b) RETURN [type(r), a.oktaId, b.oktaId, r.reason, r.ruleIds] AS fact",
    // A token that may not see who administers the org leaves these gaps for good.
    `MATCH (n:Gap {orgId: $orgId}) WHERE $admin OR NOT n.collector IN $adminCollectors RETURN ['Gap', n.collector, n.scope, n.reason] AS fact`,
    `MATCH (n {orgId: $orgId}) WHERE none(label IN labels(n) WHERE label IN $known)
     RETURN ['unexpected node', labels(n), n.key] AS fact`,
  ];
  const known = ["Organization", "User", "Group", "GroupRule", "App", "Gap", "Sync", "Collector"];
  known.push("DeletedUser", "DeletedGroup", "DeletedApp", "DeletedGroupRule", "EndedRoleAssignment");
  known.push("PastUser", "PastGroup", "PastApp", "PastGap");
  known.push("Role", "RoleAssignment", "ResourceSet", "ApiToken", "Credential", "Factor", "SystemLog");
  return await withDriver(settings, async (driver) => {
    const facts: string[] = [];
    for (const statement of statements) {
      const { records } = await driver.executeQuery(
        statement,
        { orgId, known, admin, adminCollectors: [...adminCollectors] },
        databaseOf(settings),
      );
      for (const record of records)
        facts.push(JSON.stringify(record.get("fact")).replaceAll(/(T[\d:]+)Z"/g, '$1.000Z"'));
    }
    return facts.sort();
  });
}

/**
 * How the graph differs from the org, at most a few lines of it; nothing when it is exact.
 * @param admin compare as well who administers the org, which only some tokens may see
 */
export async function differences(settings: GraphSettings, org: SimOrg, admin = false): Promise<string[]> {
  const wanted = [...trueFacts(org), ...(admin ? trueAdminFacts(org) : [])];
  const got = await graphFacts(settings, org.id, admin);
  const gotSet = new Set(got);
  const wantedSet = new Set(wanted);
  return [
    ...wanted.filter((fact) => !gotSet.has(fact)).map((fact) => `missing ${fact}`),
    ...got.filter((fact) => !wantedSet.has(fact)).map((fact) => `too much ${fact}`),
    ...(got.length === gotSet.size ? [] : ["something stands there twice"]),
  ].slice(0, 12);
}

/** Who can reach each app, found by brute force in the simulated org. */
export function trueReach(org: SimOrg): Map<string, Set<string>> {
  return new Map(
    [...org.apps.values()].map((app) => {
      const groupIds = [
        ...(org.appGroups.get(app.id)?.keys() ?? []),
        ...(app.implicitAssignment ? [org.everyoneId] : []),
      ];
      const byGroup = groupIds.flatMap((groupId) => [...(org.members.get(groupId)?.keys() ?? [])]);
      return [app.id, new Set([...(org.accounts.get(app.id)?.keys() ?? []), ...byGroup])];
    }),
  );
}

/** The states of an org's syncs, the latest first. */
export async function syncStates(settings: GraphSettings, orgId: string): Promise<string[]> {
  return await withDriver(settings, async (driver) => {
    const { records } = await driver.executeQuery(
      "MATCH (s:Sync {orgId: $orgId}) RETURN s.status AS status ORDER BY s.number DESC",
      { orgId },
      databaseOf(settings),
    );
    return records.map((record) => record.get("status"));
  });
}

async function withDriver<T>(settings: GraphSettings, use: (driver: Driver) => Promise<T>): Promise<T> {
  const auth = neo4j.auth.basic(settings.username, settings.password.reveal());
  const driver = neo4j.driver(settings.uri, auth, { disableLosslessIntegers: true });
  try {
    return await use(driver);
  } finally {
    await driver.close();
  }
}

function databaseOf({ database }: GraphSettings) {
  return database === null ? {} : { database };
}
