import { readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import type { Layout } from "./layout.ts";
import { writeWhole } from "./write-whole.ts";

const port = z.int().min(1).max(65_535);
const stateSchema = z.discriminatedUnion("way", [
  z.object({ way: z.literal("maven"), version: z.string(), bolt: port, http: port, pid: z.int(), started: z.string() }),
  z.object({ way: z.literal("docker"), version: z.string(), bolt: port, http: port, container: z.string() }),
]);

/** What a later command needs to find the server that an earlier one started. A file it cannot read counts as none. */
export type State = z.infer<typeof stateSchema>;
export type JvmState = Extract<State, { way: "maven" }>;
export type DockerState = Extract<State, { way: "docker" }>;

export function readState(layout: Layout): State | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(layout.state, "utf8")));
  } catch {
    return null;
  }
}

export function writeState(layout: Layout, state: State): void {
  writeWhole(layout.state, state);
}

export function clearState(layout: Layout): void {
  rmSync(layout.state, { force: true });
}
