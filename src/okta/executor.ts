import { linkAborts } from "./abort-link.ts";
import { type Refuse, type Scrub, saysTookTooLong, unavailable } from "./answer-errors.ts";
import { broken, failureWords, isCertificateFailure, notJson, rateLimited } from "./broken-answers.ts";
import type { Clock } from "./clock.ts";
import type { OktaEvent } from "./events.ts";
import { type Gate, type Turn, WaitTooLong } from "./gate.ts";
import { rateBucket } from "./rate-bucket.ts";
import { backoffMs, mayPass, retryAfterMs } from "./retry-timing.ts";
import type { SignedAnswer, SignedIn } from "./sign-in.ts";
import { createStopwatch, type Meter, type Stopwatch } from "./stopwatch.ts";
import { type Answer, type OnHead, TransportFailure } from "./transport.ts";

/** How one caller's requests are stopped and counted. */
export interface Use {
  signal?: AbortSignal;
  meter?: Meter;
}

export interface GetOptions {
  use?: Use | undefined;
  headers?: Record<string, string> | undefined;
  /** Gives up sooner where Okta fails or takes too long: for what can be asked for in smaller pieces. */
  impatient?: boolean;
  /**
   * Told of the link to what comes next as soon as Okta begins to answer, for who asks for that meanwhile. Told again where the
   * answer breaks off and is asked for again; what counts is the link that `get` resolves with.
   */
  onLink?: (link: string | null) => void;
}

export interface JsonAnswer {
  value: unknown;
  link: string | null;
}

/** One request, to be sent until it has a usable answer. It is signed anew at each sending. */
export interface Delivery {
  /** Method and path, for errors. */
  endpoint: string;
  path: string;
  /** Waits for what the sending needs, before it takes a place among the requests in flight. */
  ready?(signal: AbortSignal): Promise<void>;
  send(signal: AbortSignal): Promise<SignedAnswer>;
  refuse: Refuse;
}

export interface ExecutorOptions {
  signIn(): Promise<SignedIn>;
  gate: Gate;
  clock: Clock;
  scrub: Scrub;
  attemptTimeoutMs: number;
  maxAttempts: number;
  maxWaitMs: number;
  signal: AbortSignal | undefined;
  onEvent(event: OktaEvent): void;
}

export interface Executor {
  get(url: string, options: GetOptions): Promise<JsonAnswer>;
  /** As `get`, for what no sign-in signs: the request for an access token. */
  deliver(delivery: Delivery, options?: GetOptions): Promise<JsonAnswer>;
  usage(): Meter;
  /** The time by the clock of whoever answered last; by our own before that. */
  now(): number;
}

const timedOut = Symbol("the attempt's time is up");

