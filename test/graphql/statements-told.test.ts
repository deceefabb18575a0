import neo4j from "neo4j-driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { connectTestGraph } from "../support/world.ts";
import { seed } from "./seed.ts";

const org = "00oTOLDSTATEMENTS";
let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
  await seed({
    id: org,
    users: [{ id: "u1", login: 'quote"back\\slash$keys@x' }, { id: "u2" }, { id: "u3" }],
    groups: [{ id: "g1" }],
    apps: [{ id: "a1", label: "Pay $first" }],
    members: [
      { user: "u1", group: "g1" },
      { user: "u2", group: "g1" },
    ],
    groupApps: [{ group: "g1", app: "a1" }],
    direct: [{ user: "u3", app: "a1" }],
  });
});
afterAll(() => graph.close());

const query = `query ($label: String) { app(org: "${org}", label: $label) {
  whoCanReach(first: 2) { totalCount edges { user { login } paths { kind } } } } }`;
const variables = { label: "Pay $first" };

interface Told {
  statements: { name: string; cypher: string }[];
  omitted: number;
}

test("an answer carries the statements it rests on when they are asked for, and not otherwise", async () => {
  const ask = createAsking(graph);
  const plain = await ask({ query, variables });
  expect(plain.errors).toBeUndefined();
  expect(plain.extensions).toBeUndefined();
  const answer = await ask({ query, variables, extensions: { cypher: true } });
  expect(answer.data).toEqual(plain.data);
  const { statements, omitted } = (answer.extensions as { cypher: Told }).cypher;
  expect(omitted).toBe(0);
  expect(statements.map(({ name }) => name)).toEqual(expect.arrayContaining(["read/apps-by-name", "read/reach-facts"]));
});

test("each statement runs as it stands, without parameters, and finds what the answer says", async () => {
  const answer = await createAsking(graph)({ query, variables, extensions: { cypher: true } });
  const { uri, username, password, database } = testNeo4j().settings;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()));
  try {
    const { statements } = (answer.extensions as { cypher: Told }).cypher;
    const found: string[] = [];
    for (const { name, cypher } of statements) {
      expect(cypher.replaceAll(/"(?:[^"\\]|\\.)*"/g, "")).not.toContain("$");
      const { records, summary } = await driver.executeQuery(cypher, {}, { database, routing: "READ" });
      expect(summary.queryType).toBe("r");
      if (records.length > 0) found.push(name);
    }
    expect(found).toContain("read/reach-facts");
    expect(found.some((name) => name.startsWith("read/who-can-reach"))).toBe(true);
  } finally {
    await driver.close();
  }
});
