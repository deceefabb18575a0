import type { Graph } from "../../graph/graph.ts";
import { missingIndexes } from "../../graph/migrate.ts";
import { ping } from "../../graph/queries/read.ts";

const patience = 2_000;

/** Whether questions can be answered: Neo4j answers, and the graph has its constraints and indexes. */
export function createReadiness(graph: Graph): () => Promise<{ ready: boolean; reason: string | null }> {
  let isMigrated = false;
  return async () => {
    const signal = AbortSignal.timeout(patience);
    try {
      // A driver without connection waits for longer than whoever asks whether we are ready.
      await Promise.race([check(signal), gone(signal)]);
    } catch {
      return { ready: false, reason: "Neo4j does not answer." };
    }
    return isMigrated ? { ready: true, reason: null } : { ready: false, reason: "Indexes are missing: run migrate." };
  };

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
