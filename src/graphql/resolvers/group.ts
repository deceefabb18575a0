import { needs, together } from "../../access/needs.ts";
import { rulesOfGroups } from "../../graph/queries/read.ts";
import type { GroupResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { adminRolesOfGroup } from "../loaders/admin-roles.ts";
import { appsOfGroupAsOf } from "../loaders/as-of/assignments.ts";
import { membersAsOf } from "../loaders/as-of/memberships.ts";
import { nodesByKeyAsOf } from "../loaders/as-of/nodes.ts";
import { appsOfGroup } from "../loaders/assignments.ts";
import { nodesByKey } from "../loaders/by-key.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { members } from "../loaders/memberships.ts";
import { refuseInHistory } from "../moments.ts";
import { organizationOf } from "../organization-choice.ts";
import { selectedBeside } from "../selected-beside.ts";

export const Group: GroupResolvers = {
  id: (group) => toGlobalId("Group", group.key),
  organization: (group, _, context) => organizationOf(context, group.orgId),
  name: (group) => group.name ?? group.oktaId,
  sourceApp: async (group, _, context) => {
    if (group.sourceAppId === null) return null;
    const { moment } = group;
    const apps = moment ? nodesByKeyAsOf.app(context, moment) : nodesByKey.app(context);
    return (await apps.load(`${group.orgId}/${group.sourceAppId}`)) ?? null;
  },
  members: (group, args, context) =>
    group.moment ? membersAsOf(context, group, group.moment, args) : members(context, group, args),
  apps: (group, args, context) =>
    group.moment ? appsOfGroupAsOf(context, group, group.moment, args) : appsOfGroup(context, group, args),
  rules: async (group, _, context) => {
    refuseInHistory(group, "rules");
    const rules = context.batch(rulesOfGroups.name, async (keys) => {
      const rows = await context.read(rulesOfGroups, { keys: [...keys] });
      return new Map(rows.map((row) => [row.key, row.rules]));
    });
    return (await rules.load(group.key)) ?? [];
  },
  adminRoles: (group, _, context) => {
    refuseInHistory(group, "adminRoles");
    return adminRolesOfGroup(context, group);
  },
  dataStatus: (group, _, context, info) => {
    const beside = selectedBeside(context, info);
    const rests = together(needs.groups(), beside.has("adminRoles") ? needs.roles() : []);
    return dataStatusFor(context, group.orgId, rests, [group]);
  },
};
