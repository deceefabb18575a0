import neo4j from "neo4j-driver";
import { adminCollectors } from "../../src/access/collector-names.ts";
import { byToken, Secret } from "../../src/config.ts";
import { connectGraph, type Graph } from "../../src/graph/graph.ts";
import { createOkta, type OktaOptions } from "../../src/okta/okta.ts";
import { type SyncOptions, syncOrganization } from "../../src/sync/sync.ts";
import { testNeo4j } from "./neo4j.ts";

/** Labels of what only the history refers to. */
const history = [
  "DeletedUser",
  "DeletedGroup",
  "DeletedApp",
  "DeletedGroupRule",
  "EndedRoleAssignment",
  "PastUser",
  "PastGroup",
  "PastApp",
  "PastGap",
];

export async function connectTestGraph(): Promise<Graph> {
  return await connectGraph(testNeo4j().settings);
}

/** Runs one sync of the org at `url`, as the command does, quickly where waiting is of no interest. */
export async function syncFrom(
  graph: Graph,
  server: { url: string; token: string },
  options: Partial<SyncOptions> & { okta?: never; client?: Partial<OktaOptions> } = {},
) {
  const { client, ...rest } = options;
  const okta = createOkta({ orgUrl: server.url, signIn: byToken(new Secret(server.token)), maxAttempts: 2, ...client });
  const connection = { name: "test", email: null, orgUrl: server.url, organizationId: null };
  return await syncOrganization({ graph, connection, ...rest, okta });
}

/**
 * Everything the graph holds of one org, as text, without the records of syncs and without the history: two equal dumps are
 * equal graphs.
 * Read with the bare driver, so that no code under test stands between.
 * @param adminGaps also the gaps of what a token may not see, which most tests' tokens and servers leave
 */
export async function dumpGraph(orgId: string, adminGaps = false): Promise<string[]> {
  const { uri, username, password, database } = testNeo4j().settings;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()), { disableLosslessIntegers: true });
  try {
    const nodes = await driver.executeQuery(
      `MATCH (n) WHERE n.orgId = $orgId AND NOT n:Sync AND NOT n:Collector AND none(label IN labels(n) WHERE label IN $history) AND NOT (n:Gap AND n.collector IN $left)
       RETURN labels(n) AS labels, properties(n) AS properties`,
      { orgId, left: adminGaps ? [] : [...adminCollectors], history },
      { database },
    );
    const edges = await driver.executeQuery(
      `MATCH (a)-[r]->(b) WHERE a.orgId = $orgId AND NOT b:Sync AND NOT b:Collector
         AND NOT type(r) =~ 'WAS.*|HAD_.*'
       RETURN a.key AS from, b.key AS to, type(r) AS type, properties(r) AS properties`,
      { orgId },
      { database },
    );
    return [...nodes.records, ...edges.records].map((record) => JSON.stringify(record.toObject())).sort();
  } finally {
    await driver.close();
  }
}
