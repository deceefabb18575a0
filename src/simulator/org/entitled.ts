import type { AccountStatus, OrgState, SimApp, SimUser } from "./state.ts";

const usable: ReadonlySet<AccountStatus> = new Set(["ACTIVE", "APPROVED", "IMPLICIT", "PROVISIONED"]);

/** Every active user with a usable account in an active app. */
export function* entitled(state: OrgState): Iterable<{ user: SimUser; app: SimApp }> {
  for (const [appId, accounts] of state.accounts) {
    const app = state.apps.get(appId);
    if (app?.status !== "ACTIVE") continue;
    for (const { userId, status } of accounts.values()) {
      const user = state.users.get(userId);
      if (user?.status === "ACTIVE" && usable.has(status)) yield { user, app };
    }
  }
}
