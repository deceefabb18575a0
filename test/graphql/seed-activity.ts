import { testNeo4j } from "../support/neo4j.ts";
import { openTestDriver } from "./seed.ts";

/** What the System Log told of an org, in the words of a test. Ids are Okta ids. */
export interface SeedActivity {
  /** Null: reading has begun and not come to its end. */
  covered?: { from: string; to: string } | null;
  uses?: { user: string; app: string; last?: string; lastFailure?: string }[];
  /** The last sign-in, by user. */
  activity?: Record<string, string>;
  /** When the log says that something was given. */
  memberships?: { user: string; group: string; at: string; by?: string }[];
  assignments?: { user: string; app: string; at: string; by?: string }[];
}

/** Writes it beside an org that is there already, by plain Cypher. */
export async function seedActivity(orgId: string, log: SeedActivity): Promise<void> {
  const driver = openTestDriver();
  const { database } = testNeo4j().settings;
  const run = (cypher: string, rows: object[]) =>
    driver.executeQuery(`UNWIND $rows AS row ${cypher}`, { rows, org: orgId }, { database });
  const key = (id: string) => `${orgId}/${id}`;
  const { covered = null, uses = [], activity = {}, memberships = [], assignments = [] } = log;
  try {
    await run(
      `CREATE (l:SystemLog {key: $org + '/log', orgId: $org, coveredFrom: [at IN row.from | datetime(at)],
         coveredTo: [at IN row.to | datetime(at)], caughtUpAt: datetime(row.caughtUpAt)})`,
      [
        {
          from: covered === null ? [] : [covered.from],
          to: covered === null ? [] : [covered.to],
          caughtUpAt: covered?.to ?? null,
        },
      ],
    );
    await run(
      `MATCH (u:User {key: row.user}) MATCH (a:App {key: row.app})
       CREATE (u)-[s:SIGNED_IN_TO {count: 1, first: datetime(row.last), last: datetime(row.last)}]->(a)
       SET s.lastFailure = datetime(row.lastFailure)`,
      uses.map(({ user, app, last = null, lastFailure = null }) => ({
        user: key(user),
        app: key(app),
        last,
        lastFailure,
      })),
    );
    await run(
      "MATCH (u:User {key: row.user}) SET u.lastActivity = datetime(row.at)",
      Object.entries(activity).map(([user, at]) => ({ user: key(user), at })),
    );
    await run(
      `MATCH (:User {key: row.user})-[m:MEMBER_OF]->(:Group {key: row.group})
       SET m.since = datetime(row.at), m.by = row.by, m.byType = 'User'`,
      memberships.map(({ user, group, at, by = "00uby" }) => ({ user: key(user), group: key(group), at, by })),
    );
    await run(
      `MATCH (:User {key: row.user})-[m:ASSIGNED]->(:App {key: row.app})
       SET m.since = datetime(row.at), m.by = row.by, m.byType = 'User'`,
      assignments.map(({ user, app, at, by = "00uby" }) => ({ user: key(user), app: key(app), at, by })),
    );
  } finally {
    await driver.close();
  }
}
