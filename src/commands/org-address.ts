import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { z } from "zod";
import { proxyTo } from "../okta/sign-in.ts";
import { exchange, TransportFailure } from "../okta/transport.ts";

const wellKnown = z.object({ id: z.string() });

export const addressTimeoutMs = 15_000;

/** What an address says of itself to anybody, without a token. */
export interface OrgAddress {
  /** Null when it does not describe itself as an Okta org. */
  organizationId: string | null;
  /** Okta's clock at the time of the answer. */
  date: Date | null;
}

/**
 * Asks the address whether it is an Okta org, by the way that the token would go. No token is sent and no redirect is
 * followed.
 * @throws TransportFailure
 */
export async function askOrgAddress(orgUrl: string, signal: AbortSignal): Promise<OrgAddress> {
  const timeout = AbortSignal.timeout(addressTimeoutMs);
  const straight = orgUrl.startsWith("https:") ? new HttpsAgent() : new HttpAgent();
  const { status, headers, text } = await exchange({
    url: new URL("/.well-known/okta-organization", orgUrl).href,
    method: "GET",
    headers: { accept: "application/json" },
    agent: (await proxyTo(orgUrl)) ?? straight,
    signal: AbortSignal.any([signal, timeout]),
  }).catch((error: unknown) => {
    throw error === timeout.reason ? new TransportFailure("TIMEOUT") : error;
  });
  const date = Date.parse(headers.get("date") ?? "");
  return {
    organizationId: status >= 200 && status < 300 ? idIn(text) : null,
    date: Number.isNaN(date) ? null : new Date(date),
  };
}

function idIn(text: string): string | null {
  try {
    return wellKnown.parse(JSON.parse(text)).id;
  } catch {
    return null;
  }
}
