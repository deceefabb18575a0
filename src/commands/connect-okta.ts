import type { Config, OktaSettings } from "../config.ts";
import { createOkta, type Okta, type OktaOptions } from "../okta/okta.ts";
import { parseOrgUrl } from "../okta/org-url.ts";

/** The org's address as it will be called; refused before any request when neither Okta nor the operator vouches for it. */
export function checkedOrgUrl(config: Config, given: string): string {
  return parseOrgUrl(given, { allowLoopback: true, allowedHosts: config.allowedOrgHosts });
}

export function connectOkta(
  config: Config,
  settings: OktaSettings,
  options: Pick<OktaOptions, "signal" | "onEvent" | "maxAttempts" | "maxWaitMs" | "attemptTimeoutMs"> = {},
): Okta {
  return createOkta({
    ...options,
    orgUrl: checkedOrgUrl(config, settings.orgUrl),
    token: settings.token,
    ...(config.rateReserve === null ? {} : { rateReserve: config.rateReserve }),
  });
}
