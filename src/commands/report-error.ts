import { CommanderError } from "commander";
import { z } from "zod";
import { readTerminalSettings } from "../config.ts";
import { type ExitCode, exitCodeOf, exitCodes, isFileTrouble } from "./exit-codes.ts";
import { printable } from "./printable.ts";

/** Tells an error once, on stderr, in words for whoever typed the command; answers the exit code it means. */
export function reportError(error: unknown): ExitCode {
  // Commander has already said what was wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const code = exitCodeOf(error);
  const { debug } = readTerminalSettings();
  process.stderr.write(`error: ${printable(textOf(error, code))}\n`);
  if (debug) process.stderr.write(`${stackOf(error)}\n`);
  return code;
}

function textOf(error: unknown, code: ExitCode): string {
  if (isFileTrouble(error))
    return `${error.path} cannot be used (${error.code}). Check who owns it and the space on its disk.`;
  const message =
    error instanceof z.ZodError
      ? "data of an unexpected shape"
      : error instanceof Error
        ? error.message
        : String(error);
  if (code !== exitCodes.unexpected) return message;
  return `${message}\nThis was not foreseen. ACCESS_GRAPH_DEBUG=1 shows where it happened.`;
}

/** The stacks of the error and of its causes. Their other properties stay out: HTTP errors carry request headers. */
function stackOf(error: unknown): string {
  const stacks: string[] = [];
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    stacks.push(at.stack ?? at.message);
  }
  return stacks.join("\ncaused by: ");
}
