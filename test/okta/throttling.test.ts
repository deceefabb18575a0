import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { OktaRateLimitError } from "../../src/okta/errors.ts";
import { all, failureOf, json, nastyServer, oktaAt, oktaError, quickClock } from "./nasty-server.ts";

const second = 1_000;

/** Rate headers of a server whose clock is `skewMs` ahead of the client's. */
function rate(clock: { now(): number }, remaining: number, secondsLeft: number, skewMs = 0) {
  const now = clock.now() + skewMs;
  return {
    date: new Date(now).toUTCString(),
    "x-rate-limit-limit": "10",
    "x-rate-limit-remaining": String(remaining),
    "x-rate-limit-reset": String(Math.floor(now / second) + secondsLeft),
  };
}

const limited = (response: ServerResponse, headers: Record<string, string> = {}) =>
  oktaError(response, 429, "E0000047", "API call exceeded rate limit due to too many requests.", headers);

test.each([0, 3_600_000, -86_400_000])("a 429 is waited out and sent again, with clocks %i ms apart", async (skew) => {
  const clock = quickClock();
  const server = await nastyServer((_, response, count) =>
    count === 1 ? limited(response, rate(clock, 0, 40, skew)) : json(response, [], rate(clock, 9, 60, skew)),
  );
  const { okta, events } = oktaAt(server.origin, { clock });
  const meter = { requests: 0, throttledMs: 0 };
  await all(okta.apps({ meter }));
  expect(clock.sleeps).toEqual([41 * second]);
  expect(meter).toEqual({ requests: 2, throttledMs: 41 * second });
  expect(okta.usage()).toEqual(meter);
  expect(events).toEqual([{ kind: "wait", bucket: "/api/v1/apps", ms: 41 * second, reason: "RATE_LIMIT" }]);
});

test("a 429 without any rate header is waited out by growing times", async () => {
  const server = await nastyServer((_, response, count) => (count <= 4 ? limited(response) : json(response, [])));
  const { okta, clock } = oktaAt(server.origin);
  await all(okta.apps());
  expect(server.requests).toHaveLength(5);
  expect(clock.sleeps).toHaveLength(4);
  clock.sleeps.forEach((ms, index) => {
    expect(ms).toBeGreaterThanOrEqual(500 * 2 ** index - 1);
    expect(ms).toBeLessThanOrEqual(1_000 * 2 ** index);
  });
});

test("a reset in the past does not lead to a row of immediate requests", async () => {
  const clock = quickClock();
  const server = await nastyServer((_, response, count) =>
    count <= 3 ? limited(response, rate(clock, 0, -30)) : json(response, []),
  );
  const { okta } = oktaAt(server.origin, { clock });
  await all(okta.apps());
  expect(server.requests).toHaveLength(4);
  expect(Math.min(...clock.sleeps)).toBeGreaterThanOrEqual(499);
});

test("an absurd reset is waited for two minutes at most, then Okta is asked again", async () => {
  const clock = quickClock();
  const server = await nastyServer((_, response, count) =>
    count === 1 ? limited(response, rate(clock, 0, 1_000_000)) : json(response, []),
  );
  const { okta } = oktaAt(server.origin, { clock });
  await all(okta.apps());
  expect(clock.sleeps).toEqual([120 * second]);
});

test("a rate limit that never ends is an error of its own, after the longest wait allowed", async () => {
  const clock = quickClock();
  const started = clock.now();
  const server = await nastyServer((_, response) => limited(response, rate(clock, 0, 60)));
  const { okta } = oktaAt(server.origin, { clock, maxWaitMs: 300 * second });
  const error = await failureOf(all(okta.apps()));
  expect(error).toBeInstanceOf(OktaRateLimitError);
  expect(error).toMatchObject({ status: 429, errorCode: "E0000047", endpoint: "GET /api/v1/apps" });
  expect(error.message).toMatch(/no room.*\(300 s\).*not read to its end.*quieter time/);
  expect(clock.now() - started).toBeLessThanOrEqual(300 * second);
  expect(server.requests).toHaveLength(5);
});

test("a wait longer than allowed is not begun", async () => {
  const clock = quickClock();
  const server = await nastyServer((_, response) => limited(response, rate(clock, 0, 60)));
  const { okta } = oktaAt(server.origin, { clock, maxWaitMs: 30 * second });
  expect(await failureOf(all(okta.apps()))).toBeInstanceOf(OktaRateLimitError);
  expect(clock.sleeps).toEqual([]);
});

test("a concurrency refusal with zeros is waited out shortly and blocks no bucket", async () => {
  const clock = quickClock();
  const server = await nastyServer((_, response, count) => {
    const zeros = { "x-rate-limit-limit": "0", "x-rate-limit-remaining": "0", "x-rate-limit-reset": "99999999999" };
    if (count <= 2) limited(response, zeros);
    else json(response, [], rate(clock, 9, 60));
  });
  const { okta, events } = oktaAt(server.origin, { clock });
  await all(okta.apps());
  expect(Math.max(...clock.sleeps)).toBeLessThanOrEqual(2 * second);
  expect(server.requests).toHaveLength(3);
  expect(events).toMatchObject([{ kind: "wait", reason: "CONCURRENCY" }]);
});

test("the reserve is left to others: the window's end is waited for without ever being refused", async () => {
  const clock = quickClock();
  let used = 0;
  let ends = 0;
  const server = await nastyServer(({ query }, response) => {
    if (clock.now() >= ends) {
      used = 0;
      ends = Math.ceil(clock.now() / second) * second + 60 * second;
    }
    used += 1;
    const page = Number(query.get("after") ?? "0");
    const headers = {
      date: new Date(clock.now()).toUTCString(),
      "x-rate-limit-limit": "10",
      "x-rate-limit-remaining": String(10 - used),
      "x-rate-limit-reset": String(ends / second),
    };
    expect(used).toBeLessThanOrEqual(8);
    json(
      response,
      [{ id: `0oa${page}` }],
      page < 29 ? { ...headers, link: `<?after=${page + 1}>; rel="next"` } : headers,
    );
  });
  const { okta } = oktaAt(server.origin, { clock, rateReserve: 0.2 });
  expect((await all(okta.apps())).records).toHaveLength(30);
  expect(server.requests).toHaveLength(30);
  expect(clock.sleeps.filter((ms) => ms > 50 * second)).toHaveLength(3);
});

test("no more requests are in flight than allowed, and none waits for ever", async () => {
  let underWay = 0;
  let most = 0;
  const server = await nastyServer((_, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    setTimeout(() => {
      underWay -= 1;
      json(response, []);
    }, 5);
  });
  const { okta } = oktaAt(server.origin, { concurrency: 3 });
  await Promise.all(Array.from({ length: 40 }, (_, index) => all(okta.appUsers(`0oa${index}`))));
  expect(most).toBe(3);
  expect(server.requests).toHaveLength(40);
});

test("an abort ends a wait for a rate limit", async () => {
  const stop = new Error("stopped");
  const controller = new AbortController();
  const server = await nastyServer((_, response) => limited(response));
  const { okta } = oktaAt(server.origin, {
    clock: {
      now: () => 0,
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    },
    onEvent: () => controller.abort(stop),
  });
  expect(await failureOf(all(okta.apps({ signal: controller.signal })))).toBe(stop);
});
