import { Command } from "commander";
import type { Config } from "../config.ts";
import { action, type Context } from "./action.ts";
import { type Check, failedBy, pass } from "./doctor/check.ts";
import { checkGraph } from "./doctor/check-graph.ts";
import { checkConnections, checkHome, checkKey } from "./doctor/check-home.ts";
import { checkDisk, checkLocalServerWays, checkNode } from "./doctor/check-machine.ts";
import { checkEntrance, entrances } from "./doctor/check-okta.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

export function doctorCommand(): Command {
  const command = new Command("doctor")
    .description("check this machine, the configuration, Neo4j and every connection, and say what to do")
    .option("--json", "print one JSON object")
    .addHelpText("after", "\nExample:\n  access-graph doctor");
  return action(command, doctor);
}

async function doctor(context: Context, { json }: { json?: boolean }): Promise<ExitCode> {
  const { terminal } = context;
  const checks: Check[] = [];
  for await (const check of allChecks(context)) {
    checks.push(check);
    if (!json) terminal.print(describe(check, terminal));
  }
  const failed = checks.find(({ status }) => status === "fail");
  if (json) {
    const shown = checks.map(({ code: _code, ...check }) => check);
    terminal.print(JSON.stringify({ ok: failed === undefined, checks: shown }));
  }
  return failed?.code ?? exitCodes.ok;
}

/** In the order in which one thing rests on another. */
async function* allChecks(context: Context): AsyncGenerator<Check> {
  yield checkNode();
  const { config, problem } = readBoth(context);
  if (problem !== null) yield failedBy("configuration", problem);
  if (config === null) return;
  if (problem === null) yield pass("configuration", "read");
  yield await checkHome(config);
  const { connections, check } = await checkConnections(config);
  yield check;
  yield await checkKey(config, connections);
  yield checkDisk(config);
  yield* await checkLocalServerWays(config);
  yield* await checkGraph(context);
  for (const entrance of entrances(config, connections)) yield* checkEntrance(config, entrance, context.signal);
}

/** A sign-in that is only half given must not hide what else there is to find. */
function readBoth(context: Context): { config: Config | null; problem: unknown } {
  try {
    return { config: context.config({ okta: true }), problem: null };
  } catch (problem) {
    try {
      return { config: context.config(), problem };
    } catch {
      return { config: null, problem };
    }
  }
}

function describe({ status, name, detail, remedy }: Check, terminal: Terminal): string {
  const colors = { pass: "green", warn: "yellow", fail: "red" } as const;
  const line = `${terminal.style(colors[status], status)}  ${name}: ${detail.replaceAll("\n", "\n      ")}`;
  return remedy === null ? line : `${line}\n      → ${remedy}`;
}
