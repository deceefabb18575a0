import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { storyOrg } from "../../src/simulator/story.ts";
import { buildCommand, newOperator, startOnTerminal } from "../support/command.ts";
import { type PlainOrg, startPlainOkta } from "../support/plain-okta.ts";

beforeAll(buildCommand, 120_000);

async function larkspur() {
  const simulator = await startSimulator({ org: storyOrg() });
  onTestFinished(() => simulator.close());
  return simulator;
}

async function plain(id: string) {
  const org: PlainOrg = {
    id,
    name: `Org ${id}`,
    users: [{ id: "u1", status: "ACTIVE", login: "ann@example.com" }],
    groups: [{ id: "g1", name: "Everyone", type: "BUILT_IN" }],
    members: [],
    rules: [],
    apps: [{ id: "a1", label: "Wiki", status: "ACTIVE", implicit: false }],
    accounts: [],
    appGroups: [],
  };
  const server = await startPlainOkta(org, { pageSize: 3, stats: true, ruleReasons: true });
  onTestFinished(() => server.close());
  return server;
}

describe("connecting", () => {
  test("tells in words what the token sees, stores it sealed, and says what comes next", async () => {
    const { url, tokens } = await larkspur();
    const operator = newOperator();
    const result = await operator.run(["connect", url, "-"], `${tokens.readOnlyAdmin}\n`);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain("Connected Larkspur Robotics");
    expect(result.stdout).toContain("Read-only Administrator");
    expect(result.stdout).toContain("admin permissions: not visible with this token");
    expect(result.stderr).toContain("access-graph sync");
    expect(result.stdout + result.stderr).not.toContain(tokens.readOnlyAdmin);

    const stored = readdirSync(operator.home).map((name) => [name, statSync(join(operator.home, name)).mode & 0o777]);
    expect(stored.sort()).toEqual([
      ["connections.json", 0o600],
      ["secret.key", 0o600],
    ]);
    expect(statSync(operator.home).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(operator.home, "connections.json"), "utf8")).not.toContain(tokens.readOnlyAdmin);
  });

  test("again updates the connection and says so; a Super Administrator's token sees admin permissions", async () => {
    const { url, tokens } = await larkspur();
    const operator = newOperator();
    await operator.run(["connect", url, "-", "--name", "one", "--email", "ann@example.com"], tokens.readOnlyAdmin);
    writeFileSync(join(operator.folder, "token"), `  ${tokens.superAdmin}\r\n`);
    const result = await operator.run(["connect", `${url}/oauth2/default?x=1`, "--token-file", "token"]);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain("Updated the connection to Larkspur Robotics");
    expect(result.stdout).toContain("admin permissions: visible");
    const listed = JSON.parse((await operator.run(["connections", "--json"])).stdout);
    expect(listed).toEqual([
      {
        name: "one",
        organization: expect.stringMatching(/^00o/),
        organizationName: "Larkspur Robotics",
        url,
        email: "ann@example.com",
        connectedAt: expect.any(String),
        role: "SUPER_ADMIN",
        adminPermissions: true,
        lastSync: null,
        lastSyncKnown: false,
      },
    ]);
  });

  test("several orgs at once are all stored, and a sync asks which one", async () => {
    const operator = newOperator();
    const ids = ["00oA", "00oB", "00oC"];
    const servers = await Promise.all(ids.map(plain));
    const results = await Promise.all(
      servers.map(({ url, token }, index) => operator.run(["connect", url, "-", "--name", `org-${index}`], token)),
    );
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    const { stdout } = await operator.run(["connections"]);
    for (const name of ["org-0", "org-1", "org-2", "database not running"]) expect(stdout).toContain(name);
    const sync = await operator.run(["sync"]);
    expect(sync.code).toBe(2);
    expect(sync.stderr).toContain("org-0, org-1, org-2");
    const taken = await operator.run(["connect", (await plain("00oD")).url, "-", "--name", "org-1"], "plain-token");
    expect(taken.code).toBe(3);
    expect(taken.stderr).toContain("--name");
    expect((await operator.run(["disconnect", "org-1"])).code).toBe(0);
    expect((await operator.run(["connections"])).stdout).not.toContain("org-1");
  });

  test("asks for the token on a terminal without showing it", async () => {
    const { url, tokens } = await larkspur();
    const operator = newOperator();
    const running = startOnTerminal(operator, ["connect", url]);
    await running.said("API token");
    running.child.stdin.write(`${tokens.readOnlyAdmin}\r`);
    const { code, stdout } = await running.ended;
    expect(stdout).toContain("Connected Larkspur Robotics");
    expect(stdout).not.toContain(tokens.readOnlyAdmin);
    expect(code).toBe(0);
  });

  test("Ctrl-C at the question ends with 130 and stores nothing", async () => {
    const { url } = await larkspur();
    const operator = newOperator();
    const running = startOnTerminal(operator, ["connect", url]);
    await running.said("API token");
    running.child.stdin.write("\u0003");
    expect((await running.ended).code).toBe(130);
    expect((await operator.run(["connections", "--json"])).stdout).toBe("[]\n");
  });
});

