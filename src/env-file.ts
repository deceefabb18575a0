import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** The file is there and cannot be trusted to say what its writer meant. Nothing of it was used. */
export class EnvFileError extends Error {
  override name = "EnvFileError";
}

/** Variables of a `.env` file; none when there is no such file. Node's own parser skips what it cannot read, so that is told first. */
export function readEnvFile(path: string): Record<string, string | undefined> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return {};
    const why = code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "it is not UTF-8 text" : code;
    throw new EnvFileError(`${path} cannot be read: ${why}. Repair it, or move it away.`, { cause: error });
  }
  const line = firstBrokenLine(text);
  if (line !== null) {
    throw new EnvFileError(
      `${path}, line ${line} is not NAME=value. Repair it, or move the file away; nothing of it was used.`,
    );
  }
  return parseEnv(text);
}

/** The number of the first line that is neither blank, comment, NAME=value nor part of a quoted value. */
function firstBrokenLine(text: string): number | null {
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.includes("\0")) return index + 1;
    if (/^\s*(#|$)/.test(line)) continue;
    const assignment = /^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_.-]*\s*=\s*(.*)$/.exec(line);
    if (assignment === null) return index + 1;
    const value = assignment[1] ?? "";
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote === undefined || value.indexOf(quote, 1) > 0) continue;
    let end = index + 1;
    while (end < lines.length && !lines[end]?.includes(quote)) end += 1;
    if (end === lines.length) return index + 1;
    index = end;
  }
  return null;
}
