import { setTimeout as sleep } from "node:timers/promises";
import { isRetryableError } from "neo4j-driver";

/** How long what can be repeated is repeated before its error stands, in milliseconds. */
export const retryForMs = 15_000;

const firstPauseMs = 100;
const longestPauseMs = 2_000;

/**
 * Runs a read until it succeeds, for as long as Neo4j's errors say that asking again can help: a connection that was lost,
 * a cluster's new leader, a deadlock.
 * @throws the last error, or the signal's reason
 */
export async function retried<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + retryForMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      // Callers that failed together must not come back together.
      const waitMs = pauseMs * (0.8 + 0.4 * Math.random());
      if (!isRetryableError(error) || performance.now() + waitMs > giveUpAt) throw error;
      await sleep(waitMs, undefined, { signal }).catch(() => signal?.throwIfAborted());
    }
  }
}
