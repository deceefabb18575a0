import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { buildCommand, newOperator } from "../support/command.ts";
import { operatorOfOwnServer, untilRunning } from "../support/own-server.ts";
import { startServe } from "../support/serve.ts";
import { differences } from "../support/true-graph.ts";

beforeAll(buildCommand, 120_000);

/** A server of the operator's, and a way to ask it. */
async function serving(operator: ReturnType<typeof newOperator>) {
  const { running, url } = await startServe(operator);
  const ask = async (query: string) => {
    const body = JSON.stringify({ query });
    const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    return (await answer.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };
  };
  return { running, url, ask };
}

const question = "{ users(first: 50) { totalCount nodes { login canReach(first: 5) { totalCount } } } }";

test("two syncs at once on one home: one does it, the other says so, and neither starts a second Neo4j", async () => {
  const { operator, org, server } = await operatorOfOwnServer({ latencyMs: 20 });
  const both = await Promise.all([operator.run(["sync"]), operator.run(["sync"])]);
  const codes = both.map(({ code }) => code).sort();
  // The second may also begin only when the first has ended.
  expect(
    [
      [0, 6],
      [0, 0],
    ],
    both.map(({ stderr }) => stderr).join("\n"),
  ).toContainEqual(codes);
  const refused = both.find(({ code }) => code === 6);
  if (refused) expect(refused.stderr).toContain("Another sync of this org");
  const { settings } = await server();
  expect(await differences(settings, org)).toEqual([]);
  expect((await operator.run(["sync"])).code).toBe(0);
});

test("serve answers without an error or a false certainty while syncs change the graph under it, and stop ends Neo4j under both", async () => {
  const { operator, org, server, change } = await operatorOfOwnServer();
  expect((await operator.run(["sync"])).code).toBe(0);
  const { running, url, ask } = await serving(operator);
  for (let round = 0; round < 3; round++) {
    change();
    const sync = operator.run(["sync"]);
    let isOver = false;
    void sync.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      const { errors } = await ask(question);
      expect(errors).toBeUndefined();
    }
    expect((await sync).code).toBe(0);
  }
  expect(await differences((await server()).settings, org)).toEqual([]);

  // neo4j stop, while a sync writes and questions are asked.
  change();
  const { settings } = await server();
  const sync = operator.start(["sync"]);
  const over = new AbortController();
  void sync.ended.then(() => over.abort(new Error("The sync ended before anything was written.")));
  const questions = Promise.all(Array.from({ length: 4 }, () => ask(question)));
  await untilRunning(settings, "write/merge-", over.signal);
  const stop = await operator.run(["neo4j", "stop"]);
  expect({ code: stop.code, stderr: stop.stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("is stopped"),
  });
  const cut = await sync.ended;
  expect(cut.code, cut.stderr).toBe(6);
  expect(cut.stderr).toContain("Neo4j did not answer");
  for (const { errors = [] } of await questions)
    for (const error of errors) expect(error.extensions.code).toBe("NOT_READY");
  expect((await ask(question)).errors?.[0]?.extensions.code).toBe("NOT_READY");
  expect((await fetch(new URL("/readyz", url))).status).toBe(503);
  expect((await fetch(new URL("/healthz", url))).status).toBe(200);

  // The next command starts it on the ports it had, so that the server finds it again.
  const again = await operator.run(["sync"]);
  expect(again.code, again.stderr).toBe(0);
  expect(await differences((await server()).settings, org)).toEqual([]);
  for (let tries = 0; (await fetch(new URL("/readyz", url))).status !== 200; tries++) {
    expect(tries).toBeLessThan(100);
    await sleep(100);
  }
  expect((await ask(question)).errors).toBeUndefined();
  running.child.kill("SIGTERM");
  expect((await running.ended).code).toBe(0);
  expect((await operator.run(["neo4j", "stop"])).code).toBe(0);
});

test("two demos at once on one home both end well", async () => {
  const operator = newOperator();
  const both = await Promise.all([operator.run(["demo", "--no-serve"]), operator.run(["demo", "--no-serve"])]);
  for (const { code, stdout, stderr } of both) {
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("Who can reach Payroll");
  }
  expect((await operator.run(["neo4j", "stop"])).code).toBe(0);
});
