import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { post, type Serving, send, serve } from "./serving.ts";

let server: Serving;
let other: (path: string) => string;
beforeAll(async () => {
  server = await serve();
  other = (path) => new URL(path, server.url).href;
});
afterAll(() => server.close());

const question = "{ __typename }";

test("a question by POST is answered", async () => {
  const answer = await post(server.url, question);
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual({ data: { __typename: "Query" } });
});

test("answers carry strict headers and are never stored", async () => {
  for (const answer of [
    await post(server.url, question),
    await send(other("/healthz")),
    await send(other("/nothing")),
  ]) {
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    expect(answer.headers["x-powered-by"]).toBeUndefined();
  }
});

test("no page of another origin is let in", async () => {
  const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
  const preflight = await send(server.url, { method: "OPTIONS", headers });
  expect(preflight.status).toBe(405);
  const answer = await post(server.url, question, { headers: { origin: "https://evil.example" } });
  for (const { headers } of [preflight, answer]) {
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

describe("what a form on another page could send is refused", () => {
  test.each([
    ["application/x-www-form-urlencoded", "query=%7B__typename%7D"],
    [
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--\r\n',
    ],
    ["text/plain", JSON.stringify({ query: question })],
    ["", JSON.stringify({ query: question })],
  ])("%s", async (type, body) => {
    const headers: Record<string, string> = {
      "x-graphql-yoga-csrf": "1",
      ...(type === "" ? {} : { "content-type": type }),
    };
    const answer = await send(server.url, { method: "POST", headers, body });
    expect(answer.status).toBe(415);
    expect(answer.json.errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  test("GET without a header of its own", async () => {
    const url = `${server.url}?query=${encodeURIComponent(question)}`;
    expect((await send(url)).status).toBe(403);
    expect((await send(url, { headers: { "x-graphql-yoga-csrf": "1" } })).json.data).toEqual({ __typename: "Query" });
  });
});

test("batches are refused", async () => {
  const body = JSON.stringify([{ query: question }, { query: question }]);
  const answer = await send(server.url, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(answer.status).toBe(400);
  expect(answer.json.errors[0].extensions.code).toBe("BAD_USER_INPUT");
});

test("a body that is no JSON is a mistake of the caller", async () => {
  const answer = await send(server.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });
  expect(answer.status).toBe(400);
  expect(answer.json.errors[0].extensions.code).toBe("BAD_USER_INPUT");
});

test("a body over 256 KB is refused, announced or not", async () => {
  const body = JSON.stringify({ query: question, variables: { text: "x".repeat(300 * 1024) } });
  const headers = { "content-type": "application/json" };
  const announced = await send(server.url, {
    method: "POST",
    headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
    body: body.slice(0, 10),
  }).catch((error: unknown) => error);
  if (!(announced instanceof Error)) expect(announced).toMatchObject({ status: 413 });
  const chunked = await send(server.url, {
    method: "POST",
    headers: { ...headers, "transfer-encoding": "chunked" },
    body,
  });
  expect(chunked.status).toBe(413);
  expect(chunked.json.errors[0].extensions.code).toBe("LIMIT_EXCEEDED");
});

test("other methods and paths are refused", async () => {
  expect((await send(server.url, { method: "DELETE" })).status).toBe(405);
  expect((await send(other("/nothing"))).status).toBe(404);
  const home = await send(other("/"));
  expect([home.status, home.headers.location]).toEqual([302, "/graphql"]);
});

describe("GraphiQL", () => {
  test("opens in a browser, with nothing from elsewhere", async () => {
    const page = await send(server.url, { headers: { accept: "text/html" } });
    expect(page.status).toBe(200);
    expect(page.headers["content-type"]).toContain("text/html");
    expect(page.text).toContain("whoCanReach");
    expect(page.text).not.toMatch(/<(script|link|img)[^>]+(src|href)="https?:/);
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });
});

test("GraphiQL's page keeps no variables, headers or mutations in the browser, and opens again with its other tabs", async () => {
  const { text } = await send(server.url, { headers: { accept: "text/html" } });
  const [, script = ""] = /<head><script>(.*?)<\/script>/s.exec(text) ?? [];
  const stored = new Map<string, string>();
  class Storage {
    setItem(key: string, value: string): void {
      stored.set(key, value);
    }
  }
  runInNewContext(script, { Storage });
  const storage = new Storage();
  const ask = { query: "{ apps { totalCount } }", variables: '{"a": 1}', headers: null, operationName: null };
  const tell = { ...ask, query: 'mutation { connectOkta(input: {token: "hunter2"}) { __typename } }' };
  const secretly = {
    ...ask,
    query: "{ users { totalCount } }",
    variables: '{"t": "hunter2"}',
    headers: "hunter2",
    hash: "hunter2",
  };
  storage.setItem("graphiql:variables", '{"t": "hunter2"}');
  storage.setItem("graphiql:headers", "hunter2");
  storage.setItem("graphiql:query", tell.query);
  storage.setItem("graphiql:tabState", JSON.stringify({ activeTabIndex: 1, tabs: [ask, tell, secretly] }));
  storage.setItem("graphiql:queries", JSON.stringify({ queries: [ask, tell, secretly] }));
  storage.setItem("graphiql:theme", "dark");
  expect([...stored.values()].join()).not.toContain("hunter2");
  expect(stored.get("graphiql:theme")).toBe("dark");
  const { tabs } = JSON.parse(stored.get("graphiql:tabState") ?? "");
  expect(tabs.map(({ query }: { query: string }) => query)).toEqual([ask.query, "", secretly.query]);
  expect(tabs[0]).toEqual({ ...ask, variables: null });
});

test("the process is alive, and ready once Neo4j answers and the indexes are there", async () => {
  expect((await send(other("/healthz"))).json).toEqual({ alive: true });
  const ready = await send(other("/readyz"));
  expect([ready.status, ready.json]).toEqual([200, { ready: true, reason: null }]);
});

test("a server whose Neo4j went away is alive but not ready, and says so by a code", async () => {
  const lonely = await serve();
  await lonely.graph.close();
  const ready = await send(new URL("/readyz", lonely.url).href);
  expect([ready.status, ready.json]).toEqual([503, { ready: false, reason: "Neo4j does not answer." }]);
  expect((await send(new URL("/healthz", lonely.url).href)).status).toBe(200);
  await lonely.close();
});
