import { connect, type Socket } from "node:net";

/** Sends bytes as they are and answers what came back until the other side closed or was silent for a while. */
export function sendRaw(port: number, parts: readonly (string | Buffer)[], silenceMs = 3_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(silenceMs, done);
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
    });
    socket.once("error", done);
    socket.once("close", done);
    for (const part of parts) socket.write(part);
  });
}

/** Open connections that have sent the given bytes and send no more. */
export async function openConnections(port: number, count: number, bytes = ""): Promise<Socket[]> {
  return await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      await new Promise<void>((resolve) => socket.once("connect", resolve));
      if (bytes !== "") socket.write(bytes);
      return socket;
    }),
  );
}

export const statusesIn = (answer: string): number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
