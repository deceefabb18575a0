import { Command, InvalidArgumentError, Option } from "commander";
import { logKeptMs } from "../access/log-coverage.ts";
import { ConfigError } from "../config.ts";
import { syncQueries } from "../graph/queries.ts";
import type { BucketUse, Okta } from "../okta/okta.ts";
import { prepareSignIn } from "../okta/sign-in.ts";
import { syncActivity } from "../sync/activity/sync-activity.ts";
import { describeMissingScopes } from "../sync/capabilities.ts";
import { readIdentity } from "../sync/identity.ts";
import { FullSyncNeededError, neverRead } from "../sync/incremental/changes.ts";
import { keyOf } from "../sync/keys.ts";
import type { SyncProgress } from "../sync/run-collector.ts";
import { type SyncOutcome, syncOrganization } from "../sync/sync.ts";
import { action, type Context } from "./action.ts";
import { connectOkta } from "./connect-okta.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-codes.ts";
import { reportUse } from "./schedule/progress-report.ts";
import { selectOrg } from "./select-org.ts";
import { type SyncSource, tellEstimate, tellRateLimits } from "./sync-estimate.ts";
import { showProgress } from "./sync-progress.ts";
import { describeResult, seesAdmins, troubles, withoutAdmins } from "./sync-report.ts";
import type { Terminal } from "./terminal.ts";
import { useGraph } from "./use-graph.ts";

const dayMs = 86_400_000;

interface Options {
  full?: boolean;
  incremental?: boolean;
  org?: string;
  json?: boolean;
  dryRun?: boolean;
  acceptShrink?: boolean;
  verify?: boolean;
  factors?: "admins" | "all";
  activity?: boolean;
  onlyActivity?: boolean;
  activitySince?: number;
}

export function syncCommand(): Command {
  const command = new Command("sync")
    .description(
      "read an Okta org into the graph: what has changed since the last sync, or everything where that cannot be told",
    )
    .option("--full", "read everything")
    .addOption(
      new Option(
        "--incremental",
        "never read everything: where it cannot be told what has changed, read the System Log alone",
      ).conflicts(["full", "verify", "acceptShrink"]),
    )
    .option("--org <name>", "which connection, when several are stored")
    .option("--json", "print the result as one JSON object")
    .option(
      "--verify",
      "read everything, also what by Okta's own account has not changed: members of groups, and the admin roles of every group",
    )
    .addOption(
      new Option(
        "--factors <whose>",
        "whose enrolled factors to read, one request each: those of users who hold an admin role, or of all users",
      )
        .choices(["admins", "all"])
        .default("admins"),
    )
    .addOption(
      new Option(
        "--only-activity",
        "read only what the System Log has had since, and nothing else of the org",
      ).conflicts(["full", "incremental", "verify", "acceptShrink"]),
    )
    .option("--no-activity", "do not read the System Log, which tells how apps are used")
    .option("--activity-since <when>", "how far back the first reading of the System Log goes: days, or a date", toAge)
    .option("--dry-run", "read and compare, tell what would change, write nothing")
    .option("--accept-shrink", "read everything, and go on even if a large part of what is known would be removed")
    .addHelpText("after", "\nExample:\n  access-graph sync --org acme --dry-run");
  return action(command, sync);
}

async function sync(context: Context, options: Options): Promise<ExitCode> {
  const { terminal } = context;
  const { outcome, rateLimits } = await run(context, options);
  const { result, fullBecause } = outcome;
  if (fullBecause !== null && fullBecause !== neverRead) terminal.say(`Everything was read, because ${fullBecause}.`);
  if (options.dryRun) tellRateLimits(rateLimits, context.config().rateReserve, terminal);
  await reportUse(rateLimits);
  const { lacking: _, ...told } = result;
  if (options.json) terminal.print(JSON.stringify(told));
  else terminal.print(describeResult(result, options.dryRun ?? false, terminal.columns));
  for (const text of troubles(outcome)) terminal.warn(text);
  if (result.mode !== "ACTIVITY" && result.status === "COMPLETE" && !seesAdmins(result)) terminal.say(withoutAdmins);
  if (result.status === "COMPLETE" && !options.dryRun)
    terminal.say("\nNext: access-graph serve, or access-graph query");
  return exitCodeOfSync(outcome);
}

async function run(context: Context, options: Options): Promise<{ outcome: SyncOutcome; rateLimits: BucketUse[] }> {
  const { terminal, signal } = context;
  const { settings, connection } = await selectOrg(context, options.org);
  if (settings.signIn.kind === "API_TOKEN") prepareSignIn();
  await using used = await useGraph(context);
  const { graph } = used;
  using progress = showProgress(terminal, connection.name ?? settings.orgUrl);
  using okta = await connectOkta(context.config(), settings, { signal, onEvent: progress.onEvent });
  await tellScopes(okta, terminal, signal);
  const source = { okta, graph, connection };
  if (options.dryRun) await tellEstimate(source, context.config().rateReserve, terminal, signal);
  const outcome = await readOrg(context, source, options, progress.onProgress);
  return { outcome, rateLimits: okta.rateLimits() };
}

