import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Secret } from "../../config.ts";
import { probeBolt } from "./bolt-probe.ts";
import type { Java } from "./find-java.ts";
import { NEO4J_VERSION } from "./jars.ts";
import type { Layout } from "./layout.ts";
import { LocalServerError } from "./local-server-error.ts";
import type { ServerMemory } from "./memory.ts";
import { writeConf } from "./neo4j-settings.ts";
import { wrongPassword } from "./password.ts";
import type { Ports } from "./ports.ts";
import { hasArgument, identifyProcess, processesWithArgument } from "./process-identity.ts";
import { explainFailure, readTail, reasonInDebugLog, storeCorrupt } from "./start-failure.ts";
import type { JvmState } from "./state.ts";

const MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint";
/** Far more than any recovery was seen to need; only a server that hangs reaches it. */
const LONGEST_START_MS = 15 * 60_000;

export interface JvmLaunch {
  java: Java;
  jars: string;
  layout: Layout;
  ports: Ports;
  memory: ServerMemory;
  env: NodeJS.ProcessEnv;
}

/**
 * Starts the server in a process group of its own, with its output in a file: it outlives the command that started it,
 * and a Ctrl-C in that command's terminal does not reach it.
 */
export async function launchJvm(launch: JvmLaunch): Promise<JvmState> {
  const { layout, memory, ports } = launch;
  writeConf(layout, ports, memory);
  if (existsSync(layout.consoleLog)) renameSync(layout.consoleLog, `${layout.consoleLog}.1`);
  const log = openSync(layout.consoleLog, "ax", 0o600);
  try {
    const child = spawn(launch.java.path, jvmArguments(launch), {
      cwd: layout.home,
      detached: true,
      stdio: ["ignore", log, log],
      env: jvmEnvironment(launch.env),
    });
    await new Promise((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    child.unref();
    const identity = child.pid === undefined ? null : identifyProcess(child.pid);
    if (!identity) throw explainFailure(layout, "Neo4j ended as soon as it was started", readTail(layout.consoleLog));
    return { way: "maven", version: NEO4J_VERSION, ...ports, pid: identity.pid, started: identity.started };
  } finally {
    closeSync(log);
  }
}

/** Whether the process of the state still is that server, and not another that was given its number. */
export function isJvmAlive(layout: Layout, state: JvmState): boolean {
  const identity = identifyProcess(state.pid);
  return identity !== null && identity.started === state.started && hasArgument(identity, homeArgument(layout));
}

/** A server of this home that no state file tells of: its starter was killed before it could write one. */
export function findStrayJvm(layout: Layout): JvmState | null {
  const stray = processesWithArgument(homeArgument(layout))[0];
  if (!stray) return null;
  const conf = readTail(`${layout.conf}/neo4j.conf`);
  const portOf = (name: string) =>
    Number(new RegExp(`^server\\.${name}\\.listen_address=127\\.0\\.0\\.1:(\\d+)$`, "m").exec(conf)?.[1]);
  const [bolt, http] = [portOf("bolt"), portOf("http")];
  if (!bolt || !http) return null;
  return { way: "maven", version: NEO4J_VERSION, bolt, http, pid: stray.pid, started: stray.started };
}

/** Waits for the server to answer; ends with its reason as soon as it has ended. */
export async function waitForJvm(
  layout: Layout,
  state: JvmState,
  password: Secret,
  options: { log: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<void> {
  const began = Date.now();
  let told = began;
  for (;;) {
    options.signal?.throwIfAborted();
    // Asked before the log is read: what the server wrote last is then in it.
    const alive = isJvmAlive(layout, state);
    const output = readConsole(layout);
    if (!alive) throw explainFailure(layout, "Neo4j ended before it was ready", output || readTail(layout.debugLog));
    if (output.includes(" Started.")) {
      const result = await probeBolt(state.bolt, password);
      if (result.kind === "answers") return;
      if (result.kind === "refused") throw wrongPassword(layout, `Neo4j refuses the password in ${layout.password}.`);
      if (result.kind === "database-failed") throw storeCorrupt(layout, reasonInDebugLog(layout) ?? result.message);
    }
    const now = Date.now();
    if (now - began > LONGEST_START_MS) {
      throw new LocalServerError(
        "START_FAILED",
        `Neo4j (process ${state.pid}) has been starting for 15 minutes.`,
        `See ${layout.logs}; end it with \`access-graph neo4j stop\` and run the command again.`,
      );
    }
    if (now - told >= 5_000) {
      options.log(`Neo4j is starting: ${Math.round((now - began) / 1000)} s`);
      told = now;
    }
    await sleep(100, undefined, options.signal ? { signal: options.signal } : {});
  }
}

/** True when it ended by itself within the time, false when it had to be killed (it recovers at its next start). */
export async function endJvm(layout: Layout, state: JvmState, patienceMs: number): Promise<boolean> {
  const tell = (signal: NodeJS.Signals) => {
    try {
      if (isJvmAlive(layout, state)) process.kill(state.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  };
  tell("SIGTERM");
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(50)) {
    if (!isJvmAlive(layout, state)) return true;
  }
  tell("SIGKILL");
  while (isJvmAlive(layout, state)) await sleep(50);
  return false;
}

function jvmArguments({ jars, layout, memory }: JvmLaunch): string[] {
  return [
    `-Xms${Math.min(256, memory.heap)}m`,
    `-Xmx${memory.heap}m`,
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+DisableExplicitGC",
    "-XX:+ExitOnOutOfMemoryError",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dfile.encoding=UTF-8",
    "-cp",
    `${jars}/*`,
    MAIN_CLASS,
    homeArgument(layout),
    `--config-dir=${layout.conf}`,
    "--console-mode",
  ];
}

function homeArgument(layout: Layout): string {
  return `--home-dir=${layout.home}`;
}

/** The server lives longer than the command, so it is given nothing of the command's environment but what a JVM reads. */
function jvmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

function readConsole(layout: Layout): string {
  try {
    return readFileSync(layout.consoleLog, "utf8");
  } catch {
    return "";
  }
}
