import { chmodSync, mkdirSync, realpathSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { diskFull, fileSystemError } from "./local-server-error.ts";

/** Where the managed server keeps what, below the product's home. */
export interface Layout {
  home: string;
  data: string;
  logs: string;
  conf: string;
  consoleLog: string;
  debugLog: string;
  state: string;
  ports: string;
  lock: string;
  password: string;
}

const LEAST_FREE_BYTES = 200 * 1024 * 1024;

export function layoutBelow(productHome: string): Layout {
  const home = join(productHome, "neo4j");
  return {
    home,
    data: join(home, "data"),
    logs: join(home, "logs"),
    conf: join(home, "conf"),
    consoleLog: join(home, "logs", "console.log"),
    debugLog: join(home, "logs", "debug.log"),
    state: join(home, "state.json"),
    ports: join(home, "ports.json"),
    lock: join(home, "lock"),
    password: join(home, "password"),
  };
}

/** Makes the folders, for this user's eyes only, and says at once when they cannot be written to. */
export function prepareHome(productHome: string): Layout {
  try {
    mkdirSync(join(productHome, "neo4j"), { recursive: true, mode: 0o700 });
    // One home is one server, by whatever link it is reached.
    const layout = layoutBelow(realpathSync(productHome));
    chmodSync(layout.home, 0o700);
    for (const folder of [layout.data, layout.logs, layout.conf, join(layout.data, "dbms")]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    return layout;
  } catch (error) {
    throw fileSystemError(error, productHome, "HOME_UNWRITABLE");
  }
}

/** Neo4j that runs out of disk stops in the middle of its work; better not to begin. */
export function requireFreeSpace(layout: Layout): void {
  const disk = statfsSync(layout.data);
  if (disk.bavail * disk.bsize < LEAST_FREE_BYTES) throw diskFull(layout.data);
}