async function readOrg(
  context: Context,
  source: SyncSource,
  options: Options,
  onProgress: (progress: SyncProgress) => void,
): Promise<SyncOutcome> {
  const { terminal, signal } = context;
  if (options.onlyActivity) return await readActivityOnly(source, options, signal, onProgress);
  const dryRun = options.dryRun ?? false;
  let outcome: SyncOutcome;
  try {
    outcome = await syncOrganization({
      ...source,
      reads: readsOf(options),
      dryRun,
      acceptShrink: options.acceptShrink ?? false,
      verify: options.verify ?? false,
      factors: options.factors === "all" ? "ALL" : "ADMINISTRATORS",
      groupRolesSweepMs: context.config().groupRolesSweepMs ?? undefined,
      historyKeptMs: context.config().historyKeptMs ?? undefined,
      signal,
      onProgress,
    });
  } catch (error) {
    if (!(error instanceof FullSyncNeededError)) throw error;
    terminal.say(`Only the System Log is read, because ${error.because}. For all of it: access-graph sync --full`);
    return await readActivityOnly(source, options, signal, onProgress);
  }
  if (options.activity === false || outcome.result.status === "FAILED") return outcome;
  const { organization: orgId, name } = outcome.result;
  const { okta, graph } = source;
  const sinceMs = options.activitySince;
  return withActivity(outcome, await syncActivity({ okta, graph, orgId, name, sinceMs, dryRun, signal, onProgress }));
}

/** What is asked for beyond the changes needs everything to be read. */
function readsOf({ full, incremental, verify, acceptShrink, factors }: Options): "FULL" | "INCREMENTAL" | "CHANGES" {
  if (incremental) return "INCREMENTAL";
  return full || verify || acceptShrink || factors === "all" ? "FULL" : "CHANGES";
}

/** Before anything is read, so that a sync of hours is not begun with a scope forgotten. */
async function tellScopes(okta: Okta, terminal: Terminal, signal: AbortSignal): Promise<void> {
  for (const line of describeMissingScopes(await okta.grants({ signal }))) terminal.say(line);
}

async function readActivityOnly(
  { okta, graph, connection }: SyncSource,
  { activitySince, dryRun = false }: Options,
  signal: AbortSignal,
  onProgress: (progress: SyncProgress) => void,
): Promise<SyncOutcome> {
  const startedAt = new Date().toISOString();
  const { organization, requests } = await readIdentity(okta, connection, graph, signal);
  const [known] = await graph.read(syncQueries.knownOrganization, { key: keyOf(organization.id, organization.id) });
  if (known === undefined) {
    throw new ConfigError(
      "This org has not been synced yet: run access-graph sync, which reads the System Log as well.",
    );
  }
  const name = connection.name ?? organization.name;
  const options = { okta, graph, orgId: organization.id, name, sinceMs: activitySince, dryRun, signal, onProgress };
  const { result, error, durationMs, throttledMs, lacking } = await syncActivity(options);
  const status = result.status === "COMPLETE" || result.status === "PARTIAL" ? result.status : "FAILED";
  return {
    result: {
      organization: organization.id,
      name,
      mode: "ACTIVITY",
      status,
      startedAt,
      finishedAt: new Date().toISOString(),
      durationMs,
      requests: requests + result.requests,
      throttledMs,
      collectors: [result],
      lacking,
    },
    refusals: [],
    error,
    fullBecause: null,
  };
}

/** The run that reads the System Log comes after the sync, and is told as a part of it. */
export function withActivity(outcome: SyncOutcome, activity: Awaited<ReturnType<typeof syncActivity>>): SyncOutcome {
  const { result } = outcome;
  // As of admin permissions: what the token was never let see takes nothing from the rest.
  const isHidden = activity.result.status === "DENIED" && !activity.wasRead;
  const isWhole = activity.result.status === "COMPLETE" || isHidden;
  return {
    ...outcome,
    result: {
      ...result,
      status: result.status === "COMPLETE" && !isWhole ? "PARTIAL" : result.status,
      finishedAt: new Date().toISOString(),
      durationMs: result.durationMs + activity.durationMs,
      requests: result.requests + activity.result.requests,
      throttledMs: result.throttledMs + activity.throttledMs,
      collectors: [...result.collectors, activity.result],
      lacking: [...new Set([...result.lacking, ...activity.lacking])],
    },
    error: outcome.error ?? (isHidden ? null : activity.error),
  };
}

/** "30" is days; else a date or a moment. */
function toAge(text: string): number {
  const ms = /^\d{1,2}$/.test(text) ? Number(text) * dayMs : Date.now() - Date.parse(text);
  if (Number.isFinite(ms) && ms > 0 && ms <= logKeptMs + dayMs) return ms;
  throw new InvalidArgumentError("Give days from 1 to 90, such as 30, or a date within the last 90 days.");
}

export function exitCodeOfSync({ result, error }: SyncOutcome): ExitCode {
  switch (result.status) {
    case "COMPLETE":
      return exitCodes.ok;
    case "PARTIAL":
    case "REFUSED":
      return exitCodes.partial;
    case "FAILED":
      return error === null ? exitCodes.oktaRefused : exitCodeOf(error);
  }
}
