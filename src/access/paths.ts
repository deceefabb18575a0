export type PathKind = "DIRECT" | "GROUP" | "IMPLICIT" | "UNEXPLAINED";

/** One group the user is a member of and that is assigned to the app. Everyone may come twice: NORMAL and IMPLICIT. */
export interface GroupFact {
  groupId: string;
  kind: string | null;
  reason: string | null;
  ruleIds: readonly string[] | null;
  memberSince: string | null;
  /** When it was made, by the System Log; null where the log does not tell. `Since` is that, or when a sync first saw it. */
  memberAdded: string | null;
  memberAddedBy: string | null;
  assignedSince: string | null;
  assignedAdded: string | null;
  assignedAddedBy: string | null;
}

/** The evidence Okta keeps of the user in the app. It is never a grant of its own. */
export interface AccountFact {
  scope: string | null;
  status: string | null;
  grantingGroupId: string | null;
  firstSeen: string | null;
}

/** All that the graph says about one user and one app. */
export interface ReachFacts<G extends GroupFact = GroupFact> {
  direct: { since: string | null; added: string | null; addedBy: string | null } | null;
  groups: readonly G[];
  account: AccountFact | null;
}

export interface AccessPath<G extends GroupFact = GroupFact> {
  kind: PathKind;
  /** The group the path goes through; null for DIRECT and UNEXPLAINED. */
  via: G | null;
  /** UNEXPLAINED: the Okta id of the group that granted it, where Okta names it. */
  grantingGroupId: string | null;
  /** When every hop of the path had been made, as far as the System Log tells, else when a sync had seen it. */
  since: string | null;
  /** Each hop: when it was made by the System Log, when it was made or first seen, and by whom. */
  hops: readonly { added: string | null; since: string | null; addedBy: string | null }[];
}

/** Every path of one user to one app, direct ones first; empty when the user is not entitled. */
export function pathsOf<G extends GroupFact>(facts: ReachFacts<G>): AccessPath<G>[] {
  const paths: AccessPath<G>[] = [];
  if (facts.direct !== null) {
    const { direct } = facts;
    paths.push({ kind: "DIRECT", via: null, grantingGroupId: null, since: direct.since, hops: [direct] });
  }
  for (const group of facts.groups) {
    paths.push({
      kind: group.kind === "IMPLICIT" ? "IMPLICIT" : "GROUP",
      via: group,
      grantingGroupId: null,
      since: later(group.memberSince, group.assignedSince),
      hops: [
        { added: group.memberAdded, since: group.memberSince, addedBy: group.memberAddedBy },
        { added: group.assignedAdded, since: group.assignedSince, addedBy: group.assignedAddedBy },
      ],
    });
  }
  if (facts.account !== null && isUnexplained(facts.account, paths)) {
    paths.push({
      kind: "UNEXPLAINED",
      via: null,
      grantingGroupId: facts.account.grantingGroupId,
      since: facts.account.firstSeen,
      hops: [{ added: null, since: facts.account.firstSeen, addedBy: null }],
    });
  }
  return paths;
}

/**
 * An account that a group gave (any scope but USER), though that group is not among the paths: the group could not be read, or
 * its membership ended between two requests. Where Okta does not name the group, any GROUP path explains the account.
 */
export function isUnexplained(
  account: Pick<AccountFact, "scope" | "grantingGroupId">,
  paths: readonly { kind: PathKind; via: { groupId: string } | null }[],
): boolean {
  // A scope that is missing or new is not the user's own assignment for sure: it is shown rather than dropped.
  if (account.scope === "USER") return false;
  if (account.grantingGroupId === null) return !paths.some((path) => path.kind === "GROUP");
  return !paths.some((path) => path.via?.groupId === account.grantingGroupId);
}

// ISO 8601 in UTC with one precision compares as text.
export function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
