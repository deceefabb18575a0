import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  ensureLocalServer,
  type LocalServer,
  type LocalServerError,
  localServerStatus,
  stopLocalServer,
} from "../../src/graph/local-server/local-server.ts";
import { identifyProcess, processesWithArgument } from "../../src/graph/local-server/process-identity.ts";
import { eventually } from "./eventually.ts";
import { memory, removeHome, sharedCache, temporaryFolder } from "./homes.ts";
import { runElsewhere, runNeo4jCommand } from "./other-process.ts";

vi.setConfig({ testTimeout: 120_000 });
const home = temporaryFolder();
const options = { home, cache: sharedCache, env: process.env, memory };
const env = { ...process.env, ACCESS_GRAPH_HOME: home, ACCESS_GRAPH_CACHE: sharedCache, NEO4J_URI: "" };
const startElsewhere = () =>
  runElsewhere(
    `const { ensureLocalServer } = await import(built + "graph/local-server/local-server.js");
     const { uri, pid, started, browserUrl } = await ensureLocalServer({
       ...${JSON.stringify({ home, cache: sharedCache, memory })}, env: process.env,
     });
     console.log(JSON.stringify({ uri, pid, started, browserUrl }));`,
    env,
  );
const serverProcesses = () => processesWithArgument(`--home-dir=${join(home, "neo4j")}`).map(({ pid }) => pid);

async function ask(server: LocalServer, cypher: string) {
  const auth = neo4j.auth.basic(server.username, server.password.reveal());
  const driver = neo4j.driver(server.uri, auth, { disableLosslessIntegers: true });
  try {
    return (await driver.executeQuery(cypher)).records.map((record) => record.toObject());
  } finally {
    await driver.close();
  }
}

let server: LocalServer;
afterAll(() => removeHome(home));

