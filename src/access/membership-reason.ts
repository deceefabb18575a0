/** Why a user is a member of a group. UNKNOWN where Okta did not say: nothing is guessed. */
export type MembershipReason = "RULE" | "DIRECT" | "IMPORT" | "BUILT_IN" | "UNKNOWN";

export interface MembershipEvidence {
  /** Okta's group type; kinds Okta may add later count as unknown. */
  groupType: string | null;
  /** Whether the group is the target of a group rule; null where the rules could not be read. */
  ruleTarget: boolean | null;
  /** The rules Okta names for this member; [] means by hand, undefined that Okta did not say. */
  ruleIds: readonly string[] | undefined;
}

/**
 * Okta writes to a group in one way per type: an APP_GROUP is filled by its app's import alone, a BUILT_IN group by Okta
 * itself, an OKTA_GROUP by hand and by group rules. Only the last needs a look at the single member.
 */
export function membershipReason(evidence: MembershipEvidence): MembershipReason {
  if (evidence.groupType === "BUILT_IN") return "BUILT_IN";
  if (evidence.groupType === "APP_GROUP") return "IMPORT";
  if (evidence.groupType !== "OKTA_GROUP") return "UNKNOWN";
  if (evidence.ruleIds !== undefined) return evidence.ruleIds.length > 0 ? "RULE" : "DIRECT";
  return evidence.ruleTarget === false ? "DIRECT" : "UNKNOWN";
}
