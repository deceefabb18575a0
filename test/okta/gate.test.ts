import fc from "fast-check";
import { expect, test } from "vitest";
import { createGate, WaitTooLong } from "../../src/okta/gate.ts";
import { createStopwatch } from "../../src/okta/stopwatch.ts";
import type { Answer } from "../../src/okta/transport.ts";
import { eventClock } from "./event-clock.ts";

interface World {
  limit: number;
  reserve: number;
  concurrency: number;
  requests: number;
  /** Milliseconds that an answer takes, by request. */
  latency(index: number): number;
  /** Requests of other clients in a second. */
  others?: number;
  maxWaitMs?: number;
  /** Requests in flight beyond which the server refuses. */
  atOnce?: number;
}

/** An Okta that counts one bucket in windows of a minute, on the same clock as the gate. */
async function simulate({
  limit,
  reserve,
  concurrency,
  requests,
  latency,
  others = 0,
  maxWaitMs = 3_600_000,
  atOnce = 1_000,
}: World) {
  const clock = eventClock();
  const start = clock.now();
  let window = { ends: 0, used: 0 };
  let underWay = 0;
  let othersUsed = 0;
  const facts = {
    refused: 0,
    tooMany: 0,
    ownPerWindow: [] as number[],
    lowest: limit,
    mostAtOnce: 0,
    took: 0,
    waits: [] as string[],
  };
  const meter = { requests: 0, throttledMs: 0 };
  const stopwatch = createStopwatch(meter, clock.now);
  const gate = createGate({
    concurrency,
    reserve,
    maxWaitMs,
    clock,
    onWait: (_, ms, reason) => facts.waits.push(`${reason} ${ms}`),
  });

  function count(): Answer {
    const now = clock.now();
    if (now >= window.ends) {
      const begins = Math.floor(now / 60_000) * 60_000;
      window = { ends: begins + 60_000, used: 0 };
      othersUsed = Math.floor(((Math.max(begins, start) - start) / 1_000) * others);
      facts.ownPerWindow.push(0);
    }
    const othersNow = Math.floor(((now - start) / 1_000) * others);
    window.used = Math.min(limit, window.used + othersNow - othersUsed);
    othersUsed = othersNow;
    const busy = underWay > atOnce;
    const refused = !busy && window.used >= limit;
    if (busy) facts.tooMany += 1;
    else if (refused) facts.refused += 1;
    else {
      window.used += 1;
      facts.ownPerWindow[facts.ownPerWindow.length - 1] = (facts.ownPerWindow.at(-1) ?? 0) + 1;
      facts.lowest = Math.min(facts.lowest, limit - window.used);
    }
    const headers: Record<string, string> = {
      date: new Date(now).toUTCString(),
      "x-rate-limit-limit": String(busy ? 0 : limit),
      "x-rate-limit-remaining": String(busy ? 0 : limit - window.used),
      "x-rate-limit-reset": String(window.ends / 1_000),
    };
    return { status: busy || refused ? 429 : 200, headers: { get: (name) => headers[name] ?? null }, text: "" };
  }

  async function request(index: number): Promise<void> {
    const turn = gate.turn("/api/v1/apps", [stopwatch]);
    for (;;) {
      await gate.enter(turn, new AbortController().signal);
      underWay += 1;
      facts.mostAtOnce = Math.max(facts.mostAtOnce, underWay);
      await clock.sleep(latency(index) / 2);
      const answer = count();
      await clock.sleep(latency(index) / 2);
      underWay -= 1;
      gate.leave(turn, answer);
      if (answer.status === 200) return;
    }
  }

  await clock.run(Promise.all(Array.from({ length: requests }, (_, index) => request(index))));
  facts.took = clock.now() - start;
  return { ...facts, throttledMs: meter.throttledMs };
}

test("a long walk uses each window up to the reserve and is never refused", async () => {
  const facts = await simulate({ limit: 50, reserve: 0.1, concurrency: 10, requests: 200, latency: () => 300 });
  expect(facts.refused).toBe(0);
  expect(facts.lowest).toBe(5);
  expect(facts.ownPerWindow.slice(0, 4)).toEqual([45, 45, 45, 45]);
  expect(facts.took).toBeGreaterThan(240_000);
  expect(facts.took).toBeLessThan(260_000);
  expect(facts.throttledMs).toBeGreaterThan(200_000);
  expect(facts.throttledMs).toBeLessThan(facts.took);
  expect(facts.waits).toHaveLength(4);
});

