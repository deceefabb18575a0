import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectGraph, type Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { errorCodes } from "../../src/graphql/errors.ts";
import { createSchema } from "../../src/graphql/schema.ts";
import { createGraphqlEndpoint } from "../../src/graphql/yoga.ts";
import { seed } from "../graphql/seed.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { type BoltRecorder, startBoltRecorder } from "./bolt-recorder.ts";
import { fuzz, fuzzTimeout } from "./fuzz.ts";
import { oddText } from "./odd-texts.ts";
import { anyQuestion } from "./questions.ts";

const org = `00oHOSTILE${process.pid}`;
const schema = createSchema();
const unforeseen: unknown[] = [];
let recorder: BoltRecorder;
let graph: Graph;
let endpoint: ReturnType<typeof createGraphqlEndpoint>;
let known: string[];

beforeAll(async () => {
  const odd = ["(all) AND *", "😀", "a'b\"c\\d", "İstanbul", "null"];
  await seed({
    id: org,
    users: Array.from({ length: 30 }, (_, index) => ({
      id: `u${index}`,
      login: `${odd[index % 5]}${index}`,
      department: "x",
    })),
    groups: odd.map((name, index) => ({ id: `g${index}`, name })),
    rules: [{ id: "r", targets: ["g0"] }],
    apps: odd.map((label, index) => ({ id: `a${index}`, label })),
    members: Array.from({ length: 30 }, (_, index) => ({ user: `u${index}`, group: `g${index % 5}`, ruleIds: ["r"] })),
    groupApps: odd.map((_, index) => ({ group: `g${index}`, app: `a${index}` })),
    direct: [{ user: "u1", app: "a2" }],
    gaps: [{ collector: "memberships", scope: "g1", code: "DENIED" }],
  });
  const { settings } = testNeo4j();
  recorder = await startBoltRecorder(settings.uri);
  graph = await connectGraph({ ...settings, uri: recorder.uri });
  await migrate(graph);
  const note = (fields: object) => void unforeseen.push(fields);
  endpoint = createGraphqlEndpoint({ graph, log: { info: () => {}, warn: note, error: note } });
  const { data } = (await ask({ query: cursors, variables: { org } })).json;
  const lists = [data.users, data.groups, data.apps, data.app.whoCanReach, data.user.canReach, data.user.memberships];
  known = [
    ...lists.flatMap((list) => list.edges.map(({ cursor }: { cursor: string }) => cursor)),
    ...[data.users, data.groups, data.apps].flatMap((list) =>
      list.nodes.flatMap(({ id, oktaId }: Record<string, string>) => [id, oktaId]),
    ),
    org,
    org,
    org,
    ...odd,
    "u1",
    "g1",
    "a1",
  ];
}, 120_000);
afterAll(async () => {
  await graph?.close();
  await recorder?.close();
});

const cursors = `query ($org: ID!) {
  users(first: 3, org: $org) { edges { cursor } nodes { id oktaId } }
  groups(first: 3, org: $org) { edges { cursor } nodes { id oktaId } }
  apps(first: 3, org: $org, orderBy: { direction: DESC }) { edges { cursor } nodes { id oktaId } }
  app(oktaId: "a2", org: $org) { whoCanReach(first: 3) { edges { cursor } } }
  user(oktaId: "u1", org: $org) { canReach { edges { cursor } } memberships { edges { cursor } } }
}`;

async function ask(body: object) {
  const started = performance.now();
  const response = await endpoint.fetch("http://in-process/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text), took: performance.now() - started };
}

/** Whatever was asked: an answer or a complaint with a code, soon, without a word of how it is made. */
async function isAnswered(body: object) {
  const { status, text, json, took } = await ask(body);
  expect(status).toBeLessThan(500);
  for (const error of json.errors ?? []) {
    expect(errorCodes).toContain(error.extensions.code);
    expect([error.extensions.code, error.message]).not.toEqual(["INTERNAL", expect.anything()]);
  }
  expect(text).not.toMatch(/\n\s+at |node_modules|\.cypher|Neo\.ClientError|\[object Object\]/);
  expect(text).not.toContain(testNeo4j().settings.password.reveal());
  expect(took).toBeLessThan(30_000);
  return json;
}

test("any question with any variables is answered, or refused by a code", {
  timeout: fuzzTimeout(120_000),
}, async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const { data } = await isAnswered(anyQuestion(schema, known, org, g));
      if (data) answered += 1;
    }),
    fuzz(250),
  );
  expect(unforeseen).toEqual([]);
  // Else the questions were refused before anybody looked at them.
  expect(answered).toBeGreaterThan(fuzz(250).numRuns / 5);
});

