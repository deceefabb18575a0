import type { Secret } from "../../config.ts";
import { requireDockerEngine } from "./docker.ts";
import {
  endContainer,
  findStrayContainer,
  isContainerAlive,
  launchContainer,
  startingContainer,
} from "./docker-server.ts";
import { findJava, isSupported } from "./find-java.ts";
import { completeJars, ensureJars } from "./jars.ts";
import { endJvm, findStrayJvm, isJvmAlive, launchJvm, startingJvm } from "./jvm-server.ts";
import type { Layout } from "./layout.ts";
import { LocalServerError, THREE_WAYS } from "./local-server-error.ts";
import { findMaven } from "./maven.ts";
import { sizeMemory } from "./memory.ts";
import { type Settings, type Way, wantedWay } from "./options.ts";
import type { Ports } from "./ports.ts";
import { waitUntilAnswers } from "./readiness.ts";
import { readLastStart, readState, type State } from "./state.ts";

/** A way to start the server that this machine allows. */
export interface Launcher {
  way: Way;
  launch(ports: Ports): Promise<State>;
}

/** A process where Java and Maven are found, else a container; when neither can be had, one error says why for both. */
export async function chooseWay(layout: Layout, settings: Settings): Promise<Launcher> {
  const wanted = wantedWay(settings);
  if (wanted === "docker") return byDocker(layout, settings);
  try {
    return await byMaven(layout, settings);
  } catch (error) {
    if (wanted === "maven" || !(error instanceof LocalServerError) || !isToolMissing(error)) throw error;
    return await byDocker(layout, settings).catch((docker: unknown) => {
      if (!(docker instanceof LocalServerError) || docker.code !== "DOCKER_UNAVAILABLE") throw docker;
      throw new LocalServerError(error.code, `${error.problem}\n${docker.problem}`, THREE_WAYS);
    });
  }
}

/** The server of this home that runs now, whichever command started it and however that command ended. */
export async function findRunning(layout: Layout, settings: Settings): Promise<State | null> {
  const state = readState(layout);
  if (state && (await isAlive(layout, state, settings))) return state;
  const last = readLastStart(layout);
  if (!last) return null;
  if (last.way === "docker") return findStrayContainer(layout, last, { env: settings.env }).catch(() => null);
  return findStrayJvm(layout, last);
}

export async function isAlive(layout: Layout, state: State, settings: Settings): Promise<boolean> {
  return state.way === "maven"
    ? isJvmAlive(layout, state)
    : isContainerAlive(state, { env: settings.env }).catch(() => false);
}

export async function waitUntilReady(
  layout: Layout,
  state: State,
  password: Secret,
  settings: Settings,
): Promise<void> {
  const server = state.way === "maven" ? startingJvm(layout, state) : startingContainer(state, { env: settings.env });
  await waitUntilAnswers(layout, server, password, settings);
}

/** Ends the server in order; one that does not end in time is killed, and recovers its data at its next start. */
export async function end(layout: Layout, state: State, patienceMs: number, settings: Settings): Promise<void> {
  if (state.way === "docker") return endContainer(state, patienceMs, { env: settings.env });
  if (!(await endJvm(layout, state, patienceMs))) {
    settings.log(`Neo4j did not stop within ${patienceMs / 1000} s and was killed; it recovers at its next start`);
  }
}

async function byMaven(layout: Layout, settings: Settings): Promise<Launcher> {
  const java = await findJava(settings.env, settings.javaFolders);
  if (!completeJars(settings.cache)) findMaven(settings.env);
  const unsupported = isSupported(java) ? "" : " (Neo4j 5.26 is made for 17 and 21)";
  settings.log(`Java ${java.version} at ${java.path}${unsupported}`);
  const jars = await ensureJars(java, settings);
  const memory = settings.memory ?? sizeMemory();
  return { way: "maven", launch: (ports) => launchJvm({ java, jars, layout, ports, memory, env: settings.env }) };
}

async function byDocker(layout: Layout, settings: Settings): Promise<Launcher> {
  await requireDockerEngine(settings);
  const memory = settings.memory ?? sizeMemory();
  return { way: "docker", launch: (ports) => launchContainer({ ...settings, layout, ports, memory }) };
}

function isToolMissing(error: LocalServerError): boolean {
  return error.code === "JAVA_MISSING" || error.code === "JAVA_TOO_OLD" || error.code === "MAVEN_MISSING";
}
