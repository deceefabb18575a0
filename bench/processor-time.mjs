import { readFileSync } from "node:fs";

// What Linux reports to programs is in hundredths of a second on every machine Node runs on.
const ticksPerSecond = 100;

/** @returns the processor time a process has used so far, in milliseconds; null where the system does not tell */
export function processorTime(pid) {
  if (pid === null) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program comes second, in brackets, and may itself hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
  } catch {
    return null;
  }
}
