import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A process as the system knows it; `started` tells it apart from a later process that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  started: string;
  command: string;
}

/** Null when there is no such process, or only its remains that nobody has collected (a zombie). */
export function identifyProcess(pid: number): ProcessIdentity | null {
  return process.platform === "linux" ? fromProc(pid) : (fromPs(["-p", String(pid)])[0] ?? null);
}

/** Every process whose command line has `argument` as one of its arguments. */
export function processesWithArgument(argument: string): ProcessIdentity[] {
  const all =
    process.platform === "linux"
      ? readdirSync("/proc")
          .filter((name) => /^\d+$/.test(name))
          .map((name) => fromProc(Number(name)))
      : fromPs(["-ax"]);
  return all.filter((one) => one !== null).filter((one) => hasArgument(one, argument));
}

export function hasArgument(identity: ProcessIdentity, argument: string): boolean {
  return ` ${identity.command} `.includes(` ${argument} `);
}

function fromProc(pid: number): ProcessIdentity | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = fields[19];
    if (fields[0] === "Z" || fields[0] === "X" || ticks === undefined) return null;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { pid, started: `${bootId()}:${ticks}`, command };
  } catch {
    return null;
  }
}

/** The ticks above count from the boot, so that without it a process of an earlier boot could look the same. */
function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8);
  } catch {
    return "";
  }
}

function fromPs(which: string[]): ProcessIdentity[] {
  try {
    const text = execFileSync("ps", [...which, "-ww", "-o", "pid=,state=,lstart=,command="], {
      encoding: "utf8",
      env: { PATH: "/bin:/usr/bin", LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 64 * 1024 * 1024,
    });
    return text.split("\n").flatMap((line) => {
      const found = /^\s*(\d+)\s+(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/.exec(line);
      if (!found || found[2]?.startsWith("Z")) return [];
      return [{ pid: Number(found[1]), started: found[3] ?? "", command: found[4] ?? "" }];
    });
  } catch {
    return [];
  }
}
