import cron, { type ScheduledTask } from "node-cron";
import { ConfigError } from "../../config.ts";
import type { Graph } from "../../graph/graph.ts";
import { lastSyncs } from "../../graph/queries/sync.ts";
import type { Log } from "../../graphql/log.ts";
import type { SyncKind } from "./run-sync.ts";
import type { ScheduledOrg, SyncRuns } from "./sync-runs.ts";

export interface ScheduleOptions {
  /** Cron expressions in the machine's time; "off" for never. */
  full: string;
  incremental: string;
  graph: Graph;
  log: Log;
  /** Asked anew for each run: orgs are connected and disconnected meanwhile. */
  orgs: () => Promise<ScheduledOrg[]>;
  runs: SyncRuns;
  /** When a run that was missed while nothing ran is made up for. */
  makeUpAfterMs?: number;
  /** So that many servers, or many orgs, do not all begin at the stroke of the hour. */
  mostJitterMs?: number;
  /** How long a hint waits for further ones, which then are one run together. */
  soonMs?: number;
}

export interface Schedule {
  /** Something is said to have happened in the org: what is run often is run soon, once for all that is said until then. */
  runSoon(org: ScheduledOrg): void;
  /** Ends what is running, also what others had started, and waits for it. */
  close(): Promise<void>;
}

const minute = 60_000;
/** A full sync that keeps being broken off must not take Okta's rate limits every ten minutes. */
const leastBetweenRepairsMs = 60 * minute;
/** What is run often, and soon after Okta has said that something happened. */
const frequent: SyncKind = "INCREMENTAL";

/** @throws ConfigError when an expression is none */
export function checkSchedule(variable: string, expression: string): void {
  if (expression === "off" || cron.validate(expression)) return;
  throw new ConfigError(`${variable} must be a cron expression such as "0 2 * * *", or off.`);
}

/**
 * Syncs every connected org by the clock, one run after another. A full sync that is overdue, because nothing ran when it was
 * due or because the machine slept, is made up for once. Two servers of one org do no harm: only one run at a time has the
 * right to write an org, and the other one says so and ends.
 */
export function startSchedule(options: ScheduleOptions): Schedule {
  const { graph, log } = options;
  const ending = new AbortController();
  const waiting = new Set<string>();
  const soon = new Map<string, NodeJS.Timeout>();
  const repaired = new Map<string, number>();
  let tail: Promise<void> = Promise.resolve();

  async function run(org: ScheduledOrg, kind: SyncKind): Promise<void> {
    const about = { org: org.name ?? org.orgUrl, kind };
    if (ending.signal.aborted) return;
    const { exitCode, said, result } = await options.runs.inTurn(org, kind);
    if (ending.signal.aborted) return;
    const told = result && {
      mode: result.mode,
      status: result.status,
      requests: result.requests,
      durationMs: result.durationMs,
    };
    if (exitCode === 0) log.info({ ...about, ...told }, "synced");
    else
      log.warn({ ...about, ...told, exitCode, said }, "a scheduled sync did not end well; answers say what is missing");
    if (kind === frequent && result?.mode === "ACTIVITY") await repair(org);
  }

  /** What a sync that was broken off while it wrote has left half done, only a full one makes right: answers wait for it. */
  async function repair(org: ScheduledOrg): Promise<void> {
    const last = repaired.get(org.orgUrl);
    if (last !== undefined && Date.now() - last < leastBetweenRepairsMs) return;
    const rows = await graph.read(lastSyncs, {});
    if (!rows.some(({ domain, unsettled }) => unsettled && domain === new URL(org.orgUrl).host)) return;
    repaired.set(org.orgUrl, Date.now());
    add(org, "FULL");
  }

  /** In a row, and each org's only once: a run that waits already is as good as another. */
  function add(org: ScheduledOrg, kind: SyncKind): void {
    const key = `${kind} ${org.name ?? ""}`;
    if (waiting.has(key) || ending.signal.aborted) return;
    waiting.add(key);
    tail = tail
      .then(() => {
        waiting.delete(key);
        return run(org, kind);
      })
      .catch((error: unknown) => {
        if (!ending.signal.aborted) log.error({ err: error }, "a scheduled sync could not be started");
      });
  }

  async function addAll(kind: SyncKind, isWanted: (org: ScheduledOrg) => boolean = () => true): Promise<void> {
    try {
      for (const org of await options.orgs()) if (isWanted(org)) add(org, kind);
    } catch (error) {
      log.error({ err: error }, "the connected orgs could not be listed; nothing is synced this time");
    }
  }

  const tasks = (["full", "incremental"] as const).flatMap((name) => {
    const expression = options[name];
    if (expression === "off") return [];
    const kind = name === "full" ? "FULL" : frequent;
    const jitter = options.mostJitterMs ?? (kind === "FULL" ? 45 * minute : minute / 2);
    const task = cron.schedule(expression, () => addAll(kind), {
      name: `access-graph ${name}`,
      maxRandomDelay: jitter,
      suppressMissedWarning: true,
    });
    if (kind === "FULL") task.on("execution:missed", () => void makeUp(task));
    return [task];
  });

  /** Overdue is what was last read longer ago than one period of the schedule, with its jitter. */
  async function makeUp(task: ScheduledTask): Promise<void> {
    const [next, afterNext] = task.getNextRuns(2);
    if (next === undefined || afterNext === undefined) return;
    const period = afterNext.getTime() - next.getTime();
    try {
      const rows = await graph.read(lastSyncs, {});
      const readAt = new Map(rows.map(({ domain, startedAt }) => [domain, startedAt]));
      await addAll("FULL", ({ orgUrl }) => {
        const last = readAt.get(new URL(orgUrl).host) ?? null;
        return last === null || Date.now() - Date.parse(last) > period + 45 * minute;
      });
    } catch (error) {
      log.error({ err: error }, "when the orgs were last read could not be found out; the schedule goes on");
    }
  }

  const [full] = options.full === "off" ? [] : tasks;
  const start = full && setTimeout(() => void makeUp(full), options.makeUpAfterMs ?? minute);
  return {
    runSoon(org) {
      if (soon.has(org.orgUrl) || ending.signal.aborted) return;
      const timer = setTimeout(() => {
        soon.delete(org.orgUrl);
        add(org, frequent);
      }, options.soonMs ?? 5_000);
      soon.set(org.orgUrl, timer);
    },
    async close() {
      clearTimeout(start);
      for (const timer of soon.values()) clearTimeout(timer);
      ending.abort();
      for (const task of tasks) await task.destroy();
      await options.runs.close();
      await tail;
    },
  };
}
