import neo4j, { type Driver } from "neo4j-driver";
import { collectorNames } from "../../src/access/collector-names.ts";
import { testNeo4j } from "../support/neo4j.ts";

type Properties = Record<string, unknown>;

/** A small org in the words of a test. Ids are Okta ids; what is left out gets an ordinary value. */
export interface SeedOrg {
  id: string;
  name?: string;
  connectionName?: string;
  users?: ({ id: string; login?: string; status?: string | null } & Properties)[];
  groups?: ({ id: string; name?: string; type?: string } & Properties)[];
  rules?: ({ id: string; name?: string; targets?: string[] } & Properties)[];
  apps?: ({ id: string; label?: string; status?: string | null } & Properties)[];
  members?: { user: string; group: string; reason?: string; ruleIds?: string[]; since?: string }[];
  direct?: { user: string; app: string; since?: string }[];
  groupApps?: { group: string; app: string; kind?: string; priority?: number; since?: string }[];
  accounts?: ({ user: string; app: string; scope?: string; status?: string | null } & Properties)[];
  /** Without any, one complete sync is written; `[]` means that none ever ran. */
  syncs?: {
    number: number;
    status: string;
    finishedAt?: string | null;
    collectors?: Record<string, string>;
  }[];
  gaps?: { collector: string; scope?: string; scopeName?: string; code: string; lastComplete?: string }[];
}

const seen = "2026-01-01T00:00:00.000Z";
export const syncedAt = "2026-01-02T00:00:00.000Z";

export function openTestDriver(): Driver {
  const { uri, username, password } = testNeo4j().settings;
  return neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()), { disableLosslessIntegers: true });
}

