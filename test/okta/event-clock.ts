interface Timer {
  at: number;
  order: number;
  ring(): void;
}

/** A clock that stands still until all work at hand is done, then jumps to the next sleeper's moment. */
export function eventClock(start = 1_700_000_040_000) {
  let now = start;
  let order = 0;
  const timers: Timer[] = [];

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer: Timer = { at: now + ms, order: order++, ring: resolve };
      timers.push(timer);
      const stop = (): void => {
        timers.splice(timers.indexOf(timer), 1);
        reject(signal?.reason);
      };
      if (signal?.aborted) stop();
      else signal?.addEventListener("abort", stop, { once: true });
    });
  }

  async function run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = work.finally(() => {
      done = true;
    });
    finished.catch(() => {});
    for (;;) {
      for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
      if (done) return await finished;
      const next = timers.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
      if (next === undefined) throw new Error("All work waits, and nothing is left to wake it.");
      timers.splice(timers.indexOf(next), 1);
      now = Math.max(now, next.at);
      next.ring();
    }
  }

  return { now: () => now, sleep, run };
}
