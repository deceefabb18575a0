import { getOperationAST, Kind } from "graphql";
import type { Plugin } from "graphql-yoga";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Graph } from "../../graph/graph.ts";
import type { HookOutcome } from "./event-hooks.ts";
import { createSyncMetrics, type SyncMeasures } from "./sync-metrics.ts";

export interface Metrics {
  /** In Prometheus' text form. */
  text(): Promise<string>;
  contentType: string;
  /** Measures operations: put it beside Yoga's other plugins. */
  plugin: Plugin;
  /** The same graph, each of whose reads is measured. */
  measure(graph: Graph): Graph;
  /** Counts a delivery of an event hook, by what became of it. */
  countHook(outcome: HookOutcome): void;
  /** Notes a sync that this server ran. */
  noteSync(measures: SyncMeasures): void;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60];

export function createMetrics(graph: Graph): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const inFlight = new Gauge({
    name: "access_graph_operations_in_flight",
    help: "Operations being answered now",
    registers,
  });
  const operations = new Histogram({
    name: "access_graph_operation_duration_seconds",
    help: "How long operations took, by what they ask for",
    labelNames: ["question", "outcome"],
    buckets,
    registers,
  });
  const errors = new Counter({
    name: "access_graph_errors_total",
    help: "Errors in answers, by code",
    labelNames: ["code"],
    registers,
  });
  const statements = new Histogram({
    name: "access_graph_statement_duration_seconds",
    help: "How long Cypher statements took, by file",
    labelNames: ["statement", "outcome"],
    buckets,
    registers,
  });
  const hooks = new Counter({
    name: "access_graph_event_hook_deliveries_total",
    help: "Deliveries of Okta's event hooks, by what became of them",
    labelNames: ["outcome"],
    registers,
  });

  const plugin: Plugin = {
    onExecute: ({ args }) => {
      // The first field asked for: operation names are the callers' own, and there could be any number of them.
      const operation = getOperationAST(args.document, args.operationName);
      const field = operation?.selectionSet.selections[0];
      const name = field?.kind === Kind.FIELD ? field.name.value : "fragment";
      const root = operation && args.schema.getRootType(operation.operation);
      const known = root?.getFields()[name] !== undefined || name.startsWith("__");
      const stop = operations.startTimer({ question: known ? name : "other" });
      inFlight.inc();
      return {
        onExecuteDone: ({ result }) => {
          inFlight.dec();
          stop({ outcome: "errors" in result && result.errors !== undefined ? "error" : "ok" });
        },
      };
    },
    onResultProcess: ({ result }) => {
      if (result === undefined || Array.isArray(result) || !("errors" in result)) return;
      for (const error of result.errors ?? []) errors.inc({ code: String(error.extensions.code ?? "BAD_USER_INPUT") });
    },
  };

  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    plugin,
    countHook: (outcome) => hooks.inc({ outcome }),
    noteSync: createSyncMetrics(registry, graph),
    measure: (graph) => ({
      ...graph,
      read: async (query, params, options) => {
        const stop = statements.startTimer({ statement: query.name });
        try {
          const rows = await graph.read(query, params, options);
          stop({ outcome: "ok" });
          return rows;
        } catch (error) {
          stop({ outcome: options?.signal?.aborted ? "given up" : "error" });
          throw error;
        }
      },
    }),
  };
}
