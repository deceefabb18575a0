import type { Command } from "commander";
import { type Config, readConfig } from "../config.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { listenForInterruption } from "./interruption.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

/** What every command is given. */
export interface Context {
  /**
   * Read anew each time. `okta` asks for the sign-in of the OKTA_CLIENT_ variables too, and fails when that is incomplete;
   * `eventHooks` likewise for their secret.
   */
  config(wants?: { okta?: boolean; eventHooks?: boolean }): Config;
  terminal: Terminal;
  /** Aborts when the user interrupts. */
  signal: AbortSignal;
}

export interface ActionOptions {
  /** Being told to end by a supervisor is how this command is meant to end. */
  endsBySignal?: boolean;
}

/** Gives a command its shared flags and runs it in a context that ends cleanly on Ctrl-C. */
export function action<A extends unknown[]>(
  command: Command,
  run: (context: Context, ...args: A) => Promise<ExitCode>,
  options: ActionOptions = {},
): Command {
  return command.option("-q, --quiet", "print data and errors only").action(async (...args: unknown[]) => {
    const { quiet } = command.opts<{ quiet?: boolean }>();
    const terminal = openTerminal({ quiet: quiet ?? false });
    using interruption = listenForInterruption(terminal.say);
    const context: Context = {
      config: ({ okta = false, eventHooks = false } = {}) => readConfig({}, { okta, eventHooks }),
      terminal,
      signal: interruption.signal,
    };
    let code: ExitCode = exitCodes.interrupted;
    try {
      code = await run(context, ...(args.slice(0, -1) as A));
    } catch (error) {
      if (!interruption.signal.aborted) throw error;
    }
    const { aborted } = interruption.signal;
    const ordinaryEnd = options.endsBySignal === true && interruption.received() !== "SIGINT";
    process.exitCode = aborted && !ordinaryEnd ? exitCodes.interrupted : code;
  });
}
