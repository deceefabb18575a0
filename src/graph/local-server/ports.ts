import { createServer } from "node:net";
import { LocalServerError } from "./local-server-error.ts";

export interface Ports {
  bolt: number;
  http: number;
}

/** The ports asked for, which must be free; else those preferred while they are free; else any that are. */
export async function choosePorts(asked: Partial<Ports>, preferred: Ports | null): Promise<Ports> {
  const bolt = asked.bolt ? await requireFree(asked.bolt) : await freePort(preferred?.bolt, asked.http);
  const http = asked.http ? await requireFree(asked.http) : await freePort(preferred?.http, bolt);
  return { bolt, http };
}

export function portTaken(port: number | null, cause?: unknown): LocalServerError {
  return new LocalServerError(
    "PORT_TAKEN",
    port === null
      ? "The ports chosen for Neo4j were taken by other programs each time it started."
      : `Port ${port} on 127.0.0.1 is taken by another program.`,
    "Stop that program, or choose other ports with `access-graph neo4j start --bolt-port PORT --http-port PORT`.",
    cause === undefined ? undefined : { cause },
  );
}

async function freePort(preferred: number | undefined, not: number | undefined): Promise<number> {
  for (const port of [preferred ?? 0, 0, 0]) {
    const got = port === not ? null : await tryListen(port);
    if (got !== null && got !== not) return got;
  }
  throw portTaken(null);
}

async function requireFree(port: number): Promise<number> {
  if ((await tryListen(port)) === null) throw portTaken(port);
  return port;
}

/** The port that could be listened on, null when it is taken or reserved. */
function tryListen(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? null) : null));
    });
  });
}
