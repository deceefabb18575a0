import type { ServerResponse } from "node:http";
import type { Fault } from "../faults.ts";
import type { Reply } from "./fault-answers.ts";

/** Timers of answers that are still being sent; closing the server ends them. */
export type Timers = Set<NodeJS.Timeout>;

function slowly(response: ServerResponse, body: Buffer, bytesPerSecond: number, timers: Timers): void {
  let sent = 0;
  const stop = () => {
    clearInterval(timer);
    timers.delete(timer);
  };
  const timer = setInterval(() => {
    if (sent >= body.length) {
      stop();
      response.end();
      return;
    }
    response.write(body.subarray(sent, ++sent));
  }, 1000 / bytesPerSecond);
  timers.add(timer);
  response.on("close", stop);
}

/** Sends a reply, or what the faults of the connection leave of it. */
export function send(response: ServerResponse, reply: Reply, faults: readonly Fault[], timers: Timers): void {
  const has = (kind: Fault["kind"]) => faults.some((fault) => fault.kind === kind);
  if (has("silence")) return;
  if (has("reset")) {
    response.req.socket.resetAndDestroy();
    return;
  }
  const body = Buffer.from(reply.body);
  for (const [name, value] of Object.entries(reply.headers)) if (value.length > 0) response.setHeader(name, value);
  response.statusCode = reply.status;
  const half = body.subarray(0, Math.floor(body.length / 2));
  const cut = () => response.socket?.destroy();
  if (has("cut-chunked")) {
    response.setHeader("Transfer-Encoding", "chunked");
    response.write(half, cut);
    return;
  }
  response.setHeader("Content-Length", body.length);
  if (has("cut-body")) {
    response.write(half, cut);
    return;
  }
  const slow = faults.find((fault) => fault.kind === "slow-body");
  if (slow !== undefined) {
    response.flushHeaders();
    slowly(response, body, slow.bytesPerSecond ?? 1, timers);
  } else response.end(body);
}
