import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "../../src/simulator/random.ts";
import { falseClaims } from "../support/claims.ts";
import { buildCommand } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { changeOrg } from "../support/org-changes.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";
import { differences, trueReach } from "../support/true-graph.ts";
import { connectTestGraph } from "../support/world.ts";

beforeAll(buildCommand, 120_000);

const hour = 3_600_000;
const day = 24 * hour;
/** By how much the clock of each sync's machine is wrong: from its start, and then from a moment in its middle. */
const shifts = ["0", `${day}`, "0", `${-day}`, `${hour}`, `0,${day},400`, `0,${-hour},400`, `${day},${-day},600`, "0"];

test("clocks set back and forward between and during syncs lock nobody out, remove nothing wrong and claim nothing false", async () => {
  const { operator, org, simulator } = await operatorOfRunningOrg({ users: 120, latencyMs: 15 });
  const graph = await connectTestGraph();
  operator.env.NODE_OPTIONS = `--import ${join(import.meta.dirname, "../support/shifted-clock.mjs")}`;
  const random = createRandom("clock");
  let before: Map<string, Set<string>> | null = null;
  try {
    for (const [number, shift] of shifts.entries()) {
      operator.env.TEST_CLOCK_SHIFT = shift;
      if (number > 0) {
        changeOrg(org, random, number);
        // One that is killed half-way first, with the same wrong clock.
        const running = operator.start(["sync", "--quiet"]);
        simulator.faults.add({
          match: { path: /^\/api\/v1\/apps\/[^/]+\/groups/ },
          fault: { kind: "before", run: () => void running.child.kill("SIGKILL") },
        });
        await running.ended;
        simulator.faults.clear();
        expect(running.child.signalCode).toBe("SIGKILL");
        expect(await falseClaims(graph, org, before), shift).toEqual([]);
      }
      const { code, stderr } = await operator.run(["sync", "--quiet"]);
      expect({ code, stderr }, shift).toEqual({ code: 0, stderr: "" });
      expect(await differences(testNeo4j().settings, org), shift).toEqual([]);
      before = trueReach(org);
      expect(await falseClaims(graph, org, before), shift).toEqual([]);
      const asked = await operator.run([
        "query",
        `{ users(org: "${org.id}") { dataStatus { complete asOf } } }`,
        "--json",
      ]);
      expect(JSON.parse(asked.stdout).data.users.dataStatus.complete, shift).toBe(true);
    }
  } finally {
    await graph.close();
  }
});