describe("what is refused", () => {
  test.each(["noRole", "wrong"] as const)("a token that is %s ends with 4 and stores nothing", async (kind) => {
    const { url, tokens } = await larkspur();
    const operator = newOperator();
    const token = kind === "wrong" ? "00wrong-token" : tokens[kind];
    const result = await operator.run(["connect", url, "-"], token);
    expect(result).toMatchObject({ code: 4, stdout: "" });
    expect(result.stderr).not.toContain(token);
    expect((await operator.run(["connections", "--json"])).stdout).toBe("[]\n");
  });

  test("an org that is not there ends with 5", async () => {
    const operator = newOperator();
    const result = await operator.run(["connect", "http://127.0.0.1:9", "-"], "00token");
    expect(result.code).toBe(5);
  });

  test.each([
    ["as a value", ["--token", "00hunter2"]],
    ["as a value with =", ["--token=00hunter2"]],
    ["as an argument", ["00hunter2"]],
  ])("a token on the command line, %s, without repeating it", async (_, args) => {
    const { url, requests } = await larkspur();
    const result = await newOperator().run(["connect", url, ...args]);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).not.toContain("hunter2");
    expect(result.stderr).toContain("--token-file");
    expect(requests.count()).toBe(0);
  });

  test.each(["", "  \n", "00abc\n00def\n", "SSWS 00abc"])("the token %j", async (token) => {
    const { url, requests } = await larkspur();
    const result = await newOperator().run(["connect", url, "-"], token);
    expect(result).toMatchObject({ code: 3, stdout: "" });
    expect(result.stderr).not.toContain("00abc");
    expect(requests.count()).toBe(0);
  });

  test("no token without a terminal to ask on", async () => {
    const result = await newOperator().run(["connect", "acme.okta.com"]);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("--token-file");
  });

  test.each([
    "evil.com",
    "okta.com.evil.com",
    "a.b.okta.com",
    "http://acme.okta.com",
    "https://u:p@acme.okta.com",
    "https://10.0.0.1",
  ])("the address %s, before a token is read", async (address) => {
    const result = await newOperator().run(["connect", address]);
    expect(result.code).toBe(3);
  });

  test("an address of this machine that others can reach gets no request", async () => {
    const address = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === "IPv4" && !one.internal)?.address;
    if (address === undefined) return;
    let connections = 0;
    const server = createServer().on("connection", () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    for (const url of [`http://${address}:${port}`, `https://${address}:${port}`]) {
      expect((await newOperator().run(["connect", url, "-"], "00token")).code).toBe(3);
    }
    expect(connections).toBe(0);
  });

  test("a custom domain that does not answer as Okta does is not given the token", async () => {
    const operator = newOperator({ ACCESS_GRAPH_ALLOWED_ORG_HOSTS: "id.access-graph.invalid" });
    const result = await operator.run(["connect", "id.access-graph.invalid", "-"], "00token");
    expect(result.code).toBe(3);
    expect(result.stderr).toContain("the token was not sent");
  });

  test("a store that is damaged, which stays as it is", async () => {
    const { url, tokens, requests } = await larkspur();
    const operator = newOperator();
    await operator.run(["connect", url, "-"], tokens.readOnlyAdmin);
    requests.clear();
    const file = join(operator.home, "connections.json");
    writeFileSync(file, "{ half");
    for (const args of [["connect", url, "-"], ["connections"], ["disconnect", "larkspur"], ["sync"]]) {
      const result = await operator.run(args, tokens.readOnlyAdmin);
      expect(result).toMatchObject({ code: 3, stdout: "" });
      expect(result.stderr).toContain(file);
    }
    expect(readFileSync(file, "utf8")).toBe("{ half");
    expect(requests.count()).toBe(0);
  });

  test("a key that is not the one that sealed the token", async () => {
    const { url, tokens } = await larkspur();
    const operator = newOperator();
    await operator.run(["connect", url, "-"], tokens.readOnlyAdmin);
    writeFileSync(join(operator.home, "secret.key"), `${Buffer.alloc(32, 9).toString("base64")}\n`, { mode: 0o600 });
    const result = await operator.run(["sync"]);
    expect(result.code).toBe(3);
    expect(result.stderr).toContain("access-graph connect again");
  });
});

test("the token is in no argument and in no environment of the process that uses it", async () => {
  if (process.platform !== "linux") return;
  const operator = newOperator();
  writeFileSync(join(operator.folder, "token"), "00veryUnusualToken\n");
  const asked = deferred();
  const silent = createServer(() => asked.resolve());
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  const running = operator.start(["connect", `http://127.0.0.1:${port}`, "--token-file", "token"]);
  await asked.promise;
  const seen = ["cmdline", "environ"]
    .map((name) => readFileSync(`/proc/${running.child.pid}/${name}`, "utf8"))
    .join("");
  expect(seen).toContain("token");
  expect(seen).not.toContain("veryUnusual");
  running.child.kill("SIGINT");
  expect((await running.ended).code).toBe(130);
});

function deferred() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
