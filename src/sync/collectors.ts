import { apiTokens } from "./admin/api-tokens.ts";
import { credentials } from "./admin/credentials.ts";
import { customRoles } from "./admin/custom-roles.ts";
import { factors } from "./admin/factors.ts";
import { resourceSets } from "./admin/resource-sets.ts";
import { roleAssignments } from "./admin/role-assignments.ts";
import { appGroups } from "./app-groups.ts";
import { appUsers } from "./app-users.ts";
import { apps } from "./apps.ts";
import type { Collector } from "./context.ts";
import { groupRules } from "./group-rules.ts";
import { groups } from "./groups.ts";
import { memberships } from "./memberships.ts";
import { userTypes } from "./user-types.ts";
import { users } from "./users.ts";

/** What a sync reads, each after those it names as needed. The organization itself is read before them all. */
export const collectors: Collector[] = [
  userTypes,
  users,
  groups,
  groupRules,
  apps,
  appGroups,
  memberships,
  appUsers,
  customRoles,
  resourceSets,
  roleAssignments,
  apiTokens,
  credentials,
  factors,
];
