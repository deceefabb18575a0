import { Command } from "commander";
import { loadCommands } from "./commands/commands.ts";
import { exitCodeHelp } from "./commands/exit-codes.ts";
import { boundHeapGrowth } from "./commands/heap-growth.ts";
import { printable } from "./commands/printable.ts";
import { reportError } from "./commands/report-error.ts";
import { flushOutput, ignoreClosedPipes } from "./commands/terminal.ts";
import { productVersion } from "./product-version.ts";

boundHeapGrowth();
const program = new Command("access-graph")
  .description("Who can reach what in an Okta org, by every path, why, and how sure the answer is.")
  .usage("COMMAND [options]")
  .version(productVersion(), "-V, --version", "the version of Access Graph alone")
  .helpCommand("help [command]", "explain a command")
  .addHelpText("after", `\n${exitCodeHelp}`)
  .addHelpText("after", "\nStart with: access-graph demo        Then: access-graph connect your-org.okta.com");
for (const command of await loadCommands(process.argv[2])) program.addCommand(command);
prepare(program);

ignoreClosedPipes();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}
await flushOutput();
// A socket or timer that a library left behind must not keep the terminal.
process.exit();

/** Commander passes these settings on only to commands it made itself. */
function prepare(command: Command): void {
  command.exitOverride().configureOutput({
    // Whatever follows "=" in a mistyped option, or the letter of a short one, may be a secret.
    outputError: (text, write) =>
      write(
        printable(
          text.replace(/'(--[\w-]+)=[^']*'/g, "'$1'").replace(/unknown option '(-[^-])[^']*'/g, "unknown option '$1'"),
        ),
      ),
  });
  for (const child of command.commands) prepare(child);
}
