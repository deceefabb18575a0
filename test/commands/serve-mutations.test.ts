import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.ts";
import { type Answer, post, send } from "../server/serving.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { startServe } from "../support/serve.ts";

beforeAll(buildCommand, 120_000);

const connect = `mutation ($input: ConnectOktaInput!) {
  connectOkta(input: $input) {
    __typename
    ... on OktaConnected { name oktaId organizationName domain isNew role adminPermissions words }
    ... on ConnectionRefused { code message }
  }
}`;
const run = "kind status startedAt finishedAt reason collectors { name status read added removed requests done of }";
const sync = `mutation ($org: ID, $full: Boolean! = false) {
  syncNow(org: $org, full: $full) {
    __typename
    ... on SyncStarted { run { ${run} } }
    ... on SyncAlreadyRunning { message running { ${run} } }
    ... on NotConnected { message connections }
  }
}`;
const disconnect = `mutation ($name: String!, $purge: Boolean!) {
  disconnect(name: $name, purge: $purge) {
    __typename
    ... on Disconnected { name organizationName removed }
    ... on NotConnected { message connections }
    ... on SyncAlreadyRunning { message }
  }
}`;
const state = `query ($org: ID) {
  sync(org: $org) { running { ${run} } last { ${run} } elsewhere latest { number mode status collectors { name status } } }
}`;

async function simulatedOrg(options: Partial<SimulatorOptions> = {}) {
  const org = generateOrg({ users: 30, groups: 8, apps: 5, seed: randomUUID() });
  const simulator = await startSimulator({ org, ...options });
  onTestFinished(() => simulator.close());
  return simulator;
}

/** A server whose operator allows a simulated org on this machine. */
async function serving(args: string[] = [], env: Record<string, string> = {}) {
  const operator = newOperator({ ...testNeo4j().env, ACCESS_GRAPH_ALLOWED_ORG_HOSTS: "127.0.0.1", ...env });
  const { running, url, metrics } = await startServe(operator, ["--no-schedule", ...args]);
  const answers: Answer[] = [];
  const ask = async (query: string, variables: object = {}, headers: Record<string, string> = {}) => {
    const answer = await post(url, query, { variables, headers });
    answers.push(answer);
    return answer;
  };
  const data = async (query: string, variables: object = {}) => (await ask(query, variables)).json.data;
  const end = async () => {
    running.child.kill("SIGTERM");
    return await running.ended;
  };
  return { operator, url, metrics, ask, data, answers, end };
}

