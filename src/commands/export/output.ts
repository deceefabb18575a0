import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";

/** Where bytes go; each call ends when there is room for more. */
export interface Output {
  write(bytes: Uint8Array): Promise<void>;
  /** Whether nobody takes any more of it. */
  isClosed(): boolean;
  /** Makes what was written the file of its name. */
  commit(): Promise<void>;
  /** Leaves nothing of it; after a commit there is nothing to leave. */
  discard(): Promise<void>;
}

/** A file that has its name only once it is whole: until then it lies beside it under another. */
export function fileOutput(path: string, signal: AbortSignal): Output {
  const partial = join(dirname(path), `.${basename(path)}.${randomUUID()}.partial`);
  const stream = createWriteStream(partial, { flags: "wx", mode: 0o600 });
  const ended = finished(stream);
  ended.catch(() => {});
  let isCommitted = false;
  return {
    write: (bytes) => writeTo(stream, bytes, signal),
    isClosed: () => false,
    async commit() {
      stream.end();
      await ended;
      signal.throwIfAborted();
      await rename(partial, path);
      isCommitted = true;
    },
    async discard() {
      if (isCommitted) return;
      stream.destroy();
      await ended.catch(() => {});
      await rm(partial, { force: true });
    },
  };
}

/** The standard output. What was written there cannot be taken back. */
export function streamOutput(stream: Writable, signal: AbortSignal): Output {
  return {
    write: (bytes) => writeTo(stream, bytes, signal),
    isClosed: () => stream.destroyed,
    commit: async () => {},
    discard: async () => {},
  };
}

async function writeTo(stream: Writable, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (stream.errored) throw stream.errored;
  if (bytes.length === 0 || stream.destroyed) return;
  if (stream.write(bytes)) return;
  // A reader that goes away takes no more, and is waited for no longer.
  await new Promise<void>((resolve) => {
    const go = () => {
      stream.off("drain", go).off("close", go);
      signal.removeEventListener("abort", go);
      resolve();
    };
    stream.on("drain", go).on("close", go);
    signal.addEventListener("abort", go);
  });
}

/** A small file, whole or not at all. */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomUUID()}.partial`);
  try {
    await writeFile(partial, text, { flag: "wx", mode: 0o600 });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
