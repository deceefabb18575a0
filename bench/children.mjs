import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const binary = fileURLToPath(new URL("../bin/access-graph", import.meta.url));
const tellUsage = new URL("tell-usage.mjs", import.meta.url).href;

/**
 * Runs the real command line in processes of its own, each with only the environment it is given.
 * All that still run are ended by `close()`, and killed when this process exits in any other way.
 */
export function createChildren({ folder, env, signal }) {
  const running = new Set();
  let started = 0;

  function launch(args, { more = {}, timeoutMs }) {
    signal.throwIfAborted();
    started += 1;
    const usageFile = join(folder, `usage-${started}.json`);
    const child = spawn(process.execPath, ["--import", tellUsage, binary, ...args], {
      cwd: folder,
      env: { ...env, ...more, ACCESS_GRAPH_BENCH_USAGE: usageFile },
      stdio: ["ignore", "pipe", "pipe"],
      // A Ctrl-C is for this process, which ends the others in order.
      detached: true,
    });
    running.add(child);
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) {
      child[name].setEncoding("utf8").on("data", (text) => {
        output[name] += text;
      });
    }
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    const abort = () => child.kill("SIGTERM");
    signal.addEventListener("abort", abort, { once: true });
    const ended = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, by) => resolve({ code, by }));
    }).finally(() => {
      running.delete(child);
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    });
    ended.catch(() => {});
    return { child, output, ended, usageFile };
  }

  /** Waits for the end of a command that must succeed. */
  async function run(args, { more, timeoutMs }) {
    const { output, ended, usageFile } = launch(args, { more, timeoutMs });
    const { code, by } = await ended;
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`access-graph ${args[0]} ended with ${code ?? by}:\n${output.stderr}`);
    return { ...output, ...JSON.parse(readFileSync(usageFile, "utf8")) };
  }

  /** Waits until a command that serves has said what `ready` looks for. */
  async function serve(args, { more, ready, timeoutMs }) {
    const { child, output, ended, usageFile } = launch(args, { more });
    const gone = ended.then(({ code, by }) => {
      signal.throwIfAborted();
      throw new Error(`access-graph ${args[0]} ended with ${code ?? by}:\n${output.stderr}`);
    });
    gone.catch(() => {});
    const until = Date.now() + timeoutMs;
    while (!ready.test(output.stdout)) {
      if (Date.now() > until) throw new Error(`access-graph ${args[0]} did not start within ${timeoutMs} ms.`);
      await Promise.race([sleep(20), gone]);
    }
    return {
      pid: child.pid,
      said: ready.exec(output.stdout).groups,
      /** @returns what it used */
      stop: async () => {
        await stop(child, ended);
        return JSON.parse(readFileSync(usageFile, "utf8"));
      },
    };
  }

  const killAll = () => {
    for (const child of running) child.kill("SIGKILL");
  };
  process.once("exit", killAll);

  return {
    run,
    serve,
    async close() {
      await Promise.all(
        [...running].map((child) => stop(child, new Promise((resolve) => child.once("close", resolve)))),
      );
      process.off("exit", killAll);
    },
  };
}

async function stop(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended.catch(() => {});
  clearTimeout(kill);
}
