import type { Graph } from "../../graph/graph.ts";
import { missingIndexes } from "../../graph/migrate.ts";
import { ping } from "../../graph/queries/read.ts";

export interface Readiness {
  ready: boolean;
  reason: string | null;
}

const patience = 2_000;
/** How long whoever asks waits for Neo4j when it is known how it was a moment ago. */
const promptness = 100;
/** How long "a moment ago" is; those who ask at regular times ask every ten seconds, as a rule. */
const memory = 15_000;

/**
 * Whether questions can be answered: Neo4j answers, and the graph has its constraints and indexes. One look at Neo4j serves
 * all who ask meanwhile. While it takes long, as under load, the last look counts.
 */
export function createReadiness(graph: Graph): () => Promise<Readiness> {
  let isMigrated = false;
  let last: { state: Readiness; at: number } | undefined;
  let looking: Promise<Readiness> | undefined;

  return async () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    if (last === undefined || performance.now() - last.at > memory) return await looking;
    return await Promise.race([looking, after(promptness, last.state)]);
  };

  async function look(): Promise<Readiness> {
    const signal = AbortSignal.timeout(patience);
    let state: Readiness;
    try {
      // A driver without connection waits for longer than whoever asks whether we are ready.
      await Promise.race([check(signal), gone(signal)]);
      state = isMigrated
        ? { ready: true, reason: null }
        : { ready: false, reason: "Indexes are missing: run migrate." };
    } catch {
      state = { ready: false, reason: "Neo4j does not answer." };
    }
    last = { state, at: performance.now() };
    return state;
  }

  async function check(signal: AbortSignal): Promise<void> {
    await graph.read(ping, {}, { signal, timeoutMs: patience });
    isMigrated ||= (await missingIndexes(graph)).length === 0;
  }
}

function gone(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, ms, value).unref());
}
