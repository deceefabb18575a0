import { createIds, type IdPrefix, isAdminPrefix } from "../ids.ts";
import { createLog, type OrgLog } from "../log/log.ts";
import { createRandom, type Random } from "../random.ts";
import type {
  SimApiToken,
  SimAppKey,
  SimBindings,
  SimCustomRole,
  SimFactor,
  SimResourceSet,
  SimRoleGrant,
} from "./admin-records.ts";
import { entitled } from "./entitled.ts";

export type UserStatus =
  | "ACTIVE"
  | "DEPROVISIONED"
  | "LOCKED_OUT"
  | "PASSWORD_EXPIRED"
  | "PROVISIONED"
  | "RECOVERY"
  | "STAGED"
  | "SUSPENDED";

export type AccountStatus =
  | "ACTIVE"
  | "APPROVED"
  | "DEPROVISIONED"
  | "IMPLICIT"
  | "IMPORTED"
  | "INACTIVE"
  | "MATCHED"
  | "PENDING"
  | "PROVISIONED"
  | "REVOKED"
  | "STAGED"
  | "SUSPENDED"
  | "UNASSIGNED";

export type SyncState = "DISABLED" | "ERROR" | "OUT_OF_SYNC" | "SYNCHRONIZED" | "SYNCING";

/** Attributes an org defines for itself come next to these; each may be null or missing. */
export interface UserProfile {
  login: string;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  displayName?: string | null;
  department?: string | null;
  title?: string | null;
  managerId?: string | null;
  [attribute: string]: unknown;
}

/** Records are never edited in place: a change puts a new one, so that what was derived from the old one is known to be stale. */
export interface SimUser {
  readonly id: string;
  readonly status: UserStatus;
  readonly created: string;
  readonly activated: string | null;
  readonly statusChanged: string | null;
  readonly lastLogin: string | null;
  readonly lastUpdated: string;
  readonly passwordChanged: string | null;
  readonly typeId: string;
  readonly profile: UserProfile;
}

export interface SimGroup {
  readonly id: string;
  readonly type: "OKTA_GROUP" | "APP_GROUP" | "BUILT_IN";
  readonly created: string;
  readonly lastUpdated: string;
  readonly lastMembershipUpdated: string;
  readonly profile: {
    readonly name: string;
    readonly description: string | null;
    readonly [attribute: string]: unknown;
  };
  /** Where an APP_GROUP is imported from. */
  readonly sourceAppId: string | null;
}

/** Why a user is in a group. Imported and built-in memberships have neither a hand nor a rule behind them. */
export interface Membership {
  readonly byHand: boolean;
  readonly ruleIds: readonly string[];
}

export interface SimRule {
  readonly id: string;
  readonly name: string;
  readonly status: "ACTIVE" | "INACTIVE" | "INVALID";
  readonly created: string;
  readonly lastUpdated: string;
  readonly expression: string;
  readonly groupIds: readonly string[];
  readonly excludedUserIds: readonly string[];
}

export interface SimApp {
  readonly id: string;
  /** The catalogue's key, shared by all instances of one kind. */
  readonly name: string | null;
  readonly label: string;
  readonly status: "ACTIVE" | "INACTIVE";
  readonly signOnMode: string | null;
  readonly created: string;
  readonly lastUpdated: string;
  readonly features: readonly string[];
  readonly implicitAssignment: boolean;
  readonly selfService: boolean;
  /** Someone must acknowledge a removal by hand: accounts of leavers stay, REVOKED, until then. */
  readonly manualDeprovisioning: boolean;
  /** Acts on its own, and so may hold administrator roles; its id is its client id. */
  readonly serviceApp: boolean;
  readonly keys: readonly SimAppKey[];
}

/** An app user. Scope USER is the individual assignment itself; scope GROUP follows from the groups. */
export interface SimAccount {
  readonly userId: string;
  readonly scope: "USER" | "GROUP";
  readonly status: AccountStatus;
  readonly syncState: SyncState;
  readonly userName: string | null;
  readonly externalId: string | null;
  readonly grantingGroupId: string | null;
  /** False where Okta leaves out the link to the granting group. */
  readonly namesGrantingGroup: boolean;
  readonly created: string;
  readonly lastUpdated: string;
  readonly statusChanged: string;
}

export interface SimAppGroup {
  readonly groupId: string;
  /** 0 is the highest. */
  readonly priority: number;
  readonly lastUpdated: string;
}

export interface SimUserType {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly default: boolean;
  readonly created: string;
}

export type ChangeListener = (kind: "user" | "group", id: string, before: SimUser | SimGroup | undefined) => void;

