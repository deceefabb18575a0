import type { UserStatus } from "./state.ts";

type LiveStatus = Exclude<UserStatus, "DEPROVISIONED">;

const entering: Partial<Record<LiveStatus, string>> = {
  LOCKED_OUT: "user.account.lock",
  PASSWORD_EXPIRED: "user.account.expire_password",
  PROVISIONED: "user.lifecycle.activate",
  RECOVERY: "user.account.reset_password",
  SUSPENDED: "user.lifecycle.suspend",
};

const leaving: Partial<Record<UserStatus, string>> = {
  LOCKED_OUT: "user.account.unlock",
  PASSWORD_EXPIRED: "user.account.update_password",
  PROVISIONED: "user.lifecycle.activate",
  RECOVERY: "user.account.update_password",
  STAGED: "user.lifecycle.activate",
  SUSPENDED: "user.lifecycle.unsuspend",
};

/** The event that a user's way from one status to another writes, if any. */
export function statusEvent(from: UserStatus, to: LiveStatus): string | null {
  if (from === to) return null;
  return (to === "ACTIVE" ? leaving[from] : entering[to]) ?? null;
}
