import neo4j, { type Driver, isDateTime } from "neo4j-driver";
import { adminCollectors } from "../../src/access/collector-names.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { adminStatements } from "../support/true-admin-graph.ts";
import { adminContents } from "./admin-truth.ts";
import { asText, type Contents } from "./truth.ts";

/** What is bookkeeping of the product's own, and differs between a fresh graph and one that has been kept up to date. */
const ownProperties = new Set([
  "key",
  "hash",
  "firstSeen",
  "begun",
  "changed",
  "membersReadAt",
  "membersStamp",
  "factorsReadAt",
  // What the System Log adds.
  "lastActivity",
  "since",
  "by",
  "byType",
]);

/** The graph as it is, read with the bare driver, so that no code under test stands between. */
export function openGraphContents() {
  const { uri, username, password, database } = testNeo4j().settings;
  const driver: Driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()), {
    disableLosslessIntegers: true,
  });
  const ask = async (query: string, orgId: string) =>
    (await driver.executeQuery(query, { orgId, prefix: `${orgId}/` }, { database })).records.map((record) =>
      record.toObject(),
    );
  // By the keys' indexes: other orgs of the graph must not cost anything.
  const each = (labels: string[], query: (label: string) => string) => labels.map(query).join("\nUNION ALL\n");

  return {
    /** Everything the graph says of the org, but for the org itself, its administrators, syncs and gaps. */
    async of(orgId: string): Promise<Contents> {
      const contents: Contents = new Map();
      const nodes = await ask(
        each(
          ["User", "Group", "GroupRule", "App"],
          (label) =>
            `MATCH (n:${label}) WHERE n.key STARTS WITH $prefix RETURN "${label}" AS label, properties(n) AS properties`,
        ),
        orgId,
      );
      for (const { label, properties } of nodes)
        contents.set(`${label} ${properties.oktaId}`, asText(plain(properties)));
      const edges = await ask(
        each(
          ["User", "Group", "GroupRule"],
          (label) =>
            `MATCH (a:${label})-[r:MEMBER_OF|ASSIGNED|ACCOUNT_IN|ASSIGNS_TO|EXCLUDES]->(b) WHERE a.key STARTS WITH $prefix
             RETURN a.oktaId AS from, type(r) AS type, b.oktaId AS to, properties(r) AS properties`,
        ),
        orgId,
      );
      for (const { from, type, to, properties } of edges) {
        const { kind = "", ...rest } = properties;
        const name = `${from} ${type} ${to}${type === "ASSIGNED" ? ` ${kind}` : ""}`;
        const implicit = kind === "IMPLICIT";
        contents.set(name, asText(plain(implicit ? {} : rest)));
      }
      return contents;
    },
    /** Everything the graph says of who administers the org. */
    async adminOf(orgId: string): Promise<Contents> {
      const facts: string[] = [];
      for (const statement of adminStatements) {
        for (const { fact } of await ask(statement, orgId)) {
          facts.push(JSON.stringify(fact).replaceAll(/(T[\d:]+)Z"/g, '$1.000Z"'));
        }
      }
      return adminContents(facts);
    },
    /** @param admin also those of who administers the org, which stand for good where the token is not let see it */
    async gapsOf(orgId: string, admin: boolean): Promise<string[]> {
      const gaps = await ask(
        "MATCH (g:Gap {orgId: $orgId}) RETURN g.collector AS collector, g.scope AS scope, g.code AS code",
        orgId,
      );
      const told = gaps.filter(({ collector }) => admin || !adminCollectors.has(collector));
      return told.map(({ collector, scope, code }) => `${collector} ${scope} ${code}`).sort();
    },
    /** What the graph has of the System Log, in milliseconds: the use of each app, and of which time it claims to know all. */
    async logOf(orgId: string): Promise<LogContents> {
      const uses = await ask(
        `MATCH (u:User)-[s:SIGNED_IN_TO]->(a) WHERE u.key STARTS WITH $prefix
         RETURN u.oktaId + " " + a.oktaId AS pair, s.count AS count, s.first.epochMillis AS first,
                s.last.epochMillis AS last, s.lastFailure.epochMillis AS lastFailure`,
        orgId,
      );
      const [log] = await ask(
        `MATCH (l:SystemLog {key: $prefix + "log"})
         RETURN [at IN l.coveredFrom | at.epochMillis] AS from, [at IN l.coveredTo | at.epochMillis] AS to`,
        orgId,
      );
      const covered = (log?.from ?? []).map((from: number, at: number) => ({ from, to: log?.to[at] }));
      return { uses: new Map(uses.map(({ pair, ...use }) => [pair, use])) as LogContents["uses"], covered };
    },
    /** All text in the graph about the org, for what must not be in it. */
    async textOf(orgId: string): Promise<string> {
      const labels = [
        ...["User", "Group", "GroupRule", "App", "Organization", "Sync", "Gap", "Collector"],
        ...["Role", "RoleAssignment", "ResourceSet", "ApiToken", "Credential", "Factor", "SystemLog"],
      ];
      const query = (label: string) =>
        `MATCH (n:${label}) WHERE n.key STARTS WITH $prefix RETURN properties(n) AS properties`;
      return JSON.stringify(await ask(each(labels, query), orgId));
    },
    close: () => driver.close(),
  };
}

export interface LogContents {
  uses: Map<string, { first: number | null; last: number | null; count: number; lastFailure: number | null }>;
  covered: { from: number; to: number }[];
}

export type GraphContents = ReturnType<typeof openGraphContents>;

function plain(properties: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(properties).filter(([name]) => !ownProperties.has(name));
  return Object.fromEntries(
    own.map(([name, value]) => [name, isDateTime(value) ? value.toStandardDate().toISOString() : value]),
  );
}
