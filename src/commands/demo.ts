import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import type { ExecutionResult } from "graphql";
import { byToken, Secret } from "../config.ts";
import { stopLocalServer } from "../graph/local-server/local-server.ts";
import { countOtherClients } from "../graph/other-clients.ts";
import { askInProcess } from "../graphql/ask-in-process.ts";
import { silentLog } from "../graphql/log.ts";
import { prepareSignIn } from "../okta/sign-in.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { story, storyOrg } from "../simulator/story.ts";
import { SyncRunningError } from "../sync/lease.ts";
import { syncOrganization } from "../sync/sync.ts";
import { action, type Context } from "./action.ts";
import { connectOkta } from "./connect-okta.ts";
import { demoQuestion, tellAnswer } from "./demo-answer.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { parsePort, serveUntilSignal } from "./serve.ts";
import { showProgress } from "./sync-progress.ts";
import { type UsedGraph, useGraph } from "./use-graph.ts";

interface Options {
  serve: boolean;
  port: number;
  metricsPort: number;
}

/** Nobody may take what the demo shows for a real company's data. */
const organizationName = `${story.organization} (simulated)`;
const connectionName = "demo-simulated";
const longestWaitSeconds = 120;

export function demoCommand(): Command {
  const command = new Command("demo")
    .description("see it work on a simulated Okta org: read it, answer a question, serve GraphQL")
    .option("--no-serve", "end after the answer")
    .option("--port <port>", "the port of GraphQL; 0 takes a free one", parsePort, 4000)
    .option("--metrics-port <port>", "the port of the metrics; 0 takes a free one", parsePort, 4001)
    .addHelpText("after", "\nExample:\n  access-graph demo --no-serve");
  return action(command, demo, { endsBySignal: true });
}

async function demo(context: Context, options: Options): Promise<ExitCode> {
  const { terminal } = context;
  const { home, cache, env } = context.config();
  prepareSignIn();
  await using used = await useGraph(context);
  try {
    await readStory(context, used);
    await answerQuestion(context, used);
    if (options.serve) {
      terminal.print("");
      await serveUntilSignal(context, used, { ...options, host: "127.0.0.1", schedule: false });
      if (used.server !== null)
        terminal.say("Neo4j goes on running for the next command. To stop it: access-graph neo4j stop");
    }
    terminal.say(
      `\nThe simulated org stays in the graph. To remove it: access-graph disconnect ${connectionName} --purge`,
    );
    return exitCodes.ok;
  } finally {
    // What ran before goes on running, and so does what serves on or what another command has begun to use.
    if (!options.serve && used.server?.started) {
      const others = await countOtherClients(used.graph).catch(() => 0);
      if (others === 0) await stopLocalServer({ home, cache, env });
      else terminal.say("Neo4j goes on running, for another command uses it. To stop it: access-graph neo4j stop");
    }
  }
}

async function readStory(context: Context, { graph }: UsedGraph): Promise<void> {
  const { terminal, signal } = context;
  await using simulator = await startSimulator({ org: Object.assign(storyOrg(), { name: organizationName }) });
  terminal.say(`A simulated Okta org answers at ${simulator.url}.`);
  const settings = { orgUrl: simulator.url, signIn: byToken(new Secret(simulator.tokens.readOnlyAdmin)) };
  using progress = showProgress(terminal, organizationName);
  using okta = await connectOkta(context.config(), settings, { signal, onEvent: progress.onEvent });
  const read = () =>
    syncOrganization({
      okta,
      graph,
      connection: { name: connectionName, email: null, orgUrl: simulator.url, organizationId: null },
      signal,
      onProgress: progress.onProgress,
    });
  const { result } = await afterOthers(read, context);
  const changes = result.collectors.reduce((sum, one) => sum + one.added + one.changed + one.removed, 0);
  terminal.say(
    `Read ${organizationName}: ${result.status}, ${result.requests} requests in ${(result.durationMs / 1_000).toFixed(1)} s, ${changes === 0 ? "nothing had changed" : `${changes} ${changes === 1 ? "change" : "changes"} written`}.\n`,
  );
}

/** Two demos have the same org; the second reads it when the first has. */
async function afterOthers<T>(read: () => Promise<T>, { terminal, signal }: Context): Promise<T> {
  for (let waited = 0; ; waited += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof SyncRunningError) || waited === longestWaitSeconds) throw error;
      if (waited === 0) terminal.say("Another demo is reading the same org; waiting for it.");
      await sleep(1_000, undefined, { signal });
    }
  }
}

async function answerQuestion({ terminal, signal }: Context, { graph }: UsedGraph): Promise<void> {
  const variables = { app: story.apps.main, leaver: story.people.goneLeaver, org: connectionName };
  const ask = () => askInProcess(graph, { query: demoQuestion, variables }, { signal, log: silentLog });
  let answer = await ask();
  // A Neo4j that has just started on a slow machine may take longer for its first plans than any question is given.
  for (let again = 0; again < 2 && isTimedOut(answer) && !signal.aborted; again += 1) {
    terminal.say("Neo4j is still warming up; asking again.");
    answer = await ask();
  }
  signal.throwIfAborted();
  terminal.print(tellAnswer(answer));
}

function isTimedOut({ errors }: ExecutionResult): boolean {
  return errors?.some(({ extensions }) => extensions?.code === "TIMED_OUT") ?? false;
}
