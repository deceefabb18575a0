import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../config.ts";

/** A lock is held for the milliseconds of one small write; one this old belongs to a machine that died or slept. */
const staleAfterMs = 30_000;

/** Runs the task while no other process on this home runs one for the same file. The lock of a dead process is taken over. */
export async function withFileLock<T>(path: string, task: () => Promise<T>, waitMs = 45_000): Promise<T> {
  const lock = `${path}.lock`;
  const mark = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  const deadline = Date.now() + waitMs;
  while (!(await take(lock, mark))) {
    const holder = await readFile(lock, "utf8").catch(() => null);
    if (holder !== null && (await isAbandoned(lock, holder))) await takeAway(lock, holder);
    else if (Date.now() > deadline) {
      throw new ConfigError(
        `Another access-graph holds ${lock}. When none is running, delete that file and try again.`,
      );
    } else await sleep(10 + Math.random() * 20);
  }
  try {
    return await task();
  } finally {
    if ((await readFile(lock, "utf8").catch(() => null)) === mark) await rm(lock, { force: true });
  }
}

async function take(lock: string, mark: string): Promise<boolean> {
  try {
    const file = await open(lock, "wx", 0o600);
    await file.writeFile(mark);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isAbandoned(lock: string, holder: string): Promise<boolean> {
  const age = await stat(lock).then(
    (stats) => Date.now() - stats.mtimeMs,
    () => 0,
  );
  if (age > staleAfterMs) return true;
  try {
    const { pid, host } = JSON.parse(holder) as { pid: number; host: string };
    return host === hostname() && !isAlive(pid);
  } catch {
    // Its writer is between creating the file and filling it, or died there: age decides.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Moves the abandoned lock aside under a name of our own, so that of two takers only one gets it. */
async function takeAway(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, "utf8").catch(() => holder);
  // Another taker was quicker and this is its fresh lock: give it back.
  if (moved !== holder) await rename(aside, lock).catch(() => {});
  await rm(aside, { force: true });
}
