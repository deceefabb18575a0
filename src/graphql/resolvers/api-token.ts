import type { ApiTokenResolvers } from "../generated.ts";
import { nodesByKey } from "../loaders/by-key.ts";

export const ApiToken: ApiTokenResolvers = {
  owner: async (token, _, context) =>
    token.userId === null ? null : ((await nodesByKey.user(context).load(`${token.orgId}/${token.userId}`)) ?? null),
};