/** Writes an org as a sync writes it, by plain Cypher: no code of the product has a part in it. */
export async function seed(org: SeedOrg): Promise<void> {
  const driver = openTestDriver();
  const { database } = testNeo4j().settings;
  const run = async (cypher: string, parameters: Properties) => {
    await driver.executeQuery(cypher, parameters, { database });
  };
  const key = (id: string) => `${org.id}/${id}`;
  const node = (id: string) => ({ key: key(id), oktaId: id, orgId: org.id, hash: "h" });
  const sortKey = (name: string, id: string) => `${org.id}\u0000${name.toLowerCase().slice(0, 1_000)}\u0000${id}`;
  const nodes = async (label: string, rows: Properties[]) => {
    for (let at = 0; at < rows.length; at += 5_000) {
      await run(
        `UNWIND $rows AS row CREATE (n:${label}) SET n = row, n.firstSeen = datetime($seen), n.changed = datetime($seen)
         WITH n, row UNWIND [k IN keys(row) WHERE k IN $dates AND row[k] IS NOT NULL] AS k
         SET n[k] = datetime(row[k])`,
        { rows: rows.slice(at, at + 5_000), seen, dates },
      );
    }
  };
  const edges = async (cypher: string, rows: Properties[]) => {
    for (let at = 0; at < rows.length; at += 10_000) {
      await run(`UNWIND $rows AS row ${cypher}`, { rows: rows.slice(at, at + 10_000), seen });
    }
  };
  try {
    await nodes("Organization", [
      {
        ...node(org.id),
        name: org.name ?? org.id,
        domain: `${org.id.toLowerCase()}.okta.com`,
        connectionName: org.connectionName ?? org.id,
      },
    ]);
    await run("MATCH (o:Organization {key: $key}) SET o.connectedAt = datetime($seen)", { key: key(org.id), seen });
    await nodes(
      "User",
      (org.users ?? []).map(({ id, login = id, ...rest }) => {
        return {
          status: "ACTIVE",
          ...node(id),
          login,
          email: login,
          displayName: login,
          ...rest,
          sortKey: sortKey(login, id),
        };
      }),
    );
    await nodes(
      "Group",
      (org.groups ?? []).map(({ id, name = id, ...rest }) => {
        return { type: "OKTA_GROUP", ...node(id), name, ...rest, sortKey: sortKey(name, id) };
      }),
    );
    await nodes(
      "App",
      (org.apps ?? []).map(({ id, label = id, ...rest }) => {
        const given = { implicitAssignment: false, selfService: false, features: [] as string[], ...rest };
        return { status: "ACTIVE", ...node(id), label, ...given, sortKey: sortKey(label, id) };
      }),
    );
    await nodes(
      "GroupRule",
      (org.rules ?? []).map(({ id, targets: _, ...rest }) => ({ name: id, status: "ACTIVE", ...node(id), ...rest })),
    );
    await edges(
      "MATCH (r:GroupRule {key: row.rule}) MATCH (g:Group {key: row.group}) CREATE (r)-[:ASSIGNS_TO]->(g)",
      (org.rules ?? []).flatMap(({ id, targets = [] }) =>
        targets.map((group) => ({ rule: key(id), group: key(group) })),
      ),
    );
    await edges(
      `MATCH (u:User {key: row.user}) MATCH (g:Group {key: row.group})
       CREATE (u)-[:MEMBER_OF {reason: row.reason, ruleIds: row.ruleIds, firstSeen: datetime(row.since)}]->(g)`,
      (org.members ?? []).map((member) => ({
        user: key(member.user),
        group: key(member.group),
        reason: member.reason ?? (member.ruleIds ? "RULE" : "DIRECT"),
        ruleIds: member.ruleIds ?? null,
        since: member.since ?? seen,
      })),
    );
    await edges(
      `MATCH (u:User {key: row.user}) MATCH (a:App {key: row.app})
       CREATE (u)-[:ASSIGNED {firstSeen: datetime(row.since)}]->(a)`,
      (org.direct ?? []).map(({ user, app, since = seen }) => ({ user: key(user), app: key(app), since })),
    );
    await edges(
      `MATCH (g:Group {key: row.group}) MATCH (a:App {key: row.app})
       CREATE (g)-[:ASSIGNED {kind: row.kind, priority: row.priority, firstSeen: datetime(row.since)}]->(a)`,
      (org.groupApps ?? []).map(({ group, app, kind = "NORMAL", priority, since = seen }) => ({
        group: key(group),
        app: key(app),
        kind,
        priority: priority === undefined ? null : BigInt(priority),
        since,
      })),
    );
    await edges(
      `MATCH (u:User {key: row.user}) MATCH (a:App {key: row.app})
       CREATE (u)-[c:ACCOUNT_IN {firstSeen: datetime($seen)}]->(a) SET c += row.properties`,
      (org.accounts ?? []).map(({ user, app, ...rest }) => ({
        user: key(user),
        app: key(app),
        properties: { scope: "USER", status: "ACTIVE", userName: user, ...rest },
      })),
    );
    const syncs = org.syncs ?? [{ number: 1, status: "COMPLETE" }];
    for (const { number, status, finishedAt = syncedAt, collectors: given } of syncs) {
      const states = given ?? Object.fromEntries(collectorNames.map((name) => [name, "COMPLETE"]));
      await run(
        `MATCH (o:Organization {key: $org})
         CREATE (o)-[:HAS_SYNC]->(s:Sync {key: $key, orgId: $orgId, number: toInteger($number), mode: 'FULL', status: $status,
           startedAt: datetime($seen), finishedAt: datetime($finishedAt), requests: 7, throttledMs: 0})
         WITH s UNWIND $states AS state
         CREATE (s)-[:HAS_COLLECTOR]->(:Collector {key: $key + '/' + state[0], orgId: $orgId, syncNumber: toInteger($number),
           name: state[0], status: state[1], read: 1, added: 1, changed: 0, removed: 0, requests: 1,
           finishedAt: datetime($finishedAt)})`,
        {
          org: key(org.id),
          key: `${org.id}/sync-${number}`,
          orgId: org.id,
          number,
          status,
          finishedAt,
          seen,
          states: Object.entries(states),
        },
      );
    }
    await edges(
      `CREATE (gap:Gap) SET gap = row.properties, gap.since = datetime($seen), gap.lastComplete = datetime(row.lastComplete)`,
      (org.gaps ?? []).map(({ lastComplete = null, scope = "", ...rest }) => ({
        properties: {
          key: `${org.id}/${rest.collector}/${scope}`,
          orgId: org.id,
          scope,
          reason: "for a test",
          ...rest,
        },
        lastComplete,
      })),
    );
  } finally {
    await driver.close();
  }
}

const dates = [
  "created",
  "activated",
  "lastLogin",
  "passwordChanged",
  "statusChanged",
  "lastUpdated",
  "lastMembershipUpdated",
];
