import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { stopLocalServer } from "../../src/graph/local-server/local-server.ts";
import { testCache } from "../support/run-folder.ts";

/** Where the run's own Neo4j has put its jars, so that these tests need not get them again. */
export const sharedCache = testCache;

export const memory = { heap: 512, pageCache: 256 };

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "access-graph-local-server-"));
}

/** A folder that is gone when the test is over, with any server in it. */
export function testFolder(): string {
  const folder = temporaryFolder();
  onTestFinished(() => removeHome(folder));
  return folder;
}

export async function removeHome(home: string): Promise<void> {
  await stopLocalServer({ home, cache: sharedCache });
  rmSync(home, { recursive: true, force: true });
}
