import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { seedActivity } from "../graphql/seed-activity.ts";
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

const runs = Number(process.env.ORACLE_RUNS ?? 6);
let orgs = 0;

const day = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString();
/** What a user did with an app, by the remainder of a number: nothing, used lately, used long ago, or failed lately. */
const habits = [null, { last: daysAgo(5) }, { last: daysAgo(120) }, { lastFailure: daysAgo(5) }] as const;
const habitOf = (userAt: number, appAt: number) => habits[(userAt * 7 + appAt * 3) % 4] ?? null;
const blockedAccounts = ["SUSPENDED", "INACTIVE", "REVOKED", "DEPROVISIONED", "UNASSIGNED"];

interface Pair {
  user: PlainOrg["users"][number];
  app: PlainOrg["apps"][number];
  /** By which it can be had: groups each once, and the own assignment. */
  ways: Set<string>;
  direct: boolean;
  unexplained: boolean;
  usability: string;
  usedLately: boolean;
  everUsed: boolean;
}

function pairsOf(org: PlainOrg): Pair[] {
  return org.users.flatMap((user, userAt) =>
    org.apps.flatMap((app, appAt): Pair[] => {
      const access = oracleAccess(org, user.id, app.id);
      if (access === null) return [];
      const habit = habitOf(userAt, appAt);
      return [
        {
          user,
          app,
          ways: new Set(access.paths.filter((path) => path.includes(" ")).map((path) => path.split(" ")[1] ?? "")),
          direct: access.paths.includes("DIRECT"),
          unexplained: access.paths.includes("UNEXPLAINED"),
          usability: access.usability,
          usedLately: habit === habits[1],
          everUsed: habit === habits[1] || habit === habits[2],
        },
      ];
    }),
  );
}

/** The definitions once more, the slow way. */
function expected(org: PlainOrg, withEveryone: boolean): Record<string, string[]> {
  const builtIn = new Set(org.groups.filter(({ type }) => type === "BUILT_IN").map(({ id }) => id));
  const counting = ({ ways }: Pair) => [...ways].filter((id) => withEveryone || !builtIn.has(id));
  const pairs = pairsOf(org);
  const accountOf = ({ user, app }: Pair) =>
    org.accounts.find(({ userId, appId }) => userId === user.id && appId === app.id);
  const usable = pairs.filter(
    (pair) =>
      pair.user.status === "ACTIVE" &&
      pair.app.status === "ACTIVE" &&
      !blockedAccounts.includes(accountOf(pair)?.status ?? "") &&
      (pair.direct || pair.unexplained || counting(pair).length > 0),
  );
  const named = (found: Pair[]) => found.map(({ user, app }) => `${user.id} ${app.id}`).sort();
  return {
    UNUSED_ACCESS: named(usable.filter(({ usedLately }) => !usedLately)),
    NEVER_USED_ACCESS: named(usable.filter(({ everUsed }) => !everUsed)),
    REDUNDANT_PATHS: named(pairs.filter((pair) => counting(pair).length + (pair.direct ? 1 : 0) >= 2)),
    DIRECT_BESIDE_GROUP: named(pairs.filter(({ direct, ways }) => direct && ways.size > 0)),
    APP_WITHOUT_USERS: org.apps
      .filter(
        ({ id, status }) =>
          status === "ACTIVE" && !pairs.some(({ app, usability }) => app.id === id && usability !== "BLOCKED"),
      )
      .map(({ id }) => id)
      .sort(),
    LEAVER_WITH_ACCESS: org.users
      .filter(
        ({ id, status }) =>
          ["SUSPENDED", "DEPROVISIONED"].includes(status) &&
          (org.accounts.some(({ userId }) => userId === id) ||
            org.members.some(({ userId, groupId }) => userId === id && !builtIn.has(groupId))),
      )
      .map(({ id }) => id)
      .sort(),
  };
}

const takesEveryone = new Set(["UNUSED_ACCESS", "NEVER_USED_ACCESS", "REDUNDANT_PATHS"]);

async function found(org: string, kind: string, includeEveryone: boolean): Promise<{ lines: string[]; total: number }> {
  const parameters = takesEveryone.has(kind) ? { includeEveryone } : null;
  const query = `query ($org: ID!, $kind: FindingKind!, $parameters: FindingParametersInput) {
    findings(org: $org, kind: $kind, parameters: $parameters, first: 100) {
      totalCount nodes { subject { ... on User { oktaId } ... on App { oktaId } } related { __typename ... on App { oktaId } } } } }`;
  const { data, errors } = await ask({ query, variables: { org, kind, parameters } });
  expect(errors).toBeUndefined();
  interface Answer {
    totalCount: number;
    nodes: { subject: { oktaId: string }; related: { __typename: string; oktaId?: string }[] }[];
  }
  const { nodes, totalCount } = (data as unknown as { findings: Answer }).findings;
  const lines = nodes.map(({ subject, related }) =>
    [subject.oktaId, ...related.filter((one) => one.__typename === "App").map((one) => one.oktaId)].join(" "),
  );
  return { lines: lines.sort(), total: totalCount };
}

test("on random orgs findings about access are those of brute force", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomOrg("?"), async (random) => {
      const id = `FINDINGS-${process.pid}-${orgs++}`;
      const org = { ...random, id };
      const okta = await startPlainOkta(org, { pageSize: 5, stats: true, ruleReasons: true });
      try {
        const { result } = await syncFrom(graph, okta);
        expect(result.status, JSON.stringify(result.collectors)).toBe("COMPLETE");
      } finally {
        await okta.close();
      }
      await seedActivity(id, {
        covered: { from: daysAgo(200), to: new Date().toISOString() },
        uses: org.users.flatMap((user, userAt) =>
          org.apps.flatMap((app, appAt) => {
            const habit = habitOf(userAt, appAt);
            return habit === null ? [] : [{ user: user.id, app: app.id, ...habit }];
          }),
        ),
      });
      for (const withEveryone of [false, true]) {
        for (const [kind, lines] of Object.entries(expected(org, withEveryone))) {
          expect([kind, withEveryone, await found(id, kind, withEveryone)]).toEqual([
            kind,
            withEveryone,
            { lines, total: lines.length },
          ]);
        }
      }
    }),
    { numRuns: runs, seed: Number(process.env.ORACLE_SEED ?? Date.now() % 2 ** 31), endOnFailure: true },
  );
});
