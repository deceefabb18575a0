import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stopLocalServer } from "../../src/graph/local-server/local-server.ts";
import { identifyProcess, processesWithArgument } from "../../src/graph/local-server/process-identity.ts";

const prefix = "access-graph-test-";
const owner = "owner";
const root = join(import.meta.dirname, "../..");
export const testCache = process.env.ACCESS_GRAPH_CACHE ?? join(homedir(), ".cache", "access-graph");
/** What has just been told to end may take a moment to be gone. */
const patienceMs = 10_000;

/**
 * A folder that all temporary files of this run lie in, and whose name all its processes have in their environment: what a
 * run leaves behind can be told from what others on the machine do.
 */
export async function openRunFolder(): Promise<string> {
  const outside = tmpdir();
  await removeFoldersOfDeadRuns(outside);
  const folder = mkdtempSync(join(outside, prefix));
  writeFileSync(join(folder, owner), String(process.pid));
  process.env.TMPDIR = folder;
  return folder;
}

/**
 * Ends the run: whatever it left behind is told, and then tidied up.
 * @throws an error that names each process, folder and lock that was left
 */
export async function closeRunFolder(folder: string): Promise<void> {
  let processes = processesOf(folder);
  for (const until = Date.now() + patienceMs; processes.length > 0 && Date.now() < until; ) {
    await sleep(100);
    processes = processesOf(folder);
  }
  const files = readdirSync(folder).filter((name) => name !== owner);
  const locks = locksLeft([join(root, "node_modules"), testCache], processes);
  const left = [
    ...processes.map(({ pid, command, ports }) => `process ${pid}${ports}: ${command.slice(0, 300)}`),
    ...files.map((name) => `${join(folder, name)}: ${contents(join(folder, name))}`),
    ...locks.map((path) => `lock ${path}`),
  ];
  for (const { pid } of processes) kill(pid);
  removeRunFolder(folder);
  if (left.length > 0) throw new Error(`The tests left behind:\n${left.map((one) => `  ${one}`).join("\n")}`);
  console.log("Nothing was left behind: no process, port, temporary folder or lock.");
}

/** For a run that is cut off: at once, and without a word. */
export function abandonRunFolder(folder: string): void {
  for (const { pid } of processesOf(folder)) kill(pid);
  removeRunFolder(folder);
}

function removeRunFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

/** Of runs that were killed and could not tidy up. */
async function removeFoldersOfDeadRuns(outside: string): Promise<void> {
  for (const name of readdirSync(outside).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(outside, name);
    try {
      process.kill(Number(readFileSync(join(folder, owner), "utf8")), 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") continue;
      await stopLocalServer({ home: folder, cache: folder });
      abandonRunFolder(folder);
    }
  }
}

interface LeftProcess {
  pid: number;
  command: string;
  ports: string;
}

/** Processes that name the folder in their environment or on their command line, without the test runner's own. */
function processesOf(folder: string): LeftProcess[] {
  if (process.platform !== "linux") {
    return processesWithArgument(folder).map(({ pid, command }) => ({ pid, command, ports: "" }));
  }
  return readdirSync("/proc").flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) return [];
    try {
      const environment = readFileSync(`/proc/${name}/environ`, "utf8").split("\0");
      const one = identifyProcess(pid);
      if (one === null || !(environment.includes(`TMPDIR=${folder}`) || one.command.includes(folder))) return [];
      if (/vitest/.test(one.command) && parentOf(pid) === process.pid) return [];
      return [{ pid, command: one.command, ports: portsOf(pid) }];
    } catch {
      // Another user's, or ended meanwhile.
      return [];
    }
  });
}

function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

function portsOf(pid: number): string {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []),
  );
  const ports = ["tcp", "tcp6"].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === "0A" && sockets.has(fields[9] ?? ""))
      .map((fields) => Number.parseInt(fields[1]?.split(":")[1] ?? "", 16)),
  );
  return ports.length === 0 ? "" : ` (listens on ${ports.join(", ")})`;
}

/** Locks in folders that runs share: those of dead processes, and of this run's. */
function locksLeft(folders: string[], processes: LeftProcess[]): string[] {
  return folders.flatMap((folder) =>
    namesIn(folder)
      .filter((name) => /\.lock(\.takeover)*$/.test(name))
      .map((name) => join(folder, name))
      .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
      .filter((path) => {
        const [pid = "", started] = readlinkSync(path).split("|");
        const isOurs = Number(pid) === process.pid || processes.some((one) => one.pid === Number(pid));
        return isOurs || identifyProcess(Number(pid))?.started !== started;
      }),
  );
}

function contents(path: string): string {
  const names = lstatSync(path).isDirectory() ? namesIn(path) : [];
  return names.length === 0 ? "a file or an empty folder" : names.slice(0, 8).join(", ");
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
