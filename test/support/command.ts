import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { stopLocalServer } from "../../src/graph/local-server/local-server.ts";
import { acquireProcessLock } from "../../src/graph/local-server/process-lock.ts";
import { testCache } from "./run-folder.ts";

const root = join(import.meta.dirname, "../..");
export const programPath = join(root, "bin", "access-graph");

/** Builds what `bin/access-graph` runs when the sources are newer; test files that ask at once build it once. */
export async function buildCommand(): Promise<void> {
  using _lock = await acquireProcessLock(join(root, "node_modules", ".access-graph-build.lock"));
  const built = statSync(join(root, "dist", "cli.js"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const changed = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  if (built > Math.max(...changed)) return;
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: "inherit",
  });
}

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcessWithoutNullStreams;
  /** Resolves when the program has written the text to stderr or stdout. */
  said(text: string | RegExp): Promise<void>;
  ended: Promise<Result>;
}

/**
 * A user of the command line: a home and a working folder of their own, and an environment with nothing else in it. All of
 * it, and a Neo4j of that home, is gone when the test is over.
 */
export interface Operator {
  home: string;
  folder: string;
  env: Record<string, string>;
  start(args: string[], input?: string): Running;
  run(args: string[], input?: string): Promise<Result>;
}

export function newOperator(env: Record<string, string> = {}): Operator {
  const folder = mkdtempSync(join(tmpdir(), "access-graph-operator-"));
  const home = join(folder, "home");
  onTestFinished(async () => {
    await stopLocalServer({ home, cache: testCache });
    rmSync(folder, { recursive: true, force: true });
  });
  const operator: Operator = {
    home,
    folder,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      ACCESS_GRAPH_HOME: home,
      ACCESS_GRAPH_CACHE: testCache,
      TMPDIR: tmpdir(),
      ...env,
    },
    start: (args, input) => startProgram(process.execPath, [programPath, ...args], operator, input),
    run: (args, input) => operator.start(args, input).ended,
  };
  return operator;
}

/** On a terminal of its own, whose both outputs are one. */
export function startOnTerminal(operator: Operator, args: string[]): Running {
  const quoted = [process.execPath, programPath, ...args].map((arg) => `'${arg}'`).join(" ");
  return startProgram("script", ["-qec", quoted, "/dev/null"], operator, null);
}

function startProgram(program: string, args: string[], { env, folder }: Operator, input: string | null = ""): Running {
  const child = spawn(program, args, { env, cwd: folder });
  const output = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      output[name] += chunk;
      for (const listener of listeners) listener();
    });
  }
  child.stdin.on("error", () => {});
  if (input !== null) child.stdin.end(input);
  const ended = new Promise<Result>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, ...output });
      for (const listener of listeners) listener();
    });
  });
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill("SIGKILL");
    await ended.catch(() => {});
  });
  const said = (text: string | RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        const all = output.stdout + output.stderr;
        if (typeof text === "string" ? all.includes(text) : text.test(all)) resolve();
        else if (child.exitCode !== null)
          reject(new Error(`It ended with ${child.exitCode} and never said ${text}:\n${all}`));
        else return;
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });
  return { child, said, ended };
}
