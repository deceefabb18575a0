import type { Known } from "./values.ts";

/** What is known of the user whom a rule is asked about. */
export interface RuleSubject {
  /** Profile attributes by their name in Okta; null where the user has none. What is not here is not known. */
  attributes: ReadonlyMap<string, Known>;
  /** What `user.getInternalProperty` gives, as far as it is known. */
  internal: ReadonlyMap<string, Known>;
  /** The user's groups by Okta id, with their names; a group whose name is not known may be called anything. */
  groups: ReadonlyMap<string, string | null>;
  /** Groups of which it is not known whether the user is a member. */
  uncertainGroups?: ReadonlyMap<string, string | null>;
  /** Whether the user is in no other group for sure. */
  groupsComplete: boolean;
}

export interface KnownUser {
  oktaId: string;
  login: string | null;
  email: string | null;
  department: string | null;
  title: string | null;
  managerId: string | null;
  status: string | null;
}

/** The attributes of Okta's profile that the graph holds just as Okta has them. */
export const storedAttributes = ["login", "email", "department", "title", "managerId"] as const;

/**
 * A user as the graph has it. All other attributes are unknown, also those of a similar name: the graph's `displayName` may be
 * put together of first and last name, and its `userType` is that of the whole profile, not the attribute.
 */
export function subjectOf(
  user: KnownUser,
  groups: ReadonlyMap<string, string | null>,
  groupsComplete: boolean,
): RuleSubject {
  const attributes = new Map<string, Known>(storedAttributes.map((name) => [name, user[name]]));
  // Where Okta gives no login the graph has the id in its place.
  if (user.login === user.oktaId) attributes.delete("login");
  const internal = new Map<string, Known>([["id", user.oktaId]]);
  if (user.status !== null) internal.set("status", user.status);
  return { attributes, internal, groups, groupsComplete };
}

/** The same user with some attributes set. */
export function withAttributes(subject: RuleSubject, edits: ReadonlyMap<string, Known>): RuleSubject {
  return { ...subject, attributes: new Map([...subject.attributes, ...edits]) };
}
