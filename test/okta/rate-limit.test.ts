import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rateBucket } from "../../src/okta/rate-bucket.ts";
import { isConcurrencyRefusal, readRateHeaders } from "../../src/okta/rate-headers.ts";
import { createBudget } from "../../src/okta/rate-limit.ts";
import { backoffMs, mayPass, retryAfterMs, steadyBackoffMs } from "../../src/okta/retry-timing.ts";

const second = 1_000;

describe("the rate headers", () => {
  const read = (headers: Record<string, string>, now = 0) =>
    readRateHeaders({ get: (name) => headers[name] ?? null }, now);
  const numbers = { "x-rate-limit-limit": "50", "x-rate-limit-remaining": "7" };
  const date = "Tue, 14 Nov 2023 22:13:20 GMT"; // epoch second 1,700,000,000

  test("the time to the reset is taken against the answer's Date, whatever our clock says", () => {
    const headers = { ...numbers, date, "x-rate-limit-reset": "1700000030" };
    for (const now of [0, 5_000_000, 1_700_000_000_000, 9_999_999_999_999]) {
      expect(read(headers, now)).toEqual({ limit: 50, remaining: 7, reset: 1_700_000_030, resetAt: now + 31 * second });
    }
  });

  test("without a Date, or with one that is none, our own clock has to do", () => {
    const headers = { ...numbers, "x-rate-limit-reset": "1700000030" };
    expect(read(headers, 1_700_000_000_000)?.resetAt).toBe(1_700_000_031_000);
    expect(read({ ...headers, date: "yesterday" }, 1_700_000_000_000)?.resetAt).toBe(1_700_000_031_000);
  });

  test("a reset in the past is now, an absurd one is two minutes away, a missing one is not known", () => {
    expect(read({ ...numbers, date, "x-rate-limit-reset": "1600000000" }, 5)?.resetAt).toBe(5);
    expect(read({ ...numbers, date, "x-rate-limit-reset": "99999999999" }, 5)?.resetAt).toBe(5 + 120 * second);
    expect(read(numbers, 5)).toEqual({ limit: 50, remaining: 7, reset: null, resetAt: null });
  });

  test("headers that are no numbers, or doubled, say nothing", () => {
    expect(read({})).toBeNull();
    expect(read({ ...numbers, "x-rate-limit-remaining": "7, 7" })).toBeNull();
    expect(read({ ...numbers, "x-rate-limit-limit": "-1" })).toBeNull();
  });

  test("zeros on a 429 are about requests in flight; on any other answer they are not", () => {
    const zeros = read({ "x-rate-limit-limit": "0", "x-rate-limit-remaining": "0" });
    expect([
      isConcurrencyRefusal(429, zeros),
      isConcurrencyRefusal(200, zeros),
      isConcurrencyRefusal(429, null),
    ]).toEqual([true, false, false]);
  });
});

describe("the buckets", () => {
  test.each([
    ["/api/v1/apps", "/api/v1/apps"],
    ["/api/v1/apps/0oa1", "/api/v1/apps/{id}"],
    ["/api/v1/apps/0oa1/users", "/api/v1/apps"],
    ["/api/v1/apps/0oa1/group-push/mappings", "/api/v1/apps"],
    ["/api/v1/groups", "/api/v1/groups"],
    ["/api/v1/groups/00g1", "/api/v1/groups/{id}"],
    ["/api/v1/groups/rules", "/api/v1/groups"],
    ["/api/v1/groups/00g1/users", "/api/v1/groups"],
    ["/api/v1/users", "/api/v1/users"],
    ["/api/v1/users/00u1", "/api/v1/users/{id}"],
    ["/api/v1/users/00u1/roles", "/api/v1"],
    ["/api/v1/logs", "/api/v1/logs"],
    ["/api/v1/iam/assignees/users", "/api/v1"],
    ["/api/v1/org", "/api/v1"],
    ["/api/v1/appsomething", "/api/v1"],
    ["/oauth2/v1/clients/0oa1/roles", "/oauth2/v1/clients"],
    ["/oauth2/v1/token", "/oauth2/v1"],
  ])("%s counts in %s", (path, bucket) => {
    expect(rateBucket(path)).toBe(bucket);
  });
});

