import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { createRandom } from "../../src/simulator/random.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { changesBetween, type Data, isTrueCause, lineOf, snapshot, toldChanges } from "../support/history-snapshots.ts";
import { type PlainHabits, startPlainOkta, usualHabits } from "../support/plain-okta.ts";
import { randomOrg } from "../support/random-org.ts";
import { changeALittle } from "../support/small-changes.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

let graph: Graph;
let ask: ReturnType<typeof createAsking>;
beforeAll(async () => {
  graph = await connectTestGraph();
  ask = createAsking(graph);
});
afterAll(() => graph.close());

const runs = Number(process.env.HISTORY_RUNS ?? 1);
const seed = Number(process.env.HISTORY_SEED ?? 20_261_124);
let orgs = 0;

interface Told {
  number: number;
  answers: Data;
}

async function latest(org: string): Promise<number> {
  const { data }: Data = await ask({ query: "{ organizations { oktaId lastSync { number } } }" });
  return data.organizations.find(({ oktaId }: Data) => oktaId === org).lastSync.number;
}

/** What each sync told right after its end is told of it now, and the changes are what lies between. */
async function expectHistory(org: string, told: readonly Told[], allPairs: boolean): Promise<void> {
  for (const { number, answers } of told) {
    expect(await snapshot(ask, org, number), `as of sync ${number}`).toEqual(answers);
  }
  for (const [index, from] of told.entries()) {
    for (const to of told.slice(index + 1, allPairs ? undefined : index + 2)) {
      const changes = await toldChanges(ask, org, from.number, to.number);
      expect(changes.map(lineOf).sort(), `from ${from.number} to ${to.number}`).toEqual(
        changesBetween(from.answers, to.answers),
      );
      for (const change of changes) {
        const doubtful = change.causes.filter((cause: Data) => !isTrueCause(change, cause, from.answers, to.answers));
        expect({ change: lineOf(change), causes: change.causes.length, doubtful }).toEqual({
          change: lineOf(change),
          causes: expect.any(Number),
          doubtful: [],
        });
        expect(change.causes.length, lineOf(change)).toBeGreaterThan(0);
      }
    }
  }
}

test("as of each of some syncs of random orgs the answers are those of then, and changes are the difference", {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomOrg("?"), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 40 }),
      async (states, killedBefore, atRequest) => {
        const id = `HISTORY-${process.pid}-${orgs++}`;
        const org = { ...(states[0] as (typeof states)[number]), id };
        const habits: PlainHabits = { ...usualHabits };
        const okta = await startPlainOkta(org, habits);
        const told: Told[] = [];
        try {
          for (const [index, state] of states.entries()) {
            // No org can lose Everyone: a list without it is one that a narrowed token gets.
            const everyone = org.groups.find(({ name, type }) => name === "Everyone" && type === "BUILT_IN");
            Object.assign(org, { ...state, id });
            const lost = everyone && !org.groups.some(({ name, type }) => name === "Everyone" && type === "BUILT_IN");
            if (lost) org.groups = [...org.groups, everyone];
            if (index > 0 && index === killedBefore) await killedSync(okta, habits, atRequest);
            const { result } = await syncFrom(graph, okta, { acceptShrink: true });
            expect(result.status, JSON.stringify(result.collectors)).toBe("COMPLETE");
            told.push({ number: await latest(id), answers: await snapshot(ask, id, null) });
          }
          await expectHistory(id, told, true);
        } finally {
          await okta.close();
        }
      },
    ),
    { numRuns: runs, seed, endOnFailure: true },
  );
});

async function killedSync(
  okta: Awaited<ReturnType<typeof startPlainOkta>>,
  habits: PlainHabits,
  atRequest: number,
): Promise<void> {
  const abort = new AbortController();
  let requests = 0;
  habits.instead = () => {
    requests += 1;
    if (requests === atRequest) abort.abort(new Error("cut off"));
    return undefined;
  };
  await syncFrom(graph, okta, { acceptShrink: true, signal: abort.signal }).catch(() => {});
  delete habits.instead;
}

test("as of each of some full and incremental syncs of an org at work the answers are those of then", {
  timeout: 3_600_000,
}, async () => {
  for (let run = 0; run < Math.max(1, Math.floor(runs / 4)); run++) {
    const random = createRandom(`${seed}/${run}`);
    const org = generateOrg({ users: 40, groups: 10, apps: 6, admins: 4, seed: seed + run });
    let ahead = 0;
    org.clock.now = () => Date.now() + ahead;
    const simulator = await startSimulator({ org });
    const told: Told[] = [];
    try {
      for (let day = 0; day < 4; day++) {
        if (day > 0) changeALittle(org, random, 12);
        ahead += 20 * 60_000;
        const server = { url: simulator.url, token: simulator.tokens.superAdmin };
        const reads = day % 2 === 0 ? "FULL" : "CHANGES";
        const { result } = await syncFrom(graph, server, { acceptShrink: reads === "FULL", reads });
        expect(["COMPLETE", "PARTIAL", "REFUSED"], JSON.stringify(result.collectors)).toContain(result.status);
        told.push({ number: await latest(org.id), answers: await snapshot(ask, org.id, null) });
      }
      await expectHistory(org.id, told, false);
    } finally {
      await simulator.close();
    }
  }
});
