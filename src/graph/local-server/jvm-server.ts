import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, renameSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Java } from "./find-java.ts";
import { NEO4J_VERSION } from "./jars.ts";
import type { Layout } from "./layout.ts";
import type { ServerMemory } from "./memory.ts";
import { writeConf } from "./neo4j-settings.ts";
import type { Ports } from "./ports.ts";
import { hasArgument, identifyProcess, processesWithArgument } from "./process-identity.ts";
import type { Starting } from "./readiness.ts";
import { explainFailure, readTail } from "./start-failure.ts";
import type { JvmState } from "./state.ts";

const MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint";

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
export function findStrayJvm(layout: Layout, ports: Ports): JvmState | null {
  const stray = processesWithArgument(homeArgument(layout)).find((process) => hasArgument(process, MAIN_CLASS));
  if (!stray) return null;
  const { bolt, http } = ports;
  return { way: "maven", version: NEO4J_VERSION, bolt, http, pid: stray.pid, started: stray.started };
}

/** What `waitUntilAnswers` asks while the server starts. */
export function startingJvm(layout: Layout, state: JvmState): Starting {
  return {
    bolt: state.bolt,
    name: `process ${state.pid}`,
    isAlive: async () => isJvmAlive(layout, state),
    output: async () => readTail(layout.consoleLog),
  };
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
