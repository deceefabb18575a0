import type { Clock } from "./clock.ts";
import { isConcurrencyRefusal, readRateHeaders } from "./rate-headers.ts";
import { type Budget, createBudget, type Hold } from "./rate-limit.ts";
import { steadyBackoffMs } from "./retry-timing.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { Answer } from "./transport.ts";

export type WaitReason = "RATE_LIMIT" | "SHARED_QUOTA" | "CONCURRENCY";

/** One request's place in the queue; it keeps its place through its retries. */
export interface Turn {
  bucket: string;
  place: number;
  stopwatches: Stopwatch[];
  /** Set by a concurrency refusal: not before this moment. */
  notBefore: number;
  concurrencyRefusals: number;
  sentAt: number;
  /** How long this request has stood first in its bucket's queue, held up by rate limits. */
  waitedMs: number;
}

/** What became of one rate bucket so far. */
export interface BucketUse {
  bucket: string;
  /** Answers by HTTP status, "none" where none came. Every attempt counts. */
  statuses: Record<string, number>;
  /** Requests that Okta grants in a minute, and what is left of this minute's, by its last answer; null where it has not said. */
  limit: number | null;
  remaining: number | null;
}

/** The request would have to wait longer than it may. */
export class WaitTooLong extends Error {
  override name = "WaitTooLong";
}

interface Waiter {
  turn: Turn;
  heldSince: number | null;
  throttled: boolean;
  go(): void;
  fail(error: unknown): void;
}

export interface GateOptions {
  concurrency: number;
  reserve: number;
  maxWaitMs: number;
  clock: Clock;
  onWait(bucket: string, ms: number, reason: WaitReason): void;
}

type Delay = Exclude<Hold, { reason: "ANSWER" }> | { reason: "CONCURRENCY"; ms: number };

const waitReasons = {
  BUDGET: "RATE_LIMIT",
  REFUSED: "RATE_LIMIT",
  PACE: "SHARED_QUOTA",
  CONCURRENCY: "CONCURRENCY",
} as const satisfies Record<Delay["reason"], WaitReason>;

const longestConcurrencyBackoffMs = 8_000;
/** Pacing waits come in a long row of short ones: one word about them in this time is enough. */
const paceNewsMs = 10_000;

/**
 * Decides when each request may be sent: a fair queue over one budget per rate bucket and a bound on requests in
 * flight. A bucket that has to wait does not hold up the others.
 */
