import { parseResource } from "../../src/access/resource-name.ts";
import { grantId } from "../../src/simulator/endpoints/role-rows.ts";
import { administrators, type HolderKind } from "../../src/simulator/org/holders.ts";
import { appTargeted, groupTargeted, iamPolicies, roleLabels } from "../../src/simulator/org/role-types.ts";
import type { SimOrg } from "../../src/simulator/org.ts";

type Fact = (...parts: unknown[]) => void;

/** Everything the graph must hold of who administers a simulated org, a line each, taken from the org's own data. */
export function trueAdminFacts(org: SimOrg): string[] {
  const facts = new Set<string>();
  const fact: Fact = (...parts) => void facts.add(JSON.stringify(parts));
  for (const role of org.customRoles.values()) {
    const labels = role.permissions.map(({ label }) => label).toSorted();
    const limited = role.permissions.filter(({ conditions }) => conditions !== null).map(({ label }) => label);
    fact("Role", role.id, "CUSTOM", role.label, labels, limited.toSorted());
  }
  for (const set of org.resourceSets.values()) {
    fact("ResourceSet", set.id, set.label, set.resources.map(({ orn }) => orn).toSorted());
    for (const { id, orn, excludes } of set.resources) {
      for (const [target, kind] of resourceTargets(org, orn))
        fact("CONTAINS", set.id, target, id, kind, excludes.toSorted());
    }
  }
  standardAssignments(org, fact);
  customAssignments(org, fact);
  for (const { id, name, userId, expiresAt } of org.apiTokens.values()) {
    fact("ApiToken", id, name, moment(expiresAt));
    fact("ACTS_AS", id, userId);
  }
  for (const app of org.apps.values()) {
    for (const { kid, status } of app.serviceApp ? app.keys : []) fact("CREDENTIAL_OF", kid, status, app.id);
  }
  for (const userId of administrators(org)) {
    if (org.users.get(userId)?.status === "DEPROVISIONED") continue;
    fact("factors read", userId);
    for (const { id, factorType, status } of org.factors.get(userId) ?? [])
      fact("ENROLLED", userId, id, factorType, status);
  }
  return [...facts].sort();
}

const moment = (text: string) => new Date(text).toISOString();

function resourceTargets(org: SimOrg, orn: string): [id: string, kind: string][] {
  const resource = parseResource(orn);
  const stands = (id: string) => org.users.has(id) || org.groups.has(id) || org.apps.has(id);
  if (resource.kind === "SELF") return stands(resource.id) ? [[resource.id, "SELF"]] : [];
  if (resource.kind === "MEMBERS") return stands(resource.groupId) ? [[resource.groupId, "MEMBERS"]] : [];
  if (resource.kind !== "APPS_OF_TYPE") return [[org.id, resource.kind]];
  return [...org.apps.values()].filter(({ name }) => name === resource.appName).map(({ id }) => [id, "APPS_OF_TYPE"]);
}

const kinds: Record<HolderKind, string> = { users: "USER", groups: "GROUP", clients: "APP" };

function standardAssignments(org: SimOrg, fact: Fact): void {
  const holders = { users: org.userRoles, groups: org.groupRoles, clients: org.clientRoles };
  for (const [kind, grants] of Object.entries(holders) as [HolderKind, typeof org.userRoles][]) {
    for (const [holder, roles] of grants) {
      for (const { type, groupTargets, appTargets } of roles) {
        const assignment = `${holder}/${grantId(type)}`;
        fact("HAS_ROLE", holder, assignment, kinds[kind], true);
        fact("OF_ROLE", assignment, type, "STANDARD", roleLabels[type] ?? type);
        const policy = iamPolicies[type];
        const ofKind = appTargets.flatMap(({ id, name }) =>
          id !== null ? [id] : [...org.apps.values()].filter((app) => app.name === name).map((app) => app.id),
        );
        let scope = [org.id];
        if (policy !== undefined) scope = [policy];
        else if (groupTargeted.has(type) && groupTargets.length > 0) scope = [...groupTargets];
        else if (appTargeted.has(type) && appTargets.length > 0) scope = ofKind;
        for (const target of scope) {
          fact("SCOPED_TO", assignment, target, true);
          fact("ADMIN_OF", holder, target, type, assignment);
        }
      }
    }
  }
}

