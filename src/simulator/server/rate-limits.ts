/** The buckets Okta counts requests in; the most specific one a path fits. */
export type Bucket =
  | "/api/v1/apps"
  | "/api/v1/apps/{id}"
  | "/api/v1/groups"
  | "/api/v1/groups/{id}"
  | "/api/v1/users"
  | "/api/v1/users/{id}"
  | "/api/v1/logs"
  | "/oauth2/v1/clients"
  | "/oauth2/v1"
  | "/api/v1";

/** Requests a minute for a whole workforce org. */
export const workforceLimits: Readonly<Record<Bucket, number>> = {
  "/api/v1/apps": 100,
  "/api/v1/apps/{id}": 500,
  "/api/v1/groups": 500,
  "/api/v1/groups/{id}": 1000,
  "/api/v1/users": 600,
  "/api/v1/users/{id}": 2000,
  "/api/v1/logs": 120,
  "/oauth2/v1/clients": 100,
  "/oauth2/v1": 2000,
  "/api/v1": 1200,
};

export interface RateLimitSettings {
  /** Length of a window; Okta's is a minute. */
  windowMs?: number;
  /** Limits of the whole org; a token gets half. Buckets left out keep the workforce limit. */
  limits?: Partial<Record<Bucket, number>>;
  /** Multiplies every limit. */
  scale?: number;
  /** Requests the whole org may have in flight; a token half of them. 75 if not said. */
  concurrency?: number;
}

export type RateLimits = "off" | "workforce" | RateLimitSettings;

export function bucketOf(path: string): Bucket {
  if (path.startsWith("/oauth2/v1/clients")) return "/oauth2/v1/clients";
  if (path.startsWith("/oauth2/v1")) return "/oauth2/v1";
  const [kind, id, rest] = path.replace(/^\/api\/v1\//, "").split("/");
  if (kind === "apps") return id !== undefined && rest === undefined ? "/api/v1/apps/{id}" : "/api/v1/apps";
  if (kind === "groups")
    return id !== undefined && id !== "rules" && rest === undefined ? "/api/v1/groups/{id}" : "/api/v1/groups";
  if (kind === "users" && rest === undefined) return id === undefined ? "/api/v1/users" : "/api/v1/users/{id}";
  if (kind === "logs") return "/api/v1/logs";
  return "/api/v1";
}

export interface Standing {
  limit: number;
  remaining: number;
  /** Epoch seconds at which the window has surely ended. */
  reset: number;
  refused: boolean;
}

export interface RateLimiter {
  /** Counts one request of a principal and says how it stands. */
  admit(bucket: Bucket, principal: string): Standing;
  /** Counts requests of the customer's other tools, which leave less of the org's limit to the tokens. */
  otherTraffic(bucket: Bucket, requests: number): void;
  /** False, and nothing counted, when too many requests are in flight already. */
  enter(principal: string): boolean;
  leave(principal: string): void;
}

interface Window {
  ends: number;
  used: number;
  byPrincipal: Map<string, number>;
}

/** Windows begin with the first request after the last one ended, so they follow no clock. */
export function createRateLimiter(settings: RateLimits, now: () => number): RateLimiter {
  const off = settings === "off";
  const given: RateLimitSettings = typeof settings === "string" ? {} : settings;
  const windowMs = given.windowMs ?? 60_000;
  const concurrency = given.concurrency ?? 75;
  const windows = new Map<Bucket, Window>();
  const inFlight = new Map<string, number>();
  let allInFlight = 0;

  function windowOf(bucket: Bucket): Window {
    const known = windows.get(bucket);
    if (known !== undefined && known.ends > now()) return known;
    const fresh = { ends: now() + windowMs, used: 0, byPrincipal: new Map<string, number>() };
    windows.set(bucket, fresh);
    return fresh;
  }

  function limitOf(bucket: Bucket): number {
    if (off) return 1_000_000;
    return Math.max(1, Math.floor((given.limits?.[bucket] ?? workforceLimits[bucket]) * (given.scale ?? 1)));
  }

  return {
    admit(bucket, principal) {
      const window = windowOf(bucket);
      const whole = limitOf(bucket);
      const limit = Math.max(1, Math.floor(whole / 2));
      const used = window.byPrincipal.get(principal) ?? 0;
      const left = Math.min(limit - used, whole - window.used);
      const reset = Math.ceil(window.ends / 1000);
      if (left <= 0 && !off) return { limit, remaining: 0, reset, refused: true };
      window.byPrincipal.set(principal, used + 1);
      window.used++;
      return { limit, remaining: Math.max(0, left - 1), reset, refused: false };
    },
    otherTraffic(bucket, requests) {
      windowOf(bucket).used += requests;
    },
    enter(principal) {
      const mine = inFlight.get(principal) ?? 0;
      if (!off && (allInFlight >= concurrency || mine >= Math.max(1, Math.floor(concurrency / 2)))) return false;
      inFlight.set(principal, mine + 1);
      allInFlight++;
      return true;
    },
    leave(principal) {
      inFlight.set(principal, (inFlight.get(principal) ?? 1) - 1);
      allInFlight--;
    },
  };
}
