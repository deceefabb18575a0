import { parseToken, type Secret } from "../config.ts";
import { promptHidden } from "./prompt.ts";
import { readInput, readSecretFile } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

/** Far more than a token has. */
const most = 64 * 1024;

/** Where the token comes from: a file, stdin, or the keyboard. Never an argument, which every process of the machine can read. */
export async function readToken(
  given: { file?: string | undefined; stdin: boolean },
  signal: AbortSignal,
): Promise<Secret> {
  if (given.stdin || given.file === "-") return parseToken(await readStdin(), "The token on stdin");
  if (given.file !== undefined) return parseToken(await readTokenFile(given.file), "The token file");
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError(
      "There is no terminal to ask for the token on: give it with --token-file FILE, or on stdin with -.",
    );
  }
  return parseToken(await promptHidden("Okta API token (not shown): ", signal), "The token");
}

async function readStdin(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("Reading the token from stdin. End with Ctrl-D.\n");
  return await readInput(process.stdin, most, "The token on stdin");
}

const readTokenFile = (path: string) =>
  readSecretFile(path, most, {
    unreadable: "--token-file names a file that cannot be read",
    what: "The token file",
    takes: "the name of a file, never the token itself",
  });
