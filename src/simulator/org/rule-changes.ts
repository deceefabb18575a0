import { namedParty } from "../log/parties.ts";
import { applyRuleToAll, setRuleReason } from "./apply-rules.ts";
import { holdsRole } from "./holders.ts";
import { writeEvent } from "./log-events.ts";
import { insert, remove } from "./ordered.ts";
import { groupOf, ruleOf, SimulatorError } from "./records.ts";
import { parseRuleExpression } from "./rule-expression.ts";
import { type OrgState, type SimRule, stamp } from "./state.ts";

export interface NewRule {
  name: string;
  expression: string;
  groupIds: string[];
  id?: string;
  excludedUserIds?: string[];
  /** ACTIVE if not said. An expression that cannot be read makes it INVALID. */
  status?: SimRule["status"];
}

export interface RuleChanges {
  addRule(rule: NewRule): SimRule;
  /** Okta lets only an inactive rule be edited; here the deactivation, edit and activation are one step. */
  changeRule(id: string, change: Partial<Omit<NewRule, "id" | "status">>): SimRule;
  activateRule(id: string): SimRule;
  /** Leaves the members the rule made in their groups. */
  deactivateRule(id: string): SimRule;
  /** Its members stay, as if put there by hand, unless `removeUsers` is set. */
  deleteRule(id: string, options?: { removeUsers?: boolean }): void;
}

export function ruleChanges(state: OrgState): RuleChanges {
  function put(rule: SimRule): SimRule {
    insert(state.rules, rule.id, rule);
    return rule;
  }

  /** Making, editing and deleting a rule write nothing of their own. */
  function write(happened: "trigger" | "deactivated" | "invalidate", rule: SimRule): void {
    writeEvent(state, `group.user_membership.rule.${happened}`, [namedParty("GroupRule", rule.id, rule.name)]);
  }

  function deactivate(id: string): SimRule {
    const rule = ruleOf(state, id);
    if (rule.status === "ACTIVE") write("deactivated", rule);
    return put({ ...rule, status: "INACTIVE", lastUpdated: stamp(state) });
  }

  function activate(rule: SimRule): SimRule {
    const readable = parseRuleExpression(rule.expression) !== null && rule.groupIds.every((id) => state.groups.has(id));
    const active = put({ ...rule, status: readable ? "ACTIVE" : "INVALID", lastUpdated: stamp(state) });
    write(readable ? "trigger" : "invalidate", active);
    if (readable) applyRuleToAll(state, active);
    return active;
  }

  function checkTargets(groupIds: readonly string[]): void {
    for (const groupId of groupIds) {
      if (groupOf(state, groupId).type !== "OKTA_GROUP")
        throw new SimulatorError("Rules fill groups of type OKTA_GROUP only");
      if (holdsRole(state, "groups", groupId))
        throw new SimulatorError("Rules cannot fill a group that holds an administrator role");
    }
  }

  function forget(ruleId: string, groupIds: readonly string[]): void {
    for (const groupId of groupIds) {
      for (const userId of [...(state.members.get(groupId)?.keys() ?? [])]) {
        setRuleReason(state, ruleId, groupId, userId, false);
      }
    }
  }

  return {
    addRule(input) {
      checkTargets(input.groupIds);
      const at = stamp(state);
      const rule = put({
        id: input.id ?? state.nextId("0pr"),
        name: input.name,
        status: input.status ?? "INACTIVE",
        created: at,
        lastUpdated: at,
        expression: input.expression,
        groupIds: [...input.groupIds],
        excludedUserIds: [...(input.excludedUserIds ?? [])],
      });
      return (input.status ?? "ACTIVE") === "ACTIVE" ? activate(rule) : rule;
    },

    changeRule(id, change) {
      const rule = ruleOf(state, id);
      if (change.groupIds !== undefined) checkTargets(change.groupIds);
      if (rule.status === "ACTIVE") write("deactivated", rule);
      const changed = put({ ...rule, ...change, lastUpdated: stamp(state) });
      forget(
        id,
        rule.groupIds.filter((groupId) => !changed.groupIds.includes(groupId)),
      );
      return rule.status === "INACTIVE" ? changed : activate(changed);
    },

    activateRule: (id) => activate(ruleOf(state, id)),
    deactivateRule: deactivate,

    deleteRule(id, options = {}) {
      const rule = ruleOf(state, id);
      if (rule.status === "ACTIVE") write("deactivated", rule);
      remove(state.rules, id);
      if (options.removeUsers === true) return forget(id, rule.groupIds);
      for (const groupId of rule.groupIds) {
        const members = state.members.get(groupId);
        for (const [userId, membership] of members ?? []) {
          if (!membership.ruleIds.includes(id)) continue;
          members?.set(userId, { byHand: true, ruleIds: membership.ruleIds.filter((ruleId) => ruleId !== id) });
        }
      }
    },
  };
}
