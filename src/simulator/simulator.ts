import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaults, type Faults } from "./faults.ts";
import type { SimOrg } from "./org.ts";
import { errorReply } from "./server/fault-answers.ts";
import { type Desk, handle } from "./server/handler.ts";
import { type AdminFlagSpelling, createJson } from "./server/json.ts";
import { OktaAnswerError } from "./server/okta-error.ts";
import { createCursors } from "./server/paging.ts";
import { type Bucket, createRateLimiter, type RateLimits } from "./server/rate-limits.ts";
import { createRequestLog, type RequestLog } from "./server/request-log.ts";
import { createSearchIndex } from "./server/search-index.ts";
import { send, type Timers } from "./server/send.ts";
import { makeTokens, type Tokens } from "./server/tokens.ts";
import { createServiceApps, type ServiceApps } from "./service-apps.ts";

export interface SimulatorOptions {
  org: SimOrg;
  /** A free one if not said. */
  port?: number;
  host?: string;
  /** "off" if not said: the headers are there, and no request is refused. */
  rateLimits?: RateLimits;
  /** Self and next as two Link headers, as Okta mostly sends them, or in one. */
  linkHeaders?: "two" | "one";
  /** How long `search` lags behind writes. */
  searchLagMs?: number;
  /** Rows on a page at most, whatever is asked for: small orgs then have walks of many pages. */
  largestPage?: number;
  /** Added to every answer. */
  latencyMs?: number;
  /** Okta has spelt the flag in group stats in three ways. */
  adminFlag?: AdminFlagSpelling;
  /** Okta's flag used to be false for groups whose only roles are custom ones. */
  adminFlagMissesCustomRoles?: boolean;
}

export interface Simulator {
  /** The org URL, without a slash at its end. */
  url: string;
  tokens: Tokens;
  serviceApps: ServiceApps;
  org: SimOrg;
  faults: Faults;
  requests: RequestLog;
  /** Lets the customer's other tools use up some of a bucket. */
  otherTraffic(bucket: Bucket, requests: number): void;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Serves a simulated Okta org over HTTP until it is closed. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { org } = options;
  const host = options.host ?? "127.0.0.1";
  const tokens = makeTokens(org.seed);
  const faults = createFaults();
  const requests = createRequestLog();
  const limiter = createRateLimiter(options.rateLimits ?? "off", () => org.clock.now());
  const search = createSearchIndex(org, options.searchLagMs ?? 0);
  const timers: Timers = new Set();
  let desk: Desk | null = null;

  const server = createServer((request, response) => {
    try {
      if (desk !== null) handle(desk, request, response);
    } catch (error) {
      // A mistake of the simulator's own must not look like silence.
      console.error(error);
      send(response, errorReply(new OktaAnswerError("E0000009")), [], timers);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const serviceApps = createServiceApps(url, () => org.clock.now());
  desk = {
    org,
    tokens,
    serviceApps,
    json: createJson(org, url, {
      spelling: options.adminFlag ?? "hasAdminPrivilege",
      missesCustomRoles: options.adminFlagMissesCustomRoles ?? false,
    }),
    cursors: createCursors(),
    search,
    limiter,
    timers,
    oneLinkHeader: options.linkHeaders === "one",
    latencyMs: options.latencyMs ?? 0,
    largestPage: options.largestPage ?? Number.POSITIVE_INFINITY,
    take: faults.take,
    log: requests.add,
  };

  const close = async () => {
    search.close();
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return {
    url,
    tokens,
    serviceApps,
    org,
    faults,
    requests,
    otherTraffic: limiter.otherTraffic,
    close,
    [Symbol.asyncDispose]: close,
  };
}