export function createGate({ concurrency, reserve, maxWaitMs, clock, onWait }: GateOptions) {
  const budgets = new Map<string, Budget>();
  const waiters: Waiter[] = [];
  const quietUntil = new Map<string, number>();
  const statuses = new Map<string, Record<string, number>>();
  let places = 0;
  let inFlight = 0;
  let allowed = concurrency;
  let calmAnswers = 0;
  let lastCut = 0;
  let alarm: { at: number; stop: AbortController } | null = null;

  function budgetOf(bucket: string): Budget {
    let budget = budgets.get(bucket);
    if (budget === undefined) {
      budget = createBudget(reserve);
      budgets.set(bucket, budget);
    }
    return budget;
  }

  function turn(bucket: string, stopwatches: Stopwatch[]): Turn {
    places += 1;
    return { bucket, place: places, stopwatches, notBefore: 0, concurrencyRefusals: 0, sentAt: 0, waitedMs: 0 };
  }

  function enter(turn: Turn, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leaveQueue = (): void => {
        signal.removeEventListener("abort", abort);
        waiters.splice(waiters.indexOf(waiter), 1);
        throttle(waiter, false);
      };
      const abort = (): void => {
        leaveQueue();
        reject(signal.reason);
        pump();
      };
      const waiter: Waiter = {
        turn,
        heldSince: null,
        throttled: false,
        go: () => {
          leaveQueue();
          resolve();
        },
        fail: (error) => {
          leaveQueue();
          reject(error);
        },
      };
      signal.addEventListener("abort", abort, { once: true });
      const before = waiters.findLastIndex((other) => other.turn.place < turn.place);
      waiters.splice(before + 1, 0, waiter);
      pump();
    });
  }

  function leave(turn: Turn, answer: Answer | null): void {
    inFlight -= 1;
    const counts = statuses.get(turn.bucket) ?? {};
    const status = answer === null ? "none" : String(answer.status);
    counts[status] = (counts[status] ?? 0) + 1;
    statuses.set(turn.bucket, counts);
    const now = clock.now();
    const rate = answer === null ? null : readRateHeaders(answer.headers, now);
    if (answer !== null && isConcurrencyRefusal(answer.status, rate)) {
      budgetOf(turn.bucket).ended(null, now);
      fewerAtOnce(turn, now);
    } else {
      budgetOf(turn.bucket).ended(answer === null ? null : { status: answer.status, rate }, now);
      if (answer !== null) moreAtOnce();
    }
    pump();
  }

  function fewerAtOnce(turn: Turn, now: number): void {
    // Requests sent before the last cut tell nothing of whether it was enough.
    if (turn.sentAt >= lastCut) {
      allowed = Math.max(1, Math.floor(Math.min(allowed, inFlight + 1) / 2));
      lastCut = now;
    }
    calmAnswers = 0;
    turn.concurrencyRefusals += 1;
    turn.notBefore = now + steadyBackoffMs(turn.concurrencyRefusals, longestConcurrencyBackoffMs);
  }

  /** One more in flight for every round of answers without a refusal. */
  function moreAtOnce(): void {
    calmAnswers += 1;
    if (allowed < concurrency && calmAnswers >= allowed * 4) {
      allowed += 1;
      calmAnswers = 0;
    }
  }

  /** Sends all that may go, in the order of arrival within each bucket, and sets the alarm for the next that may. */
  function pump(): void {
    const now = clock.now();
    const held = new Map<string, Hold>();
    const heads = new Set<string>();
    let next = Number.POSITIVE_INFINITY;
    for (const waiter of [...waiters]) {
      const { turn } = waiter;
      const delay =
        turn.notBefore > now ? concurrencyDelay(turn, now) : (held.get(turn.bucket) ?? budgetOf(turn.bucket).hold(now));
      countWait(waiter, now);
      if (delay === null) {
        throttle(waiter, false);
        if (inFlight < allowed) {
          inFlight += 1;
          turn.sentAt = now;
          budgetOf(turn.bucket).sent(now);
          waiter.go();
        }
        continue;
      }
      if (delay.reason !== "CONCURRENCY") held.set(turn.bucket, delay);
      throttle(waiter, delay.reason !== "ANSWER");
      if (delay.reason === "ANSWER") continue;
      // Only the first in line waits for Okta; those behind it wait for the first, which is no reason to give up.
      if (delay.reason !== "CONCURRENCY" && heads.has(turn.bucket)) continue;
      if (turn.waitedMs + delay.ms > maxWaitMs) {
        waiter.fail(new WaitTooLong());
        continue;
      }
      if (delay.reason !== "CONCURRENCY") heads.add(turn.bucket);
      waiter.heldSince = now;
      announce(turn.bucket, delay, now);
      next = Math.min(next, now + delay.ms);
    }
    setAlarm(next, now);
  }

  function countWait(waiter: Waiter, now: number): void {
    if (waiter.heldSince !== null) waiter.turn.waitedMs += Math.max(0, now - waiter.heldSince);
    waiter.heldSince = null;
  }

  function throttle(waiter: Waiter, throttled: boolean): void {
    if (waiter.throttled === throttled) return;
    waiter.throttled = throttled;
    for (const stopwatch of waiter.turn.stopwatches) throttled ? stopwatch.start() : stopwatch.stop();
  }

  function announce(bucket: string, delay: Delay, now: number): void {
    const reason = waitReasons[delay.reason];
    const key = `${reason} ${bucket}`;
    if (now < (quietUntil.get(key) ?? 0)) return;
    quietUntil.set(key, now + (delay.reason === "BUDGET" || delay.reason === "REFUSED" ? delay.ms : paceNewsMs));
    onWait(bucket, Math.ceil(delay.ms), reason);
  }

  function setAlarm(at: number, now: number): void {
    if (alarm !== null && alarm.at <= at && Number.isFinite(at)) return;
    alarm?.stop.abort();
    alarm = null;
    if (!Number.isFinite(at)) return;
    const mine = { at, stop: new AbortController() };
    alarm = mine;
    const ring = (): void => {
      if (alarm !== mine) return;
      alarm = null;
      pump();
    };
    clock.sleep(at - now, mine.stop.signal).then(ring, () => {});
  }

  const use = (): BucketUse[] =>
    [...budgets].map(([bucket, budget]) => ({ bucket, statuses: { ...statuses.get(bucket) }, ...budget.state() }));

  return { turn, enter, leave, use };
}

export type Gate = ReturnType<typeof createGate>;

function concurrencyDelay(turn: Turn, now: number): Delay {
  return { reason: "CONCURRENCY", ms: turn.notBefore - now };
}
