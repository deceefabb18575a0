import type { Bucket } from "./rate-limits.ts";
import type { TokenRole } from "./tokens.ts";

export interface LoggedRequest {
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  /** 1 for the first page of a walk, or what is no walk. */
  page: number;
  /** 0 while, or if ever, nothing has been answered. */
  status: number;
  role: TokenRole | null;
  bucket: Bucket;
}

export interface RequestLog {
  readonly all: readonly LoggedRequest[];
  /** How many requests went to a path; all of them if none is given. */
  count(path?: string | RegExp): number;
  clear(): void;
}

export function matchesPath(path: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string"
    ? path === wanted
    : new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, "")).test(path);
}

export function createRequestLog(): RequestLog & { add(request: LoggedRequest): void } {
  const all: LoggedRequest[] = [];
  return {
    all,
    count: (path) =>
      path === undefined ? all.length : all.filter((request) => matchesPath(request.path, path)).length,
    clear: () => {
      all.length = 0;
    },
    add: (request) => {
      all.push(request);
    },
  };
}
