import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
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
