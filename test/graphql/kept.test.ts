import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { createKept } from "../../src/graphql/kept.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { story, storyIndex, storyOrg } from "../../src/simulator/story.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

const orgId = "00okepttest000000000";
let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(() => graph.close());

test("what is kept between questions is right again after each sync, and nothing is kept while one runs", async () => {
  const org = Object.assign(storyOrg(), { id: orgId });
  const find = storyIndex(org);
  const simulator = await startSimulator({ org });
  const server = { url: simulator.url, token: simulator.tokens.superAdmin };
  const ask = createAsking(graph);
  const admins = async () => {
    const query = `{ whoCan(org: "${orgId}", action: ASSIGN_ROLES) { nodes { holder { ... on User { login } } } } }`;
    const { data, errors } = await ask({ query });
    expect(errors).toBeUndefined();
    const { nodes } = (data as { whoCan: { nodes: { holder: { login: string } }[] } }).whoCan;
    return nodes.map(({ holder }) => holder.login);
  };
  try {
    await syncFrom(graph, server);
    expect(await admins()).toEqual([story.people.superAdmin]);
    const before = graph.statements();
    expect(await admins()).toEqual([story.people.superAdmin]);
    const again = graph.statements() - before;
    org.setUserRoles(find.user(story.people.threeWays), ["SUPER_ADMIN"]);
    expect(await admins()).toEqual([story.people.superAdmin]);
    await syncFrom(graph, server);
    expect(await admins()).toEqual([story.people.threeWays, story.people.superAdmin]);

    const kept = createKept(graph);
    let made = 0;
    const make = async () => {
      made += 1;
      return made;
    };
    expect([await kept.get(orgId, "number", make), await kept.get(orgId, "number", make)]).toEqual([1, 1]);
    // In the middle of a sync, both before and after it has written.
    let during: Promise<number> | undefined;
    const stop = simulator.faults.add({
      match: { path: /\/apps$/, nth: 1 },
      fault: {
        kind: "before",
        run: () => {
          during = kept.get(orgId, "number", make);
        },
      },
    });
    await syncFrom(graph, server);
    stop();
    expect(await during).toBe(2);
    expect(await kept.get(orgId, "number", make)).toBe(3);
    expect(again).toBeLessThan(10);
  } finally {
    await simulator.close();
  }
});
