import { setTimeout as sleep } from "node:timers/promises";

/** Waits for something that comes about in another process. */
export async function eventually<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const seen = look();
    if (seen) return seen;
    await sleep(20);
  }
}
