import type { RateHeaders } from "./rate-headers.ts";
import { steadyBackoffMs } from "./retry-timing.ts";

/** Why a request may not be sent yet. ANSWER: one that is under way will tell, so there is no time to name. */
export type Hold = { reason: "BUDGET" | "PACE" | "REFUSED"; ms: number } | { reason: "ANSWER" };

/** Where Okta does not say when its window ends, it is taken to last as long as Okta's windows do. */
const windowMs = 60_000;
/** The share of each bucket that is left to the customer's other uses, unless said. */
export const usualReserve = 0.1;
const longestRefusalMs = 60_000;

/** What is left to others of so many requests; at least one is used. */
export function reserveOf(limit: number, share: number): number {
  return Math.max(0, Math.min(Math.floor(limit * share), limit - 1));
}

interface Window {
  reset: number | null;
  resetAt: number;
  remaining: number;
  /** What was left at the first answer of this window, and how many of our own requests may explain a fall since. */
  first: number;
  own: number;
}

/**
 * The budget of one rate bucket: how many requests may be sent, and when. Pure but for its own state: time is handed
 * in. What is under way counts as spent, whether or not Okta has counted it yet, so a burst cannot overshoot.
 */
export function createBudget(reserveShare: number, random: () => number = Math.random) {
  let limit: number | null = null;
  let answered = false;
  let window: Window | null = null;
  let inFlight = 0;
  let lastSent = Number.NEGATIVE_INFINITY;
  let refusals = 0;
  let blockedUntil = Number.NEGATIVE_INFINITY;

  const reserve = (): number => (limit === null ? 0 : reserveOf(limit, reserveShare));

  /** Null when a request may go now. */
  function hold(now: number): Hold | null {
    if (now < blockedUntil) return { reason: "REFUSED", ms: blockedUntil - now };
    // The first request of a bucket goes alone: before its answer nobody knows what the bucket grants.
    if (!answered) return inFlight === 0 ? null : { reason: "ANSWER" };
    if (limit === null) return null;
    if (window !== null && now >= window.resetAt) window = null;
    const spendable = (window === null ? limit : window.remaining) - reserve();
    const free = spendable - inFlight;
    if (free <= 0) {
      return window !== null && spendable <= 0 ? { reason: "BUDGET", ms: window.resetAt - now } : { reason: "ANSWER" };
    }
    return window === null ? null : pace(window, limit, free, now);
  }

  /** When others spend from the same bucket, what is left is spread over the time to the reset. */
  function pace(current: Window, granted: number, free: number, now: number): Hold | null {
    const byOthers = current.first - current.remaining - current.own;
    if (byOthers < Math.max(3, granted * 0.05)) return null;
    const due = lastSent + (current.resetAt - now) / free;
    return now >= due ? null : { reason: "PACE", ms: Math.ceil(due - now) };
  }

  function sent(now: number): void {
    inFlight += 1;
    lastSent = now;
    if (window !== null) window.own += 1;
  }

  /** A request has ended: with an answer (its rate headers, if it had any) or, by `null`, without one. */
  function ended(answer: { status: number; rate: RateHeaders | null } | null, now: number): void {
    inFlight -= 1;
    if (answer === null) return;
    answered = true;
    if (answer.rate !== null) learn(answer.rate, now);
    else if (window !== null) window.remaining -= 1;
    if (answer.status === 429) refused(answer.rate, now);
    else if (now >= blockedUntil) refusals = 0;
  }

  function learn(rate: RateHeaders, now: number): void {
    limit = Math.max(1, rate.limit);
    const resetAt = rate.resetAt ?? (window?.reset === null ? window.resetAt : now + windowMs);
    // Answers overtake each other: the lowest count of a window is the newest, and an older window is over.
    if (window !== null && window.reset === rate.reset) window.remaining = Math.min(window.remaining, rate.remaining);
    else if (window === null || rate.reset === null || window.reset === null || rate.reset > window.reset) {
      window = { reset: rate.reset, resetAt, remaining: rate.remaining, first: rate.remaining, own: inFlight };
    }
  }

  function refused(rate: RateHeaders | null, now: number): void {
    // Those sent together are refused together: that is one refusal, not a row of them.
    if (now < blockedUntil) return;
    refusals += 1;
    const resetAt = rate?.resetAt ?? 0;
    const again = refusals > 1 || resetAt <= now;
    blockedUntil = Math.max(resetAt, again ? now + steadyBackoffMs(refusals, longestRefusalMs, random) : 0);
  }

  return {
    hold,
    sent,
    ended,
    /** As far as answers have told; null before. */
    state: () => ({ limit, remaining: window?.remaining ?? null }),
  };
}

export type Budget = ReturnType<typeof createBudget>;
