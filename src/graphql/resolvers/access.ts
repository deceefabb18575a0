import { entitlementOf } from "../../access/entitlement.ts";
import { usabilityOf } from "../../access/usability.ts";
import type { Context } from "../context.ts";
import type { AccessResolvers } from "../generated.ts";
import { lastUse } from "../loaders/last-use.ts";
import { explain } from "../loaders/paths.ts";
import { statusOfReach } from "../loaders/reach.ts";
import type { AccessSource } from "../sources.ts";
import { somePaths } from "./reach.ts";

export const Access: AccessResolvers = {
  entitlement: async (pair, _, context) => {
    const [{ paths }, status] = await Promise.all([
      explain(context, pair),
      statusOfReach(context, pair.app, pair.user),
    ]);
    return entitlementOf(paths.length, status.incomplete);
  },
  pathCount: async (pair, _, context) => (await explain(context, pair)).paths.length,
  paths: async (pair, { first }, context) => somePaths(await explain(context, pair), pair.app, first),
  usability: async (pair, _, context) => (await judge(context, pair))?.usability ?? null,
  reasons: async (pair, _, context) => (await judge(context, pair))?.reasons ?? [],
  lastUse: (pair, _, context) => lastUse(context, pair),
  account: async (pair, _, context) => (await explain(context, pair)).account,
  dataStatus: ({ app, user }, _, context) => statusOfReach(context, app, user),
};

/** Whether what the user is entitled to works; null when there is no path. */
async function judge(context: Context, pair: AccessSource) {
  const { paths, account } = await explain(context, pair);
  if (paths.length === 0) return null;
  return usabilityOf({ userStatus: pair.user.status, appStatus: pair.app.status, account });
}
