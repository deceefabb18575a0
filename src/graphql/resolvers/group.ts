import { needs, together } from "../../access/needs.ts";
import { rulesOfGroups } from "../../graph/queries/read.ts";
import type { GroupResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { adminRolesOfGroup } from "../loaders/admin-roles.ts";
import { appsOfGroup } from "../loaders/assignments.ts";
import { nodesByKey } from "../loaders/by-key.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { members } from "../loaders/memberships.ts";
import { organizationOf } from "../organization-choice.ts";
import { selectedBeside } from "../selected-beside.ts";

export const Group: GroupResolvers = {
  id: (group) => toGlobalId("Group", group.key),
  organization: (group, _, context) => organizationOf(context, group.orgId),
  name: (group) => group.name ?? group.oktaId,
  sourceApp: async (group, _, context) => {
    if (group.sourceAppId === null) return null;
    return (await nodesByKey.app(context).load(`${group.orgId}/${group.sourceAppId}`)) ?? null;
  },
  members: (group, args, context) => members(context, group, args),
  apps: (group, args, context) => appsOfGroup(context, group, args),
  rules: async (group, _, context) => {
    const rules = context.batch(rulesOfGroups.name, async (keys) => {
      const rows = await context.read(rulesOfGroups, { keys: [...keys] });
      return new Map(rows.map((row) => [row.key, row.rules]));
    });
    return (await rules.load(group.key)) ?? [];
  },
  adminRoles: (group, _, context) => adminRolesOfGroup(context, group),
  dataStatus: (group, _, context, info) => {
    const beside = selectedBeside(context, info);
    const rests = together(needs.groups(), beside.has("adminRoles") ? needs.roles() : []);
    return dataStatusFor(context, group.orgId, rests, [group]);
  },
};
