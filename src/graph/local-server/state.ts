import { readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import type { Layout } from "./layout.ts";
import { writeWhole } from "./write-whole.ts";

const port = z.int().min(1).max(65_535);
const jvmState = z.object({
  way: z.literal("maven"),
  version: z.string(),
  bolt: port,
  http: port,
  pid: z.int().positive(),
  /** Of the process, as the system tells it. */
  started: z.string(),
});
const dockerState = z.object({
  way: z.literal("docker"),
  version: z.string(),
  bolt: port,
  http: port,
  container: z.string(),
});
const stateSchema = z.discriminatedUnion("way", [jvmState, dockerState]);

/** What a later command needs to find the server that an earlier one started. */
export type State = z.infer<typeof stateSchema>;
export type JvmState = z.infer<typeof jvmState>;
export type DockerState = z.infer<typeof dockerState>;

/** A file that cannot be read counts as none: the server it told of is found by other means. */
export function readState(layout: Layout): State | null {
  return readJson(layout.state, stateSchema);
}

export function writeState(layout: Layout, state: State): void {
  writeWhole(layout.state, state);
}

export function clearState(layout: Layout): void {
  rmSync(layout.state, { force: true });
}

const lastStartSchema = z.object({ way: z.enum(["maven", "docker"]), bolt: port, http: port });

/** How the server was last started; it outlives the server, so that a bookmarked address keeps working. */
export type LastStart = z.infer<typeof lastStartSchema>;

export function readLastStart(layout: Layout): LastStart | null {
  return readJson(layout.lastStart, lastStartSchema);
}

/** Written before the server is started: with it, one whose starter was killed before writing the state is found. */
export function writeLastStart(layout: Layout, lastStart: LastStart): void {
  writeWhole(layout.lastStart, lastStart);
}

function readJson<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