test("any text is searched, as a whole or not at all", { timeout: fuzzTimeout(60_000) }, async () => {
  await fc.assert(
    fc.asyncProperty(oddText, async (text) => {
      await isAnswered({
        query: "query ($t: String!, $o: ID) { search(text: $t, org: $o) { __typename } }",
        variables: { t: text, o: org },
      });
    }),
    fuzz(100),
  );
  expect(unforeseen).toEqual([]);
});

test("any text is a name that nothing bears, wherever one thing is asked for", {
  timeout: fuzzTimeout(60_000),
}, async () => {
  const query = `query ($t: String!, $i: ID!, $o: ID) {
    user(login: $t, org: $o) { id } group(name: $t, org: $o) { id } app(label: $t, org: $o) { id }
    access(user: $i, app: $i, org: $o) { entitlement } node(id: $i) { id } }`;
  await fc.assert(
    fc.asyncProperty(oddText, async (text) => {
      await isAnswered({ query, variables: { t: text, i: text, o: org } });
    }),
    fuzz(60),
  );
});

test("a cursor that was changed, or is of another list, is refused, and never leads out of the org", {
  timeout: fuzzTimeout(90_000),
}, async () => {
  const query = `query ($a: String, $o: ID) { users(after: $a, org: $o) { nodes { organization { oktaId } } } }`;
  const changed = fc.gen().map((g) => {
    const cursor = g(() => fc.constantFrom(...known));
    const text = Buffer.from(cursor, "base64url").toString("utf8");
    const at = g(fc.nat, { max: text.length });
    const odd = g(() => oddText).slice(0, 50);
    return g(() =>
      fc.constantFrom(
        cursor,
        `${cursor}=`,
        `${cursor}A`,
        cursor.slice(0, -1),
        Buffer.from(text.slice(0, at) + odd + text.slice(at)).toString("base64url"),
        Buffer.from(`1u+${org}\u0000${odd}`).toString("base64url"),
        Buffer.from(`1u+00oOTHER\u0000${odd}`).toString("base64url"),
        Buffer.from(odd).toString("base64"),
        odd,
      ),
    );
  });
  await fc.assert(
    fc.asyncProperty(changed, async (after) => {
      const { data, errors } = await isAnswered({ query, variables: { a: after, o: org } });
      if (errors !== undefined) expect(errors[0].extensions.code).toBe("BAD_CURSOR");
      else for (const { organization } of data.users.nodes) expect(organization.oktaId).toBe(org);
    }),
    fuzz(150),
  );
});

test("any document is parsed, or refused", { timeout: fuzzTimeout(60_000) }, async () => {
  const words = fc.constantFrom(
    "{",
    "}",
    "(",
    ")",
    "query",
    "mutation",
    "subscription",
    "fragment",
    "on",
    "...",
    "$a",
    ":",
    "!",
    "@skip",
    "users",
    "__schema",
    "__typename",
    "id",
    "[",
    "]",
    '"""',
    '"',
    "#",
    ",",
    "1e9",
    "&",
    "=",
    "|",
    "\ufeff",
    "extend type Query",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(words, { maxLength: 30 }).map((all) => all.join(" ")),
        oddText,
      ),
      async (query) => {
        await isAnswered({ query });
      },
    ),
    fuzz(150),
  );
});

// Last: it looks at all that the others have sent.
test("no statement was made of anything that was asked: each is a file of cypher/", () => {
  const folder = join(import.meta.dirname, "../../cypher");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".cypher"));
  const texts = new Set(files.map((name) => readFileSync(join(folder, name), "utf8")));
  expect(recorder.statements.size).toBeGreaterThan(10);
  expect([...recorder.statements].filter((statement) => !texts.has(statement))).toEqual([]);
});
