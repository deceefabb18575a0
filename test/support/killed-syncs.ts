import { expect } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { createRandom, type Random } from "../../src/simulator/random.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { startBoltProxy } from "./bolt-proxy.ts";
import { falseClaims } from "./claims.ts";
import { newOperator } from "./command.ts";
import { testNeo4j } from "./neo4j.ts";
import { changeOrg } from "./org-changes.ts";
import { differences, syncStates, trueReach } from "./true-graph.ts";

/** Where in a sync its process is killed. A share is of what the same kind of sync did before: 0 its start, 1 its end. */
export type KillPoint =
  | { at: "request"; share: number; delayMs: number }
  /** The statement is kept from Neo4j, or reaches it as the process dies. */
  | { at: "statement"; which: RegExp; share: number; passedOn: boolean };

export const removals = /^write\/(remove|detach)-/;
export const ending = /^write\/(finish-sync|remove-gaps|merge-gaps|renew-sync)$/;
export const writes = /^write\//;

export interface KilledSyncs {
  /** Kills a sync at the point, and makes sure of all that must hold then and after one more sync. False when it ended before. */
  killAt(point: KillPoint): Promise<boolean>;
  close(): Promise<void>;
}

/** An org that changes between syncs, of which each is killed before a clean one follows. */
export async function openKilledSyncs(graph: Graph, seed: string, { users }: { users: number }): Promise<KilledSyncs> {
  const random = createRandom(`${seed}/changes`);
  const org = generateOrg({ users, groups: Math.ceil(users / 8), apps: 12, seed });
  // An hour ago by Okta's dates: long enough for groups in which nothing has changed since not to be read again.
  org.clock.now = () => Date.now() - 3_600_000;
  const simulator = await startSimulator({ org });
  const { settings, env } = testNeo4j();
  const proxy = await startBoltProxy(settings.uri);
  const operator = newOperator({
    ...env,
    NEO4J_URI: proxy.uri,
    OKTA_CLIENT_ORGURL: simulator.url,
    OKTA_CLIENT_TOKEN: simulator.tokens.readOnlyAdmin,
  });
  let before: Map<string, Set<string>> | null = null;
  let day = 0;
  /** What the last sync that came to its end did. */
  const usual = { requests: 40, statements: new Map<string, number>() };

  async function clean(): Promise<void> {
    const statements = new Map<string, number>();
    simulator.requests.clear();
    proxy.onStatement = (name) => {
      statements.set(name, (statements.get(name) ?? 0) + 1);
      return true;
    };
    let sync = await operator.run(["sync", "--json", "--quiet"]);
    // On a machine that is busy with much else Neo4j may take longer than a first contact waits; that was no sync yet.
    while (sync.stderr.includes("cannot be reached")) sync = await operator.run(["sync", "--json", "--quiet"]);
    proxy.onStatement = null;
    const { code, stdout, stderr } = sync;
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: "" });
    expect(await differences(settings, org)).toEqual([]);
    expect((await syncStates(settings, org.id)).slice(0, 2)).not.toContain("RUNNING");
    Object.assign(usual, { requests: simulator.requests.count(), statements });
    before = trueReach(org);
    expect(await falseClaims(graph, org, before)).toEqual([]);
  }

  return {
    async killAt(point) {
      if (before !== null) changeOrg(org, random, ++day);
      const running = operator.start(["sync", "--json", "--quiet"]);
      const kill = () => void running.child.kill("SIGKILL");
      const disarm = arm(point, { simulator, proxy, usual, kill });
      const { code, stdout, stderr } = await running.ended;
      disarm();
      const wasKilled = running.child.signalCode === "SIGKILL";
      expect([0, null], stdout + stderr).toContain(code);
      if (wasKilled) expect(await falseClaims(graph, org, before), JSON.stringify(point)).toEqual([]);
      await clean();
      return wasKilled;
    },
    async close() {
      await simulator.close();
      await proxy.close();
    },
  };
}

interface Scene {
  simulator: Simulator;
  proxy: Awaited<ReturnType<typeof startBoltProxy>>;
  usual: { requests: number; statements: Map<string, number> };
  kill(): void;
}

function arm(point: KillPoint, { simulator, proxy, usual, kill }: Scene): () => void {
  if (point.at === "request") {
    const nth = 1 + Math.floor(point.share * usual.requests);
    let timer: NodeJS.Timeout | undefined;
    const run = () => {
      if (point.delayMs === 0) kill();
      else timer = setTimeout(kill, point.delayMs);
    };
    const disarm = simulator.faults.add({ match: { path: /^\/api\//, nth }, fault: { kind: "before", run } });
    return () => {
      disarm();
      clearTimeout(timer);
    };
  }
  const expected = [...usual.statements].reduce((sum, [name, count]) => sum + (point.which.test(name) ? count : 0), 0);
  const nth = 1 + Math.floor(point.share * Math.max(1, expected));
  let met = 0;
  proxy.onStatement = (name) => {
    if (!point.which.test(name)) return true;
    met += 1;
    if (met !== nth) return true;
    kill();
    return point.passedOn;
  };
  return () => {
    proxy.onStatement = null;
  };
}

/** Points of every kind, spread over the whole of a sync. */
export function drawKillPoint(random: Random, number: number): KillPoint {
  const share = random.next();
  switch (number % 5) {
    case 0:
      return { at: "request", share, delayMs: 0 };
    case 1:
      return { at: "request", share, delayMs: random.int(60) };
    case 2:
      return { at: "statement", which: writes, share, passedOn: random.chance(0.5) };
    case 3:
      return { at: "statement", which: removals, share, passedOn: random.chance(0.5) };
    default:
      return { at: "statement", which: ending, share, passedOn: random.chance(0.5) };
  }
}
