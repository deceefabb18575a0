import type { OutcomeResult } from "../log/event.ts";
import { appOf, userOf } from "./records.ts";
import type { OrgState } from "./state.ts";

export interface LogChanges {
  /** Who the log says does the changes from now on; Okta itself at first, and again with null. */
  actAs(userId: string | null): void;
  /** A single sign-on, whether or not the user may. It changes nothing but the log. */
  useApp(userId: string, appId: string, use?: { result?: OutcomeResult; at?: Date | number }): void;
}

export function logChanges(state: OrgState): LogChanges {
  return {
    actAs(userId) {
      if (userId !== null) userOf(state, userId);
      state.acting.userId = userId;
    },
    useApp(userId, appId, { result = "SUCCESS", at } = {}) {
      state.log.recordSignOn(
        userOf(state, userId),
        appOf(state, appId),
        result,
        at === undefined ? state.clock.now() : Number(at),
      );
    },
  };
}
