import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/simulator/faults.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { story, storyIndex, storyOrg } from "../../src/simulator/story.ts";
import { ask, idsOf, serve, walk } from "./ask.ts";

const users = "/api/v1/users";

async function withFault(fault: Fault, path: string = users): Promise<Simulator> {
  const simulator = await serve(storyOrg());
  simulator.faults.add({ match: { path: new URL(path, "http://x").pathname }, fault });
  return simulator;
}

describe("answers that are wrong as a whole", () => {
  test.each<[Fault, number, string | null]>([
    [{ kind: "status", status: 401 }, 401, "E0000011"],
    [{ kind: "status", status: 403 }, 403, "E0000006"],
    [{ kind: "status", status: 404 }, 404, "E0000007"],
    [{ kind: "status", status: 500 }, 500, "E0000009"],
    [{ kind: "status", status: 503, html: true }, 503, null],
    [{ kind: "status", status: 502 }, 502, null],
    [{ kind: "status", status: 200, html: true }, 200, null],
    [{ kind: "feature-off" }, 401, "E0000015"],
  ])("%o, and the next request is answered truly", async (fault, status, code) => {
    const simulator = await withFault(fault);
    const wrong = await ask(simulator, users);
    expect(wrong.status).toBe(status);
    if (code === null) expect(wrong.body).toContain("<html>");
    else expect(wrong.body.errorCode).toBe(code);
    expect(wrong.headers.get("x-rate-limit-limit")).not.toBeNull();
    expect(wrong.headers.get("date")).not.toBeNull();
    expect((await ask(simulator, users)).body).toHaveLength(24);
    expect(simulator.faults.struck()).toBe(1);
  });

  test("rate limits with a reset, without one, and for requests in flight", async () => {
    const headers = async (fault: Fault) => {
      const answer = await ask(await withFault(fault), users);
      expect([answer.status, answer.body.errorCode]).toEqual([429, "E0000047"]);
      return ["limit", "remaining", "reset"].map((name) => answer.headers.get(`x-rate-limit-${name}`));
    };
    const [, remaining, reset] = await headers({ kind: "rate-limited", resetInSeconds: 30 });
    expect(remaining).toBe("0");
    expect(Number(reset) - Date.now() / 1000).toBeGreaterThan(28);
    expect((await headers({ kind: "rate-limited", resetInSeconds: null }))[2]).toBeNull();
    expect((await headers({ kind: "concurrency" })).slice(0, 2)).toEqual(["0", "0"]);
  });

  test("a list that is no list, or is empty", async () => {
    expect((await ask(await withFault({ kind: "wrong-type" }), users)).body).toEqual({ unexpected: "object" });
    expect(await ask(await withFault({ kind: "empty-list" }), users)).toMatchObject({
      status: 200,
      body: [],
      next: null,
    });
  });
});

describe("faults of paging", () => {
  const first = `${users}?limit=10`;

  test("an empty page with a next link loses no one who goes on", async () => {
    const simulator = await serve(storyOrg());
    simulator.faults.add({ match: { path: users, page: 2 }, fault: { kind: "empty-page" } });
    const { rows, pages } = await walk(simulator, first);
    expect([new Set(idsOf(rows)).size, rows.length, pages]).toEqual([24, 24, 4]);
  });

  test("a next link that does not move is the address that was asked", async () => {
    const simulator = await serve(storyOrg());
    simulator.faults.add({ match: { path: users, page: 2 }, fault: { kind: "stuck-link" } });
    const { next } = await ask(simulator, first);
    expect((await ask(simulator, next as string)).next).toBe(next);
  });

  test("a next link leads to another host, is very long, or is lost", async () => {
    const foreign = await ask(await withFault({ kind: "foreign-link", origin: "https://evil.example" }), first);
    expect(foreign.next).toMatch(/^https:\/\/evil\.example\/api\/v1\/users\?.*after=/);
    const long = await withFault({ kind: "long-link" });
    const { next } = await ask(long, first);
    expect(next?.length).toBeGreaterThan(2_000);
    expect((await ask(long, next as string)).body).toHaveLength(10);
    expect((await ask(await withFault({ kind: "lost-link" }), first)).next).toBeNull();
  });

  test("a cursor expires, for requests that carry one", async () => {
    const simulator = await withFault({ kind: "cursor-expired" });
    const { next, status } = await ask(simulator, first);
    expect(status).toBe(200);
    expect(await ask(simulator, next as string)).toMatchObject({ status: 400, body: { errorCode: "E0000001" } });
    expect((await ask(simulator, next as string)).status).toBe(200);
  });

  test("the org changes between two pages", async () => {
    const simulator = await serve(storyOrg());
    const { org, faults } = simulator;
    faults.add({
      match: { path: users, page: 2 },
      fault: { kind: "before", run: () => org.deleteUser(org.users.keys().next().value as string) },
    });
    await walk(simulator, first);
    expect(org.users.size).toBe(24);
  });
});

