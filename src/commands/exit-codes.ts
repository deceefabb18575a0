import { ConfigError } from "../config.ts";
import { GraphError } from "../graph/errors.ts";
import { UsageError } from "./usage-error.ts";

/** What a script may rely on. The numbers are part of the product's contract. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  configuration: 3,
  oktaRefused: 4,
  oktaUnreachable: 5,
  database: 6,
  partial: 7,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The one place where errors become exit codes. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.usage;
  if (error instanceof ConfigError) return exitCodes.configuration;
  if (error instanceof GraphError) return exitCodes.database;
  if (isFileTrouble(error)) return exitCodes.configuration;
  return exitCodes.unexpected;
}

const fileTrouble = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EISDIR", "ENOENT", "EMFILE"]);

/** Trouble of the machine with one file, which only its owner can put right. */
export function isFileTrouble(error: unknown): error is NodeJS.ErrnoException & { code: string; path: string } {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof path === "string" && code !== undefined && fileTrouble.has(code);
}
