import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Graph } from "../../graph/graph.ts";
import { orgHealth } from "../../graph/queries/read.ts";

/** What a sync that this server ran tells of itself; of one that died only that it did. */
export interface SyncMeasures {
  org: string;
  mode: string;
  status: string;
  durationMs: number;
  throttledMs: number;
  collectors: readonly { name: string; read: number; added: number; changed: number; removed: number }[];
  rateLimits: readonly {
    bucket: string;
    statuses: Readonly<Record<string, number>>;
    limit: number | null;
    remaining: number | null;
  }[];
}

const durations = [1, 3, 10, 30, 60, 300, 900, 1_800, 3_600, 7_200, 14_400];
const healthTimeoutMs = 2_000;

/**
 * Metrics of the syncs that a server runs, and, from the graph and so whoever ran them, how old each org's data are.
 * Labels are org names, rate limits and collectors: their number is that of the connected orgs times a few.
 */
export function createSyncMetrics(registry: Registry, graph: Graph): (measures: SyncMeasures) => void {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `access_graph_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string, labelNames: string[], collect?: () => Promise<void>) =>
    new Gauge({ name: `access_graph_${name}`, help, labelNames, registers, ...(collect && { collect }) });

  const requests = counter("okta_requests_total", "Requests to Okta, by rate limit and HTTP status", [
    "org",
    "bucket",
    "status",
  ]);
  const limit = gauge("okta_rate_limit", "Requests that Okta grants in a minute", ["org", "bucket"]);
  const remaining = gauge("okta_rate_remaining", "What was left of a minute's requests by Okta's last answer", [
    "org",
    "bucket",
  ]);
  const throttled = counter("okta_throttled_seconds_total", "Time spent waiting for Okta's rate limits", ["org"]);
  const duration = new Histogram({
    name: "access_graph_sync_duration_seconds",
    help: "How long syncs took, by what they read and how they ended",
    labelNames: ["org", "mode", "status"],
    buckets: durations,
    registers,
  });
  const records = counter("sync_records_total", "Records that syncs read from Okta", ["org", "collector"]);
  const differences = counter("sync_changes_total", "What syncs added, changed and removed in the graph", [
    "org",
    "collector",
    "change",
  ]);

  const success = gauge("sync_last_success_timestamp_seconds", "End of the last complete sync", ["org_id"], readHealth);
  const fullSuccess = gauge(
    "sync_last_full_success_timestamp_seconds",
    "End of the last complete sync of everything",
    ["org_id"],
    readHealth,
  );
  const covered = gauge(
    "log_covered_until_timestamp_seconds",
    "Until when the System Log has been read",
    ["org_id"],
    readHealth,
  );
  let asking: Promise<void> | null = null;

  /** Each gauge asks before it is told; one answer does for all. */
  function readHealth(): Promise<void> {
    asking ??= setHealth().finally(() => {
      asking = null;
    });
    return asking;
  }

  /** Where the graph does not answer, nothing is told: an old value would look like a new one. */
  async function setHealth(): Promise<void> {
    for (const one of [success, fullSuccess, covered]) one.reset();
    const rows = await graph.read(orgHealth, {}, { signal: AbortSignal.timeout(healthTimeoutMs) }).catch(() => []);
    for (const { orgId, lastSuccess, lastFullSuccess, logCoveredUntil } of rows) {
      const set = (one: typeof success, moment: string | null) =>
        moment === null ? undefined : one.set({ org_id: orgId }, Date.parse(moment) / 1_000);
      set(success, lastSuccess);
      set(fullSuccess, lastFullSuccess);
      set(covered, logCoveredUntil);
    }
  }

  return ({ org, mode, status, durationMs, throttledMs, collectors, rateLimits }) => {
    duration.observe({ org, mode, status }, durationMs / 1_000);
    throttled.inc({ org }, throttledMs / 1_000);
    for (const { name, read, added, changed, removed } of collectors) {
      records.inc({ org, collector: name }, read);
      for (const [change, count] of Object.entries({ added, changed, removed }))
        differences.inc({ org, collector: name, change }, count);
    }
    for (const { bucket, statuses, ...use } of rateLimits) {
      for (const [code, count] of Object.entries(statuses)) requests.inc({ org, bucket, status: code }, count);
      if (use.limit !== null) limit.set({ org, bucket }, use.limit);
      if (use.remaining !== null) remaining.set({ org, bucket }, use.remaining);
    }
  };
}
