import { expect, test } from "vitest";
import { ConfigError } from "../../src/config.ts";
import { connectGraph } from "../../src/graph/graph.ts";
import { type ApiKeyRecord, createApiKey } from "../../src/graphql/api-keys.ts";
import { silentLog } from "../../src/graphql/log.ts";
import { startServer } from "../../src/server.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { post, send, serve } from "./serving.ts";

const question = "{ __typename }";

test("without a key the server only answers to names of this machine", async () => {
  const server = await serve();
  const { port } = new URL(server.url);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, "localhost"]) {
    expect((await post(server.url, question, { headers: { host } })).status).toBe(200);
  }
  for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "localhost.evil.example"]) {
    const answer = await post(server.url, question, { headers: { host } });
    expect([host, answer.status]).toEqual([host, 403]);
    expect(answer.json.errors[0].extensions.code).toBe("UNAUTHENTICATED");
    expect((await send(server.url, { headers: { host, accept: "text/html" } })).status).toBe(403);
  }
  await server.close();
});

test("without a key no address of the network is listened on", async () => {
  const graph = await connectGraph(testNeo4j().settings);
  const options = { graph, port: 0, metricsPort: null, apiKeys: [], log: silentLog };
  for (const host of ["0.0.0.0", "::", "192.0.2.1", "example.com"]) {
    await expect(startServer({ ...options, host })).rejects.toThrow(ConfigError);
  }
  await graph.close();
});

test("with keys every question needs one, and GraphiQL's page does not", async () => {
  const { record, text } = createApiKey("reporting");
  const [another, secretOfAnother] = [createApiKey("x").record, createApiKey("x").text.split(".")[1]];
  const server = await serve({ apiKeys: [record, another] });
  const ask = (authorization?: string) =>
    post(server.url, question, { headers: authorization === undefined ? {} : { authorization } });
  expect((await ask(`Bearer ${text}`)).json.data).toEqual({ __typename: "Query" });
  expect((await ask(`bearer ${text}`)).status).toBe(200);
  const wrong = [
    undefined,
    "Bearer ",
    `Basic ${text}`,
    `Bearer ${text}x`,
    `Bearer ${text.slice(0, -1)}`,
    `Bearer agk_${another.id}.${secretOfAnother}`,
    `Bearer agk_${"0".repeat(12)}.${"A".repeat(43)}`,
    `Bearer ${record.hash}`,
    `Bearer agk_${record.id}.${record.hash}`,
  ];
  for (const authorization of wrong) {
    const answer = await ask(authorization);
    expect([authorization, answer.status]).toEqual([authorization, 401]);
    expect(answer.json.errors[0].extensions.code).toBe("UNAUTHENTICATED");
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  }
  expect((await send(server.url, { headers: { accept: "text/html" } })).status).toBe(200);
  const byGet = `${server.url}?query=${encodeURIComponent(question)}`;
  expect((await send(byGet, { headers: { "x-graphql-yoga-csrf": "1" } })).status).toBe(401);
  await server.close();
});

test("a key that is revoked or made while the server runs counts from the next request on", async () => {
  const { record, text } = createApiKey("reporting");
  let keys: ApiKeyRecord[] = [record];
  const server = await serve({ apiKeys: () => keys });
  const headers = { authorization: `Bearer ${text}` };
  expect((await post(server.url, question, { headers })).status).toBe(200);
  keys = [createApiKey("new").record];
  expect((await post(server.url, question, { headers })).status).toBe(401);
  await server.close();
});

test("a key holds no more than the hash of its secret", () => {
  const { record, text } = createApiKey("reporting");
  expect(text).toMatch(/^agk_[0-9a-f]{12}\.[A-Za-z0-9_-]{43}$/);
  expect(JSON.stringify(record)).not.toContain(text.split(".")[1]);
});

test("a port in use is a clear mistake of configuration", async () => {
  const server = await serve();
  const port = Number(new URL(server.url).port);
  await expect(serve({ port })).rejects.toThrow(/EADDRINUSE.*choose another port/);
  await server.close();
});
