import { expect, test } from "vitest";
import { steadyClock } from "../../src/okta/clock.ts";
import { all, json, nastyServer, oktaAt, oktaError } from "./nasty-server.ts";

test("the clock tells the time of day, sleeps and can be woken by an abort", async () => {
  expect(Math.abs(steadyClock.now() - Date.now())).toBeLessThan(60_000);
  const before = steadyClock.now();
  await steadyClock.sleep(20);
  expect(steadyClock.now() - before).toBeGreaterThanOrEqual(18);
  await expect(steadyClock.sleep(60_000, AbortSignal.timeout(5))).rejects.toThrow();
  await expect(steadyClock.sleep(Number.MAX_VALUE, AbortSignal.timeout(5))).rejects.toThrow();
});

test("on the real clock too a refused request is sent again after its wait", async () => {
  const server = await nastyServer((_, response, count) =>
    count === 1 ? oktaError(response, 429, "E0000047") : json(response, []),
  );
  const { okta } = oktaAt(server.origin, { clock: steadyClock });
  await all(okta.apps());
  expect(server.requests).toHaveLength(2);
  expect(okta.usage().throttledMs).toBeGreaterThanOrEqual(450);
});
