import { describe, expect, test } from "vitest";
import { bucketOf, createRateLimiter } from "../../src/simulator/server/rate-limits.ts";
import { storyOrg } from "../../src/simulator/story.ts";
import { ask, serve } from "./ask.ts";

describe("rate limits", () => {
  test("every answer carries the token's half of the bucket's limit, what is left of it, and when the window ends", async () => {
    const simulator = await serve(storyOrg(), { rateLimits: "workforce" });
    const header = async (path: string) => {
      const { headers } = await ask(simulator, path);
      return ["limit", "remaining"].map((name) => Number(headers.get(`x-rate-limit-${name}`)));
    };
    expect(await header("/api/v1/users")).toEqual([300, 299]);
    expect(await header("/api/v1/apps")).toEqual([50, 49]);
    expect(await header("/api/v1/apps/0oaNone/users")).toEqual([50, 48]);
    expect(await header("/api/v1/apps/0oaNone")).toEqual([250, 249]);
    expect(await header("/api/v1/groups/rules")).toEqual([250, 249]);
    expect(await header("/api/v1/org")).toEqual([600, 599]);
    const { headers } = await ask(simulator, "/api/v1/users");
    const reset = Number(headers.get("x-rate-limit-reset"));
    const date = Date.parse(headers.get("date") as string) / 1000;
    expect(reset - date).toBeGreaterThan(50);
    expect(reset - date).toBeLessThanOrEqual(61);
    expect(headers.get("x-okta-request-id")).toBeTruthy();
  });

  test("a token that has used its half is refused while another goes on, until the org's limit is used up", async () => {
    const simulator = await serve(storyOrg(), { rateLimits: { limits: { "/api/v1/users": 8 } } });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await ask(simulator, "/api/v1/users")).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
    const refused = await ask(simulator, "/api/v1/users");
    expect(refused.body.errorCode).toBe("E0000047");
    expect(refused.headers.get("x-rate-limit-remaining")).toBe("0");
    expect((await ask(simulator, "/api/v1/users", "readOnlyAdmin")).status).toBe(200);
    simulator.otherTraffic("/api/v1/users", 2);
    expect((await ask(simulator, "/api/v1/users", "readOnlyAdmin")).headers.get("x-rate-limit-remaining")).toBe("0");
    expect((await ask(simulator, "/api/v1/users", "readOnlyAdmin")).status).toBe(429);
    expect((await ask(simulator, "/api/v1/groups")).status).toBe(200);
  });

  test("a window ends after its length and the next begins with the next request", () => {
    let now = 1_000_500;
    const limiter = createRateLimiter({ windowMs: 1_000, limits: { "/api/v1/users": 2 } }, () => now);
    expect(limiter.admit("/api/v1/users", "a")).toMatchObject({ refused: false, remaining: 0, reset: 1002 });
    now += 999;
    expect(limiter.admit("/api/v1/users", "a").refused).toBe(true);
    now += 5_000;
    expect(limiter.admit("/api/v1/users", "a")).toMatchObject({ refused: false, reset: 1008 });
  });

  test("the most specific bucket counts", () => {
    expect(
      [
        "/api/v1/users/00u1",
        "/api/v1/users/00u1/groups",
        "/api/v1/groups/00g1",
        "/api/v1/groups/00g1/users",
        "/api/v1/logs",
        "/api/v1/iam/roles",
        "/oauth2/v1/clients/x/roles",
        "/.well-known/okta-organization",
      ].map(bucketOf),
    ).toEqual([
      "/api/v1/users/{id}",
      "/api/v1",
      "/api/v1/groups/{id}",
      "/api/v1/groups",
      "/api/v1/logs",
      "/api/v1",
      "/oauth2/v1/clients",
      "/api/v1",
    ]);
  });

  test("too many requests in flight are refused with a limit of zero", async () => {
    const simulator = await serve(storyOrg(), { rateLimits: { concurrency: 4 }, latencyMs: 100 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(simulator, "/api/v1/org")));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(3);
    for (const { headers } of refused) {
      expect([headers.get("x-rate-limit-limit"), headers.get("x-rate-limit-remaining")]).toEqual(["0", "0"]);
    }
    expect((await ask(simulator, "/api/v1/org")).status).toBe(200);
  });

  test("switched off, the headers stay and nothing is refused", async () => {
    const simulator = await serve(storyOrg());
    const answers = await Promise.all(Array.from({ length: 150 }, () => ask(simulator, "/api/v1/apps")));
    expect(
      answers.every(({ status, headers }) => status === 200 && Number(headers.get("x-rate-limit-limit")) > 1_000),
    ).toBe(true);
    expect(simulator.requests.count()).toBe(150);
  });
});
