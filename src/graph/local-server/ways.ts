import type { Secret } from "../../config.ts";
import { findJava, isSupported } from "./find-java.ts";
import { completeJars, ensureJars } from "./jars.ts";
import { endJvm, findStrayJvm, isJvmAlive, launchJvm, waitForJvm } from "./jvm-server.ts";
import type { Layout } from "./layout.ts";
import { findMaven } from "./maven.ts";
import { sizeMemory } from "./memory.ts";
import type { Settings } from "./options.ts";
import type { Ports } from "./ports.ts";
import { readState, type State } from "./state.ts";

export type Launch = (ports: Ports) => Promise<State>;

export async function chooseWay(layout: Layout, settings: Settings): Promise<Launch> {
  const java = await findJava(settings.env, settings.javaFolders);
  if (!completeJars(settings.cache)) findMaven(settings.env);
  const unsupported = isSupported(java) ? "" : " (not a version that Neo4j 5.26 supports: 17 or 21)";
  settings.log(`Java ${java.version} at ${java.path}${unsupported}`);
  const jars = await ensureJars(java, settings);
  const memory = settings.memory ?? sizeMemory();
  return (ports) => launchJvm({ java, jars, layout, ports, memory, env: settings.env });
}

/** The server of this home that runs now, whichever command started it. */
export async function findRunning(layout: Layout): Promise<State | null> {
  const state = readState(layout);
  if (state && (await isAlive(layout, state))) return state;
  return findStrayJvm(layout);
}

export async function isAlive(layout: Layout, state: State): Promise<boolean> {
  return state.way === "maven" && isJvmAlive(layout, state);
}

export async function waitUntilReady(
  layout: Layout,
  state: State,
  password: Secret,
  settings: Settings,
): Promise<void> {
  if (state.way === "maven") await waitForJvm(layout, state, password, settings);
}

export async function end(layout: Layout, state: State, patienceMs: number): Promise<boolean> {
  return state.way === "maven" && endJvm(layout, state, patienceMs);
}
