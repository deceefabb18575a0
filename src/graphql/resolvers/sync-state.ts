import { whoSyncs } from "../../sync/lease.ts";
import { chooseConnected, nameOf } from "../connected-org.ts";
import type { Context } from "../context.ts";
import { codedError } from "../errors.ts";
import type { SyncStateResolvers } from "../generated.ts";
import { latestSyncs } from "../loaders/syncs.ts";
import type { SyncStateSource } from "../sources.ts";

export const SyncState: SyncStateResolvers = {
  running: (state, _, context) => runsOf(state, context).running,
  last: (state, _, context) => runsOf(state, context).last,
  elsewhere: async (state, _, context) => {
    if (state.row === null || runsOf(state, context).running !== null) return null;
    return await whoSyncs(context, state.row.orgId);
  },
  latest: async ({ row }, _, context) => (row === null ? null : ((await latestSyncs(context, row, 1))[0] ?? null)),
};

/** The org whose reading is asked about. */
export async function syncState(context: Context, org: string | null | undefined): Promise<SyncStateSource> {
  const { chosen, all } = await chooseConnected(context, org);
  if (chosen !== null) return chosen;
  if (all.length === 0) {
    throw codedError(
      "NOT_READY",
      "No Okta org is connected, and none has been read. Run access-graph connect and access-graph sync first.",
      { waitsFor: "FIRST_SYNC" },
    );
  }
  throw codedError(
    "UNKNOWN_ORGANIZATION",
    `No connected org is called ${JSON.stringify(org)}. Connected: ${all.map(nameOf).join(", ")}.`,
  );
}

function runsOf({ connected }: SyncStateSource, { operator }: Context) {
  return (connected && operator?.runsOf(connected)) ?? { running: null, last: null };
}