describe("a budget", () => {
  const rate = (remaining: number, reset = 60, limit = 10) => ({ limit, remaining, reset, resetAt: reset * second });
  const answer = (remaining: number, reset?: number, limit?: number) => ({
    status: 200,
    rate: rate(remaining, reset, limit),
  });

  /** How many may be sent right now. */
  function burst(budget: ReturnType<typeof createBudget>, now: number, most = 1_000): number {
    let count = 0;
    while (count < most && budget.hold(now) === null) {
      budget.sent(now);
      count += 1;
    }
    return count;
  }

  test("the first request goes alone, for only its answer tells what is granted", () => {
    const budget = createBudget(0.1);
    expect(burst(budget, 0)).toBe(1);
    expect(budget.hold(0)).toEqual({ reason: "ANSWER" });
    budget.ended(null, 0);
    expect(budget.hold(0)).toBeNull();
  });

  test("a burst stops at the reserve, with those under way counted as spent", () => {
    const budget = createBudget(0.1);
    burst(budget, 0);
    budget.ended(answer(9), 0);
    expect(burst(budget, 0)).toBe(8);
    expect(budget.hold(0)).toEqual({ reason: "ANSWER" });
  });

  test("at the reserve it waits for the window's end, and then has the whole of the next", () => {
    const budget = createBudget(0.1);
    burst(budget, 0);
    budget.ended(answer(1), 0);
    expect(budget.hold(10 * second)).toEqual({ reason: "BUDGET", ms: 50 * second });
    expect(burst(budget, 60 * second)).toBe(9);
  });

  test("answers that overtake each other do not give back what is spent, nor does a late one of the last window", () => {
    const budget = createBudget(0);
    burst(budget, 0);
    budget.ended(answer(9), 0);
    burst(budget, 0, 3);
    budget.ended(answer(6), 0);
    budget.ended(answer(8), 0);
    budget.ended(answer(7), 0);
    expect(burst(budget, 0)).toBe(6);
    budget.ended(answer(9, 120), 61 * second);
    budget.ended(answer(0, 60), 61 * second);
    expect(burst(budget, 61 * second)).toBe(5); // nine left, four still under way
  });

  test("a limit of one is still one, whatever the reserve", () => {
    const budget = createBudget(1);
    burst(budget, 0);
    budget.ended(answer(1, 60, 1), 0);
    expect(burst(budget, 0)).toBe(1);
  });

  test("a server without rate headers is not held up", () => {
    const budget = createBudget(0.1);
    burst(budget, 0);
    budget.ended({ status: 200, rate: null }, 0);
    expect(burst(budget, 0, 50)).toBe(50);
  });

  test("answers without headers in a bucket that has them are counted all the same", () => {
    const budget = createBudget(0);
    burst(budget, 0);
    budget.ended(answer(3), 0);
    budget.sent(0);
    budget.ended({ status: 502, rate: null }, 0);
    expect(burst(budget, 0)).toBe(2);
  });

  test("a 429 blocks the bucket to its reset; without one, for growing times", () => {
    const budget = createBudget(0.1, () => 0);
    burst(budget, 0);
    budget.ended({ status: 429, rate: rate(0, 40) }, 10 * second);
    expect(budget.hold(10 * second)).toEqual({ reason: "REFUSED", ms: 30 * second });

    const blind = createBudget(0.1, () => 1);
    const waits: number[] = [];
    for (let now = 0; waits.length < 8; ) {
      blind.sent(now);
      blind.ended({ status: 429, rate: null }, now);
      const hold = blind.hold(now);
      const ms = hold?.reason === "REFUSED" ? hold.ms : Number.NaN;
      waits.push(ms / second);
      now += ms;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test("refusals of requests sent together are one refusal", () => {
    const budget = createBudget(0, () => 1);
    burst(budget, 0);
    budget.ended(answer(5), 0);
    burst(budget, 0);
    for (let i = 0; i < 5; i++) budget.ended({ status: 429, rate: null }, 0);
    expect(budget.hold(0)).toEqual({ reason: "REFUSED", ms: 1 * second });
  });

  test("while others spend from the same bucket, what is left is spread over the time that is left", () => {
    const budget = createBudget(0.1);
    budget.sent(0);
    budget.ended(answer(100, 60, 100), 0);
    budget.sent(0);
    budget.ended(answer(60, 60, 100), 10 * second); // one of ours, 39 of theirs
    expect(budget.hold(10 * second)).toBeNull();
    budget.sent(10 * second);
    expect(budget.hold(10 * second)).toEqual({ reason: "PACE", ms: 1_021 }); // 50 s for 49 requests
    expect(budget.hold(11.1 * second)).toBeNull();
  });

  test("our own use alone is never taken for that of others", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 60 }), (moves) => {
        const budget = createBudget(0.1);
        let remaining = 200;
        let open = 0;
        const unanswered: number[] = [];
        for (const move of moves) {
          if (move > 1 && budget.hold(0) === null) {
            budget.sent(0);
            unanswered.push(--remaining);
            open += 1;
          } else if (open > 0) {
            open -= 1;
            budget.ended(answer(unanswered.splice(move === 0 ? 0 : unanswered.length - 1, 1)[0] ?? 0, 60, 200), 0);
          }
          expect(budget.hold(0)?.reason).not.toBe("PACE");
        }
      }),
    );
  });
});

describe("the times between attempts", () => {
  test("grow exponentially up to half a minute, with full jitter", () => {
    expect([1, 2, 3, 5, 6, 50].map((failures) => backoffMs(failures, () => 1))).toEqual([
      1_000, 2_000, 4_000, 16_000, 30_000, 30_000,
    ]);
    expect(backoffMs(5, () => 0)).toBe(0);
    expect(steadyBackoffMs(3, 60_000, () => 0)).toBe(2_000);
  });

  test("Retry-After is read as seconds or as a date, and never believed beyond a minute", () => {
    const now = Date.parse("2026-01-01T00:00:00Z");
    expect(
      ["2", "9999", "Thu, 01 Jan 2026 00:00:05 GMT", "Wed, 31 Dec 2025 00:00:00 GMT", "soon", "-1"].map((header) =>
        retryAfterMs(header, now),
      ),
    ).toEqual([2_000, 60_000, 5_000, 0, 0, 0]);
  });

  test("statuses that may pass are those of an overloaded or failing side", () => {
    expect([408, 500, 502, 503, 504, 599].every(mayPass)).toBe(true);
    expect([200, 302, 400, 401, 403, 404, 405, 501].some(mayPass)).toBe(false);
  });
});