test("neither limit, concurrency nor the order of answers leads to a refusal or into the reserve", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        limit: fc.integer({ min: 1, max: 120 }),
        reserve: fc.double({ min: 0, max: 0.9, noNaN: true }),
        concurrency: fc.integer({ min: 1, max: 30 }),
        requests: fc.integer({ min: 1, max: 200 }),
        latencies: fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 7 }),
      }),
      async ({ latencies, ...world }) => {
        const facts = await simulate({ ...world, latency: (index) => latencies[index % latencies.length] ?? 0 });
        expect(facts.refused).toBe(0);
        expect(facts.lowest).toBeGreaterThanOrEqual(Math.min(Math.floor(world.limit * world.reserve), world.limit - 1));
        expect(facts.mostAtOnce).toBeLessThanOrEqual(world.concurrency);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test("with others on the same quota, all is read, the pace is slowed, and refusals are rare", async () => {
  const facts = await simulate({
    limit: 100,
    reserve: 0.1,
    concurrency: 10,
    requests: 150,
    latency: () => 2_000,
    others: 2,
  });
  expect(facts.refused).toBeLessThanOrEqual(2);
  expect(facts.waits.some((wait) => wait.startsWith("SHARED_QUOTA"))).toBe(true);
});

test("others alone using up the quota does not end the walk, only delays it", async () => {
  const facts = await simulate({
    limit: 20,
    reserve: 0.1,
    concurrency: 5,
    requests: 30,
    latency: () => 500,
    others: 0.3,
  });
  expect(facts.ownPerWindow.reduce((sum, own) => sum + own, 0)).toBe(30);
});

test("too many in flight leads to fewer in flight, and to all answers in the end", async () => {
  const facts = await simulate({
    limit: 10_000,
    reserve: 0.1,
    concurrency: 20,
    atOnce: 6,
    requests: 300,
    latency: () => 400,
  });
  expect(facts.tooMany).toBeGreaterThan(0);
  expect(facts.tooMany).toBeLessThan(60);
  expect(facts.refused).toBe(0);
  expect(facts.waits.every((wait) => wait.startsWith("CONCURRENCY"))).toBe(true);
});

test("a long queue on a slow bucket is no reason to give up: only the first in line waits for Okta", async () => {
  const facts = await simulate({
    limit: 10,
    reserve: 0,
    concurrency: 10,
    requests: 100,
    latency: () => 100,
    maxWaitMs: 65_000,
  });
  expect(facts.took).toBeGreaterThan(500_000);
});

test("a request that would have to wait longer than allowed is given up before it waits", async () => {
  await expect(
    simulate({ limit: 10, reserve: 0, concurrency: 10, requests: 11, latency: () => 100, maxWaitMs: 30_000 }),
  ).rejects.toThrow(WaitTooLong);
});

test("a bucket that waits does not hold up another, and callers of one bucket are served in turn", async () => {
  const clock = eventClock();
  const gate = createGate({ concurrency: 2, reserve: 0, maxWaitMs: 600_000, clock, onWait: () => {} });
  const log: string[] = [];
  const rate = (remaining: number): Answer => {
    const headers: Record<string, string> = {
      date: new Date(clock.now()).toUTCString(),
      "x-rate-limit-limit": "5",
      "x-rate-limit-remaining": String(remaining),
      "x-rate-limit-reset": String(Math.floor(clock.now() / 1_000) + 60),
    };
    return { status: 200, headers: { get: (name) => headers[name] ?? null }, text: "" };
  };
  const ask = async (name: string, bucket: string, remaining: number): Promise<void> => {
    const turn = gate.turn(bucket, []);
    await gate.enter(turn, new AbortController().signal);
    log.push(name);
    await clock.sleep(10);
    gate.leave(turn, rate(remaining));
  };
  const started = clock.now();
  await clock.run(
    Promise.all([
      ask("apps 1", "apps", 0),
      ask("apps 2", "apps", 4),
      ask("apps 3", "apps", 3),
      ask("users 1", "users", 9),
      ask("users 2", "users", 8),
    ]),
  );
  expect(log).toEqual(["apps 1", "users 1", "users 2", "apps 2", "apps 3"]);
  expect(clock.now() - started).toBeGreaterThan(59_000);
});
