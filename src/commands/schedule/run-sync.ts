import { spawn } from "node:child_process";

/** FULL: all of the org. INCREMENTAL: what has changed; where that cannot be told, what the System Log has had since. */
export type SyncKind = "FULL" | "INCREMENTAL";

export interface RunOutcome {
  exitCode: number | null;
  /** What the command said of itself, the last of it. */
  said: string;
  result: { status: string; requests: number; durationMs: number } | null;
}

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
): Promise<RunOutcome> {
  const args = ["sync", "--json", "--quiet", ...(org === null ? [] : ["--org", org])];
  args.push(kind === "FULL" ? "--full" : "--incremental");
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (output.length < mostOutput) output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-mostSaid);
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
  return { exitCode, said: said.trim(), result: resultOf(output) };
}

function resultOf(output: string): RunOutcome["result"] {
  try {
    const { status, requests, durationMs } = JSON.parse(output) as NonNullable<RunOutcome["result"]>;
    return { status, requests, durationMs };
  } catch {
    return null;
  }
}
