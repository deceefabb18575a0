import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { z } from "zod";
import type { Layout } from "./layout.ts";
import { LocalServerError } from "./local-server-error.ts";
import { writeWhole } from "./write-whole.ts";

const portsSchema = z.object({ bolt: z.int().min(1).max(65_535), http: z.int().min(1).max(65_535) });
export type Ports = z.infer<typeof portsSchema>;

/** The ports asked for, else those of the last start while they are free, so that a bookmark keeps working; else free ones. */
export async function choosePorts(layout: Layout, asked: Partial<Ports>): Promise<Ports> {
  const last = lastPorts(layout);
  const bolt = asked.bolt ? await requireFree(asked.bolt) : await freePort([last?.bolt]);
  const http = asked.http ? await requireFree(asked.http) : await freePort([last?.http], bolt);
  writeWhole(layout.ports, { bolt, http });
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

function lastPorts(layout: Layout): Ports | null {
  try {
    return portsSchema.parse(JSON.parse(readFileSync(layout.ports, "utf8")));
  } catch {
    return null;
  }
}

async function freePort(preferred: (number | undefined)[], not?: number): Promise<number> {
  for (const port of [...preferred, 0, 0, 0]) {
    if (port === undefined || (port !== 0 && port === not)) continue;
    const got = await tryListen(port);
    if (got !== null && got !== not) return got;
  }
  throw portTaken(null);
}

async function requireFree(port: number): Promise<number> {
  if ((await tryListen(port)) === null) throw portTaken(port);
  return port;
}

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
