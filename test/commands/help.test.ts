import type { Command } from "commander";
import { beforeAll, describe, expect, test } from "vitest";
import { exitCodes } from "../../src/commands/exit-codes.ts";
import { textOf } from "../docs/documents.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { allCommands, complaintAbout } from "./accepted.ts";

beforeAll(buildCommand, 120_000);

/** What scripts and people rely on: each command with the options, arguments and subcommands that it must have. */
const contract: Record<string, string[]> = {
  demo: ["--no-serve"],
  connect: ["<domain>", "[source]", "--token-file", "--name", "--email"],
  connections: ["--json"],
  disconnect: ["<name>", "--purge"],
  doctor: ["--json"],
  sync: ["--full", "--org", "--json", "--dry-run", "--accept-shrink"],
  serve: ["--host", "--port", "--metrics-port"],
  query: ["[text]", "--file", "--variables", "--json"],
  diff: ["<from>", "[to]", "--org", "--kind", "--format"],
  report: ["[kind]", "--org", "--format", "--limit", "--days", "--rules", "--fail-on", "--allow-unknown", "--list"],
  export: ["--org", "--format", "--output", "--manifest", "--allow-changes"],
  keys: ["create", "list", "revoke"],
  simulate: ["--users", "--groups", "--apps", "--seed", "--port"],
  neo4j: ["start", "stop", "status", "console"],
  migrate: ["--json"],
  version: ["--json"],
};

const all = await allCommands();

function helpOf(command: Command): string {
  let text = "";
  const writeOut = (part: string) => {
    text += part;
  };
  command.configureOutput({ writeOut }).outputHelp();
  return text;
}

const examplesIn = (help: string) =>
  help.split("\n").flatMap((line) => /^ {2}access-graph (.*)$/.exec(line)?.[1] ?? []);

test("the commands are those of the contract, each with what it must have", () => {
  expect(all.filter(({ path }) => !path.includes(" ")).map(({ path }) => path)).toEqual(Object.keys(contract));
  for (const { path, command } of all) {
    const help = command.createHelp();
    const has = [
      ...help.visibleOptions(command).map(({ long }) => long),
      ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)),
      ...command.commands.map((child) => child.name()),
    ];
    for (const name of contract[path] ?? []) expect(has, path).toContain(name);
  }
  // A token on the command line could be read by every process of the machine.
  expect(all.flatMap(({ command }) => command.options).map(({ flags }) => flags)).not.toContain("--token <token>");
});

describe("the help of", () => {
  test.each(all)(
    "$path describes the command, its arguments and options, and has an example that is accepted",
    async (one) => {
      const { path, command } = one;
      const help = command.createHelp();
      expect(command.description()).not.toBe("");
      const described = [...help.visibleOptions(command), ...command.registeredArguments];
      expect(described.filter(({ description }) => description.trim() === "").map((any) => any.name())).toEqual([]);
      const text = helpOf(command);
      for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(90);
      const examples = examplesIn(text);
      expect(examples.filter((example) => example.startsWith(path))).not.toEqual([]);

      for (const example of examples) expect(await complaintAbout(example), example).toBeNull();
    },
  );

  test("the program tells every exit code, as docs/operations.md does", async () => {
    const { stdout } = await newOperator().run(["--help"]);
    const told = stdout.slice(stdout.indexOf("Exit codes:"));
    for (const code of Object.values(exitCodes)) {
      expect(told).toMatch(new RegExp(`^  ${code} +\\S`, "m"));
      expect(textOf("docs/operations.md")).toMatch(new RegExp(`^\\| ${code} \\| \\S`, "m"));
    }
  });

  test("a subcommand is given by the program itself too", async () => {
    const operator = newOperator();
    const { code, stdout, stderr } = await operator.run(["help", "neo4j"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^ {2}console .*until Ctrl-C$/m);
    expect((await operator.run(["neo4j", "start", "--help"])).stdout).toContain("--bolt-port <port>");
  });
});
