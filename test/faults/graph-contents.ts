import neo4j, { type Driver, isDateTime } from "neo4j-driver";
import { adminCollectors } from "../../src/access/collector-names.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { asText, type Contents } from "./truth.ts";

/** What is bookkeeping of the product's own, and differs between a fresh graph and one that has been kept up to date. */
const ownProperties = new Set(["key", "hash", "firstSeen", "changed", "membersReadAt", "membersStamp"]);

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
    /** Everything the graph says of the org, but for the org itself, its syncs and gaps. */
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
            `MATCH (a:${label})-[r]->(b) WHERE a.key STARTS WITH $prefix
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
    async gapsOf(orgId: string): Promise<string[]> {
      const gaps = await ask(
        "MATCH (g:Gap {orgId: $orgId}) RETURN g.collector AS collector, g.scope AS scope, g.code AS code",
        orgId,
      );
      return gaps
        .filter(({ collector }) => !adminCollectors.has(collector))
        .map(({ collector, scope, code }) => `${collector} ${scope} ${code}`)
        .sort();
    },
    /** All text in the graph about the org, for what must not be in it. */
    async textOf(orgId: string): Promise<string> {
      const labels = ["User", "Group", "GroupRule", "App", "Organization", "Sync", "Gap", "Collector"];
      const query = (label: string) =>
        `MATCH (n:${label}) WHERE n.key STARTS WITH $prefix RETURN properties(n) AS properties`;
      return JSON.stringify(await ask(each(labels, query), orgId));
    },
    close: () => driver.close(),
  };
}

export type GraphContents = ReturnType<typeof openGraphContents>;

function plain(properties: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(properties).filter(([name]) => !ownProperties.has(name));
  return Object.fromEntries(
    own.map(([name, value]) => [name, isDateTime(value) ? value.toStandardDate().toISOString() : value]),
  );
}
