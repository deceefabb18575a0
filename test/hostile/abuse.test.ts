import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { post, send } from "../server/serving.ts";
import { buildCommand } from "../support/command.ts";
import { expensiveQuestion, seedCrowd } from "./crowd.ts";
import { starved, takePulse } from "./pulse.ts";
import { openConnections, sendRaw, statusesIn } from "./raw-socket.ts";
import { type ServingProcess, startServingProcess } from "./serving-process.ts";

const org = `ABUSED-${process.pid}`;
let server: ServingProcess;
beforeAll(async () => {
  await buildCommand();
  await seedCrowd(org, { users: 20, apps: 5 });
  server = await startServingProcess();
}, 120_000);
afterAll(() => server?.close());

// Whatever was done to it: it serves on, has written no stack, and has not grown.
afterEach(async () => {
  const { json } = await post(server.url, "{ __typename }");
  expect(json).toEqual({ data: { __typename: "Query" } });
  expect(server.output()).not.toMatch(/^\s+at .+:\d+:\d+\)?$|unhandled|Unhandled/m);
  expect(server.output()).not.toContain('"level":50');
  expect(server.peakMegabytes()).toBeLessThan(512);
});

const json = { "content-type": "application/json" };
const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(" ");
const nested = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

describe("a document that is a bomb is refused in no time", () => {
  const filtered = `query ($f: UserFilter) { users(filter: $f, org: "${org}") { totalCount } }`;
  const bombs: Record<string, { query: string; variables?: object }> = {
    "10,000 aliases": { query: `{ ${many(10_000, (i) => `a${i}: __typename`)} }` },
    "900 aliases": { query: `{ ${many(600, (i) => `a${i}: __typename`)} }` },
    "10,000 fields": { query: `{ ${many(10_000, () => "__typename")} }` },
    "fields in fields": { query: nested(600, "{ organizations ", "} ") },
    "lists in lists": { query: `{ users(filter: { login: { in: ${nested(900, "[", "]")} } }) { totalCount } }` },
    "fragments in a circle": { query: "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }" },
    "a fragment in itself": { query: "{ ...A } fragment A on Query { ...A }" },
    "fragments that double each other": {
      query: `{ ...F0 } ${many(150, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F150 on Query { organizations { id } }`,
    },
    directives: { query: `{ __typename ${many(600, () => "@include(if: true)")} }` },
    "unknown directives": { query: `{ __typename ${many(600, (i) => `@a${i}`)} }` },
    "operations without number": { query: many(400, (i) => `query Q${i} { __typename }`) },
    "fields that conflict": {
      query: `{ ${many(180, (i) => `organizations { id: ${i % 2 === 0 ? "id" : "name"} syncs(first: ${i}) { id } }`)} }`,
    },
    "unknown fields with long names": { query: `{ ${many(100, (i) => `${"x".repeat(2_000)}${i}`)} }` },
    "first by literal": { query: "{ users(first: 2147483647) { nodes { id } } }" },
    "first by variable": {
      query: "query ($n: Int) { users(first: $n) { nodes { id } } }",
      variables: { n: 2_147_483_647 },
    },
    "lists multiplied": {
      query:
        "{ users(first: 100) { nodes { memberships(first: 100) { edges { group { members(first: 100) { nodes { id } } } } } } } }",
    },
    "conditions multiplied": {
      query: filtered,
      variables: {
        f: {
          and: Array.from({ length: 20 }, () => ({
            or: Array.from({ length: 20 }, (_, i) => ({ login: { eq: `${i}` } })),
          })),
        },
      },
    },
    "empty conditions without number": {
      query: filtered,
      variables: { f: { and: Array.from({ length: 50_000 }, () => ({})) } },
    },
    "variables nobody asked for": {
      query: "query ($n: Int) { users(first: $n) { totalCount } }",
      variables: { n: 1, junk: Array.from({ length: 60_000 }, () => []) },
    },
    "keys of prototypes": {
      query: filtered,
      variables: JSON.parse('{"f":{"__proto__":{"login":{"eq":"x"}},"constructor":{"prototype":{"isAdmin":true}}}}'),
    },
  };
  test.each(Object.entries(bombs))("%s", async (_, { query, variables }) => {
    const started = performance.now();
    const answer = await post(server.url, query, variables === undefined ? {} : { variables });
    expect(["BAD_USER_INPUT", "LIMIT_EXCEEDED"]).toContain(answer.json.errors[0].extensions.code);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text.length).toBeLessThan(300_000);
    expect(answer.json.data ?? null).toBeNull();
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("variables in variables", async () => {
    const body = `{"query":"query ($f: UserFilter) { users(filter: $f) { totalCount } }","variables":{"f":${'{"not":'.repeat(20_000)}{}${"}".repeat(20_000)}}}`;
    const answer = await send(server.url, { method: "POST", headers: json, body });
    expect(answer.json.errors[0].extensions.code).toBe("LIMIT_EXCEEDED");
  });

  test("keys of prototypes change nothing for those who ask next", async () => {
    const body = '{"query":"{ __typename }","variables":{"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}';
    expect((await send(server.url, { method: "POST", headers: json, body })).status).toBeLessThan(500);
    const { json: next } = await post(
      server.url,
      "query ($polluted: Int) { organizations { syncs(first: $polluted) { id } } }",
    );
    expect(next.errors).toBeUndefined();
  });
});

describe("a body that is none", () => {
  const bodies: Record<string, string> = {
    nothing: "",
    "no JSON": "{",
    null: "null",
    "a number": "1",
    "a text": '"{ __typename }"',
    "a list of questions": `[${many(500, () => '{"query":"{ __typename }"}').replaceAll(" {", ",{")}]`,
    "lists within lists": nested(100_000, "[", "]"),
    "objects within objects": `${'{"query":'.repeat(20_000)}1${"}".repeat(20_000)}`,
    "a query that is no text": '{"query":{"a":1}}',
    "variables that are no object": '{"query":"{ __typename }","variables":[1]}',
    "variables that are a text": '{"query":"{ __typename }","variables":"x"}',
    "an operation that is not there": '{"query":"query A { __typename }","operationName":"B"}',
    "an operation that is no name": '{"query":"{ __typename }","operationName":{"a":1}}',
    "bytes that are no text": Buffer.from([0x7b, 0xff, 0xfe, 0x00]).toString("latin1"),
  };
  test.each(Object.entries(bodies))("%s", async (_, body) => {
    const answer = await send(server.url, { method: "POST", headers: json, body });
    expect([200, 400, 413, 422]).toContain(answer.status);
    expect(["BAD_USER_INPUT", "LIMIT_EXCEEDED"]).toContain(answer.json.errors[0].extensions.code);
  });

  test("10 MB, announced or not, are refused while they come", async () => {
    const head = (more: string) =>
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;
    const big = Buffer.alloc(10 * 1024 * 1024, " ");
    const announced = await sendRaw(server.port, [head(`Content-Length: ${big.length}`), big]);
    // What is still coming may cut the connection before the answer is read.
    expect([[], [413]]).toContainEqual(statusesIn(announced));
    const chunks = Array.from({ length: 160 }, () => `10000\r\n${" ".repeat(65_536)}\r\n`);
    expect([[], [413]]).toContainEqual(
      statusesIn(await sendRaw(server.port, [head("Transfer-Encoding: chunked"), ...chunks])),
    );
  });
});

describe("requests that two programs may read in two ways", () => {
  const post = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  const hidden = "GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";
  test.each([
    ["both lengths", `${post}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["two lengths", `${post}Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}${hidden}`],
    ["an encoding that is none", `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["a length that is no number", `${post}Content-Length: +2\r\n\r\n{}${hidden}`],
    ["a blank before the colon", `${post}Content-Length : 2\r\n\r\n{}${hidden}`],
    ["a header that goes on", `${post}X-A: b\r\n Content-Length: 2\r\n\r\n{}${hidden}`],
    ["a bare line feed", `${post}X-A: b\nContent-Length: 50\r\n\r\n{}${hidden}`],
    ["a chunk that is no number", `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n${hidden}`],
    ["a NUL in a header", `${post}X-A: \0\r\n\r\n${hidden}`],
    ["headers without end", `${post}${"X-A: b\r\n".repeat(5_000)}\r\n`],
    ["one long header", `${post}X-A: ${"b".repeat(100_000)}\r\n\r\n`],
    ["no request", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n"],
  ])("%s", async (_, text) => {
    const statuses = statusesIn(await sendRaw(server.port, [text], 1_000));
    expect(statuses).toHaveLength(1);
    expect([400, 431]).toContain(statuses[0]);
  });
});

test("no oddity of a path leads to anything but what is there", async () => {
  const paths = [
    "/graphql/",
    "/GRAPHQL",
    "//graphql",
    "/./graphql",
    "/x/../graphql",
    "/graphql%2f",
    "/%67raphql",
    "/graphql;x",
    "/graphql\\",
    "/graphql/health",
    "/graphql/stream",
    "/metrics",
    "/.env",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/healthz/",
    "/healthz%00",
    "*",
    "http://evil.example/graphql",
    "/graphql#/graphql?query={__typename}",
    "/__proto__",
    "/?x",
  ];
  for (const path of paths) {
    const answer = await sendRaw(
      server.port,
      [`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`],
      2_000,
    );
    expect([path, statusesIn(answer)]).toEqual([path, path === "/?x" ? [302] : [expect.toBeOneOf([400, 404])]]);
  }
});

describe("GraphiQL's page", () => {
  test("is the page and nothing else, whatever is asked along with it", async () => {
    const url = `${server.url}?query=${encodeURIComponent("{ organizations { name } }")}`;
    const answer = await send(url, { headers: { accept: "text/html, application/json", "x-graphql-yoga-csrf": "1" } });
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  });

  test("asked for by many who do not take it costs no memory", async () => {
    const before = server.peakMegabytes();
    const asking = "GET /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n";
    const sockets = await openConnections(server.port, 150, asking);
    for (const socket of sockets) socket.pause();
    expect((await send(server.url, { headers: { accept: "text/html" } })).status).toBe(200);
    expect(server.peakMegabytes() - before).toBeLessThan(150);
    for (const socket of sockets) socket.destroy();
  });
});

test("a page of another site cannot ask, by whatever it may send without asking first", async () => {
  const origin = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const query = encodeURIComponent("{ organizations { name } }");
  expect((await send(`${server.url}?query=${query}`, { headers: origin })).status).toBe(403);
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain; application/json",
  ]) {
    const body = JSON.stringify({ query: "{ organizations { name } }" });
    expect(
      (await send(server.url, { method: "POST", headers: { ...origin, "content-type": type }, body })).status,
    ).toBe(415);
  }
  expect(
    (
      await send(`${server.url}?query=${encodeURIComponent("mutation { a }")}`, {
        headers: { "x-graphql-yoga-csrf": "1" },
      })
    ).json.errors,
  ).toHaveLength(1);
});

