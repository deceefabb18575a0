import { ConfigError, type OktaSettings } from "../config.ts";
import type { SyncedConnection } from "../sync/context.ts";
import type { Context } from "./action.ts";
import { checkedOrgUrl } from "./connect-okta.ts";
import { type Connection, findConnection, openConnectionStore } from "./home/connection-store.ts";
import { UsageError } from "./usage-error.ts";

export interface SelectedOrg {
  settings: OktaSettings;
  connection: SyncedConnection;
}

/** The org a command is about: the one named, else the one of the OKTA_CLIENT_ variables, else the only one connected. */
export async function selectOrg({ config }: Pick<Context, "config">, named: string | undefined): Promise<SelectedOrg> {
  const given = named === undefined ? config({ okta: true }) : config();
  const store = openConnectionStore(given);
  const stored = async (one: Connection): Promise<SelectedOrg> => ({
    settings: { orgUrl: one.orgUrl, signIn: await store.signIn(one) },
    connection: { name: one.name, email: one.email, orgUrl: one.orgUrl, organizationId: one.organizationId },
  });
  if (named !== undefined) return await stored(findConnection(await store.list(), named));
  if (given.okta !== null) {
    const orgUrl = checkedOrgUrl(given, given.okta.orgUrl);
    // The same org may also be connected: then it keeps its name, whichever token reads it.
    const connected = (await store.list()).find((one) => one.orgUrl === orgUrl);
    return {
      settings: { ...given.okta, orgUrl },
      connection: { name: connected?.name ?? null, email: connected?.email ?? null, orgUrl, organizationId: null },
    };
  }
  const connections = await store.list();
  const [only] = connections;
  if (only === undefined) {
    throw new ConfigError(
      "No Okta org is connected. Run access-graph connect your-org.okta.com, or set OKTA_CLIENT_ORGURL and OKTA_CLIENT_TOKEN_FILE. To look around without one: access-graph demo.",
    );
  }
  if (connections.length > 1) {
    throw new UsageError(
      `Several orgs are connected: name one with --org (${connections.map(({ name }) => name).join(", ")}).`,
    );
  }
  return await stored(only);
}
