import type { Config, OktaSettings } from "../../config.ts";
import { failureWords, isCertificateFailure } from "../../okta/broken-answers.ts";
import { muchSkewMs } from "../../okta/oauth/skew.ts";
import { proxyTo } from "../../okta/sign-in.ts";
import { TransportFailure } from "../../okta/transport.ts";
import { checkedOrgUrl, connectOkta } from "../connect-okta.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Connection, openConnectionStore } from "../home/connection-store.ts";
import { addressTimeoutMs, askOrgAddress, type OrgAddress } from "../org-address.ts";
import { type Check, fail, failedBy, pass, warn } from "./check.ts";
import { checkRights } from "./check-rights.ts";

/** One way into an org that the configuration offers. */
export interface Entrance {
  name: string;
  /** The org's id when it was connected; null for the sign-in of the environment. */
  organizationId: string | null;
  settings(): Promise<OktaSettings>;
}

export function entrances(config: Config, connections: Connection[]): Entrance[] {
  const { okta } = config;
  const store = openConnectionStore(config);
  const stored = connections.map((one) => ({
    name: one.name,
    organizationId: one.organizationId,
    settings: async () => ({ orgUrl: one.orgUrl, signIn: await store.signIn(one) }),
  }));
  return okta === null
    ? stored
    : [{ name: "environment", organizationId: null, settings: async () => okta }, ...stored];
}

export async function* checkEntrance(config: Config, entrance: Entrance, signal: AbortSignal): AsyncGenerator<Check> {
  const about = (what: string) => `${entrance.name}: ${what}`;
  let looking = "token";
  try {
    const settings = await entrance.settings();
    looking = "address";
    const orgUrl = checkedOrgUrl(config, settings.orgUrl);
    let address: OrgAddress;
    try {
      address = await askOrgAddress(orgUrl, signal);
    } catch (error) {
      signal.throwIfAborted();
      yield unreachable(about("address"), orgUrl, error, (await proxyTo(orgUrl)) !== undefined);
      return;
    }
    looking = "token";
    yield pass(about("address"), orgUrl);
    if (address.date !== null) yield checkClock(about("clock"), address.date);
    yield* checkToken(config, { ...settings, orgUrl }, entrance, signal);
  } catch (error) {
    signal.throwIfAborted();
    yield failedBy(about(looking), error);
  }
}

function unreachable(name: string, orgUrl: string, error: unknown, byProxy: boolean): Check {
  if (!(error instanceof TransportFailure)) return failedBy(name, error);
  const { code } = error;
  const way = byProxy ? " through the proxy that HTTPS_PROXY names" : "";
  const remedy = byProxy
    ? "Check HTTPS_PROXY, and whether the proxy lets this machine reach the org."
    : code === "ENOTFOUND" || code === "EAI_AGAIN"
      ? "Check the org's address and the network's DNS; where Okta is reached through a proxy, set HTTPS_PROXY."
      : "Check the org's address, the network and the firewall; where Okta is reached through a proxy, set HTTPS_PROXY.";
  const trust =
    "If a proxy inspects TLS traffic here, give Node its certificate (NODE_EXTRA_CA_CERTS); else check the org's address.";
  const detail = `${orgUrl} cannot be reached${way}: ${failureWords(error, addressTimeoutMs)}`;
  return fail(name, detail, isCertificateFailure(code) ? trust : remedy, exitCodes.oktaUnreachable);
}

async function* checkToken(
  config: Config,
  settings: OktaSettings,
  { name, organizationId }: Entrance,
  signal: AbortSignal,
): AsyncGenerator<Check> {
  using okta = await connectOkta(config, settings, { signal, maxAttempts: 2, maxWaitMs: 60_000 });
  const organization = await okta.organization();
  if (organizationId !== null && organization.id !== organizationId) {
    yield fail(
      `${name}: token`,
      `It opens ${organization.name} (${organization.id}), another org than was connected.`,
      "Connect that org under another name.",
      exitCodes.configuration,
    );
    return;
  }
  const what = settings.signIn.kind === "API_TOKEN" ? "accepted" : `service app ${settings.signIn.clientId} accepted`;
  yield pass(`${name}: token`, `${what} by ${organization.name}`);
  yield* checkRights(okta, settings.signIn, name);
}

function checkClock(name: string, date: Date): Check {
  const skew = Date.now() - date.getTime();
  const seconds = Math.round(Math.abs(skew) / 1_000);
  const detail = `${seconds} s ${skew < 0 ? "behind" : "ahead of"} Okta`;
  // Okta tells whole seconds, and the answer took its time.
  if (Math.abs(skew) < muchSkewMs) return pass(name, seconds < 3 ? "in step with Okta" : detail);
  return warn(name, detail, "Set this machine's clock: dates in answers and waits for rate limits rest on it.");
}
