import type { Answer } from "../transport.ts";

/** Okta tells whole seconds and takes its time to answer; a difference beyond this is a wrong clock. */
export const muchSkewMs = 120_000;

export const isMuchSkew = (skewMs: number): boolean => Math.abs(skewMs) > muchSkewMs;

/** How far this machine's clock is ahead of that of whoever answered; 0 where the answer has no date. */
export function skewOf({ headers }: Answer): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? 0 : Date.now() - date;
}
