import type { BucketUse } from "../../okta/okta.ts";
import type { SyncProgress } from "../../sync/run-collector.ts";

/** What a sync tells the process that started it: where each of its collectors is. */
export interface ProgressMessage {
  progress: SyncProgress[];
}

/** What it tells at its end, beside its result. */
export interface UseMessage {
  rateLimits: BucketUse[];
}

const everyMs = 250;

/** Tells the process that started this one how Okta's rate limits were used; nobody where none listens. */
export async function reportUse(rateLimits: BucketUse[]): Promise<void> {
  if (process.send === undefined || !process.connected) return;
  await new Promise<void>((resolve) =>
    process.send?.({ rateLimits } satisfies UseMessage, undefined, undefined, () => resolve()),
  );
}

/** Tells the process that started this one how far it is, four times a second at most; nobody where none listens. */
export function reportProgress(): { note(latest: SyncProgress): void; [Symbol.dispose](): void } {
  if (process.send === undefined) return { note: () => {}, [Symbol.dispose]: () => {} };
  const all = new Map<string, SyncProgress>();
  let isNew = false;
  const send = () => {
    if (!isNew || !process.connected) return;
    isNew = false;
    // Whoever listened may have gone away this very moment; the sync goes on.
    process.send?.({ progress: [...all.values()] } satisfies ProgressMessage, undefined, undefined, () => {});
  };
  const timer = setInterval(send, everyMs);
  timer.unref();
  return {
    note: (latest) => {
      all.set(latest.collector, latest);
      isNew = true;
    },
    [Symbol.dispose]: () => {
      clearInterval(timer);
      send();
    },
  };
}
