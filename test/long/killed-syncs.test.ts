import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { createRandom } from "../../src/simulator/random.ts";
import { buildCommand } from "../support/command.ts";
import { drawKillPoint, openKilledSyncs } from "../support/killed-syncs.ts";
import { connectTestGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  await buildCommand();
  graph = await connectTestGraph();
}, 120_000);
afterAll(async () => {
  await graph.close();
});

const wanted = Number(process.env.KILLS ?? 40);
const firstSyncs = Math.ceil(wanted / 4);

test(`a sync killed at ${wanted} points leaves answers that claim nothing false, and one clean sync makes all exact`, {
  timeout: 3_600_000,
}, async () => {
  const seed = process.env.KILL_SEED ?? String(Date.now() % 2 ** 31);
  const random = createRandom(seed);
  let exact = 0;
  console.log(`KILL_SEED=${seed}`);
  // Each first sync begins with an org of its own; the last of these orgs is the one that goes on changing.
  let world = await openKilledSyncs(graph, `${seed}/0`, { users: 120 });
  try {
    for (let attempt = 0; exact < wanted && attempt < wanted * 3; attempt++) {
      if (exact > 0 && exact < firstSyncs) {
        await world.close();
        world = await openKilledSyncs(graph, `${seed}/${attempt}`, { users: 120 });
      }
      const point = drawKillPoint(random, attempt);
      const wasKilled = await world.killAt(point);
      if (wasKilled) exact += 1;
      console.log(
        `${wasKilled ? `${exact}.` : "ended before"} ${JSON.stringify({ ...point, which: "which" in point ? String(point.which) : "" })}`,
      );
    }
  } finally {
    await world.close();
  }
  console.log(`${exact} of ${wanted} kills exact`);
  expect(exact).toBe(wanted);
});
