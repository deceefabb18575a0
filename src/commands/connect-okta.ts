import type { Config, OktaSettings } from "../config.ts";
import { createOkta, type Okta, type OktaOptions } from "../okta/okta.ts";
import { isLoopbackHost, OrgUrlError, parseOrgUrl } from "../okta/org-url.ts";
import { askOrgAddress } from "./org-address.ts";

/**
 * The org's address as it will be called; refused before any request when neither Okta nor the operator vouches for it.
 * @param by who gives the address: the operator may name this machine, whoever asks a server only where the operator allows it
 */
export function checkedOrgUrl(config: Config, given: string, by: "operator" | "caller" = "operator"): string {
  const allowedHosts = config.allowedOrgHosts;
  try {
    const allowLoopback = by === "operator" || allowedHosts.some(isLoopbackHost);
    const orgUrl = parseOrgUrl(given, { allowLoopback, allowedHosts });
    const { hostname } = new URL(orgUrl);
    if (by === "operator" || !isLoopbackHost(hostname) || allowedHosts.includes(hostname)) return orgUrl;
    throw new OrgUrlError("The org URL leads to this machine, which is not allowed here.");
  } catch (error) {
    if (!(error instanceof OrgUrlError)) throw error;
    throw new OrgUrlError(`${error.message} Custom domains are listed in ACCESS_GRAPH_ALLOWED_ORG_HOSTS.`, {
      cause: error,
    });
  }
}

/** Signs in to an org; what it opened is closed by disposing of it. */
export async function connectOkta(
  config: Config,
  settings: OktaSettings,
  options: Partial<Pick<OktaOptions, "onEvent" | "maxAttempts" | "maxWaitMs">> & { signal: AbortSignal },
): Promise<Okta> {
  const orgUrl = checkedOrgUrl(config, settings.orgUrl);
  await requireOktaBehindCustomDomain(config, orgUrl, options.signal);
  return createOkta({
    ...options,
    orgUrl,
    signIn: settings.signIn,
    ...(config.oktaTimeoutMs === null ? {} : { attemptTimeoutMs: config.oktaTimeoutMs }),
    ...(config.rateReserve === null ? {} : { rateReserve: config.rateReserve }),
  });
}

/** The operator vouches for the name of a custom domain; that Okta answers there is asked before the token goes out. */
async function requireOktaBehindCustomDomain(config: Config, orgUrl: string, signal: AbortSignal): Promise<void> {
  if (!config.allowedOrgHosts.includes(new URL(orgUrl).hostname)) return;
  const address = await askOrgAddress(orgUrl, signal).catch(() => null);
  signal.throwIfAborted();
  if (address?.organizationId) return;
  throw new OrgUrlError(
    `${orgUrl} does not answer as an Okta org does (/.well-known/okta-organization), so the token was not sent. Check ACCESS_GRAPH_ALLOWED_ORG_HOSTS.`,
  );
}