describe("by mutations", () => {
  test("an org is connected, read while its progress can be watched, asked about, and forgotten with all that was read", async () => {
    const simulator = await simulatedOrg({ latencyMs: 30 });
    const server = await serving();
    const domain = simulator.url;
    const token = simulator.tokens.readOnlyAdmin;
    const input = { domain, token, name: "acme", email: "ann@example.com" };
    const { connectOkta } = await server.data(connect, { input });
    expect(connectOkta).toMatchObject({
      __typename: "OktaConnected",
      name: "acme",
      oktaId: simulator.org.id,
      isNew: true,
      role: "READ_ONLY_ADMIN",
      adminPermissions: false,
      words: expect.arrayContaining(["admin permissions: not visible with this token"]),
    });
    expect((await server.data(connect, { input })).connectOkta.isNew).toBe(false);
    const before = await server.data(state, { org: "acme" });
    expect(before.sync).toEqual({ running: null, last: null, elsewhere: null, latest: null });

    const { syncNow } = await server.data(sync, { org: "acme", full: true });
    expect(syncNow).toMatchObject({ __typename: "SyncStarted", run: { kind: "FULL", status: "RUNNING" } });
    const again = await server.data(sync, { org: "acme" });
    expect(again.syncNow).toMatchObject({ __typename: "SyncAlreadyRunning", running: { kind: "FULL" } });
    const running = async () => (await server.data(state, { org: "acme" })).sync.running;
    await expect
      .poll(async () => ((await running())?.collectors ?? []).some(({ read }: { read: number }) => read > 1), {
        timeout: 30_000,
      })
      .toBe(true);
    await expect.poll(running, { timeout: 60_000 }).toBeNull();
    const after = (await server.data(state, { org: simulator.org.id })).sync;
    expect(after.last).toMatchObject({ kind: "FULL", status: "COMPLETE", reason: null });
    expect(after.last.collectors.find(({ name }: { name: string }) => name === "users")).toMatchObject({
      status: "COMPLETE",
      read: simulator.org.users.size,
      removed: 0,
    });
    expect(after.latest).toMatchObject({ number: 1, mode: "FULL", status: "COMPLETE" });
    const measured = await (await fetch(server.metrics)).text();
    expect(measured).toMatch(
      /access_graph_okta_requests_total\{org="acme",bucket="\/api\/v1\/users",status="200"\} \d/,
    );
    expect(measured).toMatch(/access_graph_sync_duration_seconds_count\{org="acme",mode="FULL",status="COMPLETE"\} 1/);
    const records = `access_graph_sync_records_total{org="acme",collector="users"} ${simulator.org.users.size}`;
    expect(measured).toContain(records);
    const { id } = simulator.org;
    for (const name of ["sync_last_success", "sync_last_full_success", "log_covered_until"]) {
      expect(measured).toMatch(new RegExp(`access_graph_${name}_timestamp_seconds\\{org_id="${id}"\\} 1\\d{9}`));
    }

    const gone = await server.data(disconnect, { name: "acme", purge: true });
    expect(gone.disconnect).toMatchObject({ __typename: "Disconnected", name: "acme" });
    expect(gone.disconnect.removed).toBeGreaterThan(simulator.org.users.size);
    expect((await server.data(disconnect, { name: "acme", purge: false })).disconnect.__typename).toBe("NotConnected");
    expect((await server.data(sync, { org: "acme" })).syncNow).toMatchObject({ __typename: "NotConnected" });
    const counted = await (await fetch(server.metrics)).text();
    expect(counted).toMatch(/operation_duration_seconds_count\{question="connectOkta",outcome="ok"\} 2/);
    const { code, stdout, stderr } = await server.end();
    expect(code).toBe(0);
    const seen = [stdout, stderr, counted, ...server.answers.map((answer) => answer.text)].join("\n");
    expect(seen).toContain("an org was connected by a mutation");
    expect(seen).not.toContain(token);
  }, 240_000);

  test("an org that a command syncs is not synced twice, and the answer says who does it", async () => {
    const simulator = await simulatedOrg({ latencyMs: 100 });
    const server = await serving();
    const input = { domain: simulator.url, token: simulator.tokens.readOnlyAdmin, name: "acme" };
    await server.data(connect, { input });
    const command = server.operator.start(["sync", "--org", "acme"]);
    const elsewhere = async () => (await server.data(state, { org: "acme" })).sync.elsewhere;
    await expect.poll(elsewhere, { timeout: 30_000 }).toContain(`process ${command.child.pid} on `);
    const { syncNow } = await server.data(sync, { org: "acme" });
    expect(syncNow).toMatchObject({ __typename: "SyncAlreadyRunning", running: null });
    const { disconnect: refused } = await server.data(disconnect, { name: "acme", purge: true });
    expect(refused.__typename).toBe("SyncAlreadyRunning");
    expect((await command.ended).code).toBe(0);
    expect(await elsewhere()).toBeNull();
    await server.end();
  }, 240_000);

  test("a sync that cannot read the org says why, and one that runs ends with its server", async () => {
    const simulator = await simulatedOrg({ latencyMs: 50 });
    const server = await serving();
    const input = { domain: simulator.url, token: simulator.tokens.readOnlyAdmin, name: "acme" };
    await server.data(connect, { input });
    simulator.faults.add({
      match: { path: /^\/api/ },
      times: 10,
      fault: { kind: "status", status: 401, code: "E0000011" },
    });
    await server.data(sync, { org: "acme" });
    const last = async () => (await server.data(state, { org: "acme" })).sync.last;
    await expect.poll(async () => (await last())?.status, { timeout: 30_000 }).toBe("FAILED");
    expect((await last()).reason).toContain("Okta does not accept the API token");
    simulator.faults.clear();
    const asked = simulator.requests.count();
    await server.data(sync, { org: "acme" });
    await expect.poll(() => simulator.requests.count() - asked, { timeout: 30_000 }).toBeGreaterThan(2);
    expect((await server.end()).code).toBe(0);
  }, 240_000);
});

