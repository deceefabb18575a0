/** Whether an entitlement works right now. BLOCKED beats LATENT beats USABLE. */
export type Usability = "USABLE" | "LATENT" | "BLOCKED";

export type UsabilityReason =
  | "USER_SUSPENDED"
  | "USER_DEPROVISIONED"
  | "USER_STAGED"
  | "USER_PROVISIONED"
  | "USER_PASSWORD_EXPIRED"
  | "USER_RECOVERY"
  | "USER_LOCKED_OUT"
  | "APP_INACTIVE"
  | "ACCOUNT_PENDING"
  | "ACCOUNT_IMPORTED"
  | "ACCOUNT_MATCHED"
  | "ACCOUNT_SUSPENDED"
  | "ACCOUNT_INACTIVE"
  | "ACCOUNT_REVOKED"
  | "ACCOUNT_DEPROVISIONED"
  | "ACCOUNT_UNASSIGNED"
  | "UNKNOWN_STATUS";

/** The rule as data, so that a Cypher statement that filters by it takes the very same lists as parameters. */
export const usabilityRules = {
  user: {
    USABLE: ["ACTIVE"],
    LATENT: ["PROVISIONED", "STAGED", "PASSWORD_EXPIRED", "RECOVERY", "LOCKED_OUT"],
    BLOCKED: ["SUSPENDED", "DEPROVISIONED"],
  },
  account: {
    // Okta lets people sign in with STAGED, APPROVED and IMPLICIT accounts; only provisioning differs.
    USABLE: ["ACTIVE", "PROVISIONED", "APPROVED", "STAGED", "IMPLICIT"],
    LATENT: ["PENDING", "IMPORTED", "MATCHED"],
    BLOCKED: ["SUSPENDED", "INACTIVE", "REVOKED", "DEPROVISIONED", "UNASSIGNED"],
  },
  /** Any other status of an app blocks it. */
  app: { USABLE: ["ACTIVE"] },
} as const;

export interface UsabilityFacts {
  userStatus: string | null;
  appStatus: string | null;
  /** null where the app keeps no account of the user; the account's own status may be missing too. */
  account: { status: string | null } | null;
}

/** @returns the answer and every reason that applies, worst first; USABLE has none */
export function usabilityOf(facts: UsabilityFacts): { usability: Usability; reasons: UsabilityReason[] } {
  const blocked: UsabilityReason[] = [];
  const latent: UsabilityReason[] = [];
  let unknown = false;

  function judge(kind: "user" | "account", status: string | null): void {
    const rules = usabilityRules[kind];
    const prefix = kind === "user" ? "USER" : "ACCOUNT";
    if (isIn(rules.BLOCKED, status)) blocked.push(`${prefix}_${status}` as UsabilityReason);
    else if (isIn(rules.LATENT, status)) latent.push(`${prefix}_${status}` as UsabilityReason);
    else if (!isIn(rules.USABLE, status)) unknown = true;
  }

  judge("user", facts.userStatus);
  if (!isIn(usabilityRules.app.USABLE, facts.appStatus)) blocked.push("APP_INACTIVE");
  if (facts.account !== null) judge("account", facts.account.status);
  if (unknown) latent.push("UNKNOWN_STATUS");
  const usability = blocked.length > 0 ? "BLOCKED" : latent.length > 0 ? "LATENT" : "USABLE";
  return { usability, reasons: [...blocked, ...latent] };
}

function isIn(list: readonly string[], status: string | null): boolean {
  return status !== null && list.includes(status);
}
