import { z } from "zod";
import { noRow, query } from "../query.ts";

/** What the history is found by. An index on edges holds those alone that have the property: they are as many as the changes. */

const statement = { params: z.object({}), row: noRow };

export const deletedUserKey = query("schema/deleted-user-key", statement);
export const deletedUserSortKey = query("schema/deleted-user-sort-key", statement);
export const pastUserKey = query("schema/past-user-key", statement);
export const pastUserSortKey = query("schema/past-user-sort-key", statement);
export const pastUserEnded = query("schema/past-user-ended", statement);
export const deletedGroupKey = query("schema/deleted-group-key", statement);
export const deletedGroupSortKey = query("schema/deleted-group-sort-key", statement);
export const pastGroupKey = query("schema/past-group-key", statement);
export const pastGroupSortKey = query("schema/past-group-sort-key", statement);
export const pastGroupEnded = query("schema/past-group-ended", statement);
export const deletedAppKey = query("schema/deleted-app-key", statement);
export const deletedAppSortKey = query("schema/deleted-app-sort-key", statement);
export const pastAppKey = query("schema/past-app-key", statement);
export const pastAppSortKey = query("schema/past-app-sort-key", statement);
export const pastAppEnded = query("schema/past-app-ended", statement);
export const pastGapKey = query("schema/past-gap-key", statement);
export const pastGapEnded = query("schema/past-gap-ended", statement);
export const deletedGroupRuleKey = query("schema/deleted-group-rule-key", statement);
export const endedRoleAssignmentKey = query("schema/ended-role-assignment-key", statement);
export const memberOfBegun = query("schema/member-of-begun", statement);
export const wasMemberOfBegun = query("schema/was-member-of-begun", statement);
export const wasMemberOfEnded = query("schema/was-member-of-ended", statement);
export const assignedBegun = query("schema/assigned-begun", statement);
export const wasAssignedBegun = query("schema/was-assigned-begun", statement);
export const wasAssignedEnded = query("schema/was-assigned-ended", statement);
export const accountInBegun = query("schema/account-in-begun", statement);
export const hadAccountInBegun = query("schema/had-account-in-begun", statement);
export const hadAccountInEnded = query("schema/had-account-in-ended", statement);
export const hadRoleEnded = query("schema/had-role-ended", statement);
