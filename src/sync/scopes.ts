import {
  OktaAuthError,
  OktaError,
  OktaFeatureError,
  OktaNetworkError,
  OktaNotFoundError,
  OktaPermissionError,
  OktaRateLimitError,
} from "../okta/errors.ts";
import type { SyncContext, Tally } from "./context.ts";
import type { GapCode } from "./gaps.ts";
import { inParallel } from "./in-parallel.ts";

/** One part of Okta that is read on its own: a group's members, an app's users, an app's groups. */
export interface Scope {
  id: string;
  name: string;
  /** Edges the graph has or Okta announces, whichever is more: what reading it costs in memory. */
  weight: number;
  /** In the graph before this sync: only then can it have edges, or have been read before. */
  old: boolean;
}

const scopesAtOnce = 8;
const chunkWeight = 20_000;
const chunkScopes = 250;
/** After so many refusals without one answer the rest is not asked: the token may not read this at all. */
const refusalsAreEnough = 10;
/** After so many network failures in a row the rest is not asked: Okta is not there, or, after answers, no longer. */
const failuresAreEnough = { unanswered: 3, answered: 3 * scopesAtOnce };

/**
 * Reads each scope; what cannot be read is missed with its reason and keeps what the graph has.
 * Scopes are taken by the chunk, so that one statement fetches the edges of many small ones, and at most `chunkWeight` edges
 * (or one larger scope's) are held in memory.
 * @throws what ends the whole collector: a refused sign-in, an abort, trouble with the graph
 */
export async function eachScope<S extends Scope>(
  context: SyncContext,
  tally: Tally,
  scopes: S[],
  work: {
    prepare: (chunk: S[]) => Promise<void>;
    read: (scope: S) => Promise<void>;
    gone: (scope: S) => Promise<boolean>;
  },
): Promise<void> {
  let done = 0;
  let answered = 0;
  let refusals = 0;
  let failuresInARow = 0;
  let stopped: { code: GapCode; reason: string } | null = null;

  /** Whether Okta says that the scope's object is not there any more; when it will not say, it may be. */
  async function isGone(scope: S): Promise<boolean> {
    try {
      return await work.gone(scope);
    } catch (error) {
      if (!(error instanceof OktaError) || error instanceof OktaAuthError) throw error;
      return false;
    }
  }

  async function readOne(scope: S): Promise<void> {
    context.signal.throwIfAborted();
    if (stopped) {
      tally.miss({ scope: scope.id, scopeName: scope.name, known: scope.old, ...stopped });
      return;
    }
    try {
      await work.read(scope);
      answered += 1;
      failuresInARow = 0;
    } catch (error) {
      if (!(error instanceof OktaError)) throw error;
      // E0000015 comes with status 401 too, but only says that a feature is off.
      if (error instanceof OktaAuthError) throw error;
      if (error instanceof OktaNotFoundError && (await isGone(scope))) return;
      const code: GapCode =
        error instanceof OktaPermissionError || error instanceof OktaFeatureError ? "DENIED" : "FAILED";
      if (code === "DENIED") refusals += 1;
      if (error instanceof OktaNetworkError || error instanceof OktaRateLimitError) failuresInARow += 1;
      tally.miss({ scope: scope.id, scopeName: scope.name, code, reason: error.message, known: scope.old });
      const { unanswered, answered: later } = failuresAreEnough;
      const absent = failuresInARow >= (answered === 0 ? unanswered : later);
      if (absent || (answered === 0 && refusals >= refusalsAreEnough)) {
        stopped = { code, reason: `not asked after the same answer for others: ${error.message}` };
      }
    } finally {
      done += 1;
      tally.progress(done, scopes.length);
    }
  }

  for (const chunk of chunks(scopes)) {
    context.signal.throwIfAborted();
    const old = chunk.filter((scope) => scope.old);
    if (old.length > 0 && !stopped) await work.prepare(old);
    await inParallel(chunk, scopesAtOnce, readOne);
  }
}

function* chunks<S extends Scope>(scopes: S[]): Generator<S[]> {
  let chunk: S[] = [];
  let weight = 0;
  for (const scope of scopes) {
    if (chunk.length > 0 && (weight + scope.weight > chunkWeight || chunk.length >= chunkScopes)) {
      yield chunk;
      chunk = [];
      weight = 0;
    }
    chunk.push(scope);
    weight += scope.weight;
  }
  if (chunk.length > 0) yield chunk;
}
