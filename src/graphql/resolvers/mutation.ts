import { Secret } from "../../config.ts";
import { chooseConnected, nameOf } from "../connected-org.ts";
import type { Context } from "../context.ts";
import { codedError } from "../errors.ts";
import type { MutationResolvers } from "../generated.ts";
import type { Operator } from "../operator.ts";

export const Mutation: MutationResolvers = {
  connectOkta: (_, { input }, context) => {
    const { domain, token, name, email } = input;
    const request = { domain, token: new Secret(token), name: name ?? null, email: email ?? null };
    return operatorOf(context).connectOkta(request, context.asking);
  },
  disconnect: (_, { name, purge }, context) => operatorOf(context).disconnect({ name, purge }, context.asking),
  syncNow: async (_, { org, full }, context) => {
    const operator = operatorOf(context);
    const { chosen, all } = await chooseConnected(context, org);
    if (chosen?.connected) {
      const { connected, row } = chosen;
      return operator.syncNow({ ...connected, oktaId: connected.oktaId ?? row?.oktaId ?? null }, full, context.asking);
    }
    return {
      __typename: "NotConnected",
      message: "No such org is connected. Connect it by connectOkta, or by access-graph connect.",
      connections: all.filter(({ connected }) => connected !== null).map(nameOf),
    };
  },
};

function operatorOf({ operator }: Context): Operator {
  if (operator !== null) return operator;
  throw codedError(
    "FORBIDDEN",
    "Only questions are answered here. Use the commands connect, disconnect and sync, or ask a server (access-graph serve).",
  );
}
