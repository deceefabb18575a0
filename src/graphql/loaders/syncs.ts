import { syncs } from "../../graph/queries/read.ts";
import type { OrganizationRow, SyncRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";

/** The latest syncs of an org, newest first. */
export async function latestSyncs(context: Context, org: OrganizationRow, first: number): Promise<SyncRow[]> {
  const batch = context.batch(`${syncs.name} ${first}`, async (keys) => {
    const rows = await context.read(syncs, { keys: [...keys], limit: BigInt(first) });
    return new Map(rows.map((row) => [row.key, row.syncs]));
  });
  return (await batch.load(org.key)) ?? [];
}
