/** Why a change cannot be made just so in Okta. */
export type Obstacle = "RULE_MADE" | "IMPORTED" | "BUILT_IN";

interface MembershipFacts {
  reason: string | null;
  groupType: string | null;
}

/** What stands in the way of taking a user out of a group. Null: an administrator, or a program, simply does it. */
export function obstacleToLeaving({ reason, groupType }: MembershipFacts): Obstacle | null {
  if (groupType === "BUILT_IN" || reason === "BUILT_IN") return "BUILT_IN";
  if (groupType === "APP_GROUP" || reason === "IMPORT") return "IMPORTED";
  return reason === "RULE" ? "RULE_MADE" : null;
}

/** What stands in the way of putting a user into a group by hand. */
export function obstacleToJoining(groupType: string | null): keyof typeof joining | null {
  if (groupType === "BUILT_IN") return "BUILT_IN";
  return groupType === "APP_GROUP" ? "IMPORTED" : null;
}

const leaving: Readonly<Record<Obstacle, string>> = {
  RULE_MADE:
    "A group rule made this membership. Exclude the user from the rule (Okta does so itself when an administrator takes such a member out by hand), or change the rule or the attribute it asks for.",
  IMPORTED:
    "The group is filled by an import. Take the user out at the source, an app or a directory, and let it be imported again; or unassign the group from the app.",
  BUILT_IN:
    "Okta itself keeps everybody in this group. Unassign the group from the app; where the app is open to everyone, turn that off.",
};

const joining: Readonly<Record<Exclude<Obstacle, "RULE_MADE">, string>> = {
  IMPORTED:
    "The group is filled by an import. Put the user in at the source, an app or a directory, and let it be imported.",
  BUILT_IN: "Okta itself decides who is in this group; nobody can be put into it.",
};

/** What to do instead. */
export const instead = { leaving, joining };
