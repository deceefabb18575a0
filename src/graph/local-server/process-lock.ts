import { randomUUID } from "node:crypto";
import { readlinkSync, symlinkSync, unlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { identifyProcess } from "./process-identity.ts";

export interface ProcessLock {
  [Symbol.dispose](): void;
}

export interface LockOptions {
  signal?: AbortSignal | undefined;
  /** Called once when another living process holds the lock. */
  onWait?: (pid: number) => void;
}

/**
 * A lock between processes. The lock is a symbolic link whose target names its holder: made in one step together with
 * its content, so that no reader ever sees it half written. It is taken over when its holder is dead, never because of
 * its age: a holder may be slow for any length of time.
 */
export async function acquireProcessLock(path: string, options: LockOptions = {}): Promise<ProcessLock> {
  const self = identifyProcess(process.pid);
  const mine = [process.pid, self?.started ?? "", randomUUID()].join("|");
  for (let waited = false; ; ) {
    options.signal?.throwIfAborted();
    if (tryLink(mine, path)) return { [Symbol.dispose]: () => release(path, mine) };
    const holder = read(path);
    if (holder === null) continue;
    if (isAlive(holder)) {
      if (!waited) options.onWait?.(pidOf(holder));
      waited = true;
      await sleep(100, undefined, options.signal ? { signal: options.signal } : {});
      continue;
    }
    // Only one process may clear a dead holder's lock, and only while it still is that holder's: without this, the
    // second of two that saw the dead holder would remove the lock which the first has just made.
    const takeover = await acquireProcessLock(`${path}.takeover`, options);
    try {
      if (read(path) === holder) unlinkSync(path);
    } finally {
      takeover[Symbol.dispose]();
    }
  }
}

function tryLink(content: string, path: string): boolean {
  try {
    symlinkSync(content, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function release(path: string, content: string): void {
  if (read(path) === content) unlinkSync(path);
}

function pidOf(holder: string): number {
  return Number(holder.split("|")[0]);
}

function isAlive(holder: string): boolean {
  return identifyProcess(pidOf(holder))?.started === holder.split("|")[1];
}
