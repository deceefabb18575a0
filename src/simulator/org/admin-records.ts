export interface SimAppTarget {
  /** The catalogue's key. */
  readonly name: string;
  /** One instance; null stands for every instance of that name, also future ones. */
  readonly id: string | null;
}

/** A standard role as one holder has it. Empty targets leave it org-wide. */
export interface SimRoleGrant {
  readonly type: string;
  readonly groupTargets: readonly string[];
  readonly appTargets: readonly SimAppTarget[];
  readonly created: string;
  readonly lastUpdated: string;
}

export interface SimPermissionConditions {
  readonly include?: Readonly<Record<string, unknown>>;
  readonly exclude?: Readonly<Record<string, unknown>>;
}

export interface SimPermission {
  readonly label: string;
  readonly conditions: SimPermissionConditions | null;
  readonly created: string;
}

export interface SimCustomRole {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly permissions: readonly SimPermission[];
  readonly created: string;
  readonly lastUpdated: string;
}

export interface SimResource {
  readonly id: string;
  readonly orn: string;
  /** ORNs that the resource does not cover. */
  readonly excludes: readonly string[];
  readonly created: string;
}

export interface SimResourceSet {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly resources: readonly SimResource[];
  readonly created: string;
  readonly lastUpdated: string;
}

export interface SimBindingMember {
  readonly id: string;
  readonly created: string;
}

/** Resource set id → custom role id → `users/…`, `groups/…` or `clients/…` → member. None of the maps is ever empty. */
export type SimBindings = Map<string, Map<string, Map<string, SimBindingMember>>>;

export interface SimApiToken {
  readonly id: string;
  readonly name: string;
  readonly clientName: string;
  readonly userId: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly expiresAt: string;
}

export interface SimFactor {
  readonly id: string;
  readonly factorType: string;
  readonly provider: string;
  readonly status: string;
  readonly created: string;
  readonly lastUpdated: string;
}

/** The public half of a key that a service app signs in with. */
export interface SimAppKey {
  readonly id: string;
  readonly kid: string;
  readonly status: "ACTIVE" | "INACTIVE";
  readonly created: string;
  readonly lastUpdated: string;
}
