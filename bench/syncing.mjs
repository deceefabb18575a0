import { processorTime } from "./processor-time.mjs";

const longestSyncMs = 600_000;

/** Runs one sync by the command line and tells its result and what it used. */
export async function runSync(stage, { url, tokenFile, pid }, args = ["--full"]) {
  const others = () => ({ simulator: processorTime(pid), neo4j: processorTime(stage.neo4jPid) });
  const before = others();
  const started = performance.now();
  const { stdout, peakBytes, cpuMs } = await stage.children.run(["sync", "--json", ...args], {
    more: { OKTA_CLIENT_ORGURL: url, OKTA_CLIENT_TOKEN_FILE: tokenFile },
    timeoutMs: longestSyncMs,
  });
  const ms = performance.now() - started;
  const after = others();
  const used = (name) => (before[name] === null || after[name] === null ? null : after[name] - before[name]);
  const result = JSON.parse(stdout);
  if (result.status !== "COMPLETE") throw new Error(`The sync ended as ${result.status}:\n${stdout}`);
  return { result, ms, peakBytes, cpuMs, simulatorCpuMs: used("simulator"), neo4jCpuMs: used("neo4j") };
}

/** How many changes a sync says it made. */
export function changesOf({ collectors }) {
  return collectors.reduce((sum, { added, changed, removed }) => sum + added + changed + removed, 0);
}
