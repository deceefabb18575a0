import { syncQueries, writeQueries } from "../graph/queries.ts";
import type { OktaOrganization } from "../okta/records.ts";
import { contentHash } from "./content-hash.ts";
import type { SyncContext, SyncedConnection, Tally } from "./context.ts";
import { keyOf } from "./keys.ts";

/** The Organization node's content, without dates. Never a secret. */
export function toOrganizationProperties(organization: OktaOrganization, connection: SyncedConnection) {
  return {
    oktaId: organization.id,
    orgId: organization.id,
    name: organization.name,
    domain: new URL(connection.orgUrl).host,
    connectionName: connection.name,
    email: connection.email,
  };
}

/**
 * Writes the Organization node when its content changed. Runs before the sync's record can be written, which hangs on it.
 * User type names live on it too, so that users keep their type's name when the types cannot be read.
 */
export async function writeOrganization(
  context: Pick<SyncContext, "graph" | "now" | "dryRun" | "userTypes">,
  properties: ReturnType<typeof toOrganizationProperties>,
  tally: Pick<Tally, "added" | "changed">,
): Promise<void> {
  const key = keyOf(properties.orgId, properties.orgId);
  const userTypes = [...context.userTypes].sort(([a], [b]) => (a < b ? -1 : 1));
  const content = {
    ...properties,
    userTypeIds: userTypes.map(([id]) => id),
    userTypeNames: userTypes.map(([, name]) => name),
  };
  const hash = contentHash(content);
  const [known] = await context.graph.read(syncQueries.knownOrganization, { key });
  if (known?.hash === hash) return;
  if (known) tally.changed += 1;
  else tally.added += 1;
  if (context.dryRun) return;
  await context.graph.write(writeQueries.mergeOrganization, {
    row: { key, properties: { ...content, hash } },
    now: context.now,
  });
}
