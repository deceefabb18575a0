import { once } from "node:events";
import { expect, test } from "vitest";
import { all, failureOf, json, nastyServer, oktaAt, quickClock } from "./nasty-server.ts";

const stop = new Error("the operator pressed Ctrl-C");

test("an abort ends a request that is under way and closes its connection", async () => {
  let closed: Promise<unknown> | undefined;
  const controller = new AbortController();
  const server = await nastyServer((_, response) => {
    closed = once(response, "close");
    controller.abort(stop);
  });
  const { okta } = oktaAt(server.origin, { attemptTimeoutMs: 60_000 });
  expect(await failureOf(all(okta.apps({ signal: controller.signal })))).toBe(stop);
  await closed;
  expect(server.requests).toHaveLength(1);
});

test("an abort of the whole client ends a walk of any caller", async () => {
  const controller = new AbortController();
  const server = await nastyServer(() => controller.abort(stop));
  const { okta } = oktaAt(server.origin, { signal: controller.signal, attemptTimeoutMs: 60_000 });
  expect(await failureOf(all(okta.apps({ signal: new AbortController().signal })))).toBe(stop);
  expect(await failureOf(okta.organization())).toBe(stop);
  expect(server.requests).toHaveLength(1);
});

test("an abort ends the pause before another attempt", async () => {
  const controller = new AbortController();
  const server = await nastyServer((_, response) => json(response, {}, {}, 500));
  const { okta } = oktaAt(server.origin, {
    signal: controller.signal,
    clock: {
      now: () => 0,
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => reject(new Error("the clock's own word")));
          controller.abort(stop);
        }),
    },
  });
  expect(await failureOf(all(okta.apps()))).toBe(stop);
});

test("an abort in the queue lets the others go on", async () => {
  const controller = new AbortController();
  let release = (): void => {};
  const server = await nastyServer((_, response, count) => {
    if (count === 1) release = () => json(response, []);
    else json(response, []);
    if (count === 1) controller.abort(stop);
  });
  const { okta } = oktaAt(server.origin, { concurrency: 1, clock: quickClock() });
  const first = all(okta.apps());
  const second = failureOf(all(okta.apps({ signal: controller.signal })));
  const third = all(okta.apps());
  expect(await second).toBe(stop);
  release();
  expect((await first).pages + (await third).pages).toBe(2);
  expect(server.requests).toHaveLength(2);
});

test("an abort before the first request sends nothing", async () => {
  const server = await nastyServer((_, response) => json(response, []));
  const { okta } = oktaAt(server.origin);
  expect(await failureOf(all(okta.apps({ signal: AbortSignal.abort(stop) })))).toBe(stop);
  expect(server.requests).toEqual([]);
});

test("many requests that listen to one signal are no leak that Node would warn of", async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error) => void warnings.push(name);
  process.on("warning", note);
  const server = await nastyServer((_, response) => json(response, { id: "00o1", companyName: "Acme" }));
  const { okta } = oktaAt(server.origin, { signal: new AbortController().signal });
  await Promise.all(Array.from({ length: 30 }, () => okta.organization()));
  // Node tells of a warning in a turn of its own.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", note);
  expect(warnings).toEqual([]);
});
