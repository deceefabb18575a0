import type { Answer } from "./transport.ts";

export interface RateHeaders {
  limit: number;
  remaining: number;
  /** Okta's epoch second at which the window ends: the window's name. Null when the answer did not say. */
  reset: number | null;
  /** The same moment on our own clock, whatever the difference between the clocks. */
  resetAt: number | null;
}

/** Okta's windows last a minute. A reset beyond this is an error of a clock or a proxy and is not waited for. */
const longestWindowMs = 120_000;
/** The clock behind `Date` and the one behind the reset may differ by less than a second. */
const clockSlackMs = 1_000;

/**
 * What an answer says of its rate bucket. The time to the reset is taken against the answer's own `Date`, so that a
 * wrong clock here does not matter; without `Date` ours has to do.
 */
export function readRateHeaders(headers: Answer["headers"], now: number): RateHeaders | null {
  const limit = wholeNumber(headers.get("x-rate-limit-limit"));
  const remaining = wholeNumber(headers.get("x-rate-limit-remaining"));
  if (limit === null || remaining === null) return null;
  const reset = wholeNumber(headers.get("x-rate-limit-reset"));
  if (reset === null) return { limit, remaining, reset, resetAt: null };
  const date = Date.parse(headers.get("date") ?? "");
  const left = reset * 1_000 - (Number.isNaN(date) ? now : date);
  const wait = left <= 0 ? 0 : Math.min(left + clockSlackMs, longestWindowMs);
  return { limit, remaining, reset, resetAt: now + wait };
}

/** A concurrency refusal carries zeros: they speak of requests in flight and say nothing of the bucket. */
export function isConcurrencyRefusal(status: number, headers: RateHeaders | null): boolean {
  return status === 429 && headers !== null && headers.limit === 0 && headers.remaining === 0;
}

function wholeNumber(header: string | null): number | null {
  return header !== null && /^\s*\d{1,12}\s*$/.test(header) ? Number(header) : null;
}
