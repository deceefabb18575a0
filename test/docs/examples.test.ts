import { parse, validate } from "graphql";
import neo4j from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { createSchema } from "../../src/graphql/schema.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { storyOrg } from "../../src/simulator/story.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";
import { askAbout } from "./ask-about.ts";
import { type Block, blocksOf, documents } from "./documents.ts";

const orgId = "00oexamplestest00000";
const examplesIn = (language: string) =>
  documents.flatMap((document) => blocksOf(document, language)).map((block) => [nameOf(block), block] as const);
const nameOf = ({ document, line }: Block) => `${document}, line ${line}`;

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
  const org = Object.assign(storyOrg(), { id: orgId });
  const simulator = await startSimulator({ org });
  const sync = async () => {
    const { result } = await syncFrom(graph, { url: simulator.url, token: simulator.tokens.superAdmin });
    expect(result.status).toBe("COMPLETE");
  };
  const named = (login: string) => ({ login, firstName: "New", lastName: "Here", department: "Finance" });
  const group = org.addGroup({ name: "Project" });
  const { id } = org.addUser({ profile: named("leaves@larkspur.example"), status: "ACTIVE" });
  org.addMember(group.id, id);
  try {
    await sync();
    // Somebody new, whom a rule puts into a group, and a member less: what examples about the history tell of.
    org.addUser({ profile: named("new@larkspur.example"), status: "ACTIVE" });
    org.removeMember(group.id, id);
    await sync();
  } finally {
    await simulator.close();
  }
});
afterAll(() => graph.close());

describe("each GraphQL example is answered, and with something", () => {
  test.each(examplesIn("graphql"))("%s", async (_, { text }) => {
    const { data, errors } = await createAsking(graph)({ query: askAbout(orgId, text) });
    expect(errors).toBeUndefined();
    expect(emptyIn(data)).toEqual([]);
  });
});

describe("each mutation is one of the schema's", () => {
  test.each(examplesIn("gql"))("%s", (_, { text }) => {
    expect(validate(createSchema(), parse(text))).toEqual([]);
  });
});

describe("each Cypher example runs, changes nothing, and finds something", () => {
  test.each(examplesIn("cypher"))("%s", async (_, { text }) => {
    const { uri, username, password, database } = testNeo4j().settings;
    const driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()));
    try {
      const { records } = await driver.executeQuery(text, {}, { database, routing: "READ" });
      expect(records.length).toBeGreaterThan(0);
    } finally {
      await driver.close();
    }
  });
});

test("there are enough examples to be worth the name", () => {
  expect(examplesIn("graphql").length).toBeGreaterThan(10);
  expect(examplesIn("gql").length).toBeGreaterThanOrEqual(3);
  expect(examplesIn("cypher").length).toBeGreaterThan(3);
});

/** Paths of what an answer lacks: a root that is null, an outermost list without entries. */
function emptyIn(value: unknown, path = "data"): string[] {
  if (value === null || value === undefined) return [path];
  if (Array.isArray(value)) return value.length === 0 ? [path] : [];
  if (typeof value !== "object") return [];
  const entries = Object.entries(value);
  const lists = entries.filter(([name]) => name === "edges" || name === "nodes");
  const inner =
    lists.length > 0 ? lists : path === "data" ? entries : entries.filter(([, field]) => isConnection(field));
  return inner.flatMap(([name, field]) => emptyIn(field, `${path}.${name}`));
}

function isConnection(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("edges" in value || "nodes" in value);
}
