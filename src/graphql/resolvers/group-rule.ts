import { targetsOfRules } from "../../graph/queries/read.ts";
import type { GroupRuleResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { organizationOf } from "../organization-choice.ts";

export const GroupRule: GroupRuleResolvers = {
  id: (rule) => toGlobalId("GroupRule", rule.key),
  organization: (rule, _, context) => organizationOf(context, rule.orgId),
  targets: async (rule, _, context) => {
    const targets = context.batch(targetsOfRules.name, async (keys) => {
      const rows = await context.read(targetsOfRules, { keys: [...keys] });
      return new Map(rows.map((row) => [row.key, row.targets]));
    });
    return (await targets.load(rule.key)) ?? [];
  },
};
