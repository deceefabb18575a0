import type { GroupFacts } from "../powers/principal.ts";
import type { AppTarget, GroupTarget, UserTarget } from "../powers/scope.ts";
import type { PrincipalPowers } from "./principal-powers.ts";

/** A user, or one who stands for several alike: in the same of the groups that matter, and equal in what else matters. */
export interface Person extends UserTarget {
  /** Whether they reach the app already. */
  reaches: boolean;
  /** Whether what they have does not work: they are suspended, or their account in the app is. */
  isBlocked: boolean;
  /** Deprovisioned: nobody signs in as them. */
  isGone: boolean;
  /** What group rules look at; null of one who stands for several. */
  profile: Readonly<Record<string, string | null>> | null;
}

/** Somebody with powers, and who they are themselves. */
export interface Actor extends PrincipalPowers {
  /** The user, or the members of the group. Null: a service app, which can only give something to somebody. */
  people: readonly Person[] | null;
  /** A service app as a target. */
  app: AppTarget | null;
}

/** A group that the app is assigned to. */
export interface GrantingGroup {
  target: GroupTarget;
  rules: readonly FillingRule[];
}

/** A group rule that is active and fills the group. */
export interface FillingRule {
  id: string;
  name: string | null;
  expression: string | null;
  /** Okta ids of users whom it leaves out, as far as they are asked about. */
  excludes: ReadonlySet<string>;
}

/** What has to be known of an app to say who could reach it. */
export interface AppFacts {
  target: AppTarget;
  granting: readonly GrantingGroup[];
  /** Who reaches the app now, and can be taken over: those of no role first. */
  victims: readonly Person[];
}

export interface ReachWorld {
  facts: GroupFacts;
  /** Types of the groups that scopes name. */
  groupTypes: ReadonlyMap<string, string | null>;
}