/** Sends GETs until each has one usable answer or one typed error. */
export function createExecutor(options: ExecutorOptions): Executor {
  const { gate, clock, scrub, attemptTimeoutMs, onEvent } = options;
  const total: Meter = { requests: 0, throttledMs: 0 };
  const totalStopwatch = createStopwatch(total, clock.now);
  const stopwatches = new WeakMap<Meter, Stopwatch>();
  let reached = false;
  let ahead = 0;

  function stopwatchOf(meter: Meter): Stopwatch {
    let stopwatch = stopwatches.get(meter);
    if (stopwatch === undefined) {
      stopwatch = createStopwatch(meter, clock.now);
      stopwatches.set(meter, stopwatch);
    }
    return stopwatch;
  }

  /** One attempt: an answer of any status, or how it failed. Ends in time even if the body trickles for ever. */
  async function attempt(send: Delivery["send"], signal: AbortSignal) {
    using link = linkAborts([signal]);
    const timer = setTimeout(() => link.abort(timedOut), attemptTimeoutMs);
    try {
      return await send(link.signal);
    } catch (error) {
      signal.throwIfAborted();
      if (link.signal.reason === timedOut) return new TransportFailure("TIMEOUT");
      if (error instanceof TransportFailure) return error;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async function get(url: string, given: GetOptions): Promise<JsonAnswer> {
    (given.use?.signal ?? options.signal)?.throwIfAborted();
    const signedIn = await options.signIn();
    const path = new URL(url).pathname;
    const onHead: OnHead = ({ status, headers }) => {
      if (isSuccess(status)) given.onLink?.(headers.get("link"));
    };
    const request: Delivery = {
      endpoint: `GET ${path}`,
      path,
      ready: signedIn.ready,
      send: (signal) => signedIn.get(url, given.headers ?? {}, signal, onHead),
      refuse: signedIn.refuse,
    };
    return await deliver(request, given);
  }

  async function deliver(delivery: Delivery, { use = {}, impatient = false }: GetOptions = {}): Promise<JsonAnswer> {
    using link = linkAborts([options.signal, use.signal]);
    const { signal } = link;
    const { endpoint } = delivery;
    const meters = use.meter === undefined ? [total] : [total, use.meter];
    const watches = use.meter === undefined ? [totalStopwatch] : [totalStopwatch, stopwatchOf(use.meter)];
    const turn = gate.turn(rateBucket(delivery.path), watches);
    const sentAgain = new Set<SignedAnswer["again"]>();
    let failures = 0;
    let last: Answer | null = null;

    signal.throwIfAborted();
    for (;;) {
      await delivery.ready?.(signal);
      await enter(turn, signal, endpoint, last);
      for (const meter of meters) meter.requests += 1;
      let answer: SignedAnswer | null = null;
      let failure: TransportFailure | null = null;
      try {
        const outcome = await attempt(delivery.send, signal);
        if (outcome instanceof TransportFailure) failure = outcome;
        else answer = outcome;
      } finally {
        gate.leave(turn, answer);
      }

      if (answer !== null) {
        reached = true;
        last = answer;
        if (answer.status === 429) continue;
        // Once for each reason: what is refused when freshly signed is refused.
        if (answer.again !== undefined && !sentAgain.has(answer.again)) {
          sentAgain.add(answer.again);
          continue;
        }
        if (isSuccess(answer.status)) {
          const value = parseJson(answer.text);
          if (value !== undefined) {
            const date = Date.parse(answer.headers.get("date") ?? "");
            if (!Number.isNaN(date)) ahead = date - clock.now();
            return { value, link: answer.headers.get("link") };
          }
          if (!looksCutShort(answer)) throw notJson(answer, endpoint, scrub, 1);
        } else if (!mayPass(answer.status)) throw delivery.refuse(answer, endpoint, scrub);
      }

      failures += 1;
      // A failure at Okta's side may come from the size of what was asked; a broken line or a cut body does not.
      const perhapsTooLarge = impatient && answer !== null && answer.status >= 500;
      const attempts = perhapsTooLarge ? Math.min(2, options.maxAttempts) : options.maxAttempts;
      const hopeless = failures >= attempts || (failure !== null && !mayRecover(failure));
      if (hopeless || (impatient && tookTooLong(failure, answer)))
        throw finalError(failure, answer, endpoint, failures);
      const ms = Math.max(backoffMs(failures), retryAfterMs(answer?.headers.get("retry-after") ?? null, clock.now()));
      onEvent({ kind: "retry", endpoint, attempt: failures + 1, ms, reason: reasonOf(failure, answer) });
      await pause(ms, signal);
    }
  }

  async function enter(turn: Turn, signal: AbortSignal, endpoint: string, last: Answer | null): Promise<void> {
    try {
      await gate.enter(turn, signal);
    } catch (error) {
      if (!(error instanceof WaitTooLong)) throw error;
      throw rateLimited(endpoint, options.maxWaitMs, last?.status === 429 ? last : null, scrub);
    }
  }

  async function pause(ms: number, signal: AbortSignal): Promise<void> {
    try {
      await clock.sleep(ms, signal);
    } finally {
      signal.throwIfAborted();
    }
  }

  function finalError(failure: TransportFailure | null, answer: Answer | null, endpoint: string, failures: number) {
    if (failure !== null) return broken(failure, endpoint, failures, attemptTimeoutMs);
    if (answer === null) throw new TypeError("An attempt ended without an answer and without a failure.");
    return answer.status < 300
      ? notJson(answer, endpoint, scrub, failures)
      : unavailable(answer, endpoint, failures, scrub);
  }

  function reasonOf(failure: TransportFailure | null, answer: Answer | null): string {
    if (failure !== null) return failureWords(failure, attemptTimeoutMs);
    return answer === null || answer.status < 300 ? "the answer was cut short" : `Okta answered ${answer.status}`;
  }

  /** A certificate does not become good; a name never found before is a wrong org URL rather than a lapse of DNS. */
  function mayRecover({ kind, code }: TransportFailure): boolean {
    if (kind === "TOO_LARGE" || isCertificateFailure(code)) return false;
    return reached || code !== "ENOTFOUND";
  }

  return {
    get,
    deliver,
    now: () => clock.now() + ahead,
    usage: () => ({ requests: total.requests, throttledMs: totalStopwatch.elapsed() }),
  };
}

function tookTooLong(failure: TransportFailure | null, answer: Answer | null): boolean {
  return failure?.kind === "TIMEOUT" || (answer !== null && saysTookTooLong(answer));
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** JSON has no way to write `undefined`, so it stands for text that is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A proxy may end a cut body properly: what began as JSON is asked for again. A page of HTML is what it is. */
function looksCutShort({ headers, text }: Answer): boolean {
  return text === "" || /json/i.test(headers.get("content-type") ?? "") || /^\s*[[{"]/.test(text);
}
