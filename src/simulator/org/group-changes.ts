import { groupParty, namedParty, userParty } from "../log/parties.ts";
import { forgetGroup } from "./admin-cascade.ts";
import { applyRulesToUser } from "./apply-rules.ts";
import { writeEvent } from "./log-events.ts";
import { insert, remove } from "./ordered.ts";
import { reconcileApp, reconcileMember } from "./reconcile.ts";
import { dropMember, groupOf, membersOf, putGroup, putMember, SimulatorError, userOf } from "./records.ts";
import { BY_HAND, GIVEN, type OrgState, type SimGroup, stamp } from "./state.ts";

export interface NewGroup {
  name: string;
  id?: string;
  description?: string | null;
  type?: SimGroup["type"];
  /** Makes it an APP_GROUP imported from that app. */
  sourceAppId?: string;
  profile?: Record<string, unknown>;
}

export interface GroupChanges {
  addGroup(group: NewGroup): SimGroup;
  renameGroup(id: string, name: string): SimGroup;
  updateGroup(id: string, profile: Record<string, unknown>): SimGroup;
  /** Rules that fill the group become INVALID. */
  deleteGroup(id: string): void;
  /** By hand into an OKTA_GROUP, by import into an APP_GROUP. */
  addMember(groupId: string, userId: string): void;
  /** Someone a rule put there goes on the rule's exclude list, as in Okta. */
  removeMember(groupId: string, userId: string): void;
}

export function groupChanges(state: OrgState): GroupChanges {
  /** What an import does to a group has names of its own. */
  function write(change: "create" | "update" | "delete", group: SimGroup): void {
    const ofOkta = change === "update" ? "group.profile.update" : `group.lifecycle.${change}`;
    const imported = group.type === "APP_GROUP";
    const eventType = imported ? `system.import.group.${change}` : ofOkta;
    writeEvent(state, eventType, [groupParty(group)], imported ? "system" : "admin");
  }

  function updateGroup(id: string, profile: Record<string, unknown>): SimGroup {
    const group = groupOf(state, id);
    const updated = { ...group, profile: { ...group.profile, ...profile }, lastUpdated: stamp(state) };
    putGroup(state, updated);
    write("update", updated);
    return updated;
  }

  function editable(groupId: string): SimGroup {
    const group = groupOf(state, groupId);
    if (groupId === state.everyoneId) throw new SimulatorError("Okta itself keeps the members of Everyone");
    return group;
  }

  return {
    addGroup(input) {
      const at = stamp(state);
      const id = input.id ?? state.nextId("00g");
      if (state.groups.has(id)) throw new SimulatorError(`The simulated org already has a group ${id}`);
      const group: SimGroup = {
        id,
        type: input.type ?? (input.sourceAppId === undefined ? "OKTA_GROUP" : "APP_GROUP"),
        created: at,
        lastUpdated: at,
        lastMembershipUpdated: at,
        profile: { name: input.name, description: input.description ?? null, ...input.profile },
        sourceAppId: input.sourceAppId ?? null,
      };
      insert(state.members, id, new Map());
      state.appsOfGroup.set(id, new Set());
      putGroup(state, group);
      write("create", group);
      return group;
    },

    renameGroup: (id, name) => updateGroup(id, { name }),
    updateGroup,

    deleteGroup(id) {
      write("delete", editable(id));
      const users = [...membersOf(state, id).keys()];
      for (const userId of users) dropMember(state, id, userId, null);
      for (const appId of [...(state.appsOfGroup.get(id) ?? [])]) {
        const assignments = state.appGroups.get(appId);
        if (assignments !== undefined) remove(assignments, id);
        reconcileApp(state, appId, []);
      }
      for (const [ruleId, rule] of state.rules) {
        if (!rule.groupIds.includes(id) && !rule.expression.includes(`"${id}"`)) continue;
        insert(state.rules, ruleId, { ...rule, status: "INVALID", lastUpdated: stamp(state) });
        const targets = [namedParty("GroupRule", ruleId, rule.name)];
        writeEvent(state, "group.user_membership.rule.invalidate", targets, "system");
      }
      state.appsOfGroup.delete(id);
      forgetGroup(state, id);
      remove(state.members, id);
      remove(state.groups, id);
      for (const userId of users) applyRulesToUser(state, userId);
    },

    addMember(groupId, userId) {
      const group = editable(groupId);
      if (userOf(state, userId).status === "DEPROVISIONED") throw new SimulatorError(`User ${userId} is deactivated`);
      const known = membersOf(state, groupId).get(userId);
      if (known !== undefined && (known.byHand || group.type !== "OKTA_GROUP")) return;
      const reasons = known === undefined ? BY_HAND : { byHand: true, ruleIds: known.ruleIds };
      putMember(state, groupId, userId, group.type === "OKTA_GROUP" ? reasons : GIVEN);
      reconcileMember(state, groupId, userId);
      applyRulesToUser(state, userId);
    },

    removeMember(groupId, userId) {
      editable(groupId);
      const known = membersOf(state, groupId).get(userId);
      if (known === undefined) return;
      for (const ruleId of known.ruleIds) {
        const rule = state.rules.get(ruleId);
        if (rule === undefined || rule.excludedUserIds.includes(userId)) continue;
        const excludedUserIds = [...rule.excludedUserIds, userId];
        insert(state.rules, ruleId, { ...rule, excludedUserIds, lastUpdated: stamp(state) });
        const targets = [namedParty("GroupRule", ruleId, rule.name), userParty(userOf(state, userId))];
        writeEvent(state, "group.user_membership.rule.add_exclusion", targets);
      }
      dropMember(state, groupId, userId);
      reconcileMember(state, groupId, userId);
      applyRulesToUser(state, userId);
    },
  };
}
