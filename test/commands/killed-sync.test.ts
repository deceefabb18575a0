import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { buildCommand } from "../support/command.ts";
import { ending, type KillPoint, openKilledSyncs, removals } from "../support/killed-syncs.ts";
import { connectTestGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  await buildCommand();
  graph = await connectTestGraph();
}, 120_000);
afterAll(async () => {
  await graph.close();
});

// A sample of what `npm run test:long` does at 40 points.
test("a sync that is killed claims nothing false, and the next one takes over at once and makes all exact", {
  timeout: 180_000,
}, async () => {
  const points: KillPoint[] = [
    { at: "request", share: 0.6, delayMs: 0 },
    { at: "statement", which: removals, share: 0.5, passedOn: true },
    { at: "statement", which: ending, share: 0.9, passedOn: false },
  ];
  const world = await openKilledSyncs(graph, "sample", { users: 60 });
  try {
    for (const point of points) expect(await world.killAt(point), JSON.stringify(point)).toBe(true);
  } finally {
    await world.close();
  }
});
