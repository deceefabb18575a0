import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { NEO4J_VERSION } from "./jars.ts";
import { existingLayout } from "./layout.ts";
import { browserUrl, type LocalServerOptions, settle, type Way } from "./options.ts";
import { findRunning } from "./ways.ts";

export interface LocalServerStatus {
  running: boolean;
  way: Way | null;
  version: string;
  pid: number | null;
  uri: string | null;
  browserUrl: string | null;
  dataFolder: string;
  dataBytes: number;
  passwordFile: string;
}

/** Looks, and changes nothing. */
export async function localServerStatus(options: LocalServerOptions): Promise<LocalServerStatus> {
  const settings = settle(options);
  const layout = existingLayout(settings.home);
  const state = layout && (await findRunning(layout, settings));
  return {
    running: state !== null,
    way: state?.way ?? null,
    version: state?.version ?? NEO4J_VERSION,
    pid: state?.way === "maven" ? state.pid : null,
    uri: state ? `bolt://127.0.0.1:${state.bolt}` : null,
    browserUrl: state ? browserUrl(state) : null,
    dataFolder: layout?.data ?? join(settings.home, "neo4j", "data"),
    dataBytes: layout ? sizeOf(layout.data) : 0,
    passwordFile: layout?.password ?? join(settings.home, "neo4j", "password"),
  };
}

/** What the files occupy on the disk: Neo4j's are sparse in places. */
function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const stat = lstatSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
    // The server removes files of its own while this looks.
    bytes += (stat?.blocks ?? 0) * 512;
  }
  return bytes;
}
