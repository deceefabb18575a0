import { spawn } from "node:child_process";
import type { BucketUse } from "../../okta/okta.ts";
import type { SyncResult } from "../../sync/result.ts";
import type { SyncProgress } from "../../sync/run-collector.ts";
import type { ProgressMessage, UseMessage } from "./progress-report.ts";

/**
 * FULL: all of the org. UPDATE: what has changed; where that cannot be told, all. INCREMENTAL: what has changed; where that
 * cannot be told, what the System Log has had since.
 */
export type SyncKind = "FULL" | "UPDATE" | "INCREMENTAL";

/** As much of what `sync --json` prints as is used, and how Okta's rate limits were. */
export type RunResult = Pick<
  SyncResult,
  "mode" | "status" | "requests" | "durationMs" | "throttledMs" | "collectors"
> & { rateLimits: BucketUse[] };

export interface RunOutcome {
  exitCode: number | null;
  /** What the command said of itself, the last of it. */
  said: string;
  result: RunResult | null;
}

const flags: Record<SyncKind, string[]> = { FULL: ["--full"], UPDATE: [], INCREMENTAL: ["--incremental"] };
const mostOutput = 1_000_000;
const mostSaid = 2_000;
const graceMs = 20_000;

/**
 * Runs `access-graph sync` as a process of its own: its memory and its work take nothing from the answers, and it ends as it
 * does by hand. On abort it is asked to end, which keeps what it has read, and killed when it does not within 20 seconds.
 * @param org the connection's name; null for the org that the environment names
 */
export async function runSync(
  program: string,
  env: NodeJS.ProcessEnv,
  org: string | null,
  kind: SyncKind,
  signal: AbortSignal,
  onProgress: (progress: readonly SyncProgress[]) => void = () => {},
): Promise<RunOutcome> {
  const args = ["sync", "--json", "--quiet", ...(org === null ? [] : ["--org", org]), ...flags[kind]];
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let output = "";
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    if (output.length < mostOutput) output += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-mostSaid);
  });
  let rateLimits: BucketUse[] = [];
  child.on("message", (message: ProgressMessage | UseMessage) => {
    if ("rateLimits" in message) rateLimits = message.rateLimits;
    else onProgress(message.progress);
  });
  let killing: NodeJS.Timeout | undefined;
  const end = () => {
    child.kill("SIGTERM");
    killing = setTimeout(() => child.kill("SIGKILL"), graceMs);
  };
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code));
  }).finally(() => {
    clearTimeout(killing);
    signal.removeEventListener("abort", end);
  });
  const result = resultOf(output);
  return { exitCode, said: said.trim(), result: result && { ...result, rateLimits } };
}

function resultOf(output: string): Omit<RunResult, "rateLimits"> | null {
  try {
    const { mode, status, requests, durationMs, throttledMs, collectors } = JSON.parse(output) as SyncResult;
    return { mode, status, requests, durationMs, throttledMs, collectors };
  } catch {
    return null;
  }
}
