import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testNeo4j } from "../support/neo4j.ts";

const binary = join(import.meta.dirname, "../../bin/access-graph");

/** `access-graph serve` as a process of its own, whose memory can be looked at. */
export interface ServingProcess {
  url: string;
  port: number;
  child: ChildProcess;
  /** All that it has written so far, on both outputs. */
  output(): string;
  /** The most memory it has had resident since it started, or since that was last forgotten; in megabytes. */
  peakMegabytes(): number;
  forgetPeak(): void;
  close(): Promise<void>;
}

export async function startServingProcess(env: Record<string, string> = {}): Promise<ServingProcess> {
  const folder = mkdtempSync(join(tmpdir(), "access-graph-hostile-"));
  const child = spawn(process.execPath, [binary, "serve", "--port", "0", "--metrics-port", "0"], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      ACCESS_GRAPH_HOME: join(folder, "home"),
      ...testNeo4j().env,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const look = (chunk: string) => {
      output += chunk;
      const [, found] = /GraphQL +(\S+)\n/.exec(output) ?? [];
      if (found !== undefined && output.includes("runs until")) resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", look);
    void ended.then(() => reject(new Error(`serve ended:\n${output}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    child,
    output: () => output,
    peakMegabytes: () => {
      const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      return Math.round(Number(kilobytes) / 1024);
    },
    forgetPeak: () => writeFileSync(`/proc/${child.pid}/clear_refs`, "5"),
    close: async () => {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
