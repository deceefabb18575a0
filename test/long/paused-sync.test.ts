import neo4j from "neo4j-driver";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { createRandom } from "../../src/simulator/random.ts";
import { startBoltProxy } from "../support/bolt-proxy.ts";
import { buildCommand } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { changeOrg } from "../support/org-changes.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";
import { differences } from "../support/true-graph.ts";

beforeAll(buildCommand, 120_000);

const points = [
  "write/merge-users",
  "write/merge-memberships",
  "write/merge-accounts",
  "write/remove-",
  "write/finish-sync",
];

test.each(points)(
  "a sync that sleeps before %s until its claim has run out and another has finished changes nothing any more",
  async (statement) => {
    const { operator, simulator, org } = await operatorOfRunningOrg({ users: 120 });
    const { settings } = testNeo4j();
    const proxy = await startBoltProxy(settings.uri);
    onTestFinished(() => proxy.close());
    expect((await operator.run(["sync", "--quiet"])).code).toBe(0);
    const random = createRandom(statement);
    changeOrg(org, random, 1);

    operator.env.NEO4J_URI = proxy.uri;
    const sleeper = operator.start(["sync", "--quiet"]);
    let wake = () => {};
    const reached = new Promise<void>((resolve) => {
      proxy.onStatement = (name) => {
        if (!name.startsWith(statement)) return true;
        sleeper.child.kill("SIGSTOP");
        proxy.onStatement = null;
        resolve();
        return new Promise<boolean>((passOn) => {
          wake = () => passOn(true);
        });
      };
    });
    await Promise.race([reached, sleeper.ended.then(() => Promise.reject(new Error("It never came to that.")))]);
    const driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password.reveal()));
    onTestFinished(() => driver.close());
    await driver.executeQuery(
      "MATCH (s:Sync {orgId: $orgId, status: 'RUNNING'}) SET s.leaseUntil = datetime() - duration('PT1S')",
      { orgId: org.id },
    );

    changeOrg(org, random, 2);
    operator.env.NEO4J_URI = settings.uri;
    simulator.requests.clear();
    const other = await operator.run(["sync", "--quiet"]);
    expect(other.code, other.stderr).toBe(0);
    expect(await differences(settings, org)).toEqual([]);

    sleeper.child.kill("SIGCONT");
    wake();
    const { code, stdout, stderr } = await sleeper.ended;
    expect({ code, stdout }, stderr).toEqual({ code: 6, stdout: "" });
    expect(stderr).toContain("Another sync took over");
    expect(await differences(settings, org)).toEqual([]);
  },
);
