import { readFileSync, writeFileSync } from "node:fs";

/**
 * Loaded before the program that is measured (`node --import`): writes what the process used when it ends. From outside the
 * last moments of a process cannot be seen.
 */
const file = process.env.ACCESS_GRAPH_BENCH_USAGE;
if (file !== undefined) {
  process.once("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(
      file,
      JSON.stringify({ peakBytes: highWaterMark() ?? maxRSS * 1_024, cpuMs: (userCPUTime + systemCPUTime) / 1_000 }),
    );
  });
}

/** Linux counts the memory of the process that forked this one into maxRSS, but not into VmHWM. */
function highWaterMark() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1_024;
  } catch {
    return null;
  }
}
