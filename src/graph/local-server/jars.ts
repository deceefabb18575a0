import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Java } from "./find-java.ts";
import { fileSystemError, LocalServerError } from "./local-server-error.ts";
import { findMaven, resolveJars } from "./maven.ts";
import { acquireProcessLock } from "./process-lock.ts";

export const NEO4J_VERSION = "5.26.25";

export interface JarsOptions {
  cache: string;
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
  signal?: AbortSignal | undefined;
}

/** The folder of Neo4j's jars if it is whole: the marker lists every jar with its size. Null otherwise. */
export function completeJars(cache: string): string | null {
  const folder = join(cache, `neo4j-${NEO4J_VERSION}`);
  const lib = join(folder, "lib");
  try {
    const sizes: Record<string, number> = JSON.parse(readFileSync(join(folder, "complete.json"), "utf8"));
    const whole = Object.entries(sizes).every(([name, size]) => statSync(join(lib, name)).size === size);
    return whole ? lib : null;
  } catch {
    return null;
  }
}

/**
 * The folder of Neo4j's jars, resolved if it is not there or not whole. Maven works in a folder of its own which is
 * renamed when all is in it, so that an interrupted run leaves nothing that looks finished.
 */
export async function ensureJars(java: Java, options: JarsOptions): Promise<string> {
  const ready = completeJars(options.cache);
  if (ready) return ready;
  const maven = findMaven(options.env);
  const name = `neo4j-${NEO4J_VERSION}`;
  const folder = join(options.cache, name);
  try {
    mkdirSync(options.cache, { recursive: true });
    using _lock = await acquireProcessLock(join(options.cache, `${name}.lock`), {
      signal: options.signal,
      onWait: (pid) => options.log(`Waiting for process ${pid}, which is getting Neo4j by Maven`),
    });
    const meanwhile = completeJars(options.cache);
    if (meanwhile) return meanwhile;
    for (const left of readdirSync(options.cache)) {
      if (left.startsWith(`${name}.part-`)) rmSync(join(options.cache, left), { recursive: true, force: true });
    }
    const part = join(options.cache, `${name}.part-${process.pid}`);
    mkdirSync(part);
    try {
      options.log(`Getting Neo4j ${NEO4J_VERSION} by Maven, about 130 MB; this is done once`);
      const lib = join(part, "lib");
      await resolveJars({ ...options, maven, javaHome: java.home, version: NEO4J_VERSION, into: lib });
      const jars = readdirSync(lib).filter((file) => file.endsWith(".jar"));
      const sizes = Object.fromEntries(jars.map((file) => [file, statSync(join(lib, file)).size]));
      writeFileSync(join(part, "complete.json"), `${JSON.stringify(sizes, null, 1)}\n`);
      rmSync(folder, { recursive: true, force: true });
      renameSync(part, folder);
    } finally {
      rmSync(part, { recursive: true, force: true });
    }
  } catch (error) {
    throw fileSystemError(error, options.cache, "CACHE_BROKEN");
  }
  const done = completeJars(options.cache);
  if (done) return done;
  throw new LocalServerError(
    "CACHE_BROKEN",
    `Neo4j's jars in ${folder} are not whole even after Maven copied them.`,
    `Remove ${folder} and run the command again.`,
  );
}
