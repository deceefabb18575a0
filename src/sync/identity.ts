import type { Graph } from "../graph/graph.ts";
import { syncQueries } from "../graph/queries.ts";
import type { Okta } from "../okta/okta.ts";
import type { OktaOrganization } from "../okta/records.ts";
import type { SyncedConnection } from "./context.ts";
import { keyOf } from "./keys.ts";

/** The address leads to another org than the one that was connected, or to none that can be kept apart from others. */
export class OrganizationChangedError extends Error {
  override name = "OrganizationChangedError";
}

/**
 * Which org answers. Everything the sync writes hangs on this id, so nothing is read or written before it is sure.
 * @throws OrganizationChangedError, OktaError
 */
export async function readIdentity(
  okta: Okta,
  connection: SyncedConnection,
  graph: Graph,
  signal: AbortSignal,
): Promise<{ organization: OktaOrganization; oktaNow: string; userTypes: Map<string, string>; requests: number }> {
  const meter = { requests: 0, throttledMs: 0 };
  const organization = await okta.organization({ signal, meter });
  await okta.requireRole({ signal, meter });
  if (connection.organizationId !== null && connection.organizationId !== organization.id) {
    throw new OrganizationChangedError(
      `${connection.orgUrl} now answers for the org ${organization.id}; this connection is for ${connection.organizationId}. Nothing was read or written. If the address is right, connect it again under another name.`,
    );
  }
  if (organization.id.includes("/")) {
    throw new OrganizationChangedError(
      `${connection.orgUrl} gives its org an id with a slash, which no Okta org has: its data could not be kept apart from other orgs'. Nothing was read or written. Check that the address is that of an Okta org.`,
    );
  }
  const [known] = await graph.read(syncQueries.knownOrganization, { key: keyOf(organization.id, organization.id) });
  const names = known?.userTypeNames ?? [];
  const userTypes = new Map((known?.userTypeIds ?? []).map((id, index) => [id, names[index] ?? id]));
  return { organization, oktaNow: okta.now().toISOString(), userTypes, requests: meter.requests };
}
