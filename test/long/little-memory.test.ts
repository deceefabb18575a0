import neo4j from "neo4j-driver";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { buildCommand } from "../support/command.ts";
import { operatorOfOwnServer } from "../support/own-server.ts";

beforeAll(buildCommand, 120_000);

const day = 86_400_000;

test("where Neo4j has too little memory for much of the System Log at once, it is read in smaller steps, and nothing is counted twice", async () => {
  const memory = { heap: 200, pageCache: 64 };
  const { operator, org, server } = await operatorOfOwnServer({ users: 3_000, apps: 25, memory });
  const { settings } = await server();
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
  const auth = neo4j.auth.basic(settings.username, settings.password.reveal());
  const driver = neo4j.driver(settings.uri, auth, { disableLosslessIntegers: true });
  onTestFinished(() => driver.close());
  const { records } = await driver.executeQuery(
    "MATCH ()-[s:SIGNED_IN_TO]->() RETURN count(s) AS uses, sum(s.count) AS counted",
  );
  expect(records[0]?.toObject()).toEqual({ uses: told, counted: told });
});
