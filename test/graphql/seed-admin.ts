import { testNeo4j } from "../support/neo4j.ts";
import { openTestDriver } from "./seed.ts";

/** Who administers an org, in the words of a test. Ids are Okta ids; what is left out gets an ordinary value. */
export interface SeedAdmin {
  customRoles?: {
    id: string;
    label?: string;
    /** Left out: the role was only met in an assignment. */
    permissions?: string[];
    limited?: Record<string, string>;
  }[];
  resourceSets?: {
    id: string;
    label?: string;
    orns?: string[];
    /** `node`: the Okta id of a user, group, app or the org. */
    contains?: { node: string; kind?: string; orn?: string; excludes?: string[]; appName?: string }[];
  }[];
  assignments?: {
    id: string;
    /** Okta id of the user, group or app. */
    to: string;
    /** A standard type, or the id of a custom role. */
    role: string;
    /** Okta ids of the org, groups, apps or a resource set; the whole org unless given. */
    scope?: string[];
    scopeKnown?: boolean;
    appNames?: string[];
    unresolved?: string[];
    status?: string;
    expires?: string;
    since?: string;
  }[];
  apiTokens?: { id: string; name?: string; user: string; expires?: string | null }[];
  credentials?: { id: string; app: string; kid?: string; created?: string; status?: string }[];
  /** By user; an empty list: the factors were read, and there are none. */
  factors?: Record<string, { id: string; factorType?: string; provider?: string }[]>;
}

const seen = "2026-01-01T00:00:00.000Z";

export const labels: Record<string, string> = {
  SUPER_ADMIN: "Super Administrator",
  USER_ADMIN: "Group Administrator",
  APP_ADMIN: "Application Administrator",
  HELP_DESK_ADMIN: "Help Desk Administrator",
  READ_ONLY_ADMIN: "Read-only Administrator",
};

/** Writes what a sync writes of administrators, by plain Cypher, beside an org that is there already. */
export async function seedAdmin(orgId: string, admin: SeedAdmin): Promise<void> {
  const driver = openTestDriver();
  const { database } = testNeo4j().settings;
  const run = async (cypher: string, rows: object[]) => {
    await driver.executeQuery(`UNWIND $rows AS row ${cypher}`, { rows, seen, org: orgId }, { database });
  };
  const key = (id: string) => `${orgId}/${id}`;
  const { customRoles = [], resourceSets = [], assignments = [], apiTokens = [], credentials = [] } = admin;
  try {
    await run(
      `CREATE (r:Role {key: row.key, oktaId: row.id, orgId: $org, type: 'CUSTOM', kind: 'CUSTOM', label: row.label,
         permissions: row.permissions, limitedPermissions: row.limitedPermissions, conditions: row.conditions})`,
      customRoles.map(({ id, label = id, permissions, limited = {} }) => ({
        key: key(id),
        id,
        label,
        permissions: permissions ?? null,
        limitedPermissions: permissions === undefined ? null : Object.keys(limited),
        conditions: permissions === undefined ? null : Object.values(limited),
      })),
    );
    await run(
      "MERGE (r:Role {key: row.key}) ON CREATE SET r.oktaId = row.type, r.orgId = $org, r.type = row.type, r.kind = 'STANDARD', r.label = row.label",
      assignments
        .filter(({ role }) => !customRoles.some(({ id }) => id === role))
        .map(({ role }) => ({ key: key(role), type: role, label: labels[role] ?? role })),
    );
    await run(
      `CREATE (s:ResourceSet {key: row.key, oktaId: row.id, orgId: $org, label: row.label, orns: row.orns, hash: 'h'})
       WITH s, row UNWIND row.contains AS held
       MATCH (n:User|Group|App|Organization {key: held.key})
       CREATE (s)-[c:CONTAINS]->(n) SET c = held.properties`,
      resourceSets.map(({ id, label = id, contains = [], orns }) => ({
        key: key(id),
        id,
        label,
        orns: orns ?? contains.map(({ orn, node }) => orn ?? node),
        contains: contains.map(({ node, kind = "SELF", orn = node, excludes = [], ...rest }, index) => ({
          key: key(node),
          properties: { kind, orn, excludes, resourceId: `ire${index}`, ...rest },
        })),
      })),
    );
    await run(
      `MATCH (to:User|Group|App {key: row.to}) MATCH (r:Role {key: row.role})
       CREATE (to)-[:HAS_ROLE {firstSeen: datetime(row.since)}]->(a:RoleAssignment)-[:OF_ROLE]->(r)
       SET a = row.properties, a.created = datetime($seen), a.lastUpdated = datetime($seen), a.expires = datetime(row.expires),
           a.assigneeKind = CASE WHEN to:User THEN 'USER' WHEN to:Group THEN 'GROUP' ELSE 'APP' END
       WITH a, row UNWIND row.scope AS scope
       MATCH (n:Organization|Group|App|ResourceSet {key: scope})
       CREATE (a)-[:SCOPED_TO {scopeKnown: row.properties.scopeKnown}]->(n)`,
      assignments.map(
        ({ id, to, role, scope = [orgId], scopeKnown = true, since = seen, expires = null, ...rest }) => ({
          to: key(to),
          role: key(role),
          scope: scope.map(key),
          since,
          expires,
          properties: {
            key: key(`${to}/${id}`),
            oktaId: id,
            orgId,
            status: rest.status ?? "ACTIVE",
            scopeKnown,
            appNames: rest.appNames ?? [],
            unresolvedTargets: rest.unresolved ?? [],
          },
        }),
      ),
    );
    await run(
      `CREATE (t:ApiToken {key: row.key, oktaId: row.id, orgId: $org, name: row.name, clientName: 'Okta API', userId: row.user,
         created: datetime($seen), lastUpdated: datetime($seen), expires: datetime(row.expires)})
       WITH t, row MATCH (u:User {key: row.userKey}) CREATE (t)-[:ACTS_AS]->(u)`,
      apiTokens.map(({ id, name = id, user, expires = seen }) => ({
        key: key(id),
        id,
        name,
        user,
        userKey: key(user),
        expires,
      })),
    );
    await run(
      `MATCH (app:App {key: row.app})
       CREATE (:Credential {key: row.key, oktaId: row.id, orgId: $org, kid: row.kid, status: row.status,
         created: datetime(row.created), lastUpdated: datetime($seen)})-[:CREDENTIAL_OF]->(app)`,
      credentials.map(({ id, app, kid = id, created = seen, status = "ACTIVE" }) => ({
        key: key(`${app}/${id}`),
        id,
        kid,
        app: key(app),
        created,
        status,
      })),
    );
    await run(
      `MATCH (u:User {key: row.user}) SET u.factorsReadAt = datetime($seen)
       WITH u, row UNWIND row.factors AS factor
       CREATE (u)-[:ENROLLED]->(f:Factor {key: row.user + '/' + factor.id, oktaId: factor.id, orgId: $org, status: 'ACTIVE',
         created: datetime($seen), lastUpdated: datetime($seen)})
       SET f.factorType = factor.factorType, f.provider = factor.provider`,
      Object.entries(admin.factors ?? {}).map(([user, factors]) => ({
        user: key(user),
        factors: factors.map(({ id, factorType = "push", provider = "OKTA" }) => ({ id, factorType, provider })),
      })),
    );
  } finally {
    await driver.close();
  }
}
