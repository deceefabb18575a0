import { beforeAll, describe, expect, test } from "vitest";
import { collectorNames } from "../../src/access/collector-names.ts";
import { buildCommand, startOnTerminal } from "../support/command.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";
import { dumpGraph } from "../support/world.ts";

beforeAll(buildCommand, 120_000);

describe("sync", () => {
  test("prints exactly the promised object, and a second run changes nothing", async () => {
    const { operator, org } = await operatorOfRunningOrg();
    const first = await operator.run(["sync", "--full", "--json"]);
    expect(first.code).toBe(0);
    const result = JSON.parse(first.stdout);
    expect(Object.keys(result)).toEqual([
      "organization",
      "name",
      "mode",
      "status",
      "startedAt",
      "finishedAt",
      "durationMs",
      "requests",
      "throttledMs",
      "collectors",
    ]);
    expect(result).toMatchObject({ organization: org.id, mode: "FULL", status: "COMPLETE" });
    expect(result.collectors.map(({ name }: { name: string }) => name)).toEqual(collectorNames);
    for (const collector of result.collectors) {
      expect(Object.keys(collector)).toEqual([
        "name",
        "status",
        "read",
        "added",
        "changed",
        "removed",
        "unchanged",
        "requests",
        "reason",
      ]);
    }
    expect(first.stdout.trim().split("\n")).toHaveLength(1);

    const second = JSON.parse((await operator.run(["sync", "--json", "-q"])).stdout);
    for (const { added, changed, removed } of second.collectors) expect([added, changed, removed]).toEqual([0, 0, 0]);
  });

  test("a dry run tells what would change and writes nothing", async () => {
    const { operator, org } = await operatorOfRunningOrg();
    const dry = await operator.run(["sync", "--dry-run"]);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain("nothing was written");
    expect(dry.stdout).toMatch(/users +COMPLETE +\d+ +[1-9]\d*/);
    const answer = await operator.run(["query", `{ organizations { oktaId } }`, "--json"]);
    expect(answer.stdout).not.toContain(org.id);
    expect(dry.stderr).toContain("not foreseen, because the org was not read before");
  });

  test("a dry run of an org that was read foretells the requests of a full sync by rate limit, and tells what was made", async () => {
    const { operator, simulator } = await operatorOfRunningOrg({ rateLimits: "workforce" });
    expect((await operator.run(["sync"])).code).toBe(0);
    const { stderr, stdout, code } = await operator.run(["sync", "--dry-run", "--full", "--json"]);
    expect(code).toBe(0);
    const foretold = /a full sync takes about ([\d,]+) requests, by Okta's limits/.exec(stderr);
    const { collectors } = JSON.parse(stdout);
    const made = (names: string[]) =>
      collectors
        .filter(({ name }: { name: string }) => names.includes(name))
        .reduce((sum: number, { requests }: { requests: number }) => sum + requests, 0);
    const main = ["users", "groups", "groupRules", "memberships", "apps", "appUsers", "appGroups"];
    // Members of groups in which nothing has changed are foretold, and then spared.
    expect(Number(foretold?.[1])).toBeGreaterThanOrEqual(made(main));
    expect(stderr).toMatch(/\/api\/v1\/apps +\d+ +\d+ +\d+/);
    const read = /What was read took ([\d,]+) requests/.exec(stderr);
    expect(Number(read?.[1])).toBeGreaterThan(made(main));
    expect(simulator.requests.all.every(({ method }) => method === "GET")).toBe(true);
  });

  test("shows lines without a terminal, a bar on one, and nothing when asked to be quiet", async () => {
    const { operator } = await operatorOfRunningOrg({ latencyMs: 20 });
    const lines = await operator.run(["sync"]);
    expect(lines.stderr).toMatch(/^Syncing .*asking Okta/m);
    expect(lines.stderr).not.toContain("\r");
    const { stdout } = await startOnTerminal(operator, ["sync"]).ended;
    expect(stdout).toContain("\r\u001b[2K[");
    expect(stdout).toMatch(/\[[#-]{24}\] /);
    expect((await operator.run(["sync", "-q"])).stderr).toBe("");
  });

  test("Ctrl-C ends with 130 at once, and the next sync makes it right", async () => {
    const { operator, simulator } = await operatorOfRunningOrg({ latencyMs: 100 });
    const reached = new Promise<void>((resolve) => {
      simulator.faults.add({
        match: { path: "/api/v1/groups/rules" },
        fault: { kind: "before", run: () => resolve() },
      });
    });
    const running = operator.start(["sync"]);
    await reached;
    const before = Date.now();
    running.child.kill("SIGINT");
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    expect(stderr).not.toMatch(/^\s+at |error/m);
    expect(Date.now() - before).toBeLessThan(5_000);
    expect((await operator.run(["sync"])).code).toBe(0);
  }, 120_000);

  test("what cannot be read makes it partial, with 7; a token that may read nothing ends with 4", async () => {
    const { operator, simulator } = await operatorOfRunningOrg();
    simulator.faults.add({ match: { path: "/api/v1/groups/rules" }, times: 9, fault: { kind: "status", status: 403 } });
    const partial = await operator.run(["sync"]);
    expect(partial.code).toBe(7);
    expect(partial.stdout).toContain("DENIED");
    expect(partial.stderr).toContain("warning");
    operator.env.OKTA_CLIENT_TOKEN = simulator.tokens.noRole;
    expect((await operator.run(["sync"])).code).toBe(4);
  });

  test("a sync that would remove too much stops with 7, says how to go on, and goes on when told to", async () => {
    const { operator, org } = await operatorOfRunningOrg();
    await operator.run(["sync"]);
    for (const id of [...org.apps.keys()]) org.deleteApp(id);
    const refused = await operator.run(["sync"]);
    expect(refused.code).toBe(7);
    expect(refused.stderr).toContain("--accept-shrink");
    expect((await operator.run(["sync", "--accept-shrink"])).code).toBe(0);
  });

  test("a database that is not there ends with 6", async () => {
    const { operator } = await operatorOfRunningOrg();
    operator.env.NEO4J_URI = "bolt://127.0.0.1:9";
    const { code, stdout } = await operator.run(["sync", "--json"]);
    expect({ code, stdout }).toEqual({ code: 6, stdout: "" });
  });
});

test("a connected org is listed with its last sync, and purged whole without touching another", async () => {
  const { operator, simulator, org } = await operatorOfRunningOrg();
  const other = await operatorOfRunningOrg();
  await other.operator.run(["sync"]);
  delete operator.env.OKTA_CLIENT_ORGURL;
  delete operator.env.OKTA_CLIENT_TOKEN;
  await operator.run(["connect", simulator.url, "-", "--name", "mine"], simulator.tokens.readOnlyAdmin);
  await operator.run(["sync"]);
  const [listed] = JSON.parse((await operator.run(["connections", "--json"])).stdout);
  expect(listed.lastSync).toMatchObject({ status: "COMPLETE" });
  expect((await operator.run(["connections"])).stdout).toMatch(/mine .* \d{4}-\d\d-\d\dT\S+ +COMPLETE/);

  // The same org by variables keeps the name it was connected under.
  Object.assign(operator.env, { OKTA_CLIENT_ORGURL: simulator.url, OKTA_CLIENT_TOKEN: simulator.tokens.superAdmin });
  await operator.run(["sync"]);
  const named = await operator.run(["query", "{ organizations { oktaId connectionName } }", "--json"]);
  expect(JSON.parse(named.stdout).data.organizations).toContainEqual({ oktaId: org.id, connectionName: "mine" });
  delete operator.env.OKTA_CLIENT_ORGURL;
  delete operator.env.OKTA_CLIENT_TOKEN;

  expect((await operator.run(["disconnect", "mine", "--purge"])).code).toBe(2);
  const purged = await operator.run(["disconnect", "mine", "--purge", "--yes"]);
  expect(purged.code).toBe(0);
  expect(await dumpGraph(org.id)).toEqual([]);
  expect(await dumpGraph(other.org.id)).not.toEqual([]);
  const { stdout } = await operator.run(["query", "{ organizations { oktaId userCount } }", "--json"]);
  expect(stdout).not.toContain(org.id);
  expect(stdout).toContain(other.org.id);
  expect((await operator.run(["connections", "--json"])).stdout).toBe("[]\n");

  // An org that was read without a connection is named by its id.
  expect((await operator.run(["disconnect", other.org.id, "--purge", "--yes"])).code).toBe(0);
  expect(await dumpGraph(other.org.id)).toEqual([]);
  expect((await operator.run(["disconnect", other.org.id, "--purge", "--yes"])).code).toBe(2);
});
