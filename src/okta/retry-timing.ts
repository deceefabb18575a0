const firstBackoffMs = 1_000;
const longestBackoffMs = 30_000;
const longestRetryAfterMs = 60_000;

/** Statuses after which the same GET may succeed. 501 is Okta's word for "this org cannot do that" (E0000060). */
export function mayPass(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501);
}

/** Exponential back-off with full jitter, so that many requests cut off together do not come back together. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  return Math.round(random() * ceilingMs(failures));
}

/** Back-off that waits at least half of its step: for refusals that say the other side is overrun. */
export function steadyBackoffMs(failures: number, longestMs: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longestMs, ceilingMs(failures, longestMs));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

function ceilingMs(failures: number, longestMs = longestBackoffMs): number {
  return Math.min(longestMs, firstBackoffMs * 2 ** Math.min(failures - 1, 20));
}

/** Okta sends no `Retry-After`, but the proxies before it may: seconds or a date, never trusted beyond a minute. */
export function retryAfterMs(header: string | null, nowMs: number): number {
  if (header === null) return 0;
  const text = header.trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestRetryAfterMs) : 0;
}
