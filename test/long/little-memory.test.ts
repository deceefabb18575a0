import { randomUUID } from "node:crypto";
import neo4j from "neo4j-driver";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { ensureLocalServer, stopLocalServer } from "../../src/graph/local-server/local-server.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { testCache } from "../support/run-folder.ts";

beforeAll(buildCommand, 120_000);

const day = 86_400_000;

test("where Neo4j has too little memory for much of the System Log at once, it is read in smaller steps, and nothing is counted twice", async () => {
  const org = generateOrg({ users: 3_000, groups: 10, apps: 25, seed: randomUUID() });
  const simulator = await startSimulator({ org });
  onTestFinished(() => simulator.close());
  const operator = newOperator();
  const memory = { heap: 200, pageCache: 64 };
  const server = await ensureLocalServer({ home: operator.home, cache: testCache, env: operator.env, memory });
  onTestFinished(async () => {
    await stopLocalServer({ home: operator.home, cache: testCache });
  });
  Object.assign(operator.env, { OKTA_CLIENT_ORGURL: simulator.url, OKTA_CLIENT_TOKEN: simulator.tokens.readOnlyAdmin });
  expect((await operator.run(["sync", "--no-activity"])).code).toBe(0);
  const active = [...org.users.values()].filter(({ status }) => status === "ACTIVE");
  const since = Date.now() - 60 * day;
  let told = 0;
  for (const app of org.apps.keys()) {
    for (const user of active) org.useApp(user.id, app, { at: since + told++ * 50 });
  }
  expect(told).toBeGreaterThan(60_000);
  const end = await operator.run(["sync", "--only-activity", "--json"]);
  expect(end.code, end.stderr).toBe(0);
  // It was too much the first time, so that all was read once more.
  expect(JSON.parse(end.stdout).collectors[0].read).toBeGreaterThanOrEqual(2 * told);
  const auth = neo4j.auth.basic(server.username, server.password.reveal());
  const driver = neo4j.driver(server.uri, auth, { disableLosslessIntegers: true });
  onTestFinished(() => driver.close());
  const { records } = await driver.executeQuery(
    "MATCH ()-[s:SIGNED_IN_TO]->() RETURN count(s) AS uses, sum(s.count) AS counted",
  );
  expect(records[0]?.toObject()).toEqual({ uses: told, counted: told });
});
