import { Command, Option } from "commander";
import type { ExecutionResult } from "graphql";
import { createAsking } from "../graphql/ask-in-process.ts";
import { action, type Context } from "./action.ts";
import { beginOf, type ChangeRow, lineOf } from "./diff/change-rows.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { exitCodeOfAnswer } from "./query.ts";
import { table } from "./table.ts";
import { useGraph } from "./use-graph.ts";

interface Options {
  org?: string;
  format: "table" | "jsonl" | "csv";
  kind?: string[];
}

const kinds = ["gained", "lost", "usability"];

export function diffCommand(): Command {
  const command = new Command("diff")
    .description("which access was gained and lost between two syncs, and why")
    .argument("<from>", "the earlier sync: its number, or a moment such as 2026-11-24")
    .argument("[to]", "the later sync, in the same way; the latest unless given")
    .option("--org <name>", "the org; not needed while one is in the graph")
    .addOption(new Option("--kind <kinds...>", "only these").choices(kinds))
    .addOption(new Option("--format <format>", "how to print it").choices(["table", "jsonl", "csv"]).default("table"))
    .addHelpText("after", "\nExample:\n  access-graph diff 2026-11-01 --kind gained --format csv > gained.csv");
  return action(command, diff);
}

const question = `query ($org: ID, $from: ID!, $to: ID, $after: String, $kinds: [AccessChangeKind!]) {
  changes(org: $org, from: $from, to: $to, first: 100, after: $after, filter: { kind: { in: $kinds } }) {
    from { number finishedAt }
    to { number finishedAt }
    dataStatus { complete gapCount }
    pageInfo { hasNextPage endCursor }
    nodes {
      kind before after
      user { oktaId login status }
      app { oktaId label }
      causes { kind change statusBefore statusAfter at by group { oktaId name } rules { name } }
    }
  }
}`;

interface Changes {
  from: { number: number; finishedAt: string };
  to: { number: number; finishedAt: string };
  dataStatus: { complete: boolean; gapCount: number };
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: ChangeRow[];
}

/** Page after page, so that it takes no more memory for many changes than for few; a table alone is put together whole. */
async function diff(context: Context, from: string, to: string | undefined, options: Options): Promise<ExitCode> {
  const { terminal, signal } = context;
  const { format } = options;
  await using used = await useGraph(context);
  const ask = createAsking(used.graph, { signal });
  const chosen = (options.kind ?? kinds).map((kind) =>
    kind === "usability" ? "USABILITY_CHANGED" : kind.toUpperCase(),
  );
  const rows: ChangeRow[] = [];
  let told = 0;
  // What is asked about stays the same while it is walked: a sync that ends meanwhile is not the latest of before.
  let until = to;
  for (let after: string | null = null; ; ) {
    const variables = { org: options.org, from, to: until, after, kinds: chosen };
    const answer = await ask({ query: question, variables });
    signal.throwIfAborted();
    if (answer.errors) return refuse(context, answer);
    const { changes } = answer.data as unknown as { changes: Changes };
    if (after === null) {
      until = String(changes.to.number);
      tellEnds(context, changes);
      if (format === "csv") terminal.print(beginOf());
    }
    for (const change of changes.nodes) {
      if (format === "jsonl") terminal.print(JSON.stringify(change));
      else if (format === "csv") terminal.print(lineOf(change));
      else rows.push(change);
    }
    told += changes.nodes.length;
    after = changes.pageInfo.endCursor;
    if (!changes.pageInfo.hasNextPage) break;
    if (rows.length >= mostRows) {
      terminal.warn(`Only the first ${rows.length} changes are shown: --format jsonl and csv print all.`);
      break;
    }
  }
  if (rows.length > 0) {
    const cells = rows.map((row) => [row.kind, row.user.login, row.app.label, becameOf(row), why(row)]);
    terminal.print(table(["CHANGE", "USER", "APP", "WORKS", "WHY"], cells, terminal.columns));
  }
  if (told === 0) terminal.say("No access has changed.");
  return exitCodes.ok;
}

/** A table is measured before it is printed. */
const mostRows = 10_000;

function tellEnds({ terminal }: Context, { from, to, dataStatus }: Changes): void {
  terminal.say(`From sync ${from.number} (${from.finishedAt}) to sync ${to.number} (${to.finishedAt})`);
  if (dataStatus.complete) return;
  terminal.warn(
    `${dataStatus.gapCount} gaps: what could not be read at either end may show as a change that was none, or hide one.`,
  );
}

function becameOf({ before, after }: ChangeRow): string {
  return before !== null && after !== null ? `${before} → ${after}` : (before ?? after ?? "");
}

function why({ causes }: ChangeRow): string {
  return causes
    .map(({ kind, change, group, statusBefore, statusAfter }) => {
      const status = statusBefore === null && statusAfter === null ? "" : ` ${statusBefore} → ${statusAfter}`;
      return `${kind} ${change}${group === null ? "" : ` (${group.name})`}${status}`;
    })
    .join(", ");
}

function refuse({ terminal }: Context, answer: ExecutionResult): ExitCode {
  for (const { message } of answer.errors ?? []) terminal.warn(`error: ${message}`);
  return exitCodeOfAnswer(answer);
}
