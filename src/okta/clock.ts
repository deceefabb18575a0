import { setTimeout as delay } from "node:timers/promises";

export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

const longestTimerMs = 2 ** 31 - 1;

/** Runs on steadily when the machine's clock is set: a wait for a rate limit must not grow by an hour with it. */
export const steadyClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) =>
    delay(Math.min(Math.max(ms, 0), longestTimerMs), undefined, signal === undefined ? {} : { signal }),
};
