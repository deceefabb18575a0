import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { generateOrg } from "../simulator/generate.ts";
import type { SimOrg } from "../simulator/org.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { storyOrg } from "../simulator/story.ts";
import { exitCodes } from "./exit-codes.ts";
import { listenForInterruption } from "./interruption.ts";
import { openTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

interface Flags {
  users: number;
  groups: number;
  apps: number;
  seed: string;
  port: number;
  story?: boolean;
  rateLimits: "off" | "workforce";
  tokenFolder?: string;
  quiet?: boolean;
}

/** The simulated Okta org alone. A signal is how it is meant to end, so that it then ends as a success. */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description("serve a simulated Okta org on this machine, until Ctrl-C")
    .option("--users <count>", "how many users", count(1, 200_000), 200)
    .option("--groups <count>", "how many groups, Everyone among them", count(1, 50_000), 40)
    .option("--apps <count>", "how many apps", count(0, 5_000), 20)
    .option("--seed <text>", "the same seed gives the same org", "1")
    .option("--port <port>", "the port; 0 takes a free one", count(0, 65_535), 0)
    .option("--story", "serve the small hand-written company of the demo instead")
    .addOption(
      new Option("--rate-limits <kind>", "refuse no request, or as many as a workforce org would")
        .choices(["off", "workforce"])
        .default("off"),
    )
    .option("--token-folder <folder>", "where to write the API tokens instead of a temporary folder")
    .option("-q, --quiet", "print data and errors only")
    .addHelpText("after", "\nExample:\n  access-graph simulate --users 1000 --groups 100 --apps 40 --port 7001")
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  const terminal = openTerminal({ quiet: flags.quiet ?? false });
  using interruption = listenForInterruption(terminal.say);
  const org = flags.story === true ? storyOrg() : generateOrg(flags);
  await using simulator = await open(org, flags);
  using folder = openTokenFolder(flags.tokenFolder);
  terminal.print(describe(org, simulator, writeTokens(folder.path, simulator)));
  terminal.say("These tokens are made up and open nothing but this simulated org. It runs until Ctrl-C.");
  await aborted(interruption.signal);
  process.exitCode = exitCodes.ok;
}

async function open(org: SimOrg, { port, rateLimits }: Flags): Promise<Simulator> {
  try {
    return await startSimulator({ org, port, rateLimits });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    const why = code === "EACCES" ? "may not be used by this user" : "is taken by another program";
    throw new UsageError(`Port ${port} ${why}. Give another with --port, or none for a free one.`);
  }
}

function count(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** A temporary folder goes when the org goes; one that was asked for stays. */
function openTokenFolder(asked: string | undefined): Disposable & { path: string } {
  if (asked !== undefined) {
    const path = resolve(asked);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return { path, [Symbol.dispose]: () => {} };
  }
  const path = mkdtempSync(join(tmpdir(), "access-graph-simulate-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

interface TokenFile {
  role: string;
  path: string;
}

function writeTokens(folder: string, { tokens }: Simulator): TokenFile[] {
  return [
    { role: "Super Admin", name: "super-admin.token", token: tokens.superAdmin },
    { role: "Read-only Admin", name: "read-only-admin.token", token: tokens.readOnlyAdmin },
    { role: "no role", name: "no-role.token", token: tokens.noRole },
  ].map(({ role, name, token }) => {
    const path = join(folder, name);
    // A file left from before keeps its mode when written to, and so is taken away first.
    rmSync(path, { force: true });
    writeFileSync(path, `${token}\n`, { mode: 0o600, flag: "wx" });
    return { role, path };
  });
}

function describe(org: SimOrg, { url }: Simulator, files: readonly TokenFile[]): string {
  return [
    `organization     ${org.name} (${org.users.size} users, ${org.groups.size} groups, ${org.apps.size} apps)`,
    `org URL          ${url}`,
    ...files.map(({ role, path }) => `${role.padEnd(17)}${path}`),
  ].join("\n");
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
