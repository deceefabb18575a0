import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A program in a folder for PATH: what is missing or strange on other machines. */
export function fakeTool(folder: string, name: string, script: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

export function fakeJava(folder: string, version: string): string {
  return fakeTool(folder, "java", `echo 'openjdk version "${version}" 2024-01-16' >&2`);
}

/** Finds its output folder in the arguments as Maven does. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
export const outputDirectory = 'for a in "$@"; do case "$a" in -DoutputDirectory=*) out="${a#*=}";; esac; done';
