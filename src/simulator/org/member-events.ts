import { appParty, groupParty, userParty } from "../log/parties.ts";
import { type By, writeEvent } from "./log-events.ts";
import type { OrgState, SimGroup } from "./state.ts";

/** Groups that Okta itself fills write nothing; an import says when it is done, too. */
export function writeMemberEvent(
  state: OrgState,
  change: "add" | "remove",
  group: SimGroup,
  userId: string,
  by: By,
): void {
  const user = state.users.get(userId);
  if (group.type === "BUILT_IN" || user === undefined) return;
  const imported = group.type === "APP_GROUP";
  const targets = [userParty(user), groupParty(group)];
  writeEvent(state, `group.user_membership.${change}`, targets, imported ? "system" : by);
  const source = group.sourceAppId === null ? undefined : state.apps.get(group.sourceAppId);
  if (imported && source !== undefined)
    writeEvent(state, "system.import.group_membership.complete", [appParty(source)], "system");
}
