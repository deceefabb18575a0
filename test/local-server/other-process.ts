import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const BUILT = new URL("../../dist/", import.meta.url);

/** Another process of the product. */
export interface OtherProcess {
  child: ChildProcess;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Runs a piece of a module with `built` as the folder of the built product. */
export function runElsewhere(code: string, env: NodeJS.ProcessEnv = process.env): OtherProcess {
  if (!existsSync(BUILT)) throw new Error("These tests run the built product too: npm run build");
  const script = `const built = ${JSON.stringify(BUILT.href)};\n${code}`;
  return watch(spawn(process.execPath, ["--input-type=module", "-e", script], { env }));
}

/** `access-graph neo4j ...`, with its own process and exit code. */
export function runNeo4jCommand(args: string[], env: NodeJS.ProcessEnv): OtherProcess {
  const { FORCE_COLOR: _, ...plain } = env;
  return watch(
    spawn(fileURLToPath(new URL("../../bin/access-graph", import.meta.url)), ["neo4j", ...args], { env: plain }),
  );
}

function watch(child: ChildProcess): OtherProcess {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, stdout, stderr }));
  return { child, ended };
}
