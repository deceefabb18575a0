import { existsSync } from "node:fs";
import type { Secret } from "../../config.ts";
import { probeBolt } from "./bolt-probe.ts";
import { type Layout, layoutBelow, prepareHome, requireFreeSpace } from "./layout.ts";
import { fileSystemError, LocalServerError } from "./local-server-error.ts";
import { type LocalServer, type LocalServerOptions, type Settings, settle } from "./options.ts";
import { ensurePassword, readPassword } from "./password.ts";
import { choosePorts } from "./ports.ts";
import { acquireProcessLock } from "./process-lock.ts";
import { clearState, readState, type State, writeState } from "./state.ts";
import { chooseWay, end, findRunning, isAlive, waitUntilReady } from "./ways.ts";

export { LocalServerError } from "./local-server-error.ts";
export type { LocalServer, LocalServerOptions } from "./options.ts";

const STOP_PATIENCE_MS = 30_000;
const START_ATTEMPTS = 3;

/** The managed server of this home, started if it does not run. Any number of processes may ask at once: one starts it. */
export async function ensureLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const settings = settle(options);
  const layout = prepareHome(settings.home);
  try {
    const running = await findAnswering(layout);
    if (running) return running;
    using _lock = await acquireProcessLock(layout.lock, {
      signal: settings.signal,
      onWait: (pid) => settings.log(`Waiting for process ${pid}, which is starting or stopping Neo4j`),
    });
    return (await joinRunning(layout, settings)) ?? (await start(layout, settings));
  } catch (error) {
    throw fileSystemError(error, layout.home, "HOME_UNWRITABLE");
  }
}

/** False when there was nothing to stop. */
export async function stopLocalServer(options: LocalServerOptions): Promise<boolean> {
  const settings = settle(options);
  const layout = layoutBelow(settings.home);
  if (!existsSync(layout.home)) return false;
  using _lock = await acquireProcessLock(layout.lock, { signal: settings.signal });
  const state = await findRunning(layout);
  if (state && !(await end(layout, state, STOP_PATIENCE_MS))) {
    settings.log("Neo4j did not stop within 30 s and was killed; it recovers its data at the next start");
  }
  clearState(layout);
  return state !== null;
}

/** The quick way, without the lock, for a server that is up. */
async function findAnswering(layout: Layout): Promise<LocalServer | null> {
  const state = readState(layout);
  if (!state || !existsSync(layout.password) || !(await isAlive(layout, state))) return null;
  const password = readPassword(layout);
  const result = await probeBolt(state.bolt, password);
  return result.kind === "answers" ? describe(layout, state, password, false) : null;
}

/** A server that another command started and may have left while it was still starting. */
async function joinRunning(layout: Layout, settings: Settings): Promise<LocalServer | null> {
  const state = await findRunning(layout);
  if (!state) return null;
  const password = readPassword(layout);
  writeState(layout, state);
  try {
    await waitUntilReady(layout, state, password, settings);
  } catch (error) {
    // One that died of something which may be over now, such as a taken port, is started anew.
    if (error instanceof LocalServerError && !(await isAlive(layout, state))) return null;
    throw error;
  }
  return describe(layout, state, password, false);
}

async function start(layout: Layout, settings: Settings): Promise<LocalServer> {
  clearState(layout);
  requireFreeSpace(layout);
  const launch = await chooseWay(layout, settings);
  const password = ensurePassword(layout);
  const asked = {
    ...(settings.boltPort === undefined ? {} : { bolt: settings.boltPort }),
    ...(settings.httpPort === undefined ? {} : { http: settings.httpPort }),
  };
  for (let attempt = 1; ; attempt += 1) {
    const state = await launch(await choosePorts(layout, asked));
    try {
      writeState(layout, state);
      settings.log(`Starting Neo4j ${state.version}`);
      await waitUntilReady(layout, state, password, settings);
      return describe(layout, state, password, true);
    } catch (error) {
      await end(layout, state, STOP_PATIENCE_MS);
      clearState(layout);
      // A port can be taken in the moment between the choice and the start.
      const again = error instanceof LocalServerError && error.code === "PORT_TAKEN" && attempt < START_ATTEMPTS;
      if (!again || Object.keys(asked).length > 0) throw error;
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

function browserUrl(state: State): string {
  return `http://127.0.0.1:${state.http}/browser/?dbms=bolt://neo4j@127.0.0.1:${state.bolt}&db=neo4j`;
}
