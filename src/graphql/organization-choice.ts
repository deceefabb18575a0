import type { OrganizationRow } from "../graph/queries/rows.ts";
import type { Context } from "./context.ts";
import { codedError } from "./errors.ts";
import { parseGlobalId } from "./global-id.ts";

/**
 * The org a question is about.
 * @param given global id, Okta id or connection name; may be missing while one org is connected
 * @throws GraphQLError NOT_READY, UNKNOWN_ORGANIZATION or AMBIGUOUS_ORGANIZATION
 */
export async function chooseOrganization(context: Context, given: string | null | undefined): Promise<OrganizationRow> {
  const all = await context.organizations();
  if (all.length === 0) {
    throw codedError(
      "NOT_READY",
      "No Okta org has been read yet. Run access-graph connect and access-graph sync first.",
      { waitsFor: "FIRST_SYNC" },
    );
  }
  if (given === null || given === undefined) {
    const [only] = all;
    if (only !== undefined && all.length === 1) return only;
    throw codedError(
      "AMBIGUOUS_ORGANIZATION",
      `Several orgs are connected: say which one by the argument \`org\`: ${all.map(nameOf).join(", ")}.`,
      { organizations: all.map((org) => org.oktaId) },
    );
  }
  const global = parseGlobalId(given);
  const key = global?.type === "Organization" ? global.key : null;
  const matching =
    all.filter((org) => org.key === key || org.oktaId === given).length > 0
      ? all.filter((org) => org.key === key || org.oktaId === given)
      : all.filter((org) => org.connectionName === given);
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return only;
  if (matching.length > 1) {
    throw codedError(
      "AMBIGUOUS_ORGANIZATION",
      `Several orgs are called ${JSON.stringify(given)}: say which one by its Okta id: ${matching.map(nameOf).join(", ")}.`,
      { organizations: matching.map((org) => org.oktaId) },
    );
  }
  throw codedError(
    "UNKNOWN_ORGANIZATION",
    `No connected org is called ${JSON.stringify(given)}. Connected: ${all.map(nameOf).join(", ")}.`,
  );
}

/** The org with this Okta id, which is the first part of every key. */
export async function organizationOf(context: Context, orgId: string): Promise<OrganizationRow> {
  const found = (await context.organizations()).find((org) => org.orgId === orgId);
  if (found === undefined) throw new Error(`the graph has objects of the org ${orgId} but no such org`);
  return found;
}

function nameOf(org: OrganizationRow): string {
  return org.connectionName === null ? org.oktaId : `${org.connectionName} (${org.oktaId})`;
}
