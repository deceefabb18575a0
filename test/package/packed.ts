import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The project's files as they are here, without what a build or a pack has left among them. */
export function copyOfProject(): { folder: string; files: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "access-graph-pack-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const options = { cwd: root, encoding: "utf8" } as const;
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], options);
  const files = listed.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
  for (const file of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return { folder, files };
}

export interface Packed {
  filename: string;
  files: { path: string; mode: number }[];
}

/** Packs as for publishing, with all scripts. */
export async function pack(folder: string, ...options: string[]): Promise<Packed> {
  const { stdout } = await promisify(execFile)("npm", ["pack", "--json", ...options], { cwd: folder });
  // Older versions of npm answer a list, newer ones an object; before it stands what the scripts print.
  const answer: unknown = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  const [packed] = Object.values(answer as Record<string, Packed>);
  if (packed === undefined) throw new Error(`npm pack answered ${stdout}`);
  return packed;
}

export const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
