import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

const goodbye = 0x02;

interface Old {
  agent?: string;
  /** What is answered to the first bytes: a version of Bolt, the last byte its major; all zeros when none is common. */
  handshake?: Buffer;
}

/** Something that shakes hands by Bolt 4.4 as a Neo4j of that time does, takes any sign-in, and can do no more. */
export async function oldNeo4j({ agent = "Neo4j/4.4.40", handshake = Buffer.from([0, 0, 4, 4]) }: Old = {}) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    let unread = Buffer.alloc(0);
    let greeted = false;
    socket.on("data", (data) => {
      unread = Buffer.concat([unread, data]);
      if (!greeted) {
        if (unread.length < 20) return;
        greeted = true;
        unread = unread.subarray(20);
        socket.write(handshake);
      }
      for (let message = nextMessage(); message !== null; message = nextMessage()) {
        if (message[1] === goodbye) socket.end();
        else socket.write(success({ server: agent, connection_id: "bolt-1" }));
      }
    });

    /** A message is chunks, each with its length before it, and an empty one at the end. */
    function nextMessage(): Buffer | null {
      const chunks: Buffer[] = [];
      for (let at = 0; at + 2 <= unread.length; ) {
        const length = unread.readUInt16BE(at);
        at += 2;
        if (length === 0) {
          unread = unread.subarray(at);
          if (chunks.length > 0) return Buffer.concat(chunks);
          at = 0;
        } else {
          chunks.push(unread.subarray(at, at + length));
          at += length;
        }
      }
      return null;
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A port was expected.");
  return `bolt://127.0.0.1:${address.port}`;
}

function success(fields: Record<string, string>): Buffer {
  const entries = Object.entries(fields);
  const body = Buffer.concat([
    Buffer.from([0xb1, 0x70, 0xa0 + entries.length]),
    ...entries.flatMap(([name, value]) => [text(name), text(value)]),
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([length, body, Buffer.from([0, 0])]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([0xd0, bytes.length]), bytes]);
}
