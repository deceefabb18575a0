import { randomUUID } from "node:crypto";
import neo4j from "neo4j-driver";
import { onTestFinished } from "vitest";
import type { GraphSettings } from "../../src/graph/graph.ts";
import { ensureLocalServer } from "../../src/graph/local-server/local-server.ts";
import type { ServerMemory } from "../../src/graph/local-server/memory.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { createRandom } from "../../src/simulator/random.ts";
import { type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.ts";
import { newOperator, type Operator } from "./command.ts";
import { changeOrg } from "./org-changes.ts";
import { testCache } from "./run-folder.ts";

/** A simulated org, and an operator whose Neo4j is the managed one of a home of its own. */
export async function operatorOfOwnServer(
  options: Partial<SimulatorOptions> & {
    users?: number;
    apps?: number;
    memory?: ServerMemory;
    operator?: Operator;
  } = {},
) {
  const { users = 300, apps = 12, memory = { heap: 512, pageCache: 256 }, operator = newOperator(), ...rest } = options;
  const org = generateOrg({ users, groups: Math.ceil(users / 8), apps, seed: randomUUID() });
  const simulator = await startSimulator({ org, ...rest });
  onTestFinished(() => simulator.close());
  operator.env.OKTA_CLIENT_ORGURL = simulator.url;
  operator.env.OKTA_CLIENT_TOKEN = simulator.tokens.readOnlyAdmin;
  const random = createRandom(org.seed);
  let day = 0;
  return {
    operator,
    simulator,
    org,
    change: () => changeOrg(org, random, ++day),
    /** The server, started if it does not run. */
    async server(): Promise<{ pid: number; settings: GraphSettings }> {
      const { home, env } = operator;
      const { uri, username, password, pid } = await ensureLocalServer({ home, cache: testCache, env, memory });
      return { pid: pid ?? 0, settings: { uri, username, password, database: "neo4j" } };
    },
  };
}

/** Resolves while a transaction of the product whose statement begins so is open in Neo4j. */
export async function untilRunning(settings: GraphSettings, statement: string, signal: AbortSignal): Promise<void> {
  const auth = neo4j.auth.basic(settings.username, settings.password.reveal());
  const driver = neo4j.driver(settings.uri, auth, { disableLosslessIntegers: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const { records } = await driver.executeQuery(
        "SHOW TRANSACTIONS YIELD metaData WHERE metaData.statement STARTS WITH $statement RETURN count(*) AS open",
        { statement },
      );
      if (records[0]?.get("open") > 0) return;
    }
  } finally {
    await driver.close();
  }
}
