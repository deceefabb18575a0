import type { PowerBarrierResolvers, PowerResolvers, PowerRuleResolvers } from "../generated.ts";
import { adminRoleOf } from "../loaders/powers.ts";

export const Power: PowerResolvers = {
  action: ({ allowed }) => allowed.grant.rule.action,
  adminRole: (power, _, context) => adminRoleOf(context, power, power.allowed.grant.held),
  with: (power, _, context) => {
    const { other } = power.allowed;
    return other === null ? null : adminRoleOf(context, power, other.held);
  },
  rule: ({ allowed }) => allowed.grant.rule,
  confidence: ({ allowed }) => allowed.confidence,
  doubts: ({ allowed }) => [...allowed.doubts],
  scope: (power, _, context) => adminRoleOf(context, power, power.allowed.grant.held),
  onlyAttributes: ({ allowed }) => {
    const { only } = allowed.grant.attributes;
    return only === null ? null : [...only];
  },
  exceptAttributes: ({ allowed }) => [...allowed.grant.attributes.except],
};

export const PowerRule: PowerRuleResolvers = {
  grantedBy: ({ from }) => nameOf(from),
  description: ({ says }) => says,
  with: (rule) => rule.with?.grantors.map(({ from }) => nameOf(from)) ?? [],
};

export const PowerBarrier: PowerBarrierResolvers = {
  description: ({ says }) => says,
};

function nameOf(from: { type: string } | { permission: string }): string {
  return "type" in from ? from.type : from.permission;
}