function customAssignments(org: SimOrg, fact: Fact): void {
  for (const [setId, roles] of org.bindings) {
    for (const [roleId, members] of roles) {
      const label = org.customRoles.get(roleId)?.label ?? roleId;
      for (const [member, { id }] of members) {
        const [kind, holder] = member.split("/") as [HolderKind, string];
        const assignment = `${holder}/${id}`;
        fact("HAS_ROLE", holder, assignment, kinds[kind], true);
        fact("OF_ROLE", assignment, roleId, "CUSTOM", label);
        fact("SCOPED_TO", assignment, setId, true);
        fact("ADMIN_OF", holder, setId, label, assignment);
      }
    }
  }
}

const short = (key: string) => `substring(${key}, size($orgId) + 1)`;

/** The same lines of the graph, as statements for the bare driver. */
export const adminStatements = [
  "MATCH (n:Role {orgId: $orgId, kind: 'CUSTOM'}) RETURN ['Role', n.oktaId, n.type, n.label, n.permissions, n.limitedPermissions] AS fact",
  "MATCH (n:ResourceSet {orgId: $orgId}) WHERE n.hash IS NOT NULL RETURN ['ResourceSet', n.oktaId, n.label, n.orns] AS fact",
  "MATCH (s:ResourceSet {orgId: $orgId})-[c:CONTAINS]->(n) RETURN ['CONTAINS', s.oktaId, n.oktaId, c.resourceId, c.kind, c.excludes] AS fact",
  `MATCH (n {orgId: $orgId})-[:HAS_ROLE]->(a) RETURN ['HAS_ROLE', n.oktaId, ${short("a.key")}, a.assigneeKind, a.scopeKnown] AS fact`,
  `MATCH (a {orgId: $orgId})-[:OF_ROLE]->(r) RETURN ['OF_ROLE', ${short("a.key")}, r.oktaId, r.kind, r.label] AS fact`,
  `MATCH (a {orgId: $orgId})-[s:SCOPED_TO]->(n) RETURN ['SCOPED_TO', ${short("a.key")}, n.oktaId, s.scopeKnown] AS fact`,
  `MATCH (h {orgId: $orgId})-[p:ADMIN_OF]->(n) RETURN ['ADMIN_OF', h.oktaId, n.oktaId, p.role, ${short("p.assignmentKey")}] AS fact`,
  "MATCH (n:ApiToken {orgId: $orgId}) RETURN ['ApiToken', n.oktaId, n.name, toString(n.expires)] AS fact",
  "MATCH (n:ApiToken {orgId: $orgId})-[:ACTS_AS]->(u) RETURN ['ACTS_AS', n.oktaId, u.oktaId] AS fact",
  "MATCH (c {orgId: $orgId})-[:CREDENTIAL_OF]->(a) RETURN ['CREDENTIAL_OF', c.kid, c.status, a.oktaId] AS fact",
  "MATCH (u:User {orgId: $orgId}) WHERE u.factorsReadAt IS NOT NULL RETURN ['factors read', u.oktaId] AS fact",
  "MATCH (u {orgId: $orgId})-[:ENROLLED]->(f) RETURN ['ENROLLED', u.oktaId, f.oktaId, f.factorType, f.status] AS fact",
  `MATCH (n {orgId: $orgId}) WHERE (n:RoleAssignment AND NOT ()-[:HAS_ROLE]->(n)) OR (n:Credential AND NOT (n)-->()) OR (n:Factor AND NOT ()-->(n))
     OR (n:Role AND n.hash IS NULL AND NOT ()-[:OF_ROLE]->(n)) OR (n:ResourceSet AND n.hash IS NULL AND NOT ()-[:SCOPED_TO]->(n))
   RETURN ['left over', labels(n), n.key] AS fact`,
];
