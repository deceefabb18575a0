/** Requests and waiting of one caller, or of all. Filled in while requests run. */
export interface Meter {
  requests: number;
  throttledMs: number;
}

/**
 * Measures the time during which at least one request had to wait: ten requests that wait for the same minute have
 * waited one minute, which is what the reader of a sync's result takes the number for.
 */
export function createStopwatch(meter: Meter, now: () => number) {
  let waiting = 0;
  let since = 0;
  return {
    start(): void {
      if (waiting === 0) since = now();
      waiting += 1;
    },
    stop(): void {
      waiting -= 1;
      if (waiting === 0) meter.throttledMs += Math.max(0, Math.round(now() - since));
    },
    /** The time measured so far, the wait under way included. */
    elapsed(): number {
      return meter.throttledMs + (waiting === 0 ? 0 : Math.max(0, Math.round(now() - since)));
    },
  };
}

export type Stopwatch = ReturnType<typeof createStopwatch>;
