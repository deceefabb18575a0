import { setTimeout as sleep } from "node:timers/promises";
import { GraphError } from "./errors.ts";
import type { Graph } from "./graph.ts";
import * as historySchema from "./queries/history-schema.ts";
import * as schema from "./queries/schema.ts";

/** Constraints and indexes, by the name each has in Neo4j. All are `IF NOT EXISTS`: applying them twice changes nothing. */
const wanted = {
  organization_key: schema.organizationKey,
  user_key: schema.userKey,
  group_key: schema.groupKey,
  group_rule_key: schema.groupRuleKey,
  app_key: schema.appKey,
  sync_key: schema.syncKey,
  collector_key: schema.collectorKey,
  gap_key: schema.gapKey,
  role_key: schema.roleKey,
  role_assignment_key: schema.roleAssignmentKey,
  resource_set_key: schema.resourceSetKey,
  api_token_key: schema.apiTokenKey,
  credential_key: schema.credentialKey,
  factor_key: schema.factorKey,
  system_log_key: schema.systemLogKey,
  user_sort_key: schema.userSortKey,
  group_sort_key: schema.groupSortKey,
  app_sort_key: schema.appSortKey,
  gap_org: schema.gapOrg,
  collector_runs: schema.collectorRuns,
  search: schema.search,
  deleted_user_key: historySchema.deletedUserKey,
  deleted_user_sort_key: historySchema.deletedUserSortKey,
  past_user_key: historySchema.pastUserKey,
  past_user_sort_key: historySchema.pastUserSortKey,
  past_user_ended: historySchema.pastUserEnded,
  deleted_group_key: historySchema.deletedGroupKey,
  deleted_group_sort_key: historySchema.deletedGroupSortKey,
  past_group_key: historySchema.pastGroupKey,
  past_group_sort_key: historySchema.pastGroupSortKey,
  past_group_ended: historySchema.pastGroupEnded,
  deleted_app_key: historySchema.deletedAppKey,
  deleted_app_sort_key: historySchema.deletedAppSortKey,
  past_app_key: historySchema.pastAppKey,
  past_app_sort_key: historySchema.pastAppSortKey,
  past_app_ended: historySchema.pastAppEnded,
  past_gap_key: historySchema.pastGapKey,
  past_gap_ended: historySchema.pastGapEnded,
  deleted_group_rule_key: historySchema.deletedGroupRuleKey,
  ended_role_assignment_key: historySchema.endedRoleAssignmentKey,
  member_of_begun: historySchema.memberOfBegun,
  was_member_of_begun: historySchema.wasMemberOfBegun,
  was_member_of_ended: historySchema.wasMemberOfEnded,
  assigned_begun: historySchema.assignedBegun,
  was_assigned_begun: historySchema.wasAssignedBegun,
  was_assigned_ended: historySchema.wasAssignedEnded,
  account_in_begun: historySchema.accountInBegun,
  had_account_in_begun: historySchema.hadAccountInBegun,
  had_account_in_ended: historySchema.hadAccountInEnded,
  had_role_ended: historySchema.hadRoleEnded,
};

const mostAttempts = 8;

/**
 * Applies what is missing of the constraints and indexes and waits until all are online.
 * Safe to run by several processes at once and at every start.
 * @returns the names of those that were missing
 * @throws GraphError RIGHTS when the user may not change the schema
 */
export async function migrate(graph: Graph): Promise<string[]> {
  const missing = await missingIndexes(graph);
  for (const [name, statement] of Object.entries(wanted)) {
    if (!missing.includes(name)) continue;
    await apply(graph, statement);
  }
  if (missing.length > 0) await graph.autocommit(schema.awaitIndexes, {});
  return missing;
}

/** @returns the names of constraints and indexes that are not there or not online yet; empty when the graph is ready */
export async function missingIndexes(graph: Graph): Promise<string[]> {
  const present = await graph.read(schema.listIndexes, {});
  const online = new Set(present.filter((index) => index.state === "ONLINE").map((index) => index.name));
  return Object.keys(wanted).filter((name) => !online.has(name));
}

/** Two processes that create the same schema at once can be refused each other's locks, or find the work done. */
async function apply(graph: Graph, statement: (typeof wanted)[keyof typeof wanted]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await graph.autocommit(statement, {});
      return;
    } catch (error) {
      const code = error instanceof GraphError ? (error.code ?? "") : "";
      if (code.includes("AlreadyExists")) return;
      if (!code.includes("TransientError") || attempt >= mostAttempts) throw error;
      await sleep(100 * attempt + Math.random() * 200);
    }
  }
}
