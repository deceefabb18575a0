import { unavailable } from "./errors.ts";

/** Beyond a statement's own limit: what connecting, and for a write trying again, may take. */
export const readGraceMs = 5_000;
export const writeGraceMs = 30_000;
const abortGraceMs = 1_000;

/**
 * Neo4j itself ends a statement at its limit, and the driver one that is given up. Where neither comes about, for the network
 * or the server is silent, whoever asked is not kept waiting; the driver closes such a connection later on.
 */
export async function inTime<T>(
  doing: string,
  patienceMs: number,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const timers: NodeJS.Timeout[] = [];
  let giveUp = () => {};
  const silence = new Promise<never>((_, reject) => {
    timers.push(setTimeout(() => reject(unavailable(doing)), patienceMs));
    giveUp = () => void timers.push(setTimeout(() => reject(signal?.reason), abortGraceMs));
    signal?.addEventListener("abort", giveUp, { once: true });
  });
  try {
    return await Promise.race([work(), silence]);
  } finally {
    for (const timer of timers) clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}