describe("faults of rows", () => {
  const groups = "/api/v1/groups?expand=stats&limit=50";

  test("expand is refused, for requests that carry it, in two ways", async () => {
    const bad = await withFault({ kind: "expand-refused" }, groups);
    expect(await ask(bad, "/api/v1/groups")).toMatchObject({ status: 200 });
    expect(await ask(bad, groups)).toMatchObject({ status: 400, body: { errorCode: "E0000001" } });
    const forbidden = await withFault({ kind: "expand-refused", status: 403 }, groups);
    expect(await ask(forbidden, groups)).toMatchObject({ status: 403, body: { errorCode: "E0000006" } });
  });

  test("expand is dropped, or its stats are missing", async () => {
    const dropped = await ask(await withFault({ kind: "expand-dropped" }, groups), groups);
    expect(dropped.body.every((group: object) => !("_embedded" in group))).toBe(true);
    const missing = await ask(await withFault({ kind: "stats-missing" }, groups), groups);
    expect(missing.body.map((group: { _embedded: object }) => group._embedded)).toEqual(missing.body.map(() => ({})));
  });

  test("one row is malformed, rows come twice, rows are edited", async () => {
    const malformed = await ask(await withFault({ kind: "malformed-row", row: { profile: 7 }, at: 1 }), users);
    expect([malformed.body.length, malformed.body[1]]).toEqual([24, { profile: 7 }]);
    expect((await ask(await withFault({ kind: "duplicate-rows" }), users)).body).toHaveLength(48);
    const edited = await withFault({
      kind: "edit-rows",
      edit: (rows) => rows.map(({ status, ...row }) => ({ ...row, status: 5 })),
    });
    expect((await ask(edited, users)).body[0].status).toBe(5);
  });
});

describe("faults of the connection", () => {
  test.each<Fault>([{ kind: "reset" }, { kind: "cut-body" }, { kind: "cut-chunked" }])(
    "%o fails the request",
    async (fault) => {
      const simulator = await withFault(fault);
      await expect(ask(simulator, users)).rejects.toThrow();
      expect((await ask(simulator, users)).status).toBe(200);
    },
  );

  test("silence lasts until the client gives up, or the org is closed", async () => {
    const simulator = await serve(storyOrg());
    simulator.faults.add({ match: { path: users }, times: 2, fault: { kind: "silence" } });
    const headers = { authorization: `SSWS ${simulator.tokens.superAdmin}` };
    await expect(fetch(simulator.url + users, { headers, signal: AbortSignal.timeout(200) })).rejects.toThrow(
      /timeout/,
    );
    const silent = fetch(simulator.url + users, { headers });
    const failed = expect(silent).rejects.toThrow();
    while (simulator.requests.count(users) < 2) await new Promise((resolve) => setImmediate(resolve));
    await simulator.close();
    await failed;
  });

  test("a slow body comes byte by byte and is whole in the end", async () => {
    const path = "/api/v1/org";
    const simulator = await withFault({ kind: "slow-body", bytesPerSecond: 5_000 }, path);
    expect((await ask(simulator, path)).body.companyName).toBe(story.organization);
    simulator.faults.add({ match: { path }, fault: { kind: "slow-body" } });
    const headers = { authorization: `SSWS ${simulator.tokens.superAdmin}` };
    const response = await fetch(simulator.url + path, { headers });
    expect(response.status).toBe(200);
    const body = expect(response.text()).rejects.toThrow();
    await simulator.close();
    await body;
  });

  test("closing ends connections that are kept alive", async () => {
    const simulator = await serve(storyOrg());
    const socket = connect(Number(new URL(simulator.url).port), "127.0.0.1");
    const ended = new Promise((resolve) => socket.once("close", resolve));
    await new Promise((resolve) => socket.once("connect", resolve));
    await ask(simulator, users);
    await simulator.close();
    await ended;
  });
});

describe("when faults strike", () => {
  test("from the nth request on, as often as told, until taken away", async () => {
    const simulator = await serve(storyOrg());
    const statuses = async (count: number) => {
      const found: number[] = [];
      for (let i = 0; i < count; i++) found.push((await ask(simulator, users)).status);
      return found;
    };
    simulator.faults.add({ match: { path: /users$/, nth: 2 }, times: 2, fault: { kind: "status", status: 500 } });
    expect(await statuses(5)).toEqual([200, 500, 500, 200, 200]);
    const remove = simulator.faults.add({
      match: { path: users },
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 503 },
    });
    expect(await statuses(3)).toEqual([503, 503, 503]);
    remove();
    expect(await statuses(1)).toEqual([200]);
  });

  test("the log tells path, query, page, status and role of every request", async () => {
    const org = storyOrg();
    const simulator = await serve(org);
    simulator.faults.add({ match: { path: users, page: 2 }, fault: { kind: "status", status: 500 } });
    const { next } = await ask(simulator, `${users}?limit=10`, "readOnlyAdmin");
    await ask(simulator, next as string);
    await ask(simulator, `/api/v1/groups/${storyIndex(org).group("Sales")}/users`);
    expect(simulator.requests.all.map(({ method, page, status, role }) => [method, page, status, role])).toEqual([
      ["GET", 1, 200, "readOnlyAdmin"],
      ["GET", 2, 500, "superAdmin"],
      ["GET", 1, 200, "superAdmin"],
    ]);
    expect(simulator.requests.all[0]).toMatchObject({ path: users, query: { limit: "10" }, bucket: "/api/v1/users" });
    expect([
      simulator.requests.count(users),
      simulator.requests.count(/\/groups\//),
      simulator.requests.count(),
    ]).toEqual([2, 1, 3]);
    simulator.requests.clear();
    expect(simulator.requests.count()).toBe(0);
  });
});