/** The whole truth of the org, as plain data: an oracle computes reach from it without a single request. */
export interface OrgState {
  readonly id: string;
  readonly name: string;
  readonly subdomain: string;
  readonly seed: string;
  readonly created: string;
  readonly userTypes: readonly SimUserType[];
  readonly users: Map<string, SimUser>;
  readonly groups: Map<string, SimGroup>;
  /** Group id → user id → why. */
  readonly members: Map<string, Map<string, Membership>>;
  readonly rules: Map<string, SimRule>;
  readonly apps: Map<string, SimApp>;
  /** App id → user id → account. */
  readonly accounts: Map<string, Map<string, SimAccount>>;
  /** App id → group id → assignment. */
  readonly appGroups: Map<string, Map<string, SimAppGroup>>;
  /** Standard administrator roles by holder. */
  readonly userRoles: Map<string, readonly SimRoleGrant[]>;
  readonly groupRoles: Map<string, readonly SimRoleGrant[]>;
  readonly clientRoles: Map<string, readonly SimRoleGrant[]>;
  readonly customRoles: Map<string, SimCustomRole>;
  readonly resourceSets: Map<string, SimResourceSet>;
  readonly bindings: SimBindings;
  readonly apiTokens: Map<string, SimApiToken>;
  /** By user id. */
  readonly factors: Map<string, readonly SimFactor[]>;
  readonly everyoneId: string;
  /** The two indexes below follow from the maps above. */
  readonly groupsOf: Map<string, Set<string>>;
  readonly appsOfGroup: Map<string, Set<string>>;
  /** What "now" is for a change; a test may put its own. */
  readonly clock: { now(): number };
  readonly listeners: Set<ChangeListener>;
  readonly log: OrgLog;
  /** Whom the log names as doing the changes; Okta itself where null. */
  readonly acting: { userId: string | null };
  readonly random: Random;
  nextId(prefix: IdPrefix): string;
}

export const BY_HAND: Membership = Object.freeze({ byHand: true, ruleIds: Object.freeze([]) as readonly string[] });
/** Imported and built-in members. */
export const GIVEN: Membership = Object.freeze({ byHand: false, ruleIds: Object.freeze([]) as readonly string[] });

/** Okta's timestamps have whole seconds, so two changes within one second look alike. */
export function oktaTime(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString();
}

export function stamp(state: OrgState): string {
  return oktaTime(state.clock.now());
}

export interface OrgBasics {
  seed: string;
  name: string;
  subdomain: string;
  /** When the org was made. */
  created: number;
}

/** An org with nothing in it but its user types and the two built-in groups' places. */
export function createState(basics: OrgBasics): OrgState {
  const random = createRandom(`${basics.seed}/live`);
  const ids = createIds(createRandom(`${basics.seed}/ids`));
  // Of their own, so that what administers an org changes no other id in it.
  const adminIds = createIds(createRandom(`${basics.seed}/admin-ids`));
  const created = oktaTime(basics.created);
  const everyoneId = ids.next("00g");
  const everyone: SimGroup = {
    id: everyoneId,
    type: "BUILT_IN",
    created,
    lastUpdated: created,
    lastMembershipUpdated: created,
    profile: { name: "Everyone", description: "All users in your organization" },
    sourceAppId: null,
  };
  const clock = { now: () => Date.now() };
  const state: OrgState = {
    id: ids.next("00o"),
    name: basics.name,
    subdomain: basics.subdomain,
    seed: basics.seed,
    created,
    userTypes: [
      { id: ids.next("oty"), name: "user", displayName: "User", default: true, created },
      { id: ids.next("oty"), name: "contractor", displayName: "Contractor", default: false, created },
    ],
    users: new Map(),
    groups: new Map([[everyoneId, everyone]]),
    members: new Map([[everyoneId, new Map()]]),
    rules: new Map(),
    apps: new Map(),
    accounts: new Map(),
    appGroups: new Map(),
    userRoles: new Map(),
    groupRoles: new Map(),
    clientRoles: new Map(),
    customRoles: new Map(),
    resourceSets: new Map(),
    bindings: new Map(),
    apiTokens: new Map(),
    factors: new Map(),
    everyoneId,
    groupsOf: new Map(),
    appsOfGroup: new Map([[everyoneId, new Set<string>()]]),
    clock,
    listeners: new Set(),
    log: createLog({ seed: basics.seed, clock, entitled: () => entitled(state) }),
    acting: { userId: null },
    random,
    nextId: (prefix) => (isAdminPrefix(prefix) ? adminIds : ids).next(prefix),
  };
  return state;
}
