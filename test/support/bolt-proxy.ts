import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** Stands between the product and Neo4j, and can see each statement pass, cut every connection, or be away for a while. */
export interface BoltProxy {
  uri: string;
  /**
   * Told the name of each statement (`write/merge-users`) before it is passed on; false keeps it from Neo4j, and a promise
   * keeps it waiting.
   */
  onStatement: ((name: string) => boolean | Promise<boolean>) | null;
  /** Connections of clients that are open now. */
  open(): number;
  /** Cuts what is open and refuses what comes, as a server that does not run. */
  goAway(): Promise<void>;
  /** Takes connections and bytes, and never answers, as a server behind a broken network. */
  fallSilent(): void;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** Each transaction tells its statement's name in its metadata, in plain text within Bolt's binary messages. */
const statementName = /statement[^a-z]{1,3}((?:read|write|sync|schema|export|findings)\/[a-z-]+)/g;

export async function startBoltProxy(target: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<{ client: Socket; server: Socket }>();
  let isSilent = false;
  const proxy: BoltProxy = {
    uri: "",
    onStatement: null,
    open: () => pairs.size,
    goAway: async () => {
      await stopListening();
      cut();
    },
    fallSilent: () => {
      isSilent = true;
    },
    comeBack: async () => {
      if (isSilent) cut();
      isSilent = false;
      if (!listener.listening) await listen(listenPort);
    },
    close: async () => {
      await stopListening();
      cut();
    },
  };
  const listener = createServer((client) => {
    const server = connect({ host: hostname, port: Number(port) });
    const pair = { client, server };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on("error", end).on("close", end);
    let passed: Promise<void> = Promise.resolve();
    client.on("data", (chunk) => {
      passed = passed.then(() => pass(chunk)).catch(end);
    });
    async function pass(chunk: Buffer): Promise<void> {
      const names = [...chunk.toString("latin1").matchAll(statementName)].map(([, name]) => name as string);
      for (const name of names) if ((await proxy.onStatement?.(name)) === false) return;
      if (!isSilent && !server.destroyed) server.write(chunk);
    }
    server.on("data", (chunk) => {
      if (!isSilent && !client.destroyed) client.write(chunk);
    });
  });
  function cut(): void {
    for (const { client, server } of pairs) {
      client.destroy();
      server.destroy();
    }
    pairs.clear();
  }
  async function listen(onPort: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      listener.once("error", reject);
      listener.listen(onPort, "127.0.0.1", () => {
        listener.off("error", reject);
        resolve();
      });
    });
    return (listener.address() as AddressInfo).port;
  }
  async function stopListening(): Promise<void> {
    if (!listener.listening) return;
    const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
    cut();
    await closed;
  }
  const listenPort = await listen(0);
  proxy.uri = `bolt://127.0.0.1:${listenPort}`;
  return proxy;
}
