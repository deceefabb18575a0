import { rm } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Command, Option } from "commander";
import { GraphQLError } from "graphql";
import { effectiveAccess } from "../graph/queries/export.ts";
import { rangeOfOrg } from "../graphql/pages.ts";
import { productVersion } from "../product-version.ts";
import { action, type Context } from "./action.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { effectiveAccessRows } from "./export/access-rows.ts";
import { columns } from "./export/columns.ts";
import { createEncoder, type Format, formats } from "./export/encoders.ts";
import { type ExportState, readExportState } from "./export/export-state.ts";
import { fileOutput, streamOutput, writeWholeFile } from "./export/output.ts";
import { type Written, writeExport } from "./export/write-export.ts";
import { UsageError } from "./usage-error.ts";
import { useGraph } from "./use-graph.ts";

interface Options {
  org?: string;
  format?: Format;
  output: string;
  manifest?: string | false;
  allowChanges?: boolean;
}

export function exportCommand(): Command {
  const command = new Command("export")
    .description("write who reaches what, by every path, as a file: CSV, JSON Lines or Parquet")
    .option("--org <name>", "the org: connection name, Okta id or global id")
    .addOption(new Option("--format <format>", "the form; by the file's name unless given").choices([...formats]))
    .requiredOption("-o, --output <file>", "the file to write; - for stdout")
    .option("--manifest <file>", "where to tell what was written; FILE.manifest.json beside the file unless given")
    .option("--no-manifest", "do not write a manifest")
    .option("--allow-changes", "keep the file though a sync ran meanwhile; the manifest says so")
    .addHelpText("after", "\nExample:\n  access-graph export --org acme --output access.parquet");
  return action(command, exportAccess);
}

async function exportAccess(context: Context, options: Options): Promise<ExitCode> {
  const { signal } = context;
  const toFile = options.output !== "-";
  const format = options.format ?? formatOf(options.output);
  const path = resolve(options.output);
  const manifest = manifestOf(options, path);
  await using used = await useGraph(context);
  const { graph } = used;
  const before = await readExportState(graph, options.org, signal).catch(tellOrg);
  if (before.running !== null && !options.allowChanges) return refuse(context, "A sync of the org is running.");
  const version = productVersion();
  const range = rangeOfOrg(before.organization.orgId);
  const output = toFile ? fileOutput(path, signal) : streamOutput(process.stdout, signal);
  try {
    const encoder = createEncoder(format, { createdBy: `access-graph ${version}` });
    const rows = effectiveAccessRows({ graph, range, log: before.log, signal });
    const written = await writeExport(rows, encoder, output, () => {});
    const after = await readExportState(graph, before.organization.oktaId, signal);
    const consistent = before.running === null && after.running === null && before.mark === after.mark;
    if (!consistent && !options.allowChanges) {
      return refuse(context, "A sync changed the graph while it was being exported.");
    }
    // What lies there of an export before must not seem to be of this one, whenever this process ends.
    if (manifest !== null) await rm(manifest, { force: true });
    await output.commit();
    const about = describe({
      state: before,
      written,
      format,
      version,
      consistent,
      file: toFile ? basename(path) : null,
      range,
    });
    if (manifest !== null) await writeWholeFile(manifest, `${JSON.stringify(about, null, 2)}\n`);
    tell(context, before, written, consistent);
    return exitCodes.ok;
  } finally {
    await output.discard();
  }
}

/** An org that is not there, or not named, is told as a mistake in the command. */
function tellOrg(error: unknown): never {
  throw error instanceof GraphQLError ? new UsageError(error.message) : error;
}

function refuse({ terminal }: Context, what: string): ExitCode {
  terminal.warn(
    `error: ${what} Nothing was written. Export again once it has ended, or keep what comes with --allow-changes.`,
  );
  return exitCodes.database;
}

function tell({ terminal }: Context, { dataStatus }: ExportState, written: Written, consistent: boolean): void {
  const { rows, pairs, users } = written;
  const count = (value: number) => value.toLocaleString("en");
  terminal.say(`${count(rows)} rows: ${count(pairs)} pairs of user and app, of ${count(users)} users.`);
  if (!consistent) terminal.warn("A sync changed the graph meanwhile: the rows are of more than one moment.");
  if (!dataStatus.complete) {
    const collectors = dataStatus.incomplete.length === 0 ? "" : ` (${dataStatus.incomplete.join(", ")})`;
    terminal.warn(`The data have ${dataStatus.gapCount} gaps${collectors}: there may be more access than is told.`);
  }
}

/** All that somebody needs who is to trust the file, or to make it again. */
function describe(of: {
  state: ExportState;
  written: Written;
  format: Format;
  version: string;
  consistent: boolean;
  file: string | null;
  range: { from: string; to: string };
}) {
  const { organization, sync, dataStatus, log } = of.state;
  const { incomplete: _, ...status } = dataStatus;
  return {
    product: "access-graph",
    version: of.version,
    exportedAt: new Date().toISOString(),
    organization: { oktaId: organization.oktaId, name: organization.name, domain: organization.domain },
    file: of.file,
    format: of.format,
    ...of.written,
    columns,
    sync: sync && {
      id: sync.key,
      number: sync.number,
      mode: sync.mode,
      status: sync.status,
      startedAt: sync.startedAt,
      finishedAt: sync.finishedAt,
    },
    consistent: of.consistent,
    dataStatus: status,
    logCoverage: log.coverage,
    query: { name: effectiveAccess.name, text: effectiveAccess.text, parameters: of.range },
  };
}

function formatOf(output: string): Format {
  const format = formats.find((one) => output.toLowerCase().endsWith(`.${one}`));
  if (format !== undefined) return format;
  throw new UsageError(`Say in which form to write: --format ${formats.join(", ")}.`);
}

function manifestOf({ output, manifest }: Options, path: string): string | null {
  if (manifest === false) return null;
  if (manifest !== undefined) return resolve(manifest);
  return output === "-" ? null : `${path}.manifest.json`;
}
