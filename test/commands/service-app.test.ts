import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import type { ServiceAppSettings } from "../../src/simulator/service-apps.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { filesBelow, findSecrets, type Seen } from "../hostile/secret-run.ts";
import { buildCommand, newOperator, type Operator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { allScopes, newKey, register, theKey } from "../support/service-app.ts";
import { dumpGraph } from "../support/world.ts";

beforeAll(buildCommand, 120_000);

/** An org like no other in the shared Neo4j, an app registered in it, and an operator with the app's key in a file. */
async function scene(
  settings: Partial<ServiceAppSettings> = {},
  clientIdOf?: (org: ReturnType<typeof generateOrg>) => string,
) {
  const org = generateOrg({ users: 30, groups: 8, apps: 5, seed: randomUUID() });
  const simulator = await startSimulator({ org, largestPage: 7 });
  onTestFinished(() => simulator.close());
  const clientId = register(simulator, settings, clientIdOf?.(org));
  const operator = newOperator(testNeo4j().env);
  writeFileSync(join(operator.folder, "key.pem"), theKey.pkcs8, { mode: 0o600 });
  const connect = (...more: string[]) =>
    operator.run([
      "connect",
      simulator.url,
      "--client-id",
      clientId,
      "--key-file",
      "key.pem",
      "--name",
      "app",
      ...more,
    ]);
  return { org, simulator, clientId, operator, connect };
}

function byVariables(operator: Operator, url: string, clientId: string, more: Record<string, string> = {}): void {
  Object.assign(operator.env, {
    OKTA_CLIENT_ORGURL: url,
    OKTA_CLIENT_AUTHORIZATIONMODE: "PrivateKey",
    OKTA_CLIENT_CLIENTID: clientId,
    OKTA_CLIENT_PRIVATEKEY_FILE: "key.pem",
    ...more,
  });
}

describe("a service app", () => {
  test.each([false, true])("is connected, and an org is synced with it (proof of possession: %s)", async (dpop) => {
    const { org, simulator, clientId, operator, connect } = await scene({ dpop });
    const connected = await connect(...(dpop ? ["--dpop"] : []));
    expect(connected.stderr).not.toContain("error");
    expect(connected.code).toBe(0);
    expect(connected.stdout).toMatch(/The service app's role: Read-only Administrator/);
    expect(connected.stdout).toContain("admin permissions: not visible with this service app's role");

    const stored = readFileSync(join(operator.home, "connections.json"), "utf8");
    expect(stored).toContain(clientId);
    const secrets = keySecrets();
    expect(findSecrets(new Map([["store", Buffer.from(stored)]]), secrets)).toEqual([]);

    const synced = await operator.run(["sync", "--json"]);
    expect(synced.stderr).not.toContain("error");
    expect(synced.code).toBe(0);
    expect(JSON.parse(synced.stdout)).toMatchObject({ organization: org.id, status: "COMPLETE" });
    expect((await dumpGraph(org.id)).length).toBeGreaterThan(30);
    // What has changed since is read by other requests, which are signed as well.
    expect((await operator.run(["sync"])).code).toBe(0);
    expect(simulator.requests.all.filter(({ method }) => method !== "GET").map(({ path }) => path)).toEqual(
      Array.from({ length: simulator.serviceApps.counts.requests }, () => "/oauth2/v1/token"),
    );
  });

  test("of the SDK's variables needs no connect; a token that ends in mid-sync is renewed", async () => {
    const { simulator, clientId, operator } = await scene({ dpop: true });
    byVariables(operator, simulator.url, clientId, { OKTA_CLIENT_DPOP: "true", OKTA_CLIENT_KEYID: "key-1" });
    simulator.faults.add({
      match: { path: "/api/v1/users", page: 2 },
      fault: { kind: "before", run: () => simulator.serviceApps.expireTokens() },
    });
    const { code, stdout } = await operator.run(["sync", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: "COMPLETE" });
    expect(simulator.serviceApps.counts.tokens).toBe(2);
  });

  test("that sees admin permissions with a custom role is passed by doctor; a Super Administrator is not", async () => {
    const { simulator, clientId, operator, connect } = await scene({ role: "iamReader" }, (org) => {
      const [app] = org.apps.values();
      if (app === undefined) throw new Error("an org without apps");
      org.apps.set(app.id, { ...app, serviceApp: true });
      return app.id;
    });
    await connect();
    const role = async () => {
      const { stdout } = await operator.run(["doctor", "--json"]);
      return JSON.parse(stdout).checks.find(({ name }: { name: string }) => name === "app: role");
    };
    simulator.org.setClientRoles(clientId, []);
    expect(await role()).toMatchObject({ status: "pass" });
    simulator.org.setClientRoles(clientId, ["SUPER_ADMIN"]);
    expect(await role()).toMatchObject({
      status: "warn",
      remedy: expect.stringMatching(/Take that role away.*okta\.iam\.read/),
    });
  });
});

describe("what is missing", () => {
  test("a role: connect, doctor and sync say so with 4, and a sync takes nobody away", async () => {
    const { org, simulator, clientId, operator, connect } = await scene();
    await connect();
    expect((await operator.run(["sync"])).code).toBe(0);
    const before = await dumpGraph(org.id);

    simulator.serviceApps.change(clientId, { role: "noRole" });
    const sync = await operator.run(["sync", "--accept-shrink"]);
    expect(sync.code).toBe(4);
    expect(sync.stderr).toMatch(/shows it nobody at all.*Nobody is believed gone.*Admin roles/s);
    expect(await dumpGraph(org.id)).toEqual(before);

    const doctor = await operator.run(["doctor"]);
    expect(doctor.code).toBe(4);
    expect(doctor.stdout).toMatch(/fail {2}app: role: .*no administrator role.*\n.*Admin roles/);
    const again = await connect();
    expect(again.code).toBe(4);
    expect(again.stderr).toMatch(/no administrator role.*may read nothing/s);
  });

  test("a scope: connect, doctor and sync name it and the parts that are missing", async () => {
    const scopes = allScopes.filter((scope) => scope !== "okta.apps.read");
    const { operator, connect } = await scene({ scopes });
    const connected = await connect();
    expect(connected.code).toBe(0);
    const line = /scope okta\.apps\.read: not granted, so .* \(apps, appUsers, appGroups, credentials\)/;
    expect(connected.stdout).toMatch(line);
    const sync = await operator.run(["sync"]);
    expect(sync.code).toBe(7);
    expect(sync.stderr).toMatch(line);
    expect(sync.stdout).toMatch(/apps +DENIED/);
    const doctor = await operator.run(["doctor"]);
    expect(doctor.stdout).toMatch(/warn {2}app: scopes: .*okta\.apps\.read.*\n.*Okta API Scopes/);
  });

  test.each([
    ["the key", ["--key-file", "other.pem"], 4, /private key does not belong/],
    ["the file", ["--key-file", "nowhere.pem"], 3, /--key-file names a file that cannot be read \(ENOENT\)/],
    ["a private key in it", ["--key-file", "public.pem"], 3, /is a public key.*Nothing was sent/],
    ["proof of possession", [], 4, /must prove possession.*--dpop/],
    ["a known scope", ["--dpop", "--scopes", "okta.nonsense"], 4, /okta\.nonsense/],
    ["a client id", ["--client-id", "no id"], 3, /--client-id is not a client id/],
    ["one of two ways", ["--token-file", "key.pem"], 2, /either a token or --client-id/],
  ])("%s: nothing is stored", async (_, more, code, words) => {
    const { operator, connect } = await scene({ dpop: true });
    writeFileSync(join(operator.folder, "other.pem"), newKey().pkcs8);
    writeFileSync(join(operator.folder, "public.pem"), theKey.spki);
    const result = await connect(...more);
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toMatch(words);
    expect((await operator.run(["connections", "--json"])).stdout).toBe("[]\n");
  });

  test("half of the options, or of the variables", async () => {
    const { simulator, operator } = await scene();
    const half = await operator.run(["connect", simulator.url, "--client-id", "0oa1"]);
    expect(half).toMatchObject({ code: 2, stderr: expect.stringContaining("--key-file") });
    const loose = await operator.run(["connect", simulator.url, "--dpop"]);
    expect(loose).toMatchObject({ code: 2, stderr: expect.stringContaining("--client-id") });
    byVariables(operator, simulator.url, "");
    const sync = await operator.run(["sync"]);
    expect(sync).toMatchObject({ code: 3, stderr: expect.stringContaining("OKTA_CLIENT_CLIENTID") });
  });
});

test("neither the private key nor a token, an assertion or a proof is printed, stored or in the graph", async () => {
  const { org, simulator, operator, connect, clientId } = await scene({ dpop: true });
  operator.env.ACCESS_GRAPH_DEBUG = "1";
  const seen: Seen = new Map();
  const note = ({ stdout, stderr }: { stdout: string; stderr: string }) =>
    void seen.set(`run ${seen.size}`, Buffer.from(stdout + stderr));
  note(await connect("--dpop"));
  note(await operator.run(["sync"]));
  note(await operator.run(["doctor"]));
  for (const settings of [
    { role: "noRole" },
    { scopes: [] },
    { keys: [newKey().publicJwk] },
    { active: false },
  ] as const) {
    simulator.serviceApps.change(clientId, settings);
    simulator.serviceApps.expireTokens();
    note(await operator.run(["sync"]));
    note(await operator.run(["doctor", "--json"]));
  }
  seen.set("the graph", Buffer.from((await dumpGraph(org.id)).join("\n")));
  for (const [path, bytes] of filesBelow(operator.home)) seen.set(path, bytes);
  const given = simulator.serviceApps.given().map((token, index) => [`token ${index}`, token] as const);
  expect(given.length).toBeGreaterThan(2);
  expect(findSecrets(seen, new Map([...keySecrets(), ...given]))).toEqual([]);
  // Everything that is signed begins so.
  expect([...seen].filter(([, bytes]) => bytes.includes("eyJ")).map(([where]) => where)).toEqual([]);
});

/** Lines of the private key, of which each would be enough to know it by. */
function keySecrets(): Map<string, string> {
  const lines = theKey.pkcs8.split("\n").filter((line) => line.length === 64);
  return new Map(lines.map((line, index) => [`line ${index} of the key`, line]));
}
