import { type LogParty, oktaSystem } from "../log/event.ts";
import { userParty } from "../log/parties.ts";
import type { OrgState, SimUser } from "./state.ts";

/** Who does a change: whoever acts for the org now, Okta itself, a group rule by its id, or a user. */
export type By = "admin" | "system" | { rule: string } | { user: SimUser };

function actorOf(state: OrgState, by: By): LogParty {
  if (by === "admin") {
    const admin = state.acting.userId === null ? undefined : state.users.get(state.acting.userId);
    return admin === undefined ? oktaSystem : userParty(admin);
  }
  return typeof by === "object" && "user" in by ? userParty(by.user) : oktaSystem;
}

export function writeEvent(
  state: OrgState,
  eventType: string,
  targets: readonly LogParty[],
  by: By = "admin",
  debug: Readonly<Record<string, unknown>> = {},
): void {
  const ofRule = typeof by === "object" && "rule" in by ? { triggeredByGroupRuleId: by.rule } : {};
  state.log.write({ eventType, actor: actorOf(state, by), targets, debug: { ...debug, ...ofRule } });
}