describe("connecting is refused", () => {
  test("to addresses that are neither Okta's nor allowed, before anything is sent to them", async () => {
    const simulator = await simulatedOrg();
    const port = new URL(simulator.url).port;
    const server = await serving([], { ACCESS_GRAPH_ALLOWED_ORG_HOSTS: "id.example.com" });
    const token = simulator.tokens.readOnlyAdmin;
    for (const domain of [
      simulator.url,
      `http://localhost:${port}`,
      `http://[::1]:${port}`,
      `http://127.1:${port}`,
      "http://acme.okta.com",
      "https://acme.okta.com:8443",
      "https://user:word@acme.okta.com",
      "https://10.0.0.1",
      "https://169.254.169.254/latest/meta-data",
      "https://[fd00::1]",
      "acme.okta.com.evil.example",
      "evil-okta.com",
      "a.b.okta.com",
      "other.example.com",
      "file:///etc/passwd",
      "",
    ]) {
      const { connectOkta } = await server.data(connect, { input: { domain, token } });
      expect([domain, connectOkta.__typename, connectOkta.code]).toEqual([
        domain,
        "ConnectionRefused",
        "HOST_NOT_ALLOWED",
      ]);
    }
    expect(simulator.requests.count()).toBe(0);
    expect((await server.operator.run(["connections", "--json"])).stdout).toBe("[]\n");
    const { stdout, stderr } = await server.end();
    expect(stdout + stderr + server.answers.map(({ text }) => text).join()).not.toContain(token);
  });

  test("with a token, name or address that is none, and nothing is stored", async () => {
    const simulator = await simulatedOrg();
    const other = await simulatedOrg();
    const server = await serving();
    const input = { domain: simulator.url, token: simulator.tokens.readOnlyAdmin, name: "acme" };
    const refusal = async (change: object) => {
      const { connectOkta } = await server.data(connect, { input: { ...input, ...change } });
      return connectOkta.code;
    };
    expect(await refusal({ token: "00wrong-token" })).toBe("TOKEN_REFUSED");
    expect(await refusal({ token: simulator.tokens.noRole })).toBe("TOKEN_SEES_NOTHING");
    expect(await refusal({ token: "SSWS 00abc" })).toBe("INVALID_INPUT");
    expect(await refusal({ name: "../acme" })).toBe("INVALID_INPUT");
    expect(await refusal({ email: "nobody" })).toBe("INVALID_INPUT");
    expect(await refusal({ domain: "http://127.0.0.1:9" })).toBe("HOST_NOT_ALLOWED");
    expect((await server.operator.run(["connections", "--json"])).stdout).toBe("[]\n");
    await server.data(connect, { input });
    expect(await refusal({ domain: other.url, token: other.tokens.readOnlyAdmin })).toBe("NAME_TAKEN");
    simulator.faults.add({ match: { path: "/api/v1/org" }, times: 10, fault: { kind: "status", status: 503 } });
    expect(await refusal({})).toBe("OKTA_UNREACHABLE");
    await server.end();
  }, 240_000);
});

