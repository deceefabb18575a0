import type { PowerScope } from "./scope.ts";

/** One role given to one user, group or service app, that is not switched off. */
export interface PowerAssignment {
  key: string;
  /** Whom it was given to: an Okta id. */
  holderId: string;
  holderKind: "USER" | "GROUP" | "APP";
  /** The type of a standard role, or CUSTOM. */
  type: string | null;
  /** Of a custom role; null where they are not known. */
  permissions: readonly string[] | null;
  /** What limits a permission, as JSON, by the permission. */
  conditions: ReadonlyMap<string, string>;
  scope: PowerScope;
}

/** An assignment as somebody has it: their own, or through a group. */
export interface Held {
  assignment: PowerAssignment;
  /** The Okta id of the group; null where it was given to them. */
  through: string | null;
}

/**
 * Who has powers together: a user with all roles, own and through groups; a service app; or a group, which stands for those of
 * its members who have a role by it.
 */
export interface Principal {
  kind: "USER" | "GROUP" | "APP";
  id: string;
  held: readonly Held[];
}

/** What has to be known of an org's groups to say what a role allows. Okta ids. */
export interface GroupFacts {
  /** Groups that have a role. */
  withRole: ReadonlySet<string>;
  /** Groups that scopes name and that have no member. */
  empty: ReadonlySet<string>;
}

export function isSuperAdmin(principal: Principal): boolean {
  return principal.held.some(({ assignment }) => assignment.type === "SUPER_ADMIN");
}
