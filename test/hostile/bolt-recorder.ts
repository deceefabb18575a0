import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to Neo4j that notes the text of every statement as it goes over the wire, whoever sent it. */
export interface BoltRecorder {
  uri: string;
  statements: Set<string>;
  close(): Promise<void>;
}

export async function startBoltRecorder(uri: string): Promise<BoltRecorder> {
  const { hostname, port } = new URL(uri);
  const statements = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((driver) => {
    const neo4j = connect(Number(port) || 7687, hostname);
    const read = createReader(statements);
    const ends = [driver, neo4j];
    for (const end of ends) {
      sockets.add(end);
      end.once("close", () => {
        sockets.delete(end);
        for (const other of ends) other.destroy();
      });
      end.on("error", () => {});
    }
    driver.on("data", (bytes: Buffer) => {
      read.sent(bytes);
      neo4j.write(bytes);
    });
    neo4j.on("data", (bytes: Buffer) => {
      read.answered(bytes);
      driver.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statements,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Follows one connection: the handshake, then messages in chunks, of which RUN carries a statement. */
function createReader(statements: Set<string>) {
  const handshake = 20;
  let pending = Buffer.alloc(0);
  let skip = handshake;
  let choice: "unknown" | "made" | "to come" = "unknown";
  let message = Buffer.alloc(0);

  function readChunks(): void {
    for (;;) {
      const dropped = Math.min(skip, pending.length);
      pending = pending.subarray(dropped);
      skip -= dropped;
      if (skip > 0 || choice === "unknown") return;
      if (choice === "to come") {
        // The version chosen, and a number of capabilities as long as its bytes say that it goes on.
        let end = 4;
        while (end < pending.length && (pending[end] ?? 0) >= 0x80) end += 1;
        if (pending.length <= end) return;
        pending = pending.subarray(end + 1);
        choice = "made";
      }
      if (pending.length < 2) return;
      const size = pending.readUInt16BE(0);
      if (pending.length < 2 + size) return;
      message = Buffer.concat([message, pending.subarray(2, 2 + size)]);
      pending = pending.subarray(2 + size);
      if (size === 0) {
        const statement = statementOf(message);
        if (statement !== null) statements.add(statement);
        message = Buffer.alloc(0);
      }
    }
  }

  return {
    sent(bytes: Buffer): void {
      pending = Buffer.concat([pending, bytes]);
      readChunks();
    },
    answered(bytes: Buffer): void {
      if (choice !== "unknown") return;
      choice = bytes.readUInt32BE(0) === 0x0000_01ff ? "to come" : "made";
      readChunks();
    },
  };
}

const run = 0x10;

function statementOf(message: Buffer): string | null {
  const [marker = 0, signature, type = 0] = message;
  if (marker >> 4 !== 0xb || signature !== run) return null;
  const text = (start: number, length: number) => message.subarray(start, start + length).toString("utf8");
  if (type >> 4 === 0x8) return text(3, type & 0xf);
  if (type === 0xd0) return text(4, message.readUInt8(3));
  if (type === 0xd1) return text(5, message.readUInt16BE(3));
  return text(7, message.readUInt32BE(3));
}
