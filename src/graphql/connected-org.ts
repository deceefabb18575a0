import type { Context } from "./context.ts";
import { codedError } from "./errors.ts";
import { oktaIdOfKey, parseGlobalId } from "./global-id.ts";
import type { ConnectedOrg } from "./operator.ts";
import type { SyncStateSource } from "./sources.ts";

/** The orgs that are connected, with those of the graph that are not; each once. */
async function candidates(context: Context): Promise<SyncStateSource[]> {
  const connected = (await context.operator?.orgs()) ?? [];
  const rows = await context.organizations();
  const rowOf = (org: ConnectedOrg) =>
    rows.find((row) => (org.oktaId === null ? row.domain === new URL(org.orgUrl).host : row.oktaId === org.oktaId)) ??
    null;
  const known = connected.map((one) => ({ connected: one, row: rowOf(one) }));
  const others = rows.filter((row) => known.every((one) => one.row !== row));
  return [...known, ...others.map((row) => ({ connected: null, row }))];
}

/**
 * The org whose reading is asked about, which need not have been read yet.
 * @param given global id, Okta id or connection name; may be missing while there is one org
 * @throws GraphQLError AMBIGUOUS_ORGANIZATION
 */
export async function chooseConnected(
  context: Context,
  given: string | null | undefined,
): Promise<{ chosen: SyncStateSource | null; all: SyncStateSource[] }> {
  const all = await candidates(context);
  if (given === null || given === undefined) {
    const [only] = all;
    if (all.length <= 1) return { chosen: only ?? null, all };
    throw codedError(
      "AMBIGUOUS_ORGANIZATION",
      `Several orgs are connected: say which one by the argument \`org\`: ${all.map(nameOf).join(", ")}.`,
      { organizations: all.map((one) => oktaIdOf(one) ?? nameOf(one)) },
    );
  }
  const global = parseGlobalId(given);
  const id = global?.type === "Organization" ? oktaIdOfKey(global.key) : given;
  const chosen = all.find((one) => oktaIdOf(one) === id) ?? all.find((one) => connectionNameOf(one) === given) ?? null;
  return { chosen, all };
}

export function nameOf(one: SyncStateSource): string {
  return connectionNameOf(one) ?? oktaIdOf(one) ?? one.connected?.orgUrl ?? "";
}

const connectionNameOf = ({ connected, row }: SyncStateSource) => connected?.name ?? row?.connectionName ?? null;
const oktaIdOf = ({ connected, row }: SyncStateSource) => connected?.oktaId ?? row?.oktaId ?? null;
