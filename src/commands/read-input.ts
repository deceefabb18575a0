import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { ConfigError } from "../config.ts";
import { UsageError } from "./usage-error.ts";

/**
 * All text of a stream. One that has more than anybody means to give, such as a device that never ends, is given up.
 * @param what is read, for the message
 */
export async function readInput(stream: Readable, most: number, what: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > most) throw new UsageError(`${what} has more than ${most} bytes.`);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export async function readInputFile(path: string, most: number, what: string): Promise<string> {
  return await readInput(createReadStream(path), most, what);
}

/**
 * The text of a file that holds a secret. Its name is not repeated: whoever mistakes the option gives the secret itself.
 * @param words for the messages: what is read, that the option names what cannot be, and what the option takes
 * @throws ConfigError when it cannot be read, UsageError when it is too long
 */
export async function readSecretFile(
  path: string,
  most: number,
  words: { what: string; unreadable: string; takes: string },
): Promise<string> {
  try {
    return await readInputFile(path, most, words.what);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UsageError || code === undefined) throw error;
    throw new ConfigError(`${words.unreadable} (${code}). It takes ${words.takes}.`, { cause: error });
  }
}
