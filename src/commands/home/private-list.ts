import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { ConfigError } from "../../config.ts";
import { acquireProcessLock } from "../../graph/local-server/process-lock.ts";
import { createHome, replaceFile } from "./private-file.ts";

/** A file of the home that holds a list of entries. */
export interface PrivateList<T> {
  path: string;
  entry: z.ZodType<T>;
}

export async function readPrivateList<T>({ path, entry }: PrivateList<T>): Promise<T[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw new ConfigError(`${path} cannot be read (${code}). Check who owns it, then try again.`, { cause: error });
  }
  try {
    return z.object({ version: z.literal(1), entries: z.array(entry) }).parse(JSON.parse(text)).entries;
  } catch (error) {
    throw new ConfigError(
      `${path} is damaged or was written by a newer version. It was left as it is. ` +
        "Put back a copy of it, or move it away and start anew (for connections: access-graph connect).",
      { cause: error },
    );
  }
}

/** As `readPrivateList`, for whoever asks again and again: read anew when the file is another, as it is after each change. */
export function createListReader<T>(list: PrivateList<T>): () => Promise<T[]> {
  let known: { stamp: string; entries: T[] } | undefined;
  return async () => {
    const stamp = await stampOf(list.path);
    if (stamp === null || known?.stamp !== stamp) {
      known = undefined;
      const entries = await readPrivateList(list);
      if (stamp === null) return entries;
      known = { stamp, entries };
    }
    return known.entries;
  };
}

async function stampOf(path: string): Promise<string | null> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch (error) {
    // Of anything else, reading it tells what is wrong.
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "no file" : null;
  }
}

/** Reads, changes and writes as one step that no other process can cut into. A damaged file is never written over. */
export async function changePrivateList<T, R>(
  list: PrivateList<T>,
  change: (entries: T[]) => { entries: T[]; result: R },
): Promise<R> {
  await createHome(dirname(list.path));
  using _held = await acquireProcessLock(`${list.path}.lock`);
  const { entries, result } = change(await readPrivateList(list));
  await replaceFile(list.path, `${JSON.stringify({ version: 1, entries }, null, 2)}\n`);
  return result;
}
