import { needs } from "../../access/needs.ts";
import type { Context } from "../context.ts";
import type { FactorListResolvers } from "../generated.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import type { FactorListSource } from "../sources.ts";

const notAsked = "Only administrators' factors are read unless a sync is run with --factors all.";

export const FactorList: FactorListResolvers = {
  reason: async (list, _, context) => {
    if (list.known) return null;
    const { gaps } = await statusOf(context, list);
    return gaps.find(({ collector }) => collector === "factors")?.reason ?? notAsked;
  },
  dataStatus: (list, _, context) => statusOf(context, list),
};

function statusOf(context: Context, { user }: FactorListSource) {
  return dataStatusFor(context, user.orgId, needs.factors(user.oktaId), [user]);
}