describe("a server that two processes asked for at the same time", () => {
  let told: Record<string, unknown>[];

  beforeAll(async () => {
    const both = await Promise.all([startElsewhere().ended, startElsewhere().ended]);
    expect(both.map(({ stderr }) => stderr)).toEqual(["", ""]);
    told = both.map(({ stdout }) => JSON.parse(stdout));
    server = await ensureLocalServer(options);
  });

  test("is one server, started by one of them", () => {
    expect(told.map(({ started }) => started).sort()).toEqual([false, true]);
    expect(told[0]?.pid).toBe(told[1]?.pid);
    expect(serverProcesses()).toEqual([told[0]?.pid]);
  });

  test("outlives both and is reused", () => {
    expect(server).toMatchObject({
      started: false,
      pid: told[0]?.pid,
      uri: told[0]?.uri,
      way: "maven",
      username: "neo4j",
    });
  });

  test("is told of by the status, in words and as JSON", async () => {
    const { stdout, code } = await runNeo4jCommand(["status", "--json"], env).ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      running: true,
      way: "maven",
      version: "5.26.25",
      pid: server.pid,
      uri: server.uri,
      browserUrl: server.browserUrl,
      dataFolder: join(home, "neo4j", "data"),
      dataBytes: expect.any(Number),
      passwordFile: server.passwordFile,
    });
    const words = await runNeo4jCommand(["status"], env).ended;
    expect(words.stdout).toContain(`cat '${server.passwordFile}'`);
    expect(words.stdout + words.stderr + stdout).not.toContain(server.password.reveal());
  });

  test("keeps its password in files for its user only, and out of every command line, environment and log", () => {
    const password = server.password.reveal();
    const files = ["password", "state.json", "conf/neo4j.conf", "data/dbms/auth.ini", "logs/console.log"];
    for (const name of files) expect(statSync(join(home, "neo4j", name)).mode & 0o777, name).toBe(0o600);
    expect(statSync(join(home, "neo4j")).mode & 0o777).toBe(0o700);
    const holding = readdirSync(join(home, "neo4j"), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name), "latin1").includes(password),
      )
      .map(({ name }) => name);
    expect(holding).toEqual(["password"]);
    if (process.platform !== "linux") return;
    expect(readFileSync(`/proc/${server.pid}/cmdline`, "utf8")).not.toContain(password);
    expect(readFileSync(`/proc/${server.pid}/environ`, "utf8")).not.toMatch(/OKTA|NEO4J|ACCESS_GRAPH/);
  });

  test.runIf(process.platform === "linux")("listens on loopback only", () => {
    const sockets = new Set(
      readdirSync(`/proc/${server.pid}/fd`).flatMap((fd) => {
        try {
          return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${server.pid}/fd/${fd}`))?.[1] ?? [];
        } catch {
          return [];
        }
      }),
    );
    const listening = ["tcp", "tcp6"].flatMap((table) =>
      readFileSync(`/proc/${server.pid}/net/${table}`, "utf8")
        .split("\n")
        .map((line) => line.trim().split(/\s+/))
        .filter((fields) => fields[3] === "0A" && sockets.has(fields[9] ?? ""))
        .map((fields) => fields[1]?.split(":")[0]),
    );
    expect(listening.length).toBe(2);
    for (const address of listening) expect(["0100007F", "0000000000000000FFFF00000100007F"]).toContain(address);
  });

  test("serves Neo4j Browser, and by HTTP nothing else", async () => {
    const page = await fetch(server.browserUrl);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<html");
    const queryApi = await fetch(new URL("/db/neo4j/query/v2", server.browserUrl), { method: "POST" });
    expect(queryApi.status).toBe(404);
  });

  test("lets no query read files or call addresses", async () => {
    await expect(ask(server, "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line")).rejects.toThrow("is false");
    const address = new URL("/", server.browserUrl);
    await expect(ask(server, `LOAD CSV FROM '${address}' AS line RETURN line`)).rejects.toThrow("is blocked");
  });

  test("refuses a password file that is not its own, saying so", async () => {
    const password = readFileSync(server.passwordFile);
    writeFileSync(server.passwordFile, "not-the-password");
    const refused = await ensureLocalServer(options).catch((error: unknown) => error);
    writeFileSync(server.passwordFile, password);
    expect(refused).toMatchObject({ code: "PASSWORD_WRONG", remedy: expect.stringContaining("Put the file back") });
    expect((await ensureLocalServer(options)).started).toBe(false);
  });
});

test("a server that was killed is seen to be gone, and the next start has its data and its ports", async () => {
  await ask(server, "CREATE (:Kept {value: 42})");
  process.kill(server.pid ?? 0, "SIGKILL");
  await eventually(() => serverProcesses().length === 0);
  expect((await localServerStatus(options)).running).toBe(false);
  // As if its process number had been given to another program since.
  const state = JSON.parse(readFileSync(join(home, "neo4j", "state.json"), "utf8"));
  writeFileSync(join(home, "neo4j", "state.json"), JSON.stringify({ ...state, pid: process.pid }));

  const foreground = runNeo4jCommand(["console"], env);
  let shown = "";
  foreground.child.stderr?.on("data", (chunk) => {
    shown += chunk;
  });
  await eventually(() => shown.includes(" Started.") || foreground.child.exitCode !== null);
  const again = await ensureLocalServer(options);
  expect(again).toMatchObject({ started: false, uri: server.uri, browserUrl: server.browserUrl });
  expect([server.pid, process.pid]).not.toContain(again.pid);
  expect(await ask(again, "MATCH (k:Kept) RETURN k.value AS value")).toEqual([{ value: 42 }]);

  // In the foreground, Ctrl-C is how it is meant to end.
  foreground.child.kill("SIGINT");
  const { code, stdout, stderr } = await foreground.ended;
  expect(code, stderr).toBe(0);
  expect(stdout).toContain(server.browserUrl);
  expect(stderr).toContain(" Stopped.");
  expect(serverProcesses()).toEqual([]);
});

describe("a server that does not run", () => {
  test("is not started with a password file missing, for its data could not be opened", async () => {
    const password = readFileSync(server.passwordFile);
    rmSync(server.passwordFile);
    const refused = await ensureLocalServer(options).catch((error: unknown) => error);
    writeFileSync(server.passwordFile, password, { mode: 0o600 });
    expect(refused).toMatchObject({ code: "PASSWORD_WRONG", message: expect.stringContaining("is missing") });
  });

  test("is not left half started when the command that starts it is interrupted", async () => {
    const interruption = new AbortController();
    const log = (line: string) => {
      if (line.startsWith("Starting")) setImmediate(() => interruption.abort());
    };
    await expect(ensureLocalServer({ ...options, log, signal: interruption.signal })).rejects.toThrow("aborted");
    expect(serverProcesses()).toEqual([]);
  });
});

describe("a server whose starter was killed while it started", () => {
  test("is found and waited for, even if the starter had not yet noted it", async () => {
    const starter = startElsewhere();
    const pid = await eventually(() => serverProcesses()[0]);
    starter.child.kill("SIGKILL");
    expect((await starter.ended).signal).toBe("SIGKILL");
    rmSync(join(home, "neo4j", "state.json"), { force: true });

    server = await ensureLocalServer(options);

    expect(server).toMatchObject({ started: false, pid });
    expect(serverProcesses()).toEqual([pid]);
    expect(await ask(server, "MATCH (k:Kept) RETURN count(k) AS kept")).toEqual([{ kept: 1 }]);
  });
});

describe("the data", () => {
  test("is told to be in use when another Neo4j has it", async () => {
    const other = temporaryFolder();
    try {
      mkdirSync(join(other, "neo4j"));
      symlinkSync(join(home, "neo4j", "data"), join(other, "neo4j", "data"));
      copyFileSync(server.passwordFile, join(other, "neo4j", "password"));
      const refused = await ensureLocalServer({ ...options, home: other }).catch((error: LocalServerError) => error);
      expect(refused).toMatchObject({ code: "DATA_LOCKED", remedy: expect.stringContaining("ACCESS_GRAPH_HOME") });
      expect(identifyProcess(server.pid ?? 0)).not.toBeNull();
    } finally {
      await removeHome(other);
    }
  });

  test("stays when the server is stopped, which ends in order", async () => {
    const { code, stderr } = await runNeo4jCommand(["stop"], env).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "Neo4j is stopped; its data stays.\n" });
    expect(serverProcesses()).toEqual([]);
    expect(readFileSync(join(home, "neo4j", "logs", "console.log"), "utf8").trimEnd()).toMatch(/Stopped\.$/);
    expect(await stopLocalServer(options)).toBe(false);
    expect(await localServerStatus(options)).toMatchObject({ running: false, pid: null, uri: null });
  });

  test("is told to be corrupt when Neo4j cannot open it, and no server is left behind", async () => {
    writeFileSync(join(home, "neo4j", "data", "databases", "neo4j", "neostore"), Buffer.alloc(8192, 0x5a));
    const refused = await ensureLocalServer(options).catch((error: LocalServerError) => error);
    expect(refused).toMatchObject({ code: "STORE_CORRUPT", remedy: expect.stringContaining("sync again") });
    expect(serverProcesses()).toEqual([]);
  });
});