test("more expensive questions than can be answered are refused with 503, and health is told all along", {
  timeout: 120_000,
}, async () => {
  const pulse = takePulse(server.url);
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => post(server.url, expensiveQuestion, { variables: { org } })),
  );
  const { healthz, readyz, slowdown } = await pulse.stop();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
  for (const { status, json, headers } of answers) {
    if (status === 200) expect(json.errors).toBeUndefined();
    else expect([headers["retry-after"], json.errors[0].extensions.code]).toEqual(["5", "BUSY"]);
  }
  expect(healthz.statuses).toEqual([200]);
  // Where other programs leave Neo4j no time to answer, "not ready" is the truth.
  expect(slowdown < starved ? [200] : [200, 503]).toEqual(expect.arrayContaining(readyz.statuses));
  const longest = Math.max(healthz.longest, readyz.longest);
  console.log(`health under 200 questions at once: ${longest} ms at most, the processor shared by ${slowdown}`);
  expect(longest).toBeLessThan(250 * slowdown);
});

test("connections that send nothing, or half a request, keep nobody out", async () => {
  const half =
    "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n";
  const sockets = [
    ...(await openConnections(server.port, 300)),
    ...(await openConnections(server.port, 300, half)),
    ...(await openConnections(server.port, 300, `${half}\r\n{`)),
  ];
  expect((await send(new URL("/healthz", server.url).href)).status).toBe(200);
  expect((await post(server.url, "{ __typename }")).status).toBe(200);
  for (const socket of sockets) socket.destroy();
});
