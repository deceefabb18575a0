import { existsSync } from "node:fs";
import type { Secret } from "../../config.ts";
import { probeBolt } from "./bolt-probe.ts";
import { existingLayout, type Layout, prepareHome, requireFreeSpace } from "./layout.ts";
import { fileSystemError, LocalServerError } from "./local-server-error.ts";
import { browserUrl, type LocalServer, type LocalServerOptions, type Settings, settle } from "./options.ts";
import { ensurePassword, readPassword } from "./password.ts";
import { choosePorts } from "./ports.ts";
import { acquireProcessLock } from "./process-lock.ts";
import { clearState, readLastStart, readState, type State, writeLastStart, writeState } from "./state.ts";
import { chooseWay, end, findRunning, isAlive, waitUntilReady } from "./ways.ts";

export { LocalServerError } from "./local-server-error.ts";
export { type LocalServerStatus, localServerStatus } from "./local-server-status.ts";
export type { LocalServer, LocalServerOptions } from "./options.ts";

const STOP_PATIENCE_MS = 30_000;
/** A server that did not come up may hang, as on a full disk, and has confirmed nothing that could be lost. */
const FAILED_START_PATIENCE_MS = 5_000;
const START_ATTEMPTS = 3;

/** The managed server of this home, started if it does not run. Any number of processes may ask at once: one starts it. */
export async function ensureLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const settings = settle(options);
  const layout = prepareHome(settings.home);
  try {
    const answering = await findAnswering(layout, settings);
    if (answering) return answering;
    using _lock = await lock(layout, settings);
    return (await joinRunning(layout, settings)) ?? (await start(layout, settings));
  } catch (error) {
    throw fileSystemError(error, layout.home, "HOME_UNWRITABLE");
  }
}

/** False when there was nothing to stop. */
export async function stopLocalServer(options: LocalServerOptions): Promise<boolean> {
  const settings = settle(options);
  const layout = existingLayout(settings.home);
  if (!layout) return false;
  try {
    using _lock = await lock(layout, settings);
    const state = await findRunning(layout, settings);
    if (state) await end(layout, state, STOP_PATIENCE_MS, settings);
    clearState(layout);
    return state !== null;
  } catch (error) {
    throw fileSystemError(error, layout.home, "HOME_UNWRITABLE");
  }
}

function lock(layout: Layout, settings: Settings) {
  return acquireProcessLock(layout.lock, {
    signal: settings.signal,
    onWait: (pid) => settings.log(`Waiting for process ${pid}, which is starting or stopping Neo4j`),
  });
}

/** The quick way, without the lock, for a server that is up. */
async function findAnswering(layout: Layout, settings: Settings): Promise<LocalServer | null> {
  const state = readState(layout);
  if (!state || !existsSync(layout.password) || !(await isAlive(layout, state, settings))) return null;
  const password = readPassword(layout);
  return (await probeBolt(state.bolt, password)) === "answers" ? describe(layout, state, password, false) : null;
}

/** A server that another command started, and may have left while it was still starting. */
async function joinRunning(layout: Layout, settings: Settings): Promise<LocalServer | null> {
  const state = await findRunning(layout, settings);
  if (!state) return null;
  const password = readPassword(layout);
  writeState(layout, state);
  try {
    await waitUntilReady(layout, state, password, settings);
  } catch (error) {
    if (!(error instanceof LocalServerError)) throw error;
    // One that died of something which may be over now, such as a taken port, is started anew.
    if (!(await isAlive(layout, state, settings))) return null;
    if (error.code !== "DATABASE_STOPPED") throw error;
    settings.log("Neo4j has stopped its database after a write that failed; starting it anew");
    await end(layout, state, STOP_PATIENCE_MS, settings);
    return null;
  }
  return describe(layout, state, password, false);
}

async function start(layout: Layout, settings: Settings): Promise<LocalServer> {
  clearState(layout);
  requireFreeSpace(layout);
  const launcher = await chooseWay(layout, settings);
  const password = ensurePassword(layout);
  const asked = {
    ...(settings.boltPort === undefined ? {} : { bolt: settings.boltPort }),
    ...(settings.httpPort === undefined ? {} : { http: settings.httpPort }),
  };
  for (let attempt = 1; ; attempt += 1) {
    let state: State | null = null;
    try {
      const ports = await choosePorts(asked, attempt === 1 ? readLastStart(layout) : null);
      writeLastStart(layout, { way: launcher.way, ...ports });
      settings.log(`Starting Neo4j, by ${launcher.way === "maven" ? "Java" : "Docker"}`);
      state = await launcher.launch(ports);
      writeState(layout, state);
      await waitUntilReady(layout, state, password, settings);
      return describe(layout, state, password, true);
    } catch (error) {
      if (state) await end(layout, state, FAILED_START_PATIENCE_MS, settings);
      clearState(layout);
      // A port can be taken in the moment between the choice and the start.
      const taken = error instanceof LocalServerError && error.code === "PORT_TAKEN";
      if (!taken || attempt === START_ATTEMPTS || Object.keys(asked).length > 0) throw error;
      settings.log("A port was taken while Neo4j started; choosing others");
    }
  }
}

function describe(layout: Layout, state: State, password: Secret, started: boolean): LocalServer {
  return {
    uri: `bolt://127.0.0.1:${state.bolt}`,
    username: "neo4j",
    password,
    browserUrl: browserUrl(state),
    passwordFile: layout.password,
    pid: state.way === "maven" ? state.pid : null,
    started,
    way: state.way,
  };
}
