import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureLocalServer, stopLocalServer } from "../../src/graph/local-server/local-server.ts";
import type { TestNeo4j } from "./neo4j.ts";
import { abandonRunFolder, closeRunFolder, openRunFolder, testCache } from "./run-folder.ts";

/** A server for tests, and how to be rid of it: at leisure, or at once when the run is cut off. */
interface Served {
  neo4j: TestNeo4j;
  stop(): Promise<void>;
  kill(): void;
}

/** One real Neo4j for the whole run, got in the order in which the product gets its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await openRunFolder();
  const served = await serve(process.env, folder).catch((error: unknown) => {
    abandonRunFolder(folder);
    console.error(`\nThe tests need a real Neo4j and none can be had.\n${String(error)}\n`);
    throw error;
  });
  project.provide("neo4j", served.neo4j);
  const kill = () => {
    served.kill();
    abandonRunFolder(folder);
  };
  const interrupted = (signal: NodeJS.Signals) => process.exit(signal === "SIGINT" ? 130 : 143);
  process.once("exit", kill);
  process.once("SIGINT", interrupted);
  process.once("SIGTERM", interrupted);
  return async () => {
    await served.stop();
    process.off("exit", kill);
    process.off("SIGINT", interrupted);
    process.off("SIGTERM", interrupted);
    await closeRunFolder(folder);
  };
}

async function serve(env: NodeJS.ProcessEnv, folder: string): Promise<Served> {
  switch (env.ACCESS_GRAPH_TEST_NEO4J ?? "") {
    case "uri":
      return given(env);
    case "maven":
      return managed(env, folder);
    case "docker":
      return container();
    case "":
      // Never NEO4J_URI unasked: it may lead to data that somebody needs.
      return managed(env, folder).catch((maven: unknown) =>
        container().catch((docker: unknown) => {
          throw new Error(`As a process: ${String(maven)}\nAs a container: ${String(docker)}`);
        }),
      );
    default:
      throw new Error("ACCESS_GRAPH_TEST_NEO4J must be uri, maven or docker.");
  }
}

async function given(env: NodeJS.ProcessEnv): Promise<Served> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = "neo4j", NEO4J_PASSWORD: password, NEO4J_DATABASE } = env;
  if (!uri || !password) throw new Error("Set NEO4J_URI and NEO4J_PASSWORD to a server whose data may be lost.");
  return {
    neo4j: { uri, username, password, database: NEO4J_DATABASE ?? "neo4j" },
    stop: async () => {},
    kill: () => {},
  };
}

async function managed(env: NodeJS.ProcessEnv, folder: string): Promise<Served> {
  const home = join(folder, "shared-server");
  mkdirSync(home);
  const cache = testCache;
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const server = await ensureLocalServer({
      home,
      cache,
      env,
      way: "maven",
      memory: { heap: 1024, pageCache: 256 },
      log: (line) => console.error(line),
    });
    const { uri, username } = server;
    return {
      neo4j: { uri, username, password: server.password.reveal(), database: "neo4j" },
      stop: async () => {
        await stopLocalServer({ home, cache });
        remove();
      },
      kill: () => {
        try {
          if (server.pid !== null) process.kill(server.pid, "SIGKILL");
        } catch {
          // It has ended already.
        }
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function container(): Promise<Served> {
  const { Neo4jContainer } = await import("@testcontainers/neo4j");
  const started = await new Neo4jContainer("neo4j:5.26.25").start();
  return {
    neo4j: { uri: started.getBoltUri(), username: "neo4j", password: started.getPassword(), database: "neo4j" },
    stop: async () => {
      await started.stop();
    },
    // Testcontainers removes what a dead process has left.
    kill: () => {},
  };
}
