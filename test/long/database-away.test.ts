import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { startBoltProxy } from "../support/bolt-proxy.ts";
import { buildCommand } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";
import { startServe } from "../support/serve.ts";

beforeAll(buildCommand, 120_000);

const awayMs = Number(process.env.AWAY_MS ?? 60_000);

/** Serves an org through a proxy that can be taken away. */
async function world() {
  const { operator, org } = await operatorOfRunningOrg({ users: 60 });
  const { settings } = testNeo4j();
  expect((await operator.run(["sync", "--quiet"])).code).toBe(0);
  const proxy = await startBoltProxy(settings.uri);
  onTestFinished(() => proxy.close());
  operator.env.NEO4J_URI = proxy.uri;
  const { running, url } = await startServe(operator);
  const query = `query ($org: ID) { users(org: $org, first: 20) { totalCount nodes { login memberships(first: 3) { nodes { id } } } } }`;
  const body = JSON.stringify({ query, variables: { org: org.id } });
  const ask = async () => {
    const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    return (await answer.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  };
  const status = async (path: string) => (await fetch(new URL(path, url))).status;
  const untilReady = async (wanted: number) => {
    const began = Date.now();
    while ((await status("/readyz")) !== wanted) {
      if (Date.now() - began > 60_000) throw new Error(`/readyz never answered ${wanted}`);
      await sleep(50);
    }
    return Date.now() - began;
  };
  return { running, proxy, settings, ask, status, untilReady };
}

test.each(["refuses connections", "is silent"] as const)(
  "while the database %s, serve says that it is not ready, still tells that it lives, and recovers by itself",
  async (how) => {
    const { running, proxy, settings, ask, status, untilReady } = await world();
    const load = async (questions: number) => await Promise.all(Array.from({ length: questions }, ask));
    await ask();
    const right = (await load(10))[0];
    expect(right?.errors).toBeUndefined();
    const openBefore = proxy.open();
    const inFlight = load(10);

    if (how === "is silent") proxy.fallSilent();
    else await proxy.goAway();
    const began = Date.now();
    expect(await untilReady(503)).toBeLessThan(10_000);
    const answers = [...(await inFlight), ...(await load(20))];
    for (const { errors } of answers.slice(10)) expect(errors?.[0]?.extensions.code).toBe("NOT_READY");
    while (Date.now() - began < awayMs) {
      expect(await status("/readyz")).toBe(503);
      const asked = performance.now();
      expect(await status("/healthz")).toBe(200);
      expect(performance.now() - asked).toBeLessThan(1_000);
      await sleep(500);
    }

    await proxy.comeBack();
    expect(await untilReady(200)).toBeLessThan(15_000);
    for (const answer of await load(20)) expect(answer).toEqual(right);
    expect(proxy.open()).toBeLessThanOrEqual(Math.max(openBefore, 50));

    running.child.kill("SIGTERM");
    expect((await running.ended).code).toBe(0);
    for (let tries = 0; proxy.open() > 0; tries++) {
      expect(tries).toBeLessThan(100);
      await sleep(50);
    }
    const driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password.reveal()));
    onTestFinished(() => driver.close());
    const { records } = await driver.executeQuery(
      "SHOW TRANSACTIONS YIELD metaData WHERE metaData.app = 'access-graph' RETURN count(*) AS open",
    );
    expect(records[0]?.get("open").toNumber()).toBe(0);
  },
);
