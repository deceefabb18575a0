import { Command, InvalidArgumentError, Option } from "commander";
import { type FindingKind, findingKinds, findings } from "../access/findings/catalogue.ts";
import { createAsking } from "../graphql/ask-in-process.ts";
import { action, type Context } from "./action.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { exitCodeOfAnswer } from "./query.ts";
import { type AskedFindings, askFindings, type FindingHead, ReportRefusedError } from "./report/ask-findings.ts";
import { judge } from "./report/judge.ts";
import { parseFailOn, parseKind } from "./report/named-kinds.ts";
import { csvHead, doubtLines, findingInCsv, renderFindings } from "./report/render-findings.ts";
import { readRulesFile } from "./report/rules-file.ts";
import { table } from "./table.ts";
import { useGraph } from "./use-graph.ts";

interface Options {
  org?: string;
  format: "table" | "json" | "csv";
  limit?: number;
  days?: number;
  percent?: number;
  peers?: number;
  minimum?: number;
  most?: number;
  app?: string[];
  includeEveryone?: boolean;
  includePossible?: boolean;
  rules?: string;
  failOn?: string[];
  allowUnknown?: boolean;
  list?: boolean;
}

/** How many of each kind are told unless asked for more. */
const preset = { table: 20, json: 1_000, csv: 1_000 };

export function reportCommand(): Command {
  const command = new Command("report")
    .description("tell what somebody should look at: unused access, leavers, admins and more")
    .argument("[kind...]", "what to look for, such as unused-access; everything unless named")
    .option("--org <name>", "the org: connection name, Okta id or global id")
    .addOption(new Option("--format <format>", "how to print it").choices(["table", "json", "csv"]).default("table"))
    .option("--limit <n>", "how many of each kind to print: 20 in a table, else 1000, unless given", toNumber)
    .option("--days <n>", "the time that counts, for kinds that take one", toNumber)
    .option("--percent <n>", "the share, for kinds that take one", toNumber)
    .option("--peers <n>", "how many peers are enough for their habits to count", toNumber)
    .option("--minimum <n>", "from how many paths on access is redundant", toNumber)
    .option("--most <n>", "how many super admins are not too many", toNumber)
    .option("--app <app...>", "apps that matter, by label or Okta id, for over-broad groups")
    .option("--include-everyone", "count what everybody has, too")
    .option("--include-possible", "tell what could be beside what is")
    .option("--rules <file>", "rules of separation of duties, as YAML or JSON")
    .option("--fail-on <what...>", "exit with 8 where one of these kinds, or of this severity or more, is found")
    .option("--allow-unknown", "with --fail-on: do not fail for what could not be told")
    .option("--list", "tell which kinds there are, and nothing of the org")
    .addHelpText("after", "\nExample:\n  access-graph report leaver-with-access --fail-on high");
  return action(command, report);
}

async function report(context: Context, named: string[], options: Options): Promise<ExitCode> {
  const { terminal, signal } = context;
  if (options.list) {
    terminal.print(catalogue(terminal.columns));
    return exitCodes.ok;
  }
  const failOn = parseFailOn(options.failOn ?? []);
  const kinds = kindsOf(named.map(parseKind), failOn, options.rules !== undefined);
  const rules = options.rules === undefined ? undefined : await readRulesFile(options.rules);
  await using used = await useGraph(context);
  const ask = createAsking(used.graph, { signal });
  const most = options.limit ?? preset[options.format];
  const heads: FindingHead[] = [];
  if (options.format === "csv") terminal.print(csvHead());
  const json: object[] = [];
  try {
    for (const kind of kinds) {
      const parameters = parametersOf(kind, { ...options, rules });
      const asked = await askFindings(ask, kind, { org: options.org, parameters }, most);
      signal.throwIfAborted();
      heads.push(asked.head);
      if (options.format === "json") json.push(await whole(asked, most));
      else if (options.format === "csv") await printLines(context, asked, most);
      else terminal.print(`${heads.length > 1 ? "\n" : ""}${await rendered(asked, most, terminal.columns)}`);
    }
  } catch (error) {
    if (!(error instanceof ReportRefusedError)) throw error;
    signal.throwIfAborted();
    terminal.warn(`error: ${error.message}`);
    return exitCodeOfAnswer(error.answer);
  }
  if (options.format === "json") terminal.print(JSON.stringify({ reports: json }));
  const { found, doubts, fails } = judge(heads, failOn, options.allowUnknown ?? false);
  for (const line of [...found, ...doubts]) terminal.warn(line);
  return fails ? exitCodes.findings : exitCodes.ok;
}

/** What is to fail is looked for, too, whatever else is named. Without rules there is nothing to keep apart. */
function kindsOf(named: FindingKind[], failOn: ReadonlySet<FindingKind>, hasRules: boolean): FindingKind[] {
  const wanted =
    named.length === 0 ? findingKinds : findingKinds.filter((kind) => named.includes(kind) || failOn.has(kind));
  const isNamed = named.includes("SEPARATION_OF_DUTIES");
  return wanted.filter((kind) => kind !== "SEPARATION_OF_DUTIES" || hasRules || isNamed);
}

/** Of what was given, what the kind takes: one command line is for several kinds. */
function parametersOf(
  kind: FindingKind,
  options: Omit<Options, "rules"> & { rules: unknown },
): Record<string, unknown> {
  const { days, percent, peers, minimum, most, app: apps, includeEveryone, includePossible, rules } = options;
  const given = { days, percent, peers, minimum, most, apps, includeEveryone, includePossible, rules };
  const taken = findings[kind].parameters;
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => value !== undefined && Object.hasOwn(taken, name)),
  );
}

async function whole({ head, rows }: AskedFindings, most: number): Promise<object> {
  return { ...head, findings: await listOf(rows(most)) };
}

async function rendered({ head, rows }: AskedFindings, most: number, columns: number): Promise<string> {
  return renderFindings(head, await listOf(rows(most)), columns);
}

async function listOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

/** A file of lines has no place for what is not known: that is said beside it. */
async function printLines({ terminal }: Context, { head, rows }: AskedFindings, most: number): Promise<void> {
  let printed = 0;
  for await (const row of rows(most)) {
    terminal.print(findingInCsv(head, row));
    printed += 1;
  }
  if (printed < head.totalCount) {
    terminal.warn(`${head.kind}: ${printed} of ${head.totalCount} are printed; --limit takes more.`);
  }
  for (const line of doubtLines(head)) terminal.warn(`${head.kind}: ${line}`);
}

function catalogue(columns: number): string {
  const rows = findingKinds.map((kind) => [kind, findings[kind].severity, findings[kind].title]);
  return table(["kind", "severity", "what it finds"], rows, columns);
}

function toNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("It must be a number.");
  return value;
}
