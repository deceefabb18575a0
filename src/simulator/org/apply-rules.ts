import { reconcileMember } from "./reconcile.ts";
import { dropMember, putMember } from "./records.ts";
import { parseRuleExpression, type RuleCondition } from "./rule-expression.ts";
import type { OrgState, SimRule, SimUser } from "./state.ts";

const conditions = new WeakMap<SimRule, RuleCondition>();

function conditionOf(rule: SimRule): RuleCondition {
  const known = conditions.get(rule);
  if (known !== undefined) return known;
  const condition = parseRuleExpression(rule.expression) ?? (() => false);
  conditions.set(rule, condition);
  return condition;
}

/** Whether the rule, were it active, would put the user into its groups. */
export function ruleMatches(state: OrgState, rule: SimRule, user: SimUser): boolean {
  if (user.status === "DEPROVISIONED" || rule.excludedUserIds.includes(user.id)) return false;
  return conditionOf(rule)(user, {
    has: (groupId) => state.members.get(groupId)?.has(user.id) === true,
    names: () => [...(state.groupsOf.get(user.id) ?? [])].map((id) => state.groups.get(id)?.profile.name ?? ""),
  });
}

/** Adds the rule as a reason of the membership, or takes it away; without any reason left the membership ends. */
export function setRuleReason(
  state: OrgState,
  ruleId: string,
  groupId: string,
  userId: string,
  wanted: boolean,
): boolean {
  const membership = state.members.get(groupId)?.get(userId);
  const has = membership?.ruleIds.includes(ruleId) === true;
  if (has === wanted || !state.groups.has(groupId)) return false;
  if (wanted) {
    putMember(state, groupId, userId, {
      byHand: membership?.byHand ?? false,
      ruleIds: [...(membership?.ruleIds ?? []), ruleId],
    });
  } else if (membership !== undefined) {
    const ruleIds = membership.ruleIds.filter((id) => id !== ruleId);
    if (ruleIds.length === 0 && !membership.byHand) dropMember(state, groupId, userId, { rule: ruleId });
    else putMember(state, groupId, userId, { byHand: membership.byHand, ruleIds });
  }
  reconcileMember(state, groupId, userId);
  return true;
}

/** Evaluates one active rule for one user. Rules skip deactivated users: their memberships are left as they are. */
function evaluate(state: OrgState, rule: SimRule, user: SimUser): boolean {
  if (rule.status !== "ACTIVE" || user.status === "DEPROVISIONED") return false;
  const wanted = ruleMatches(state, rule, user);
  let changed = false;
  for (const groupId of rule.groupIds) changed = setRuleReason(state, rule.id, groupId, user.id, wanted) || changed;
  return changed;
}

/** A rule may ask for a group that another rule fills, so a few rounds; conditions that chase each other are given up. */
export function applyRulesToUser(state: OrgState, userId: string): void {
  const user = state.users.get(userId);
  if (user === undefined) return;
  for (let round = 0; round < 5; round++) {
    let changed = false;
    for (const rule of state.rules.values()) changed = evaluate(state, rule, user) || changed;
    if (!changed) return;
  }
}

export function applyRuleToAll(state: OrgState, rule: SimRule): void {
  for (const user of state.users.values()) if (evaluate(state, rule, user)) applyRulesToUser(state, user.id);
}