describe("a mutation is not run", () => {
  const forget = 'mutation { disconnect(name: "nobody") { __typename } }';

  test("by GET, by a form, or for a page of another site", async () => {
    const { url, ask, end } = await serving();
    const host = new URL(url).host;
    expect((await ask(forget)).json.data.disconnect.__typename).toBe("NotConnected");
    const byGet = `${url}?query=${encodeURIComponent(forget)}`;
    expect((await send(byGet, { headers: { "x-graphql-yoga-csrf": "1" } })).status).toBe(405);
    for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]) {
      const headers = { "content-type": type, origin: "https://evil.example", "x-graphql-yoga-csrf": "1" };
      const body = type.includes("form-url")
        ? `query=${encodeURIComponent(forget)}`
        : JSON.stringify({ query: forget });
      expect((await send(url, { method: "POST", headers, body })).status).toBe(415);
    }
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `http://${host}`, "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]) {
      const answer = await ask(forget, {}, headers as Record<string, string>);
      expect([headers, answer.status, answer.json.data ?? null]).toEqual([headers, 403, null]);
      expect(answer.json.errors[0].extensions.code).toBe("FORBIDDEN");
    }
    for (const headers of [
      { origin: `http://${host}` },
      { "sec-fetch-site": "same-origin", origin: "https://proxy" },
    ]) {
      expect((await ask(forget, {}, headers as Record<string, string>)).status).toBe(200);
    }
    const two = 'mutation { a: disconnect(name: "x") { __typename } b: disconnect(name: "y") { __typename } }';
    expect((await ask(two)).json.errors[0].extensions.code).toBe("LIMIT_EXCEEDED");
    await end();
  });

  test("without an API key once there is one, and with one the log names it", async () => {
    const { operator, ask, end } = await serving();
    const key = (await operator.run(["keys", "create", "desk"])).stdout.trim();
    expect((await ask(forget)).status).toBe(401);
    const simulator = await simulatedOrg();
    const input = { domain: simulator.url, token: simulator.tokens.readOnlyAdmin };
    const answer = await ask(connect, { input }, { authorization: `Bearer ${key}` });
    expect(answer.json.data.connectOkta.__typename).toBe("OktaConnected");
    const { stderr } = await end();
    expect(stderr).toMatch(/"caller":"desk \([0-9a-f]{12}\)".*"an org was connected by a mutation"/);
  });

  test("with an API key that is for questions only, which answers questions, of what runs as well", async () => {
    const { operator, ask, end } = await serving();
    const [reader, desk] = await Promise.all(
      [["--read-only", "reader"], ["desk"]].map(async (args) => {
        const { stdout } = await operator.run(["keys", "create", ...args]);
        return { authorization: `Bearer ${stdout.trim()}` };
      }),
    );
    const listed = (await operator.run(["keys", "list"])).stdout;
    expect(listed).toMatch(/reader .* ask$/m);
    expect(listed).toMatch(/desk .* ask, change$/m);
    for (const mutation of [forget, "mutation { syncNow { __typename } }"]) {
      const refused = await ask(mutation, {}, reader);
      expect(refused.json.errors[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
      expect(refused.json.data ?? null).toBeNull();
    }
    expect((await ask(forget, {}, reader)).json.errors[0].message).toContain("--read-only");
    expect((await ask("{ __typename organizations { oktaId } }", {}, reader)).json.data.__typename).toBe("Query");
    expect((await ask(forget, {}, desk)).json.data.disconnect.__typename).toBe("NotConnected");
    await end();
  });

  test("by a server that only reads, nor by the command that answers one question", async () => {
    const { operator, ask, end } = await serving(["--read-only"]);
    expect((await ask(forget)).json.errors[0].extensions.code).toBe("FORBIDDEN");
    const { code, stderr } = await operator.run(["query", forget]);
    expect(code).not.toBe(0);
    expect(stderr).toContain("Use the commands connect, disconnect and sync");
    await end();
  });
});

test("a token in a mutation that is written wrongly is in no error, and in no log", async () => {
  const { url, ask, answers, end } = await serving();
  const token = "00hunter2-Secret_Token";
  const wrong: [query: string, variables?: object][] = [
    [connect, { input: { token } }],
    [connect, { input: { domain: "x", tokn: token } }],
    [connect, { input: { domain: 1, token } }],
    [connect, { input: { domain: "x", token: [token] } }],
    [connect, { input: { domain: "x", token: { [token]: 1 } } }],
    [connect, { input: { domain: "x", token, [token]: 1 } }],
    [connect, { input: token }],
    [connect, { input: [token] }],
    [connect, { [token]: token }],
    [`mutation { connectOkta(input: {domain: "x", token: ["${token}"]}) { __typename } }`],
    [`mutation { connectOkta(input: "${token}") { __typename } }`],
    [`mutation { connectOkta(input: {domain: "x" "${token}"}) { __typename } }`],
    [`mutation { connectOkta(input: {domain: "x", token: ${token}}) { __typename } }`],
    [`mutation { connectOkta(token: "${token}") { __typename } }`],
    [`mutation { connectOkta(input: {domain: "x", token: "${token}`],
    [`mutation { disconnect(name: "x", purge: "${token}") { __typename } }`],
    [`mutation M($t: String = "${token}") { connectOkta(input: {domain: 1, token: $t}) { __typename } }`],
  ];
  for (const [query, variables] of wrong) {
    const { json } = await ask(query, variables);
    expect([query, variables, json.errors?.[0]?.extensions.code]).toEqual([query, variables, "BAD_USER_INPUT"]);
  }
  expect(answers[0]?.json.errors[0].message).toContain('Field "domain" of required type "String!" was not provided.');
  const headers = { "content-type": "application/json" };
  for (const body of [`{"variables": {"token": "${token}" x`, `{"query": "mutation", "token": ${token}}`, token]) {
    const answer = await send(url, { method: "POST", headers, body });
    expect(answer.json.errors[0].extensions.code).toBe("BAD_USER_INPUT");
    answers.push(answer);
  }
  const { stdout, stderr } = await end();
  const seen = [stdout, stderr, ...answers.map(({ text }) => text)].join("\n");
  expect(seen).not.toContain("hunter2");
});
