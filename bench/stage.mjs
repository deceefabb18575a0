import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { ensureLocalServer, stopLocalServer } from "../dist/graph/local-server/local-server.js";
import { startSimulator } from "../dist/simulator/simulator.js";
import { createChildren } from "./children.mjs";

const prefix = "access-graph-bench-";

/**
 * What a run needs and leaves nothing of: a home of its own with a managed Neo4j, as a new user would get it, a bare driver
 * to that Neo4j, and the means to run the command line there.
 */
export async function openStage({ signal, log }) {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(folder, "owner"), String(process.pid));
  const home = join(folder, "home");
  mkdirSync(home, { mode: 0o700 });
  const cache = process.env.ACCESS_GRAPH_CACHE || join(homedir(), ".cache", "access-graph");
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const server = await ensureLocalServer({ home, cache, env: process.env, signal, log }).catch(async (error) => {
    await stopLocalServer({ home, cache }).catch(() => {});
    removeFolder();
    throw error;
  });
  const kill = () => {
    try {
      if (server.pid !== null) process.kill(server.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
    removeFolder();
  };
  process.once("exit", kill);
  const { uri, username, password } = server;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
  });
  const children = createChildren({ folder, signal, env: commandEnvironment({ home, cache, folder }) });
  const simulators = [];
  return {
    folder,
    driver,
    children,
    /** A simulated org in this very process, so that it can be changed between syncs. */
    async serve(org) {
      const simulator = await startSimulator({ org });
      simulators.push(simulator);
      return simulator;
    },
    neo4jPid: server.pid,
    settings: { uri, username, password, database: "neo4j" },
    async close() {
      await children.close();
      await Promise.all(simulators.map((simulator) => simulator.close()));
      await driver.close();
      await stopLocalServer({ home, cache, env: process.env });
      process.off("exit", kill);
      removeFolder();
    },
  };
}

/** What the commands see of the environment: no org, database or proxy that the caller may have set for daily use. */
function commandEnvironment({ home, cache, folder }) {
  const passed = ["PATH", "JAVA_HOME", "ACCESS_GRAPH_NEO4J"].filter((name) => process.env[name] !== undefined);
  return {
    ...Object.fromEntries(passed.map((name) => [name, process.env[name]])),
    HOME: folder,
    ACCESS_GRAPH_HOME: home,
    ACCESS_GRAPH_CACHE: cache,
  };
}

/** Runs that were killed could not tidy up. */
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    try {
      process.kill(Number(readFileSync(join(folder, "owner"), "utf8")), 0);
    } catch (error) {
      if (error.code !== "ESRCH") continue;
      await stopLocalServer({ home: join(folder, "home"), cache: folder });
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
