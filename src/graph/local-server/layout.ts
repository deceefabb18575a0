import { chmodSync, existsSync, mkdirSync, realpathSync, statfsSync } from "node:fs";
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
  /** The same as the console log, with what earlier starts have written. */
  neo4jLog: string;
  state: string;
  lastStart: string;
  lock: string;
  password: string;
}

const LEAST_FREE_BYTES = 200 * 1024 * 1024;

function layoutBelow(productHome: string): Layout {
  const home = join(productHome, "neo4j");
  return {
    home,
    data: join(home, "data"),
    logs: join(home, "logs"),
    conf: join(home, "conf"),
    consoleLog: join(home, "logs", "console.log"),
    debugLog: join(home, "logs", "debug.log"),
    neo4jLog: join(home, "logs", "neo4j.log"),
    state: join(home, "state.json"),
    lastStart: join(home, "last-start.json"),
    lock: join(home, "lock"),
    password: join(home, "password"),
  };
}

/** Null where no server was ever started; makes nothing. */
export function existingLayout(productHome: string): Layout | null {
  if (!existsSync(join(productHome, "neo4j"))) return null;
  return layoutBelow(realpathSync(productHome));
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
  if (freeBytes(layout) < LEAST_FREE_BYTES) throw diskFull(layout.data);
}

export function freeBytes(layout: Layout): number {
  const disk = statfsSync(layout.data);
  return disk.bavail * disk.bsize;
}
