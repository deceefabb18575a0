import { entitlementOf } from "../../access/entitlement.ts";
import { entitlementCollectors, needs, together } from "../../access/needs.ts";
import { instead } from "../../access/what-if/obstacles.ts";
import type { Context } from "../context.ts";
import type {
  HowToRemoveResolvers,
  RemovalCutResolvers,
  RemovalOptionResolvers,
  RoleChangeResolvers,
  WhatIfNoteResolvers,
  WhatIfResolvers,
} from "../generated.ts";
import { nodesByKey, rulesById } from "../loaders/by-key.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { statusOfReach } from "../loaders/reach.ts";
import { pageSize } from "../pages.ts";
import { mostOptions, type RemovalSource } from "../what-if/how-to-remove.ts";
import { accessChanges } from "../what-if/lists.ts";
import { roleChanges } from "../what-if/role-lists.ts";

const ends = ["ENDS", "BLOCKED"] as const;
const starts = ["STARTS"] as const;
const mostNotes = 200;

export const WhatIf: WhatIfResolvers = {
  loses: async (of, args, context) => accessChanges(context, of.orgId, await of.loses(), ends, args),
  mayLose: async (of, args, context) => accessChanges(context, of.orgId, await of.mayLose(), ends, args),
  gains: async (of, args, context) => accessChanges(context, of.orgId, await of.gains(), starts, args),
  mayGain: async (of, args, context) => accessChanges(context, of.orgId, await of.mayGain(), starts, args),
  rolesLost: async (of, args, context) => roleChanges(context, await of.plan(), "LOST", args),
  rolesGained: async (of, args, context) => roleChanges(context, await of.plan(), "GAINED", args),
  notes: async ({ plan, orgId }) => (await plan()).notes.slice(0, mostNotes).map((note) => ({ ...note, orgId })),
  noteCount: async ({ plan }) => (await plan()).notes.length,
  complete: async ({ plan }) => (await plan()).complete,
  dataStatus: ({ orgId }, _, context) => dataStatusFor(context, orgId, together(needs.canReach(), needs.userRoles())),
};

export const WhatIfNote: WhatIfNoteResolvers = {
  user: ({ user }) => user ?? null,
  group: ({ groupKey }, _, context) => (groupKey ? loaded(nodesByKey.group(context).load(groupKey)) : null),
  rule: ({ ruleKey }, _, context) => (ruleKey ? loaded(nodesByKey.groupRule(context).load(ruleKey)) : null),
};

async function loaded<T>(row: Promise<T | undefined>): Promise<T | null> {
  return (await row) ?? null;
}

export const RoleChange: RoleChangeResolvers = {
  assignment: ({ assignment, ...change }) => (assignment === null ? null : { ...change, assignment }),
  otherwiseHeld: (change) => change.otherwiseHeld(),
};

const optionsShown = 5;

export const HowToRemove: HowToRemoveResolvers = {
  entitlement: async (of, _, context) => entitlementOf(of.pathCount, (await statusOf(of, context)).incomplete),
  options: ({ options }, { first }) => options.slice(0, pageSize(first, optionsShown, mostOptions)),
  optionCount: ({ options }) => options.length,
  guaranteed: async (of, _, context) =>
    !of.isUnexplained && !(await statusOf(of, context)).incomplete.some((name) => entitlementCollectors.has(name)),
  dataStatus: (of, _, context) => statusOf(of, context),
};

function statusOf({ user, app }: RemovalSource, context: Context) {
  return statusOfReach(context, app, user);
}

export const RemovalOption: RemovalOptionResolvers = {
  possible: ({ cuts }) => cuts.every(({ refused }) => !refused),
};

export const RemovalCut: RemovalCutResolvers = {
  instead: ({ obstacle }) => (obstacle === null ? null : instead.leaving[obstacle]),
  rules: ({ orgId, ruleIds }, _, context) => rulesById(context, orgId, ruleIds),
};
