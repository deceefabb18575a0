import { onTestFinished } from "vitest";
import { exitCodeOf } from "../../src/commands/exit-codes.ts";
import { exitCodeOfSync, withActivity } from "../../src/commands/sync.ts";
import { byToken, Secret } from "../../src/config.ts";
import { connectGraph, type Graph, type GraphSettings } from "../../src/graph/graph.ts";
import { ensureLocalServer } from "../../src/graph/local-server/local-server.ts";
import { identifyProcess } from "../../src/graph/local-server/process-identity.ts";
import { createOkta } from "../../src/okta/okta.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import type { SimOrg } from "../../src/simulator/org.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { syncActivity } from "../../src/sync/activity/sync-activity.ts";
import { syncOrganization } from "../../src/sync/sync.ts";
import { eventually } from "../local-server/eventually.ts";
import { quickClock } from "../okta/nasty-server.ts";
import { type BoltProxy, startBoltProxy } from "./bolt-proxy.ts";
import type { Plan } from "./chaos-plan.ts";
import { newOperator } from "./command.ts";
import { testNeo4j } from "./neo4j.ts";
import { testCache } from "./run-folder.ts";

export type Reads = "full" | "changes" | "accept-shrink";

/** A sync that has been started, and how it is broken off. */
export interface StartedSync {
  ended: Promise<SyncEnd>;
  kill(): void;
}

export interface SyncEnd {
  /** null when it was killed. */
  code: number | null;
  /** COMPLETE and so on; null when it came to no result. */
  status: string | null;
  /** All that was said, for messages and for what must not be in it. */
  said: string;
}

/** An org of one run, and where it is read to. */
export interface ChaosWorld {
  org: SimOrg;
  simulator: Simulator;
  token: string;
  /** Past whatever breaks between a sync and the database. */
  graph: Graph;
  settings: GraphSettings;
  proxy: BoltProxy | null;
  pass(minutes: number): void;
  start(reads: Reads): StartedSync;
  /** Kills the database, where it is a server of this org alone. */
  killServer(signal: NodeJS.Signals): void;
  /** Starts it again, so that answers can be had. */
  restoreServer(): Promise<void>;
}

export async function openChaosWorld(plan: Plan): Promise<ChaosWorld> {
  const org = generateOrg({ users: 60, groups: 14, apps: 9, admins: 8, seed: plan.seed });
  let ahead = 0;
  org.clock.now = () => Date.now() + ahead;
  Object.assign(org.log.settings, plan.log);
  const simulator = await startSimulator({ org, searchLagMs: 30 * 60_000, largestPage: plan.largestPage });
  onTestFinished(() => simulator.close());
  const token = plan.admin ? simulator.tokens.superAdmin : simulator.tokens.readOnlyAdmin;
  const operator = newOperator({
    OKTA_CLIENT_ORGURL: simulator.url,
    OKTA_CLIENT_TOKEN: token,
    ACCESS_GRAPH_OKTA_TIMEOUT: "3",
  });

  const shared = testNeo4j();
  let settings: GraphSettings = shared.settings;
  let proxy: BoltProxy | null = null;
  const { home, env } = operator;
  const memory = { heap: 512, pageCache: 256 };
  const ensureServer = async () => await ensureLocalServer({ home, cache: testCache, env, memory });
  let pid: number | null = null;
  let killed: number | null = null;
  if (plan.ownServer) {
    const server = await ensureServer();
    settings = { uri: server.uri, username: server.username, password: server.password, database: "neo4j" };
    pid = server.pid;
  } else {
    proxy = await startBoltProxy(shared.settings.uri);
    onTestFinished(proxy.close);
    Object.assign(operator.env, { ...shared.env, NEO4J_URI: proxy.uri });
  }
  const graph = await connectGraph(settings);
  onTestFinished(() => graph.close());

  function startBinary(reads: Reads): StartedSync {
    const args = reads === "changes" ? [] : [`--${reads}`];
    const running = operator.start(["sync", "--json", "--quiet", ...args]);
    const ended = running.ended.then(({ code, stdout, stderr }) => {
      const status = stdout.startsWith("{") ? (JSON.parse(stdout).status as string) : null;
      return { code, status, said: stdout + stderr };
    });
    return { ended, kill: () => void running.child.kill("SIGKILL") };
  }

  function startHere(reads: Reads): StartedSync {
    const abort = new AbortController();
    const ended = syncHere(graph, { url: simulator.url, token }, reads, abort.signal).catch((error: Error): SyncEnd => {
      return { code: abort.signal.aborted ? null : exitCodeOf(error), status: null, said: String(error.stack) };
    });
    return { ended, kill: () => abort.abort(new Error("broken off")) };
  }
  return {
    org,
    simulator,
    token,
    graph,
    settings,
    proxy,
    pass(minutes) {
      ahead += minutes * 60_000;
    },
    start: plan.binary ? startBinary : startHere,
    killServer(signal) {
      if (pid === null) return;
      process.kill(pid, signal);
      [killed, pid] = [pid, null];
    },
    async restoreServer() {
      const gone = killed;
      if (gone === null) return;
      await eventually(() => identifyProcess(gone) === null);
      ({ pid } = await ensureServer());
      killed = null;
    },
  };
}

/** As the command does it: the log is read after what has changed. */
async function syncHere(
  graph: Graph,
  { url, token }: { url: string; token: string },
  reads: Reads,
  signal: AbortSignal,
): Promise<SyncEnd> {
  const clock = quickClock();
  await using okta = createOkta({ orgUrl: url, signIn: byToken(new Secret(token)), clock, attemptTimeoutMs: 400 });
  const connection = { name: "chaos", email: null, orgUrl: url, organizationId: null };
  const acceptShrink = reads === "accept-shrink";
  let outcome = await syncOrganization({
    okta,
    graph,
    connection,
    signal,
    acceptShrink,
    reads: reads === "changes" ? "CHANGES" : "FULL",
  });
  const { organization: orgId, name, status } = outcome.result;
  if (status !== "FAILED") outcome = withActivity(outcome, await syncActivity({ okta, graph, orgId, name, signal }));
  return {
    code: exitCodeOfSync(outcome),
    status: outcome.result.status,
    said: JSON.stringify([outcome.result, outcome.fullBecause]),
  };
}
