import type { Command } from "commander";
import { keysCommand } from "./keys.ts";
import { versionCommand } from "./version.ts";

/** Every command, in the order in which the help lists them: the way a newcomer meets them. */
export function commands(): Command[] {
  return [keysCommand(), versionCommand()];
}
