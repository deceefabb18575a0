import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { checkLocalServerWays } from "../../src/commands/doctor/check-machine.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { fakeJava, fakeTool } from "../local-server/fake-tools.ts";
import { testFolder } from "../local-server/homes.ts";
import { buildCommand, newOperator, type Operator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { oldNeo4j } from "./old-neo4j.ts";

beforeAll(buildCommand, 120_000);

/** What somebody broke, and what doctor must say: which check, as what, what was found, and what to do. */
interface Trouble {
  name: string;
  given: (operator: Operator) => unknown;
  code: number;
  check: string;
  status: "warn" | "fail";
  found: RegExp;
  remedy: RegExp;
}

const env = (operator: Operator, values: Record<string, string>) => Object.assign(operator.env, values);
const file = (operator: Operator, name: string, text: string, mode = 0o600) => {
  mkdirSync(operator.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(operator.home, name), text, { mode });
};

async function org() {
  const simulator = await startSimulator({ org: generateOrg({ users: 5, groups: 2, apps: 2, seed: "doctor" }) });
  onTestFinished(() => simulator.close());
  return simulator;
}

const troubles: Trouble[] = [
  {
    name: "no connection yet",
    given: () => {},
    code: 0,
    check: "connections",
    status: "warn",
    found: /nothing to sync/,
    remedy: /access-graph connect .*--token-file/,
  },
  {
    name: "a broken .env",
    given: ({ folder }) => writeFileSync(join(folder, ".env"), "NEO4J_DATABASE=neo4j\nhunter2\n"),
    code: 3,
    check: "configuration",
    status: "fail",
    found: /\.env, line 2 is not NAME=value/,
    remedy: /Repair it, or move the file away/,
  },
  {
    name: "half a sign-in",
    given: (operator) => env(operator, { OKTA_CLIENT_ORGURL: "https://acme.okta.com" }),
    code: 3,
    check: "configuration",
    status: "fail",
    found: /OKTA_CLIENT_ORGURL is set without OKTA_CLIENT_TOKEN_FILE/,
    remedy: /set both, or neither/,
  },
  {
    name: "a home below a file",
    given: (operator) => {
      writeFileSync(join(operator.folder, "file"), "");
      env(operator, { ACCESS_GRAPH_HOME: join(operator.folder, "file", "home") });
    },
    code: 3,
    check: "home",
    status: "fail",
    found: /file\/home cannot be used \(ENOTDIR\)/,
    remedy: /Check who owns it/,
  },
  {
    name: "a home that is a file",
    given: ({ home }) => writeFileSync(home, ""),
    code: 3,
    check: "home",
    status: "fail",
    found: /home is not a folder/,
    remedy: /set ACCESS_GRAPH_HOME/,
  },
  {
    name: "a home that others can enter",
    given: ({ home }) => {
      mkdirSync(home);
      chmodSync(home, 0o755);
    },
    code: 0,
    check: "home",
    status: "warn",
    found: /can be entered by others/,
    remedy: /^chmod 700 .*home$/,
  },
  {
    name: "a broken key file",
    given: (operator) => file(operator, "secret.key", "not a key\n"),
    code: 3,
    check: "key",
    status: "fail",
    found: /does not hold a key/,
    remedy: /Put the right file back/,
  },
  {
    name: "a key file that is not there",
    given: (operator) => env(operator, { ACCESS_GRAPH_KEY_FILE: "/nowhere/key" }),
    code: 3,
    check: "key",
    status: "fail",
    found: /\/nowhere\/key cannot be read \(ENOENT\)/,
    remedy: /Put the right file back/,
  },
  {
    name: "a damaged list of connections",
    given: (operator) => file(operator, "connections.json", "{ half"),
    code: 3,
    check: "connections",
    status: "fail",
    found: /connections\.json is damaged/,
    remedy: /Put back a copy of it/,
  },
  {
    name: "a Neo4j that cannot be reached",
    given: (operator) => env(operator, { NEO4J_URI: "bolt://127.0.0.1:9", NEO4J_PASSWORD: "hunter2" }),
    code: 6,
    check: "neo4j",
    status: "fail",
    found: /cannot be reached at bolt:\/\/127\.0\.0\.1:9/,
    remedy: /Check that it runs, that the port is right/,
  },
  {
    name: "a Neo4j with another password",
    // Under a name of its own, for too many wrong passwords would shut out the tests' user for a while.
    given: (operator) => env(operator, { ...testNeo4j().env, NEO4J_USERNAME: "somebody", NEO4J_PASSWORD: "hunter2" }),
    code: 6,
    check: "neo4j",
    status: "fail",
    found: /refused the user name or password/,
    remedy: /Check NEO4J_USERNAME and NEO4J_PASSWORD/,
  },
  {
    name: "a Neo4j that is too old",
    given: async (operator) => env(operator, { NEO4J_URI: await oldNeo4j(), NEO4J_PASSWORD: "hunter2" }),
    code: 6,
    check: "neo4j",
    status: "fail",
    found: /version 4\.4\.40; Access Graph needs 5\.26 or newer/,
    remedy: /Upgrade the server or set NEO4J_URI to another/,
  },
  {
    name: "a Neo4j so old that no Bolt is common",
    given: async (operator) =>
      env(operator, { NEO4J_URI: await oldNeo4j({ handshake: Buffer.alloc(4) }), NEO4J_PASSWORD: "hunter2" }),
    code: 6,
    check: "neo4j",
    status: "fail",
    found: /speaks no version of Bolt that is known here; Access Graph needs 5\.26 or newer/,
    remedy: /Upgrade the server or set NEO4J_URI to another/,
  },
  {
    name: "a port of Neo4j that is not Bolt's",
    given: async (operator) =>
      env(operator, { NEO4J_URI: (await org()).url.replace("http:", "bolt:"), NEO4J_PASSWORD: "hunter2" }),
    code: 6,
    check: "neo4j",
    status: "fail",
    found: /bolt:\/\/127\.0\.0\.1:\d+ answers HTTP/,
    remedy: /Set NEO4J_URI to the address of Bolt, whose port is 7687/,
  },
  {
    name: "a token that Okta does not accept",
    given: async (operator) => env(operator, { OKTA_CLIENT_ORGURL: (await org()).url, OKTA_CLIENT_TOKEN: "00hunter2" }),
    code: 4,
    check: "environment: token",
    status: "fail",
    found: /Okta does not accept the API token/,
    remedy: /Create a new one under Security > API > Tokens/,
  },
  {
    name: "a token without an administrator role",
    given: async (operator) => {
      const { url, tokens } = await org();
      env(operator, { OKTA_CLIENT_ORGURL: url, OKTA_CLIENT_TOKEN: tokens.noRole });
    },
    code: 4,
    check: "environment: role",
    status: "fail",
    found: /no administrator role/,
    remedy: /Create the token as a Read-only Administrator/,
  },
  {
    name: "an org that nobody listens at",
    given: (operator) => env(operator, { OKTA_CLIENT_ORGURL: "http://127.0.0.1:9", OKTA_CLIENT_TOKEN: "00hunter2" }),
    code: 5,
    check: "environment: address",
    status: "fail",
    found: /cannot be reached: the connection was refused/,
    remedy: /Check the org's address, the network and the firewall; .* HTTPS_PROXY/,
  },
  {
    name: "an org whose name is not known",
    given: (operator) =>
      env(operator, {
        ACCESS_GRAPH_ALLOWED_ORG_HOSTS: "id.access-graph.invalid",
        OKTA_CLIENT_ORGURL: "https://id.access-graph.invalid",
        OKTA_CLIENT_TOKEN: "00hunter2",
      }),
    code: 5,
    check: "environment: address",
    status: "fail",
    found: /cannot be reached: the host name was not found/,
    remedy: /Check the org's address and the network's DNS/,
  },
  {
    name: "a proxy that does not work",
    given: (operator) =>
      env(operator, {
        HTTPS_PROXY: "http://127.0.0.1:9",
        OKTA_CLIENT_ORGURL: "https://acme.okta.com",
        OKTA_CLIENT_TOKEN: "00hunter2",
      }),
    code: 5,
    check: "environment: address",
    status: "fail",
    found: /cannot be reached through the proxy that HTTPS_PROXY names: the connection was refused/,
    remedy: /Check HTTPS_PROXY/,
  },
  {
    name: "an address that is not Okta's",
    given: (operator) => env(operator, { OKTA_CLIENT_ORGURL: "https://evil.com", OKTA_CLIENT_TOKEN: "00hunter2" }),
    code: 3,
    check: "environment: address",
    status: "fail",
    found: /evil\.com is not the address of an Okta org/,
    remedy: /ACCESS_GRAPH_ALLOWED_ORG_HOSTS/,
  },
  {
    name: "a clock that is wrong",
    given: async (operator) => {
      const server = createServer((_, response) => {
        response.setHeader("date", new Date(Date.now() - 3_600_000).toUTCString());
        response.writeHead(404).end();
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      env(operator, { OKTA_CLIENT_ORGURL: `http://127.0.0.1:${port}`, OKTA_CLIENT_TOKEN: "00hunter2" });
    },
    code: 5,
    check: "environment: clock",
    status: "warn",
    found: /^36\d\d s ahead of Okta$/,
    remedy: /Set this machine's clock/,
  },
];

describe("doctor says what to do, on one line, about", () => {
  test.each(troubles)("$name", async ({ given, code, check, status, found, remedy }) => {
    const operator = newOperator({ ...testNeo4j().env });
    await given(operator);
    const asked = await operator.run(["doctor", "--json"]);
    const { checks } = JSON.parse(asked.stdout) as {
      checks: Record<"name" | "status" | "detail" | "remedy", string>[];
    };
    const told = checks.find(({ name }) => name === check);
    expect(told).toMatchObject({ status, detail: expect.stringMatching(found) });
    expect(told?.remedy ?? told?.detail).toMatch(remedy);
    expect(told?.remedy ?? told?.detail).not.toContain("\n");
    expect({ code: asked.code, stderr: asked.stderr }).toEqual({ code, stderr: "" });
    expect(asked.stdout).not.toMatch(/hunter2|\bat \S+ \(/);
  });

  test("a home of somebody else", async ({ skip }) => {
    if (process.getuid?.() !== 0) skip("only root can give a folder away");
    const operator = newOperator({ ...testNeo4j().env });
    mkdirSync(operator.home, { mode: 0o700 });
    chownSync(operator.home, 12_345, 12_345);
    const { code, stdout } = await operator.run(["doctor"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^warn {2}home: .* belongs to another user \(12345\)\n +→ Run as that user, or set ACCESS_GRAPH_HOME/m,
    );
  });
});

test("what a server that died has left is nothing to worry about", async () => {
  const operator = newOperator();
  mkdirSync(join(operator.home, "neo4j", "data"), { recursive: true, mode: 0o700 });
  const dead = { way: "maven", version: "5.26.25", bolt: 1, http: 2, pid: 2 ** 22 - 1, started: "1" };
  writeFileSync(join(operator.home, "neo4j", "state.json"), JSON.stringify(dead));
  symlinkSync(`${dead.pid}|1|of-a-dead-process`, join(operator.home, "neo4j", "lock"));
  const { code, stdout } = await operator.run(["doctor"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^pass {2}neo4j: the managed server does not run; sync, serve and query start it$/m);
  expect((await operator.run(["neo4j", "stop"])).code).toBe(0);
});

describe("on a machine that cannot run Neo4j, doctor", () => {
  const ways = (values: NodeJS.ProcessEnv, folders: string[] = []) =>
    checkLocalServerWays({ neo4j: { kind: "managed" }, home: testFolder(), env: values, cache: testFolder() }, folders);
  const oneOfThree = /^One of three is needed: Java 17 or newer with Maven; or a running Docker engine; or NEO4J_URI/;
  const failed = (detail: RegExp) => ({
    status: "fail",
    detail: expect.stringMatching(detail),
    remedy: expect.stringMatching(oneOfThree),
    code: 6,
  });

  test("tells that nothing was found, and the three ways", async () => {
    const [java, maven, docker] = await ways({ PATH: testFolder() });
    expect(java).toMatchObject(failed(/^No Java was found by JAVA_HOME, PATH or in the usual folders/));
    expect(maven).toMatchObject(failed(/Maven \(mvn\).*was not found/));
    expect(docker).toMatchObject(failed(/docker was not found/));
  });

  test("tells which Java is too old", async () => {
    const folder = testFolder();
    fakeJava(folder, "11.0.2");
    fakeTool(folder, "mvn", "");
    const [java, maven] = await ways({ PATH: folder });
    expect(java).toMatchObject(failed(/^Java 11\.0\.2 at .* is too old: Neo4j needs Java 17 or newer/));
    expect(maven).toMatchObject({ status: "pass" });
  });

  test("tells that Maven is missing where Neo4j's jars are not there yet", async () => {
    const folder = testFolder();
    fakeJava(folder, "17.0.9");
    const [java, maven] = await ways({ PATH: folder });
    expect(java).toMatchObject({ status: "pass" });
    expect(maven).toMatchObject(failed(/Maven \(mvn\).*was not found/));
  });

  test("warns of a Java that Neo4j is not released for", async () => {
    const folder = testFolder();
    fakeJava(folder, "25");
    fakeTool(folder, "mvn", "");
    const [java] = await ways({ PATH: folder });
    expect(java).toMatchObject({ status: "warn", remedy: expect.stringContaining("released for Java 17 and 21") });
  });

  test("is content with Docker alone", async () => {
    const folder = testFolder();
    fakeTool(folder, "docker", "echo 27.0.0");
    expect((await ways({ PATH: folder })).map(({ status }) => status)).toEqual(["pass", "pass", "pass"]);
  });

  test("looks only for the way that ACCESS_GRAPH_NEO4J allows", async () => {
    const folder = testFolder();
    fakeJava(folder, "17.0.9");
    fakeTool(folder, "mvn", "");
    const docker = await ways({ PATH: folder, ACCESS_GRAPH_NEO4J: "docker" });
    expect(docker).toMatchObject([
      { name: "docker", status: "fail", detail: expect.stringContaining("docker was not found") },
    ]);
    expect(docker[0]?.remedy).toMatch(/ACCESS_GRAPH_NEO4J allows docker only\.$/);
    fakeTool(folder, "docker", "echo 27.0.0");
    expect((await ways({ PATH: folder, ACCESS_GRAPH_NEO4J: "maven" })).map(({ name }) => name)).toEqual([
      "java",
      "maven",
    ]);
    expect(await ways({ PATH: folder, ACCESS_GRAPH_NEO4J: "podman" })).toMatchObject([
      { status: "fail", detail: 'ACCESS_GRAPH_NEO4J is "podman", not maven or docker.' },
    ]);
  });
});
