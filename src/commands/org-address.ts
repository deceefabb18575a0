import { z } from "zod";

const wellKnown = z.object({ id: z.string() });

/** What an address says of itself to anybody, without a token. */
export interface OrgAddress {
  /** Null when it does not describe itself as an Okta org. */
  organizationId: string | null;
  /** Okta's clock at the time of the answer. */
  date: Date | null;
}

/** Asks the address whether it is an Okta org. No token is sent and no redirect is followed. */
export async function askOrgAddress(orgUrl: string, signal: AbortSignal): Promise<OrgAddress> {
  const answer = await fetch(new URL("/.well-known/okta-organization", orgUrl), {
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    headers: { accept: "application/json" },
  });
  const date = Date.parse(answer.headers.get("date") ?? "");
  const text = await answer.text();
  return {
    organizationId: answer.ok ? idIn(text) : null,
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
