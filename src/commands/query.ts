import { Command } from "commander";
import type { ExecutionResult, GraphQLFormattedError } from "graphql";
import { askInProcess } from "../graphql/ask-in-process.ts";
import { limits } from "../graphql/limits/limits.ts";
import type { Log } from "../graphql/log.ts";
import type { StatementsTold } from "../graphql/statements-told.ts";
import { action, type Context } from "./action.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { readInput, readInputFile } from "./read-input.ts";
import { renderAnswer } from "./render-answer.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { useGraph } from "./use-graph.ts";

interface Options {
  file?: string;
  variables?: string;
  json?: boolean;
  cypher?: boolean;
}

export function queryCommand(): Command {
  const command = new Command("query")
    .description("answer a GraphQL query from the graph, without a server")
    .argument("[text]", "the query; - reads it from stdin")
    .option("-f, --file <file>", "read the query from a file")
    .option("--variables <json>", "the query's variables: a JSON object, or @FILE")
    .option("--json", "print the GraphQL response as JSON instead of tables")
    .option("--cypher", "also tell the Cypher statements that the answer rests on, ready for Neo4j Browser")
    .addHelpText(
      "after",
      "\nExample:\n  access-graph query '{ apps(first: 5) { nodes { label status } totalCount } }'",
    );
  return action(command, query);
}

async function query(context: Context, text: string | undefined, options: Options): Promise<ExitCode> {
  const { terminal, signal } = context;
  const document = await readQuery(text, options.file);
  const variables = options.variables === undefined ? undefined : await readVariables(options.variables);
  await using used = await useGraph(context);
  const extensions = options.cypher ? { cypher: true } : undefined;
  const question = { query: document, variables, extensions };
  const answer = await askInProcess(used.graph, question, { signal, log: logTo(terminal) });
  signal.throwIfAborted();
  if (options.json) terminal.print(JSON.stringify(answer));
  else {
    if (answer.data) terminal.print(renderAnswer(answer.data, terminal.columns));
    if (options.cypher) printStatements(terminal, answer);
  }
  const errors = (answer.errors ?? []) as readonly GraphQLFormattedError[];
  for (const error of errors) terminal.warn(`error: ${error.message}${placeOf(error)}`);
  return exitCodeOfAnswer(answer);
}

function printStatements(terminal: Terminal, { extensions }: ExecutionResult): void {
  const told = extensions?.cypher as ReturnType<StatementsTold["told"]> | undefined;
  for (const { name, cypher } of told?.statements ?? []) terminal.print(`\n// ${name}\n${cypher.trim()};`);
  if (told && told.omitted > 0) terminal.warn(`warning: ${told.omitted} more statements are left out.`);
}

async function readQuery(text: string | undefined, file: string | undefined): Promise<string> {
  if ((text === undefined) === (file === undefined)) {
    throw new UsageError("Give one query: as text, as - for stdin, or by --file FILE.");
  }
  if (file !== undefined) return await readInputFile(file, limits.body, "The query");
  return text === "-" ? await readInput(process.stdin, limits.body, "The query") : (text ?? "");
}

async function readVariables(given: string): Promise<Record<string, unknown>> {
  const text = given.startsWith("@")
    ? await readInputFile(given.slice(1), limits.body, "The file of variables")
    : given;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below: a parser's message would quote the text, which may hold people's names.
  }
  throw new UsageError(`--variables is not a JSON object, such as '{"label": "Payroll"}'.`);
}

/** The cause of an error that the answer only names by its id; nobody but the caller of the command reads it. */
function logTo(terminal: Terminal): Log {
  const tell = (fields: object) => {
    const { err, requestId } = fields as { err?: unknown; requestId?: string };
    if (err instanceof Error) terminal.warn(`${requestId === undefined ? "" : `${requestId}: `}${err.message}`);
  };
  return { info: () => {}, warn: tell, error: tell };
}

function placeOf({ locations, path }: GraphQLFormattedError): string {
  const [at] = locations ?? [];
  if (path !== undefined) return ` (at ${path.join(".")})`;
  return at === undefined ? "" : ` (line ${at.line}, column ${at.column})`;
}

const usageCodes = new Set<unknown>(["BAD_USER_INPUT", "BAD_CURSOR", "LIMIT_EXCEEDED", "NOT_IN_HISTORY"]);

/** A query that was refused whole was wrong itself; else the answer has errors in it. */
export function exitCodeOfAnswer({ data, errors = [] }: ExecutionResult): ExitCode {
  if (errors.length === 0) return exitCodes.ok;
  const codes = errors.map((error) => error.extensions?.code);
  if (errors.some((error) => error.extensions?.waitsFor === "DATABASE")) return exitCodes.database;
  if (!data && codes.every((code) => usageCodes.has(code))) return exitCodes.usage;
  return exitCodes.unexpected;
}
