import type { Command } from "commander";
import { loadCommands } from "../../src/commands/commands.ts";

export interface Named {
  /** As it is typed after `access-graph`. */
  path: string;
  command: Command;
}

/** Every command and subcommand, made anew: what was parsed once stays in them. */
export async function allCommands(): Promise<Named[]> {
  return named(await loadCommands(undefined));
}

function named(commands: readonly Command[], before = ""): Named[] {
  return commands.flatMap((command) => {
    const path = `${before}${command.name()}`;
    return [{ path, command }, ...named(command.commands, `${path} `)];
  });
}

/** What commander says against a command line, given without `access-graph`; null where it would be run. Runs nothing. */
export async function complaintAbout(line: string): Promise<string | null> {
  const words = wordsOf(line);
  const typed = `${words.join(" ")} `;
  const found = (await allCommands()).filter(({ path }) => typed.startsWith(`${path} `)).at(-1);
  if (found === undefined) return `there is no command ${words[0] ?? ""}`;
  const { command, path } = found;
  if (command.commands.length > 0)
    return words.length === path.split(" ").length ? null : `${path} has no such command`;
  command
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .action(() => {});
  try {
    await command.parseAsync(words.slice(path.split(" ").length), { from: "user" });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** As a shell would split it, as far as examples go. */
function wordsOf(line: string): string[] {
  const plain = line.replace(/ [>|&] .*$/, "");
  return [...plain.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}
