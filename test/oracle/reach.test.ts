import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { type PlainOrg, startPlainOkta } from "../support/plain-okta.ts";
import { randomOrg } from "../support/random-org.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";
import { oracleAccess } from "./brute-force.ts";

let graph: Graph;
let ask: ReturnType<typeof createAsking>;
beforeAll(async () => {
  graph = await connectTestGraph();
  ask = createAsking(graph);
});
afterAll(async () => {
  await graph.close();
});

const runs = Number(process.env.ORACLE_RUNS ?? 12);
let orgs = 0;

interface ReachEdge {
  user: { oktaId: string };
  app: { oktaId: string };
  usability: string;
  pathCount: number;
  paths: { kind: string; group: { oktaId: string } | null }[];
}

const edge = "user { oktaId } app { oktaId } usability pathCount paths(first: 50) { kind group { oktaId } }";

async function data(query: string, variables: Record<string, unknown>): Promise<Record<string, never>> {
  const answer = await ask({ query, variables });
  expect(answer.errors).toBeUndefined();
  return answer.data as Record<string, never>;
}

function facts(edges: ReachEdge[]): string[] {
  return edges
    .map(({ user, app, usability, pathCount, paths }) => {
      const kinds = paths.map(({ kind, group }) =>
        kind === "GROUP" || kind === "IMPLICIT" ? `${kind} ${group?.oktaId}` : kind,
      );
      return `${user.oktaId} ${app.oktaId} ${usability} ${pathCount} ${kinds.sort().join(", ")}`;
    })
    .sort();
}

function expected(org: PlainOrg): string[] {
  return org.users
    .flatMap((user) =>
      org.apps.flatMap((app) => {
        const access = oracleAccess(org, user.id, app.id);
        return access
          ? [`${user.id} ${app.id} ${access.usability} ${access.paths.length} ${access.paths.join(", ")}`]
          : [];
      }),
    )
    .sort();
}

/** The same facts asked as: who reaches the app, what the user reaches, and each pair alone. */
async function askThreeWays(org: PlainOrg) {
  const variables = { org: org.id };
  const byApp = await data(
    `query ($org: ID) { apps(org: $org, first: 20) { nodes { whoCanReach(first: 20) { totalCount edges { ${edge} } } } } }`,
    variables,
  );
  const byUser = await data(
    `query ($org: ID) { users(org: $org, first: 20) { nodes { canReach(first: 20) { totalCount edges { ${edge} } } } } }`,
    variables,
  );
  const apps = (byApp as unknown as { apps: { nodes: { whoCanReach: { totalCount: number; edges: ReachEdge[] } }[] } })
    .apps.nodes;
  const users = (byUser as unknown as { users: { nodes: { canReach: { totalCount: number; edges: ReachEdge[] } }[] } })
    .users.nodes;
  for (const { whoCanReach } of apps) expect(whoCanReach.totalCount).toBe(whoCanReach.edges.length);
  for (const { canReach } of users) expect(canReach.totalCount).toBe(canReach.edges.length);

  const pairs: string[] = [];
  const single = `query ($user: ID!, $app: ID!, $org: ID) { access(user: $user, app: $app, org: $org) { entitlement ${edge} } }`;
  for (const user of org.users.slice(0, 4)) {
    for (const app of org.apps) {
      const { access } = (await data(single, { user: user.id, app: app.id, ...variables })) as unknown as {
        access: ReachEdge & { entitlement: string };
      };
      expect(access.entitlement).toBe(oracleAccess(org, user.id, app.id) ? "ENTITLED" : "NOT_ENTITLED");
      if (access.entitlement === "ENTITLED") pairs.push(...facts([access]));
    }
  }
  return {
    whoCanReach: facts(apps.flatMap(({ whoCanReach }) => whoCanReach.edges)),
    canReach: facts(users.flatMap(({ canReach }) => canReach.edges)),
    access: pairs.sort(),
  };
}

async function expectAll(org: PlainOrg): Promise<void> {
  const truth = expected(org);
  const few = new Set(org.users.slice(0, 4).map((user) => user.id));
  expect(await askThreeWays(org)).toEqual({
    whoCanReach: truth,
    canReach: truth,
    access: truth.filter((fact) => few.has(fact.split(" ")[0] ?? "")),
  });
}

test("on random orgs the three directions agree with brute force, after a first sync and after changes and a second", {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      randomOrg("?"),
      randomOrg("?"),
      async (pageSize, stats, first, second) => {
        const id = `ORACLE-${process.pid}-${orgs++}`;
        const org = { ...first, id };
        const okta = await startPlainOkta(org, { pageSize, stats, ruleReasons: true });
        try {
          const one = await syncFrom(graph, okta);
          expect(one.result.status, JSON.stringify(one.result.collectors)).toBe("COMPLETE");
          await expectAll(org);
          Object.assign(org, { ...second, id });
          // No org can lose Everyone: a list without it is one that a narrowed token gets.
          const everyone = first.groups.find(({ name }) => name === "Everyone");
          if (everyone && !org.groups.some(({ name }) => name === "Everyone")) org.groups = [...org.groups, everyone];
          const two = await syncFrom(graph, okta, { acceptShrink: true });
          expect(two.result.status, JSON.stringify(two.result.collectors)).toBe("COMPLETE");
          await expectAll(org);
        } finally {
          await okta.close();
        }
      },
    ),
    { numRuns: runs, seed: Number(process.env.ORACLE_SEED ?? Date.now() % 2 ** 31), endOnFailure: true },
  );
});
