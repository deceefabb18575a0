import { Command, InvalidArgumentError } from "commander";
import { readConfig } from "../config.ts";
import { ensureLocalServer, localServerStatus, stopLocalServer } from "../graph/local-server/local-server.ts";
import type { LocalServer } from "../graph/local-server/options.ts";
import { runLocalServer } from "../graph/local-server/run-local-server.ts";
import { action, type Context } from "./action.ts";
import { exitCodes } from "./exit-codes.ts";
import { listenForInterruption } from "./interruption.ts";
import { openTerminal } from "./terminal.ts";

interface StartFlags {
  boltPort?: number;
  httpPort?: number;
}

/** The Neo4j that the product keeps itself, for when no NEO4J_URI names another. */
export function neo4jCommand(): Command {
  return new Command("neo4j")
    .description("start, stop or look at the local Neo4j that other commands start when they need it")
    .addHelpText("after", "\nExample:\n  access-graph neo4j start")
    .addCommand(startCommand())
    .addCommand(stopCommand())
    .addCommand(statusCommand())
    .addCommand(consoleCommand());
}

function startCommand(): Command {
  const command = withPorts(new Command("start"))
    .description("start it and leave it running; the first time this gets Neo4j by Maven or Docker")
    .addHelpText("after", "\nExample:\n  access-graph neo4j start --bolt-port 7687 --http-port 7474");
  return action(command, async (context, flags: StartFlags) => {
    noteOwnServer(context);
    const server = await ensureLocalServer({ ...common(context), ...flags });
    context.terminal.say(server.started ? "Neo4j runs." : "Neo4j runs already.");
    context.terminal.print(addresses(server));
    if (!server.started && !hasPorts(server, flags)) {
      context.terminal.warn(
        "It keeps its ports until it is stopped: run `access-graph neo4j stop`, then start it again.",
      );
    }
    return exitCodes.ok;
  });
}

function stopCommand(): Command {
  const command = new Command("stop")
    .description("stop it; its data stays")
    .addHelpText("after", "\nExample:\n  access-graph neo4j stop");
  return action(command, async (context) => {
    const stopped = await stopLocalServer(common(context));
    context.terminal.say(stopped ? "Neo4j is stopped; its data stays." : "Neo4j was not running.");
    return exitCodes.ok;
  });
}

function statusCommand(): Command {
  const command = new Command("status")
    .description("tell whether it runs, where, and how much its data takes")
    .option("--json", "print one JSON object")
    .addHelpText("after", "\nExample:\n  access-graph neo4j status --json");
  return action(command, async (context, { json }: { json?: boolean }) => {
    noteOwnServer(context);
    const status = await localServerStatus(common(context));
    const lines = [
      status.running
        ? `running     yes, ${status.way === "docker" ? "in Docker" : `process ${status.pid}`}`
        : "running     no",
      `version     ${status.version}`,
      ...(status.uri ? [`Bolt        ${status.uri}`, `Browser     ${status.browserUrl}`] : []),
      `data        ${status.dataFolder} (${(status.dataBytes / 1024 / 1024).toFixed(1)} MB)`,
      `password    ${showPassword(status.passwordFile)}`,
    ];
    context.terminal.print(json ? JSON.stringify(status) : lines.join("\n"));
    return exitCodes.ok;
  });
}

/** Ctrl-C is how this one is meant to end, so that it then ends as a success. */
function consoleCommand(): Command {
  return withPorts(new Command("console"))
    .description("run it here with its log shown, until Ctrl-C")
    .addHelpText("after", "\nExample:\n  access-graph neo4j console")
    .action(async (flags: StartFlags) => {
      const terminal = openTerminal();
      using interruption = listenForInterruption(terminal.say);
      const { signal } = interruption;
      const config = () => readConfig({}, { okta: false });
      const context = { config, terminal, signal };
      noteOwnServer(context);
      let ready = false;
      try {
        await runLocalServer({
          ...common(context),
          ...flags,
          write: (text) => void process.stderr.write(text),
          onReady: (server) => {
            ready = true;
            terminal.print(addresses(server));
          },
        });
        process.exitCode = exitCodes.ok;
      } catch (error) {
        if (!signal.aborted || ready) throw error;
        process.exitCode = exitCodes.interrupted;
      }
    });
}

function withPorts(command: Command): Command {
  return command
    .option("--bolt-port <port>", "the port for Bolt instead of a free one", parsePort)
    .option("--http-port <port>", "the port for Neo4j Browser instead of a free one", parsePort);
}

function hasPorts({ uri, browserUrl }: LocalServer, { boltPort, httpPort }: StartFlags): boolean {
  const has = (address: string, port: number | undefined) => !port || new URL(address).port === String(port);
  return has(uri, boltPort) && has(browserUrl, httpPort);
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError("It must be a number from 1 to 65535.");
  return port;
}

type Basics = Pick<Context, "config" | "terminal" | "signal">;

function common({ config, terminal, signal }: Basics) {
  const { home, cache, env } = config();
  return { home, cache, env, signal, log: terminal.say };
}

function noteOwnServer({ config, terminal }: Basics): void {
  if (config().neo4j.kind === "uri") terminal.say("NEO4J_URI is set: other commands use that server, not this one.");
}

function addresses({ uri, browserUrl, passwordFile, username }: LocalServer): string {
  return [
    `Bolt        ${uri}`,
    `Browser     ${browserUrl}`,
    `user        ${username}`,
    `password    ${showPassword(passwordFile)}`,
  ].join("\n");
}

function showPassword(file: string): string {
  return `cat '${file.replaceAll("'", `'\\''`)}'`;
}
