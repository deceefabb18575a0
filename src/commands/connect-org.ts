import { z } from "zod";
import { type Config, ConfigError, type OktaSignIn } from "../config.ts";
import type { OktaOrganization } from "../okta/records.ts";
import type { TokenRole } from "../okta/role.ts";
import { describeMissingScopes } from "../sync/capabilities.ts";
import { connectOkta } from "./connect-okta.ts";
import { type Connection, type ConnectionStore, parseConnectionName } from "./home/connection-store.ts";

export interface OrgToConnect {
  /** As `checkedOrgUrl` has it. */
  orgUrl: string;
  signIn: OktaSignIn;
  /** What to call it; else as before, or after its address. */
  name: string | null;
  email: string | null;
}

export interface ConnectingOptions {
  signal: AbortSignal;
  maxAttempts: number;
  maxWaitMs: number;
}

export type Connecting = {
  organization: OktaOrganization;
  role: TokenRole;
  /** A line for each scope that the app was not granted, and what is not read without it. */
  missingScopes: string[];
} & ({ stored: true; name: string; before: Connection | null } | { stored: false });

/**
 * Signs in, finds out what the token may see, and stores the connection unless that is nothing.
 * @throws OrgUrlError, OktaError, NameTakenError
 */
export async function connectOrg(
  config: Config,
  store: ConnectionStore,
  { orgUrl, signIn, name: wanted, email }: OrgToConnect,
  options: ConnectingOptions,
): Promise<Connecting> {
  using okta = await connectOkta(config, { orgUrl, signIn }, options);
  const organization = await okta.organization({ signal: options.signal });
  const role = await okta.probeRole();
  const missingScopes = describeMissingScopes(await okta.grants());
  if (role.role === "NONE") return { organization, role, missingScopes, stored: false };
  const known = (await store.list()).find((one) => one.organizationId === organization.id);
  const name = wanted ?? known?.name ?? defaultName(orgUrl, organization);
  const before = await store.put(
    {
      name,
      orgUrl,
      organizationId: organization.id,
      organizationName: organization.name,
      email: email ?? known?.email ?? null,
      connectedAt: new Date().toISOString(),
      role: { role: role.role, adminPermissions: role.adminPermissions, words: role.words },
    },
    signIn,
  );
  return { organization, role, missingScopes, stored: true, name, before };
}

/** @param from what gave it, for the message */
export function parseEmail(text: string, from: string): string {
  if (z.email().safeParse(text).success) return text;
  throw new ConfigError(`${from} is not an e-mail address.`);
}

function defaultName(orgUrl: string, organization: OktaOrganization): string {
  const { hostname } = new URL(orgUrl);
  const first = /^[a-z]/i.test(hostname) ? hostname.split(".")[0] : organization.subdomain;
  return parseConnectionName(first?.replace(/[^A-Za-z0-9._-]/g, "-") || "local");
}
