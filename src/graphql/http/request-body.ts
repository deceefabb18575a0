import type { IncomingMessage } from "node:http";

/** Why a body was not read to its end. */
export type BodyTrouble = "TOO_LARGE" | "TOO_SLOW" | "CUT_OFF";

/** A body of at most so many bytes that comes within so many milliseconds. */
export function readBody(request: IncomingMessage, most: number, patience: number): Promise<Buffer | BodyTrouble> {
  if (Number(request.headers["content-length"] ?? 0) > most) return Promise.resolve("TOO_LARGE");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => end("TOO_SLOW"), patience);
    function end(outcome: Buffer | BodyTrouble): void {
      clearTimeout(timer);
      request.off("data", take).off("end", complete).off("close", cutOff).pause();
      resolve(outcome);
    }
    function take(chunk: Buffer): void {
      size += chunk.length;
      if (size > most) end("TOO_LARGE");
      else chunks.push(chunk);
    }
    const complete = () => end(Buffer.concat(chunks));
    const cutOff = () => end("CUT_OFF");
    request.on("data", take).once("end", complete).once("close", cutOff).on("error", cutOff);
  });
}
