import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import type { SimOrg } from "../../src/simulator/org.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { storyOrg } from "../../src/simulator/story.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

interface Minimum {
  requestMinimum(org: SimOrg): Record<string, number>;
  total(requests: Record<string, number>): number;
}
// The bench is plain JavaScript, of which TypeScript knows no types.
const { requestMinimum, total }: Minimum = await import(
  new URL("../../bench/request-minimum.mjs", import.meta.url).href
);

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(() => graph.close());

/** Under an id of its own, so that no other test has synced the same org before. */
function unknownToTheGraph(org: SimOrg): SimOrg {
  return Object.assign(org, { id: `00o${randomUUID()}` });
}

test.each([
  ["the story org", () => storyOrg()],
  ["an org of 50 users", () => generateOrg({ users: 50, groups: 40, apps: 20, seed: "requests" })],
  ["an org of 30 administrators", () => generateOrg({ users: 80, groups: 40, apps: 20, admins: 30, seed: "requests" })],
])(
  "a first sync of %s makes at most 1.05 × the fewest requests to Okta, a repeated one not more",
  async (_, make) => {
    const org = unknownToTheGraph(make());
    await using simulator = await startSimulator({ org });
    const server = { url: simulator.url, token: simulator.tokens.superAdmin };
    const minimum = requestMinimum(org);

    const first = await syncFrom(graph, server);
    const received = simulator.requests.count();
    expect(first.result).toMatchObject({ status: "COMPLETE", requests: received });
    const requests = Object.fromEntries(
      first.result.collectors.map((collector) => [collector.name, collector.requests]),
    );
    expect(total(requests)).toBe(received);
    expect(received, `${JSON.stringify(requests)} beside ${JSON.stringify(minimum)}`).toBeLessThanOrEqual(
      1.05 * total(minimum),
    );

    simulator.requests.clear();
    const repeated = await syncFrom(graph, server);
    expect(repeated.result).toMatchObject({ status: "COMPLETE", requests: simulator.requests.count() });
    expect(repeated.result.requests).toBeLessThanOrEqual(received);
  },
  120_000,
);
