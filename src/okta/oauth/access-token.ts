import type { Secret } from "../../config.ts";
import type { Clock } from "../clock.ts";

export interface AccessToken {
  value: Secret;
  scheme: "Bearer" | "DPoP";
  scopes: readonly string[];
  lifetimeMs: number;
}

/** Long enough for a request that waits its turn, and never more than a fifth of a short life. */
const longestMarginMs = 300_000;

export interface TokenSource {
  /** A token that will do for a while; a caller who is stopped stops waiting, and the others go on. */
  fresh(signal: AbortSignal): Promise<AccessToken>;
  /** The newest token, however old; null before the first. */
  last(): AccessToken | null;
  /** Okta refused it: the next who wants one asks anew, unless somebody has already. */
  discard(token: AccessToken): void;
}

/** One token for all requests, and one request for a token at a time. */
export function createTokenSource(request: () => Promise<AccessToken>, clock: Clock): TokenSource {
  let token: AccessToken | null = null;
  let staleAt = Number.NEGATIVE_INFINITY;
  let coming: Promise<AccessToken> | null = null;

  async function renew(): Promise<AccessToken> {
    const askedAt = clock.now();
    token = await request();
    staleAt = askedAt + token.lifetimeMs - Math.min(longestMarginMs, token.lifetimeMs / 5);
    return token;
  }

  return {
    async fresh(signal) {
      if (token !== null && clock.now() < staleAt) return token;
      coming ??= renew().finally(() => {
        coming = null;
      });
      return await unlessAborted(coming, signal);
    },
    last: () => token,
    discard(refused) {
      if (refused === token) staleAt = Number.NEGATIVE_INFINITY;
    },
  };
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
