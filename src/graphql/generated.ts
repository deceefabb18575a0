// Generated from schema/*.graphql by `npm run generate`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRow, GroupRow, AppRow, GroupRuleRow, OrganizationRow, SyncRow, CollectorRow, AccountRow, RoleRow, ResourceSetRow, ApiTokenRow, CredentialRow, FactorRow } from '../graph/queries/rows.ts';
import type { NodeSource, SearchSource, UserListSource, GroupListSource, AppListSource, ReachListSource, ReachSource, MembershipListSource, MembershipSource, GroupAssignmentListSource, GroupAssignmentSource, FactorListSource, AdminRoleSource, AdminRoleListSource, CouldReachNode, SuperAdministratorsSource, CouldReachListSource, CouldReachSource, ReachStepSource, PowerSource, PowerListSource, PowerRuleSource, PowerBarrierSource, RoleListSource, ResourceSetListSource, ResourceListSource, ResourceSource, ApiTokenListSource, PathSource, AccessChangeSource, AccessChangeCauseSource, AccessChangeListSource, AccessSource, SyncStateSource, WhatIfAccessSource, WhatIfAccessListSource, RoleChangeSource, RoleChangeListSource, FindingSource, FindingEdgeSource, FindingListSource, FindingDefinitionSource, FindingSubjectSource } from './sources.ts';
import type { ConnectSource, DisconnectSource, SyncNowSource, SyncRunSource } from './operator.ts';
import type { WhatIfSource, WhatIfNoteSource } from './what-if/what-if.ts';
import type { RemovalSource, RemovalOptionSource, RemovalCutSource } from './what-if/how-to-remove.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in time, ISO 8601 in UTC, such as `2026-01-31T09:30:00.000Z`. As input any offset is understood. */
  DateTime: { input: string; output: string; }
};

/**
 * One admin role that somebody has, by one way: an assignment of their own, or one of a group they are a member of.
 * A role that comes by several ways is told once for each.
 */
export type AdminRole = {
  /** The assignment's id in Okta. Okta uses the same id for the same role given to somebody else. */
  oktaId: Scalars['String']['output'];
  /** The role. */
  role: Role;
  /** Who the role was given to: a user, a group or a service app. */
  assignee: Admin;
  /** Who has the role: the member, where it comes through a group, else the assignee. */
  holder: Admin;
  /** The group the role comes through; null when it was given to the holder. */
  through?: Maybe<Group>;
  /** Why the holder is a member of that group; null when the role comes through none. */
  membership?: Maybe<MembershipReason>;
  /** What the role may be used on. */
  scope: AdminScope;
  /** ACTIVE, or INACTIVE when the assignment is switched off and gives nothing. */
  status?: Maybe<Scalars['String']['output']>;
  /** When a sync first saw the assignment. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** When the assignment ends by itself; null when it does not, or Okta does not say. */
  expires?: Maybe<Scalars['DateTime']['output']>;
  /** When the assignment was made in Okta. */
  created?: Maybe<Scalars['DateTime']['output']>;
  /** When the assignment was last changed in Okta. */
  lastUpdated?: Maybe<Scalars['DateTime']['output']>;
};

/** Somebody who may administer the org, or part of it. */
export type Admin = User | Group | App;

/** What kind of thing has a role. */
export type AdminKind =
  /** A user, of their own or through a group. */
  | 'USER'
  /** A group; all of its members have the role. */
  | 'GROUP'
  /** A service app: a program that signs in as itself. */
  | 'APP';

/** What one assignment of a role may be used on. */
export type AdminScope = {
  /** What kind of things the role is limited to, if to any. */
  kind: AdminScopeKind;
  /** The groups the role is limited to, by name; at most 100. */
  groups: Array<Group>;
  /** How many groups the role is limited to. */
  groupCount: Scalars['Int']['output'];
  /** The apps the role is limited to, by label, those of the kinds in `appNames` too; at most 100. */
  apps: Array<App>;
  /** How many apps the role is limited to. */
  appCount: Scalars['Int']['output'];
  /** Kinds of app, by their key in Okta's catalogue: the role covers every app of these kinds, also those yet to come. */
  appNames: Array<Scalars['String']['output']>;
  /** The resource set the role is limited to. */
  resourceSet?: Maybe<ResourceSet>;
  /** Okta ids of further groups or apps the role is limited to, which are in none of Okta's lists. */
  unresolved: Array<Scalars['String']['output']>;
};

/** What kind of things an assignment of a role is limited to. */
export type AdminScopeKind =
  /** Nothing limits it: the whole org. */
  | 'ORGANIZATION'
  /** Some groups and, for roles over users, their members. */
  | 'GROUPS'
  /** Some apps, or kinds of app. */
  | 'APPS'
  /** What a resource set holds. */
  | 'RESOURCE_SET'
  /** It could not be read what limits it. It may be the whole org, and it may be less. */
  | 'UNKNOWN';

/** A list of admin roles that somebody has, one page of it. */
export type AdminRoleConnection = {
  /** The roles of this page, each with its cursor. */
  edges: Array<AdminRoleEdge>;
  /** The roles of this page. */
  nodes: Array<AdminRole>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One admin role of a list. */
export type AdminRoleEdge = {
  /** Where the entry stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The role that somebody has. */
  node: AdminRole;
};

/** Which admin roles to return. All conditions that are given must hold. */
export type AdminFilter = {
  /** Who has the role is one of these kinds; none matches an empty list. */
  kind?: InputMaybe<Array<AdminKind>>;
  /** Conditions on the role. */
  role?: InputMaybe<AdminRoleFilter>;
  /** True: only what comes through a group. False: only what was given to the holder. */
  through?: InputMaybe<BooleanFilter>;
  /** Conditions on the user who has the role. Roles that a group or an app has are left out. */
  user?: InputMaybe<UserFilter>;
  /** What the role is limited to is one of these kinds; none matches an empty list. */
  scopeKind?: InputMaybe<Array<AdminScopeKind>>;
};

/** Conditions on a role: each must hold of its type, its label or its Okta id. */
export type AdminRoleFilter = {
  /** Is exactly this text, such as `SUPER_ADMIN`. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** Is exactly one of these texts; none matches an empty list. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Has this text in it, upper or lower case alike. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Begins with this text, upper or lower case alike. */
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** An app of an Okta org: what users sign in to. */
export type App = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The app's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The org the app belongs to. */
  organization: Organization;
  /** The name users see. Several apps may bear the same. */
  label: Scalars['String']['output'];
  /** The app's key in Okta's catalogue, such as `salesforce`. */
  name?: Maybe<Scalars['String']['output']>;
  /** How users sign in, such as SAML_2_0 or OPENID_CONNECT; null where Okta says nothing. */
  signOnMode?: Maybe<Scalars['String']['output']>;
  /** ACTIVE or INACTIVE. An app that is not active is open to nobody. */
  status?: Maybe<Scalars['String']['output']>;
  /** True when the app is open to everyone in the org without an assignment (Federation Broker Mode). */
  implicitAssignment: Scalars['Boolean']['output'];
  /** True when users may ask for the app themselves. */
  selfService: Scalars['Boolean']['output'];
  /** Provisioning features that are on, such as PUSH_NEW_USERS. */
  features: Array<Scalars['String']['output']>;
  /** When the app was created in Okta. */
  created?: Maybe<Scalars['DateTime']['output']>;
  /** When the app was last changed in Okta. */
  lastUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** When a sync first saw the app. */
  firstSeen?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Everyone who can reach the app. One entry a user, however many paths lead there; users who are blocked at the moment
   * are listed too, with the reasons.
   */
  whoCanReach: ReachConnection;
  /** The groups the app is assigned to, by name. */
  groups: GroupAssignmentConnection;
  /** The admin roles given to the app, where it is a service app, by the role's label; at most 1,000. */
  adminRoles: Array<AdminRole>;
  /** The public keys the app signs in with, where it is a service app, by name; at most 100. */
  credentials: Array<Credential>;
  /**
   * Freshness and completeness of what is said of the app itself and, where `adminRoles` or `credentials` are asked for
   * beside it, of these.
   */
  dataStatus: DataStatus;
  /**
   * Who does not reach the app and could, by their admin roles: each with the steps, those of the fewest steps first, certain
   * ones before possible ones. All Super Administrators are one entry, and so are the members of a group who have a role by it.
   * An entry tells a certain way where there is one, even if a shorter one is possible.
   */
  couldReach: CouldReachConnection;
};


/** An app of an Okta org: what users sign in to. */
export type AppWhoCanReachArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ReachFilter>;
  orderBy?: InputMaybe<ReachOrder>;
};


/** An app of an Okta org: what users sign in to. */
export type AppGroupsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<GroupFilter>;
};


/** An app of an Okta org: what users sign in to. */
export type AppCouldReachArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  confidence?: InputMaybe<Confidence>;
};

/** A list of apps, one page of it. */
export type AppConnection = {
  /** The apps of this page, each with its cursor. */
  edges: Array<AppEdge>;
  /** The apps of this page. */
  nodes: Array<App>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many apps the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One app of a list. */
export type AppEdge = {
  /** Where the app stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The app. */
  node: App;
};

/** How an app is given to a group. */
export type AssignmentKind =
  /** An administrator assigned the app to the group. */
  | 'NORMAL'
  /** The app is open to everyone in the org, so it is as if assigned to Everyone. */
  | 'IMPLICIT';

/** The groups an app is assigned to, one page of them. */
export type GroupAssignmentConnection = {
  /** The assignments of this page, each with its cursor. */
  edges: Array<GroupAssignmentEdge>;
  /** The groups of this page. */
  nodes: Array<Group>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many groups the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One group an app is assigned to. */
export type GroupAssignmentEdge = {
  /** Where the group stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The group. */
  node: Group;
  /** The group: the same as `node`. */
  group: Group;
  /** The app's priority for this group; where a user comes by several groups, the lowest number decides the profile in the app. */
  priority?: Maybe<Scalars['Int']['output']>;
  /** Every way in which the app is given to the group: Everyone may have both. */
  kinds: Array<AssignmentKind>;
  /** When a sync first saw the assignment. */
  since?: Maybe<Scalars['DateTime']['output']>;
};

/** Anything that has a global id. */
export type Node = {
  /** The global id: opaque, and unique among all objects of all orgs. */
  id: Scalars['ID']['output'];
};

/** Where a page lies within the whole list. Lists are read forward: ask for `after: endCursor` while `hasNextPage`. */
export type PageInfo = {
  /** Whether more follows this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether something comes before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last entry; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** Which way a list is ordered. */
export type OrderDirection =
  /** From A to Z, oldest to newest. */
  | 'ASC'
  /** From Z to A, newest to oldest. */
  | 'DESC';

/** A person, or any other account, in Okta. */
export type User = Node & {
  /**
   * The apps that the user does not reach and could, by admin roles, those of the fewest steps first. Nobody who has no role can
   * give themselves an app this way.
   */
  couldReach: CouldReachConnection;
  /**
   * What the user can do by admin roles, their own and those through groups: each assignment of a role with each line of the
   * table of powers that it gives. docs/powers.md has the table.
   */
  powers: PowerConnection;
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The user's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The org the user belongs to. */
  organization: Organization;
  /** The name the user signs in with. */
  login: Scalars['String']['output'];
  /** The primary e-mail address. */
  email?: Maybe<Scalars['String']['output']>;
  /** The name to show. */
  displayName?: Maybe<Scalars['String']['output']>;
  /**
   * The status in Okta: ACTIVE, STAGED, PROVISIONED, PASSWORD_EXPIRED, RECOVERY, LOCKED_OUT, SUSPENDED, DEPROVISIONED,
   * or whatever Okta says beyond these.
   */
  status?: Maybe<Scalars['String']['output']>;
  /** The department in the user's profile. */
  department?: Maybe<Scalars['String']['output']>;
  /** The job title in the user's profile. */
  title?: Maybe<Scalars['String']['output']>;
  /** Who the profile names as manager; free text, often a login or an employee number. */
  managerId?: Maybe<Scalars['String']['output']>;
  /** The name of the user's type in Okta, or its id where the names could not be read. */
  userType?: Maybe<Scalars['String']['output']>;
  /** When the user was created in Okta. */
  created?: Maybe<Scalars['DateTime']['output']>;
  /** When the user was last activated. */
  activated?: Maybe<Scalars['DateTime']['output']>;
  /** When the user last signed in to Okta. It says nothing about the use of any app. */
  lastLogin?: Maybe<Scalars['DateTime']['output']>;
  /** When the password was last changed. */
  passwordChanged?: Maybe<Scalars['DateTime']['output']>;
  /** When the status last changed. */
  statusChanged?: Maybe<Scalars['DateTime']['output']>;
  /** When the user was last changed in Okta. */
  lastUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** When a sync first saw the user. */
  firstSeen?: Maybe<Scalars['DateTime']['output']>;
  /** Every app the user can reach, by label. One entry an app, however many paths lead to it. */
  canReach: ReachConnection;
  /** The groups the user is a member of, by name, and why. */
  memberships: MembershipConnection;
  /**
   * The admin roles the user has: first those given to the user, then those through groups, by the group's name; by the
   * role's label within each. A role that comes by several ways is told once for each. At most 1,000.
   */
  adminRoles: Array<AdminRole>;
  /** The factors the user has enrolled, as far as they are read. */
  factors: FactorList;
  /** The API tokens that act as the user, by name; at most 100. */
  apiTokens: Array<ApiToken>;
  /**
   * Freshness and completeness of what is said of the user itself and, where `adminRoles`, `factors` or `apiTokens` are
   * asked for beside it, of these.
   */
  dataStatus: DataStatus;
};


/** A person, or any other account, in Okta. */
export type UserCouldReachArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  confidence?: InputMaybe<Confidence>;
};


/** A person, or any other account, in Okta. */
export type UserPowersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, or any other account, in Okta. */
export type UserCanReachArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ReachFilter>;
};


/** A person, or any other account, in Okta. */
export type UserMembershipsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MembershipFilter>;
};

/** Who could reach what, one page of it. */
export type CouldReachConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<CouldReachEdge>;
  /** The other end of each entry: the principals of `App.couldReach`, the apps of `User.couldReach`. */
  nodes: Array<Principal>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has. */
  totalCount: Scalars['Int']['output'];
  /**
   * Freshness and completeness of the data behind this list. A gap `BOUND` says that more exists than was looked at, such as
   * chains of more than four steps.
   */
  dataStatus: DataStatus;
};

/** One who could reach one app. */
export type CouldReachEdge = {
  /** Where the entry stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The other end: the principal of `App.couldReach`, the app of `User.couldReach`. */
  node: Principal;
  /** Who could. */
  principal: Principal;
  /** The app. */
  app: App;
  /** The steps, in their order. */
  steps: Array<ReachStep>;
  /** How sure the whole is: as sure as its least sure step. */
  confidence: Confidence;
  /** Whether it would work right now: BLOCKED where the user is suspended or deprovisioned, or the app is not active. */
  usability: Usability;
};

/** One who has powers, or an app. */
export type Principal = User | Group | App | ApiToken | SuperAdministrators;

/** All who are Super Administrators, by roles of their own or through groups. They can always. */
export type SuperAdministrators = {
  /** The role, with its assignments. */
  role: Role;
};

/** One act on the way to an app. */
export type ReachStep = {
  /** What kind of act it is. */
  kind: ReachStepKind;
  /** Who acts: the principal, or whoever it has become by the steps before. */
  by: Admin;
  /** What it is done to; null for the whole org. */
  target?: Maybe<Admin>;
  /** EDIT_PROFILE: the group rule that would put the user into the group. */
  groupRule?: Maybe<GroupRule>;
  /** The powers it takes; two where each is half of it, and none where a token or a role is all that is needed. */
  causes: Array<Power>;
  /** TAKE_OVER: what may be missing, since what the app asks for at sign-in is not known. */
  lacks?: Maybe<MissingCredential>;
  /** How sure the step is. */
  confidence: Confidence;
  /** In a sentence. */
  description: Scalars['String']['output'];
};

/** What may be missing to act as somebody. */
export type MissingCredential =
  /** Where a sign-in asks for another factor, the password alone will not do. */
  | 'FACTORS'
  /** Factors can be enrolled anew, but the password is not known. */
  | 'PASSWORD';

/** Acts by which an administrator comes nearer to an app. */
export type ReachStepKind =
  /** A Super Administrator can give anything to anybody. */
  | 'ACT_AS_SUPER_ADMIN'
  /** Add oneself to a group. */
  | 'ADD_TO_GROUP'
  /** Assign the app to oneself. */
  | 'ASSIGN_APP'
  /** Assign the app to a group one is in. */
  | 'ASSIGN_APP_TO_GROUP'
  /** Make or change a group rule so that it puts oneself into a group. */
  | 'EDIT_GROUP_RULES'
  /** Edit a profile so that a group rule puts the user into a group. */
  | 'EDIT_PROFILE'
  /** Act as another user, by resetting the password and the factors, or by another way to sign in. */
  | 'TAKE_OVER'
  /** Create a new user in a group. */
  | 'CREATE_MEMBER'
  /** Change the settings of an app: of the app itself, or of a service app to act as it. */
  | 'CONFIGURE_APP'
  /** Read the client secret of an app: of the app itself, or of a service app to act as it. */
  | 'READ_CLIENT_SECRET'
  /** Use an API token, which may do what its owner may. */
  | 'USE_API_TOKEN';

/** An API token of Okta: whoever has it can do what its owner may do at that moment. Its value is never read. */
export type ApiToken = {
  /** The token's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The token's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** What the token was made for or by, as Okta says. */
  clientName?: Maybe<Scalars['String']['output']>;
  /** The user the token acts as; null when the user is in none of Okta's lists. */
  owner?: Maybe<User>;
  /** When the token was made. */
  created?: Maybe<Scalars['DateTime']['output']>;
  /** When Okta last changed what it keeps of the token. */
  lastUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** When the token ends unless it is used before; null when Okta does not say. */
  expires?: Maybe<Scalars['DateTime']['output']>;
};

/** A list of API tokens, one page of it. */
export type ApiTokenConnection = {
  /** The tokens of this page, each with its cursor. */
  edges: Array<ApiTokenEdge>;
  /** The tokens of this page. */
  nodes: Array<ApiToken>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many tokens the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One API token of a list. */
export type ApiTokenEdge = {
  /** Where the token stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The token. */
  node: ApiToken;
};

/** A public key a service app signs in with. Secrets are never read. */
export type Credential = {
  /** The key's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The name by which the app refers to the key. */
  kid?: Maybe<Scalars['String']['output']>;
  /** ACTIVE or INACTIVE. */
  status?: Maybe<Scalars['String']['output']>;
  /** When the key was added. */
  created?: Maybe<Scalars['DateTime']['output']>;
  /** When the key was last changed. */
  lastUpdated?: Maybe<Scalars['DateTime']['output']>;
};

/** The factors a user has enrolled, if they are known. */
export type FactorList = {
  /** Whether the user's factors were read. False: no entry says nothing. */
  known: Scalars['Boolean']['output'];
  /** Why the factors are not known; null when they are. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The factors, by type; at most 100. */
  nodes: Array<Factor>;
  /** Freshness and completeness of what was read of the factors. */
  dataStatus: DataStatus;
};

/** Something a user proves with, beyond the password, who they are. */
export type Factor = {
  /** The factor's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The type, such as `token:software:totp`, `push`, `webauthn` or `sms`. */
  factorType?: Maybe<Scalars['String']['output']>;
  /** Whose factor it is, such as OKTA, GOOGLE or FIDO. */
  provider?: Maybe<Scalars['String']['output']>;
  /** ACTIVE, PENDING_ACTIVATION or another state of Okta's. */
  status?: Maybe<Scalars['String']['output']>;
  /** When it was enrolled. */
  created?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. */
  lastUpdated?: Maybe<Scalars['DateTime']['output']>;
};

/** How fresh and how complete the data behind an answer is. An answer with gaps is still true of what could be read. */
export type DataStatus = {
  /**
   * The moment as of which the answer is right: the oldest end of a sync among all the parts the answer rests on.
   * Null when a part of it was never read.
   */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /**
   * When the oldest part of it was last read as a whole. Between then and `asOf` changes were followed as Okta told them: by its
   * dates and its System Log. What Okta has not told, such as a removal whose event was lost or is still to come, may show as it
   * was then, until the next full sync.
   */
  readInFullAt?: Maybe<Scalars['DateTime']['output']>;
  /** True when every part the answer rests on was read to its end by the last sync that tried, and that sync has ended. */
  complete: Scalars['Boolean']['output'];
  /** How many gaps there are; `gaps` lists the first 100. */
  gapCount: Scalars['Int']['output'];
  /** What is missing, and since when. */
  gaps: Array<DataGap>;
};

/** A part of the org that the last sync could not read to its end. What was known of it before is kept. */
export type DataGap = {
  /** The kind of thing that was being read, such as users, memberships or appUsers. */
  collector: Scalars['String']['output'];
  /** The Okta id of the group or app whose part is missing; null when the whole kind is. */
  scope?: Maybe<Scalars['String']['output']>;
  /** The name of that group or app. */
  scopeName?: Maybe<Scalars['String']['output']>;
  /**
   * DENIED (the token may not read it), FAILED (it could not be read), PARTIAL (only a part was read), REFUSED (so much
   * would have vanished that the sync stopped), QUARANTINED (single objects could not be understood), UNRESOLVED
   * (something refers to an object that is not there), NEVER_READ, UNFINISHED (a sync has begun to change the data and
   * has not come to its end: the answer mixes what was true before it and what is true now), UNKNOWN_POWER (what a role
   * is limited to, or what it permits, is not known: it may give more than the answer says) or BOUND (there is more than
   * is looked at: the answer may leave something out).
   */
  code: Scalars['String']['output'];
  /** In words: what happened. */
  reason: Scalars['String']['output'];
  /** When a sync first missed it; null when it was never tried. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last read to its end; null when it never was. */
  lastComplete?: Maybe<Scalars['DateTime']['output']>;
};

/** Conditions on a text. All that are given must hold. */
export type StringFilter = {
  /** Is exactly this text, upper and lower case told apart. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** Is exactly one of these texts; none matches an empty list. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Has this text in it, upper or lower case alike. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Begins with this text, upper or lower case alike. */
  startsWith?: InputMaybe<Scalars['String']['input']>;
  /** True: there is no value. False: there is one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a status or another text with few values. All that are given must hold. */
export type StatusFilter = {
  /** Is exactly this status. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** Is one of these statuses; none matches an empty list. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** True: there is no value. False: there is one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a moment. All that are given must hold; a missing moment is neither before nor after. */
export type DateTimeFilter = {
  /** Lies before this moment. */
  lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Lies after this moment. */
  gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: there is no value. False: there is one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A condition on a yes or no. */
export type BooleanFilter = {
  /** Is this. */
  eq?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which users to return. All conditions that are given must hold. */
export type UserFilter = {
  /** All of these must hold. */
  and?: InputMaybe<Array<UserFilter>>;
  /** At least one of these must hold; none holds in an empty list. */
  or?: InputMaybe<Array<UserFilter>>;
  /** This must not hold. */
  not?: InputMaybe<UserFilter>;
  /** The id in Okta. */
  oktaId?: InputMaybe<StringFilter>;
  /** The login. */
  login?: InputMaybe<StringFilter>;
  /** The e-mail address. */
  email?: InputMaybe<StringFilter>;
  /** The name to show. */
  displayName?: InputMaybe<StringFilter>;
  /** The status. */
  status?: InputMaybe<StatusFilter>;
  /** The department. */
  department?: InputMaybe<StringFilter>;
  /** The job title. */
  title?: InputMaybe<StringFilter>;
  /** The manager as the profile names it. */
  managerId?: InputMaybe<StringFilter>;
  /** The name of the user's type in Okta. */
  userType?: InputMaybe<StringFilter>;
  /** When the user was created. */
  created?: InputMaybe<DateTimeFilter>;
  /** When the user was last activated. */
  activated?: InputMaybe<DateTimeFilter>;
  /** When the user last signed in to Okta. */
  lastLogin?: InputMaybe<DateTimeFilter>;
  /** When the password was last changed. */
  passwordChanged?: InputMaybe<DateTimeFilter>;
  /** When the status last changed. */
  statusChanged?: InputMaybe<DateTimeFilter>;
  /** When the user was last changed in Okta. */
  lastUpdated?: InputMaybe<DateTimeFilter>;
  /** When a sync first saw the user. */
  firstSeen?: InputMaybe<DateTimeFilter>;
};

/** Which groups to return. All conditions that are given must hold. */
export type GroupFilter = {
  /** All of these must hold. */
  and?: InputMaybe<Array<GroupFilter>>;
  /** At least one of these must hold; none holds in an empty list. */
  or?: InputMaybe<Array<GroupFilter>>;
  /** This must not hold. */
  not?: InputMaybe<GroupFilter>;
  /** The id in Okta. */
  oktaId?: InputMaybe<StringFilter>;
  /** The name. */
  name?: InputMaybe<StringFilter>;
  /** The description. */
  description?: InputMaybe<StringFilter>;
  /** The type: OKTA_GROUP, APP_GROUP or BUILT_IN. */
  type?: InputMaybe<StatusFilter>;
  /** The Okta id of the app or directory the group is imported from. */
  sourceAppId?: InputMaybe<StringFilter>;
  /** When the group's own attributes were last changed. */
  lastUpdated?: InputMaybe<DateTimeFilter>;
  /** When a member last came or went. */
  lastMembershipUpdated?: InputMaybe<DateTimeFilter>;
  /** When a sync first saw the group. */
  firstSeen?: InputMaybe<DateTimeFilter>;
};

/** Which apps to return. All conditions that are given must hold. */
export type AppFilter = {
  /** All of these must hold. */
  and?: InputMaybe<Array<AppFilter>>;
  /** At least one of these must hold; none holds in an empty list. */
  or?: InputMaybe<Array<AppFilter>>;
  /** This must not hold. */
  not?: InputMaybe<AppFilter>;
  /** The id in Okta. */
  oktaId?: InputMaybe<StringFilter>;
  /** The label. */
  label?: InputMaybe<StringFilter>;
  /** The key in Okta's catalogue. */
  name?: InputMaybe<StringFilter>;
  /** How users sign in. */
  signOnMode?: InputMaybe<StatusFilter>;
  /** The status. */
  status?: InputMaybe<StatusFilter>;
  /** Whether the app is open to everyone. */
  implicitAssignment?: InputMaybe<BooleanFilter>;
  /** Whether users may ask for the app themselves. */
  selfService?: InputMaybe<BooleanFilter>;
  /** When the app was created. */
  created?: InputMaybe<DateTimeFilter>;
  /** When the app was last changed in Okta. */
  lastUpdated?: InputMaybe<DateTimeFilter>;
  /** When a sync first saw the app. */
  firstSeen?: InputMaybe<DateTimeFilter>;
};

/** Which pairs of user and app to return. All conditions that are given must hold. */
export type ReachFilter = {
  /** Conditions on the user. */
  user?: InputMaybe<UserFilter>;
  /** Conditions on the app. */
  app?: InputMaybe<AppFilter>;
  /** Whether the entitlement works right now. */
  usability?: InputMaybe<UsabilityFilter>;
  /** At least one path of the pair is of this kind. */
  pathKind?: InputMaybe<PathKindFilter>;
};

/** Conditions on whether an entitlement works right now. */
export type UsabilityFilter = {
  /** Is this. */
  eq?: InputMaybe<Usability>;
  /** Is one of these; none matches an empty list. */
  in?: InputMaybe<Array<Usability>>;
};

/** Conditions on the kinds of paths: at least one path must match. */
export type PathKindFilter = {
  /** A path of this kind. */
  eq?: InputMaybe<PathKind>;
  /** A path of one of these kinds; none matches an empty list. */
  in?: InputMaybe<Array<PathKind>>;
};

/** Which memberships to return. All conditions that are given must hold. */
export type MembershipFilter = {
  /** Conditions on the user. */
  user?: InputMaybe<UserFilter>;
  /** Conditions on the group. */
  group?: InputMaybe<GroupFilter>;
  /** Why the user is a member. */
  reason?: InputMaybe<MembershipReasonFilter>;
};

/** Conditions on why a user is a member. */
export type MembershipReasonFilter = {
  /** Is this. */
  eq?: InputMaybe<MembershipReason>;
  /** Is one of these; none matches an empty list. */
  in?: InputMaybe<Array<MembershipReason>>;
};

/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type Query = {
  /**
   * What the graph shows that somebody should look at, of one kind. What could not be told is counted in `unknownCount` and
   * never taken for nothing: an empty page only means that there is nothing where `unknownCount` is 0, `isTotalExact` is true
   * and `dataStatus` is complete.
   */
  findings: FindingConnection;
  /** Every kind of finding, with what it means. */
  findingKinds: Array<FindingDefinition>;
  /**
   * Who can do something, by their admin roles: one entry for each assignment of a role by which somebody can. What a group
   * gives to its members is told once, of the group. An entry that is POSSIBLE is not ruled out, and not certain.
   */
  whoCan: PowerConnection;
  /** Every connected Okta org; an empty list before the first sync. */
  organizations: Array<Organization>;
  /** How the reading of one org stands: what runs now, how far it is, and how the last run ended. */
  sync: SyncState;
  /** Any object by its global id; null when there is no such object. */
  node?: Maybe<Node>;
  /** One user, found by exactly one of the arguments; null when there is no such user. */
  user?: Maybe<User>;
  /** One group, found by exactly one of the arguments; null when there is no such group. */
  group?: Maybe<Group>;
  /** One app, found by exactly one of the arguments; null when there is no such app. */
  app?: Maybe<App>;
  /** The users of an org, deprovisioned ones too. */
  users: UserConnection;
  /** The groups of an org. */
  groups: GroupConnection;
  /** The apps of an org. */
  apps: AppConnection;
  /** One user and one app: whether the user can reach it, by every path, and whether it works right now. */
  access: Access;
  /**
   * What would come of some changes, all of them made together: who would lose and gain which apps and admin roles.
   * Nothing is written.
   */
  whatIf: WhatIf;
  /** How to take an app from a user: the smallest sets of changes that leave no path, with what else each would do. */
  howToRemove: HowToRemove;
  /**
   * How the access of users to apps changed between two syncs: what was gained, what was lost, and what works now or does not
   * work any more, each with its causes.
   */
  changes: AccessChangeConnection;
  /**
   * Everybody who may administer the org or part of it, by login, name or label: each assignment of a role once for the
   * user, group or service app it was given to and, where that is a group, once for each of its members.
   */
  admins: AdminRoleConnection;
  /** One role, found by exactly one of the arguments; null when there is no such role. */
  role?: Maybe<Role>;
  /** The roles of an org, by label: all custom roles, and of the standard roles those that somebody has. */
  roles: RoleConnection;
  /** One resource set, found by exactly one of the arguments; null when there is no such set. */
  resourceSet?: Maybe<ResourceSet>;
  /** The resource sets of an org, by label. */
  resourceSets: ResourceSetConnection;
  /** The API tokens of an org, by name. */
  apiTokens: ApiTokenConnection;
  /**
   * Users, groups and apps whose login, e-mail address, name or label has all the words of the text, each as a word or as
   * the beginning of one, in any script; those whose login, name or label begins with the whole text come first.
   */
  search: Array<SearchResult>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryFindingsArgs = {
  kind: FindingKind;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  parameters?: InputMaybe<FindingParametersInput>;
  patience?: InputMaybe<Scalars['Int']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryWhoCanArgs = {
  action: PowerAction;
  target?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QuerySyncArgs = {
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryUserArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  oktaId?: InputMaybe<Scalars['String']['input']>;
  login?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryGroupArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  oktaId?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryAppArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  oktaId?: InputMaybe<Scalars['String']['input']>;
  label?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  orderBy?: InputMaybe<UserOrder>;
  org?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryGroupsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<GroupFilter>;
  orderBy?: InputMaybe<GroupOrder>;
  org?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryAppsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AppFilter>;
  orderBy?: InputMaybe<AppOrder>;
  org?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryAccessArgs = {
  user: Scalars['ID']['input'];
  app: Scalars['ID']['input'];
  org?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryWhatIfArgs = {
  changes: Array<ChangeInput>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryHowToRemoveArgs = {
  user: Scalars['ID']['input'];
  app: Scalars['ID']['input'];
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryChangesArgs = {
  from: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccessChangeFilter>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryAdminsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AdminFilter>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryRoleArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  oktaId?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<Scalars['String']['input']>;
  label?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryRolesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryResourceSetArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  oktaId?: InputMaybe<Scalars['String']['input']>;
  label?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryResourceSetsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QueryApiTokensArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Questions about an Okta org as it was when it was last read. Every answer tells, in `dataStatus`, how fresh and how
 * complete the data behind it is.
 *
 * Where an argument `org` is offered it names the org to ask about: its global id, its Okta id or the name it was connected
 * under. It may be left out while one org is connected; with several, leaving it out is the error AMBIGUOUS_ORGANIZATION.
 */
export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  org?: InputMaybe<Scalars['ID']['input']>;
};

/** What can be found. */
export type FindingKind =
  /** An active user is entitled to an active app and has not signed in to it for `days`, by a System Log that is known for as long, though a way to the app is older than that. */
  | 'UNUSED_ACCESS'
  /** As UNUSED_ACCESS, of access that has never been used since it was given, as far back as the System Log is known: `coveredFrom` says from when on. */
  | 'NEVER_USED_ACCESS'
  /** An app is assigned to a user individually although a group of the user gives the same app: taking the user out of the group takes nothing away. */
  | 'DIRECT_BESIDE_GROUP'
  /** A user reaches an app by `minimum` independent paths or more, so that removing one changes nothing. */
  | 'REDUNDANT_PATHS'
  /** A user has an app that fewer than `percent` of the active users of the same department and title have, where these are `peers` or more. */
  | 'PEER_OUTLIER'
  /** A user lacks an app that `percent` or more of the active users of the same department and title have, where these are `peers` or more: a gap of the start in a job, as a rule. */
  | 'MISSING_USUAL_ACCESS'
  /** A user who is not deprovisioned has something of side `a` and something of side `b` of one of `rules`: apps by any path, memberships in groups, admin roles of their own or through a group. Or something of side `a` and nothing of `without`. */
  | 'SEPARATION_OF_DUTIES'
  /** An ACTIVE user, older than `days`, has not signed in to Okta or an app for `days`, by a System Log that is known for as long. */
  | 'DORMANT_ACCOUNT'
  /** A user is STAGED or PROVISIONED, or was created more than `days` ago and has never signed in. */
  | 'NEVER_ACTIVATED_ACCOUNT'
  /** A user who is SUSPENDED or DEPROVISIONED still has memberships in groups that people or rules fill, apps, admin roles or API tokens that have not ended. */
  | 'LEAVER_WITH_ACCESS'
  /** A group that holds `percent` or more of the active users has an admin role or an app of those given by `apps`; without `apps`, any app. */
  | 'OVER_BROAD_GROUP'
  /** A group has members, but no app, no admin role, no rule that fills it or asks for it, and no admin role is limited to it. */
  | 'GROUP_WITHOUT_EFFECT'
  /** A group has had no members for `days`, or it comes from an app or directory that is not active. */
  | 'EMPTY_GROUP'
  /** A group rule is INACTIVE or INVALID, and Okta still names it as the cause of memberships: these stay as they are, whatever becomes of the users. */
  | 'RULE_WITH_RESIDUAL_MEMBERS'
  /** No user reaches an ACTIVE app whose access is not blocked. */
  | 'APP_WITHOUT_USERS'
  /** An app that is not ACTIVE is still assigned to users or groups: whoever activates it gives all of them access. */
  | 'INACTIVE_APP_WITH_ASSIGNMENTS'
  /** An app is assigned to a group that Okta keeps itself, such as Everyone, or open to everyone without an assignment (Federation Broker Mode). */
  | 'APP_OPEN_TO_ALL'
  /** A user has an admin role, standard or custom, of their own or through a group. */
  | 'PRIVILEGED_USER'
  /** A user is super admin without an end, of their own or through a group. */
  | 'STANDING_SUPER_ADMIN'
  /** More than `most` users are super admin without an end, of their own or through groups, each counted once: one finding, about the role. */
  | 'TOO_MANY_SUPER_ADMINS'
  /** An ACTIVE user with an admin role has not signed in to Okta or an app for `days`, by a System Log that is known for as long. */
  | 'DORMANT_PRIVILEGED'
  /** A user with an admin role has another status than ACTIVE. */
  | 'PRIVILEGED_NOT_ACTIVE'
  /** An ACTIVE user with an admin role has not signed in to the Okta Admin Console for `days`, by a System Log that is known for as long. */
  | 'PRIVILEGED_WITHOUT_RECENT_USE'
  /** A user with an admin role has no factor enrolled, or a password older than `days`. */
  | 'PRIVILEGED_WITH_WEAK_SIGN_IN'
  /** An API token that has not ended, whose owner has an admin role: it can do what the owner may do at that moment. */
  | 'NON_HUMAN_PRIVILEGED'
  /** A service app with an admin role signs in with a public key that was added more than `days` ago. */
  | 'OLD_KEY_OF_PRIVILEGED_APP'
  /** A user who may reset credentials (help desk, group or organization administrator, or a custom role) has a user with a role of another kind within scope. */
  | 'HELP_DESK_OVER_ADMIN'
  /** A user, no super admin, may change members of groups that give apps, or assign apps, by a role whose scope is known: nothing keeps such a user from adding themselves. */
  | 'ADMIN_WHO_CAN_GRANT_ITSELF'
  /** A user, no super admin, may read the client secrets of a service app that has an admin role, or change its secrets and keys, and could then act as it. */
  | 'SECRET_READER_OF_PRIVILEGED_APP'
  /** A user, no super admin, may edit profiles of users whom an active group rule, which reads the profile, could then put into a group that gives apps. */
  | 'PROFILE_EDITOR_OVER_GROUP_RULE';

/** How much a kind of finding matters as a rule. */
export type FindingSeverity =
  /** Worth tidying up. */
  | 'LOW'
  /** Worth asking somebody about. */
  | 'MEDIUM'
  /** Worth acting on soon. */
  | 'HIGH'
  /** Worth acting on now. */
  | 'CRITICAL';

/** How sure a finding is. */
export type FindingCertainty =
  /** It follows from what was read. */
  | 'CERTAIN'
  /** It may be so: something that could show otherwise was not read, or Okta does not say. */
  | 'POSSIBLE';

/** One kind of finding, and what it means. */
export type FindingDefinition = {
  /** The kind. */
  kind: FindingKind;
  /** What people call it. */
  title: Scalars['String']['output'];
  /** What is found, what is not, and why it matters. */
  description: Scalars['String']['output'];
  /** How much it matters as a rule. */
  severity: FindingSeverity;
  /** The collectors whose data it rests on, such as users or memberships. */
  restsOn: Array<Scalars['String']['output']>;
  /** Whether it says that something was not used, which takes a System Log that is known for as long. */
  usesLog: Scalars['Boolean']['output'];
  /** What it can be asked with. */
  parameters: Array<FindingParameter>;
};

/** Something that a kind of finding can be asked with. */
export type FindingParameter = {
  /** The name of the field of FindingParametersInput. */
  name: Scalars['String']['output'];
  /** What holds unless it is given; null where nothing does. */
  preset?: Maybe<Scalars['String']['output']>;
};

/** What findings can be asked with. Each kind takes some of these only, and refuses the others. */
export type FindingParametersInput = {
  /** The time that counts, in days: 1 to 3650. */
  days?: InputMaybe<Scalars['Int']['input']>;
  /** A share, in percent: 0 to 100. */
  percent?: InputMaybe<Scalars['Float']['input']>;
  /** How many active users of one department and title are enough for their habits to count: 2 or more. */
  peers?: InputMaybe<Scalars['Int']['input']>;
  /** From how many paths on: 2 to 100. */
  minimum?: InputMaybe<Scalars['Int']['input']>;
  /** How many are no more than there should be: 0 to 1000000. */
  most?: InputMaybe<Scalars['Int']['input']>;
  /** Whether what everybody has, by a group that Okta keeps itself, counts as well. */
  includeEveryone?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether what could be is told beside what is. */
  includePossible?: InputMaybe<Scalars['Boolean']['input']>;
  /** The apps that matter, each by global id, Okta id or label; at most 100. */
  apps?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What must not come together, and what must not be without another; at most 100. */
  rules?: InputMaybe<Array<SeparationRuleInput>>;
};

/**
 * Nobody should have something of `a` and something of `b`; or, with `without`, something of `a` and nothing of that. A rule has
 * either `b` or `without`.
 */
export type SeparationRuleInput = {
  /** What the rule is called in the answer. */
  name: Scalars['String']['input'];
  /** The one side. */
  a: SeparationSideInput;
  /** The other side, which nobody should have besides. */
  b?: InputMaybe<SeparationSideInput>;
  /** What whoever has something of `a` should have something of as well, such as a group of those who were trained. */
  without?: InputMaybe<SeparationSideInput>;
};

/** One side of a rule: whoever has any of these has something of it. */
export type SeparationSideInput = {
  /** Apps, each by global id, Okta id or label; at most 100. */
  apps?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Groups, each by global id, Okta id or name; at most 100. */
  groups?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Admin roles, each by type, Okta id or label; at most 100. */
  roles?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A list of findings of one kind, one page of it. */
export type FindingConnection = {
  /** The findings of this page, each with its cursor. */
  edges: Array<FindingEdge>;
  /** The findings of this page. */
  nodes: Array<Finding>;
  /**
   * Where the page lies within the list. A page may be shorter than asked for, and even empty, while `hasNextPage` is true:
   * looking for more took too long. `endCursor` says where to go on.
   */
  pageInfo: PageInfo;
  /** How many there are, as far as was counted; see `isTotalExact`. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
  /** Whether all of the org was counted. False: it took too long, and there are at least `totalCount`. */
  isTotalExact: Scalars['Boolean']['output'];
  /** Of how many it could not be told, as far as was counted. They are neither found nor cleared. */
  unknownCount: Scalars['Int']['output'];
  /** Why it could not be told, and of how many. */
  unknown: Array<FindingUnknown>;
  /** The time of which sign-ins are known; null for kinds that do not rest on them. */
  coverage?: Maybe<LogCoverage>;
  /** What is looked for. */
  kind: FindingKind;
  /** How much it matters as a rule. */
  severity: FindingSeverity;
};

/** One finding of a list. */
export type FindingEdge = {
  /** Where the finding stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The finding. */
  node: Finding;
};

/** Something that somebody should look at. */
export type Finding = {
  /** What kind it is of. */
  kind: FindingKind;
  /** How much it matters as a rule. */
  severity: FindingSeverity;
  /** How sure it is. */
  certainty: FindingCertainty;
  /** What it is about; null when it went away while the question was answered. */
  subject?: Maybe<FindingSubject>;
  /** What else has a part in it: the app of an access, the groups of its paths; at most 20 of a sort. */
  related: Array<FindingSubject>;
  /** In one sentence: what was found. */
  summary: Scalars['String']['output'];
  /** The single facts it rests on, by name. */
  facts: Array<FindingFact>;
};

/** What a finding can be about. */
export type FindingSubject = User | Group | App | GroupRule | Role | ApiToken;

/** One fact of a finding. */
export type FindingFact = {
  /** Its name, such as `lastUse`. Each kind has names of its own. */
  name: Scalars['String']['output'];
  /** Its value, as text. */
  value: Scalars['String']['output'];
};

/** Something that could not be told, and of how many. */
export type FindingUnknown = {
  /** Why it could not be told. */
  reason: FindingUnknownReason;
  /** Of how many. */
  count: Scalars['Int']['output'];
};

/** Why something could not be told. */
export type FindingUnknownReason =
  /** Okta's System Log was never read. */
  | 'ACTIVITY_NOT_READ'
  /** The System Log is still being read for the first time. */
  | 'ACTIVITY_INCOMPLETE'
  /** The System Log is not known for as long as `days` asks for. */
  | 'COVERAGE_TOO_SHORT'
  /** All ways to the app are newer than the time that counts: not having used it says little yet. */
  | 'GRANT_TOO_NEW'
  /** The account is newer than the time that counts. */
  | 'ACCOUNT_TOO_NEW'
  /** Okta does not list its Admin Console among the apps, and so sign-ins to it are not known. */
  | 'ADMIN_CONSOLE_NOT_LISTED'
  /** The factors of the user were not read. */
  | 'FACTORS_NOT_READ'
  /** Okta does not say when it was. */
  | 'DATE_NOT_KNOWN'
  /** The members of the group could not be read. */
  | 'MEMBERS_NOT_READ'
  /** The accounts, the groups or their members could not be read. */
  | 'USERS_NOT_READ'
  /** What the role is limited to could not be read. */
  | 'SCOPE_NOT_KNOWN';

/** The time of which all sign-ins of the org are known. */
export type LogCoverage = {
  /** From when on; null where the System Log was not read to its end. */
  from?: Maybe<Scalars['DateTime']['output']>;
  /** Until when. */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** Whether that is long enough for what was asked. */
  isSufficient: Scalars['Boolean']['output'];
};

/** A group in Okta. Being a member gives what is assigned to the group. */
export type Group = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The group's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The org the group belongs to. */
  organization: Organization;
  /** The group's name. Several groups may bear the same. */
  name: Scalars['String']['output'];
  /** The group's description. */
  description?: Maybe<Scalars['String']['output']>;
  /** OKTA_GROUP (kept in Okta), APP_GROUP (imported from an app or directory) or BUILT_IN (Everyone). */
  type?: Maybe<Scalars['String']['output']>;
  /** The Okta id of the app or directory an APP_GROUP is imported from. */
  sourceAppId?: Maybe<Scalars['String']['output']>;
  /** The app or directory an APP_GROUP is imported from, where it could be read. */
  sourceApp?: Maybe<App>;
  /** How many members Okta says the group has; null where Okta would not say. `members { totalCount }` counts what was read. */
  userCount?: Maybe<Scalars['Int']['output']>;
  /** When the group's own attributes were last changed in Okta. */
  lastUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** When a member last came or went. */
  lastMembershipUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** When a sync first saw the group. */
  firstSeen?: Maybe<Scalars['DateTime']['output']>;
  /** The members, by login, and why each is one. */
  members: MembershipConnection;
  /** The apps assigned to the group: what its members can reach through it. */
  apps: AppConnection;
  /** The rules that put users into this group, by name, whether active or not; at most 100. */
  rules: Array<GroupRule>;
  /** The admin roles given to the group, which all its members have, by the role's label; at most 1,000. */
  adminRoles: Array<AdminRole>;
  /** Freshness and completeness of what is said of the group itself and, where `adminRoles` is asked for beside it, of these. */
  dataStatus: DataStatus;
};


/** A group in Okta. Being a member gives what is assigned to the group. */
export type GroupMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MembershipFilter>;
};


/** A group in Okta. Being a member gives what is assigned to the group. */
export type GroupAppsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AppFilter>;
  orderBy?: InputMaybe<AppOrder>;
};

/** A list of groups, one page of it. */
export type GroupConnection = {
  /** The groups of this page, each with its cursor. */
  edges: Array<GroupEdge>;
  /** The groups of this page. */
  nodes: Array<Group>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many groups the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One group of a list. */
export type GroupEdge = {
  /** Where the group stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The group. */
  node: Group;
};

/** A rule of Okta that puts every user who matches its expression into its target groups. */
export type GroupRule = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The rule's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The org the rule belongs to. */
  organization: Organization;
  /** The rule's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** ACTIVE, INACTIVE or INVALID. */
  status?: Maybe<Scalars['String']['output']>;
  /** The condition in Okta's expression language; null where Okta would not say. */
  expression?: Maybe<Scalars['String']['output']>;
  /** The groups the rule puts users into, by name; at most 100. */
  targets: Array<Group>;
};

/** Access that users gained or lost between two syncs, one page of it, by the login of the user and the label of the app. */
export type AccessChangeConnection = {
  /** The changes of this page, each with its cursor. */
  edges: Array<AccessChangeEdge>;
  /** The changes of this page. */
  nodes: Array<AccessChange>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many changes the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /**
   * Freshness and completeness of the data behind this list: what was missing at either end. What could not be read at one of
   * them may show as a change that was none, or hide one.
   */
  dataStatus: DataStatus;
  /** The sync as of whose end the changes are told from. */
  from: Sync;
  /** The sync as of whose end the changes are told to. */
  to: Sync;
};

/** One change and where it stands in the list. */
export type AccessChangeEdge = {
  /** Where the change stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: AccessChange;
};

/** One user and one app whose access is not what it was. */
export type AccessChange = {
  /** What has changed. */
  kind: AccessChangeKind;
  /** The user, as of the later of the two syncs; as of the earlier one where the user was gone by then. */
  user: User;
  /** The app, as of the later of the two syncs; as of the earlier one where the app was gone by then. */
  app: App;
  /** Whether it worked as of the earlier sync; null where the user was not entitled. */
  before?: Maybe<Usability>;
  /** Whether it worked as of the later sync; null where the user was not entitled. */
  after?: Maybe<Usability>;
  /** What made the change; each alone or all together. */
  causes: Array<AccessChangeCause>;
  /** The paths as of the earlier sync, direct ones first. */
  pathsBefore: Array<AccessPath>;
  /** The paths as of the later sync, direct ones first. */
  pathsAfter: Array<AccessPath>;
};


/** One user and one app whose access is not what it was. */
export type AccessChangePathsBeforeArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One user and one app whose access is not what it was. */
export type AccessChangePathsAfterArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can become of the access of a user to an app between two syncs. */
export type AccessChangeKind =
  /** The user was not entitled to the app and is now. */
  | 'GAINED'
  /** The user was entitled to the app and is not any more. */
  | 'LOST'
  /** The user was entitled and still is, and whether it works has changed: see `before` and `after`. */
  | 'USABILITY_CHANGED';

/** One thing that changed between two syncs and made access come, go or work differently. */
export type AccessChangeCause = {
  /** What kind of thing changed. */
  kind: AccessChangeCauseKind;
  /** Whether it came, went or is another one than before. */
  change: ChangeDirection;
  /** The group whose membership or assignment it is; null where none is involved. */
  group?: Maybe<Group>;
  /** RULE: the rules that made the membership. One that is gone is told as it was when it went. */
  rules: Array<GroupRule>;
  /** The status before; for the kinds USER_STATUS, APP_STATUS and ACCOUNT. */
  statusBefore?: Maybe<Scalars['String']['output']>;
  /** The status after; for the kinds USER_STATUS, APP_STATUS and ACCOUNT. */
  statusAfter?: Maybe<Scalars['String']['output']>;
  /** When it happened, where the System Log tells it; null where it does not. It is between the two syncs, or shortly before. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** The Okta id of who or what did it, where the System Log tells it. */
  by?: Maybe<Scalars['String']['output']>;
};

/** Whether something came, went or is another one. */
export type ChangeDirection =
  /** It was not there and is now. */
  | 'BEGAN'
  /** It was there and is not any more. */
  | 'ENDED'
  /** It is another one than before. */
  | 'CHANGED';

/** Kinds of things that make access come, go or work differently. */
export type AccessChangeCauseKind =
  /** A membership in a group that by hand, an import or Okta itself was made or ended, or of which Okta does not say why. */
  | 'MEMBERSHIP'
  /** A membership in a group that group rules had made: they made it, or it ended. */
  | 'RULE'
  /** The app was assigned, or is not assigned any more, to the user or to the group. */
  | 'ASSIGNMENT'
  /** The app was opened to everyone in the org, or is not open any more. */
  | 'IMPLICIT_ACCESS'
  /** The user has another status: it decides whether access works, and who is in the group Everyone. */
  | 'USER_STATUS'
  /** The app has another status. */
  | 'APP_STATUS'
  /** The account that a group gave the user came or went, or an account has another status. */
  | 'ACCOUNT'
  /** The user was not there before. */
  | 'USER_ADDED'
  /** The user was deleted. */
  | 'USER_DELETED'
  /** The app was not there before. */
  | 'APP_ADDED'
  /** The app was deleted. */
  | 'APP_DELETED'
  /** The group was deleted. */
  | 'GROUP_DELETED';

/** Which changes of access to tell. */
export type AccessChangeFilter = {
  /** What has changed. */
  kind?: InputMaybe<AccessChangeKindFilter>;
  /** Conditions on the user, as of the later sync, or of the earlier one where the user was gone by then. */
  user?: InputMaybe<UserFilter>;
  /** Conditions on the app, as of the later sync, or of the earlier one where the app was gone by then. */
  app?: InputMaybe<AppFilter>;
};

/** Conditions on what has changed; all that are given must hold. */
export type AccessChangeKindFilter = {
  /** Exactly this. */
  eq?: InputMaybe<AccessChangeKind>;
  /** One of these. */
  in?: InputMaybe<Array<AccessChangeKind>>;
};

/** How to take one app from one user: sets of changes after which no path is left. */
export type HowToRemove = {
  /** The user. */
  user: User;
  /** The app. */
  app: App;
  /** Whether the user is entitled to the app at all. */
  entitlement: Entitlement;
  /** By how many paths the user reaches the app: so many have to end. */
  pathCount: Scalars['Int']['output'];
  /**
   * Sets of changes, each of which leaves no path and of which none can spare one of its changes. Those that Okta takes
   * just so come first, then small sets, then those that touch few others. Empty where there is no path that could be cut.
   */
  options: Array<RemovalOption>;
  /** How many options were found: 20 at most, see `complete`. */
  optionCount: Scalars['Int']['output'];
  /** Whether these are all there are. Each path that goes through a group doubles the number of sets: not all are looked for. */
  complete: Scalars['Boolean']['output'];
  /**
   * Whether access would surely end. False while a path is not understood (UNEXPLAINED): the options end all others, and
   * what gave that account has to be found in Okta. False, too, while data are missing that may hold further paths.
   */
  guaranteed: Scalars['Boolean']['output'];
  /** Freshness and completeness of the data behind this answer. */
  dataStatus: DataStatus;
};


/** How to take one app from one user: sets of changes after which no path is left. */
export type HowToRemoveOptionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One set of changes that leaves no path. */
export type RemovalOption = {
  /** The changes. */
  cuts: Array<RemovalCut>;
  /** Whether Okta lets every one of them be made just so. */
  possible: Scalars['Boolean']['output'];
  /** What else the changes together would do: who else would lose what. It tells of the pair itself too. */
  effect: WhatIf;
};

/** One change that ends one or more paths. */
export type RemovalCut = {
  /** What to do. */
  kind: RemovalCutKind;
  /** The user, where a membership or an individual assignment ends. */
  user?: Maybe<User>;
  /** The group, where a membership or an assignment to a group ends. */
  group?: Maybe<Group>;
  /** The app, where an assignment ends or the app is closed. */
  app?: Maybe<App>;
  /** Why Okta does not let it be done just so; null where it does. */
  obstacle?: Maybe<RemovalObstacle>;
  /** What to do instead, where there is an obstacle. */
  instead?: Maybe<Scalars['String']['output']>;
  /** The rules that made the membership, where rules did. */
  rules: Array<GroupRule>;
};

/** A change that ends a path. */
export type RemovalCutKind =
  /** Take the user out of the group. */
  | 'REMOVE_MEMBERSHIP'
  /** End the individual assignment of the app to the user. */
  | 'UNASSIGN_USER'
  /** End the assignment of the app to the group. */
  | 'UNASSIGN_GROUP'
  /** Turn off that the app is open to everyone in the org. */
  | 'CLOSE_APP';

/** Why Okta does not let a change be made just so. */
export type RemovalObstacle =
  /** A group rule made the membership. */
  | 'RULE_MADE'
  /** An import fills the group. */
  | 'IMPORTED'
  /** Okta keeps the members of this group itself. */
  | 'BUILT_IN';

/** Memberships, one page of them: members of one group (`Group.members`) or groups of one user (`User.memberships`). */
export type MembershipConnection = {
  /** The memberships of this page, each with its cursor. */
  edges: Array<MembershipEdge>;
  /** The other end of each membership: the users of `members`, the groups of `memberships`. */
  nodes: Array<Node>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many memberships the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One user in one group. */
export type MembershipEdge = {
  /** Where the membership stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The other end of the membership: the user of `members`, the group of `memberships`. */
  node: Node;
  /** The user. */
  user: User;
  /** The group. */
  group: Group;
  /** Why the user is a member. */
  reason: MembershipReason;
  /** The rules that made the user a member; empty unless the reason is RULE. Rules that could not be read are left out. */
  rules: Array<GroupRule>;
  /** When it was made, where the System Log tells it; else when a sync first saw it. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** The Okta id of who or what made it, where the System Log tells it. */
  addedBy?: Maybe<Scalars['String']['output']>;
};

/** Why a user is a member of a group. */
export type MembershipReason =
  /** One or more group rules put the user there. */
  | 'RULE'
  /** Somebody put the user there by hand, or a program did by Okta's API. */
  | 'DIRECT'
  /** The group and its members are imported from an app or directory. */
  | 'IMPORT'
  /** Okta keeps the group itself: Everyone. */
  | 'BUILT_IN'
  /** Okta would not say. */
  | 'UNKNOWN';

/**
 * What a server that runs can be told to do. Mutations are taken by POST only, from no page of another site, one in a request,
 * and not by the command that answers a single question. Where API keys exist they need one, as questions do. What can go
 * wrong in the ordinary course of things is a type of the answer, and nothing was done then.
 */
export type Mutation = {
  /**
   * Connects an Okta org, or updates the connection of one that is connected: signs in with the token, finds out what it may
   * see, and keeps it sealed. Nothing is read into the graph yet: that is `syncNow`. Send the input as a variable.
   */
  connectOkta: ConnectOktaResult;
  /** Forgets a connection and its token. The token still works: revoke it in Okta. */
  disconnect: DisconnectResult;
  /** Starts a sync and answers at once; how it goes is asked by the question `sync`. */
  syncNow: SyncNowResult;
};


/**
 * What a server that runs can be told to do. Mutations are taken by POST only, from no page of another site, one in a request,
 * and not by the command that answers a single question. Where API keys exist they need one, as questions do. What can go
 * wrong in the ordinary course of things is a type of the answer, and nothing was done then.
 */
export type MutationConnectOktaArgs = {
  input: ConnectOktaInput;
};


/**
 * What a server that runs can be told to do. Mutations are taken by POST only, from no page of another site, one in a request,
 * and not by the command that answers a single question. Where API keys exist they need one, as questions do. What can go
 * wrong in the ordinary course of things is a type of the answer, and nothing was done then.
 */
export type MutationDisconnectArgs = {
  name: Scalars['String']['input'];
  purge?: Scalars['Boolean']['input'];
};


/**
 * What a server that runs can be told to do. Mutations are taken by POST only, from no page of another site, one in a request,
 * and not by the command that answers a single question. Where API keys exist they need one, as questions do. What can go
 * wrong in the ordinary course of things is a type of the answer, and nothing was done then.
 */
export type MutationSyncNowArgs = {
  org?: InputMaybe<Scalars['ID']['input']>;
  full?: Scalars['Boolean']['input'];
};

/** An Okta org and the token to read it with. */
export type ConnectOktaInput = {
  /**
   * The org's address, such as `example.okta.com`. It must be one that Okta gives its orgs, or a custom domain that whoever
   * runs the server has allowed in its configuration.
   */
  domain: Scalars['String']['input'];
  /** An API token, best that of a Read-only Administrator. It is in no answer, log or error, and cannot be had again. */
  token: Scalars['String']['input'];
  /** What to call the connection; the first part of the domain unless given. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Whom to ask about this connection. */
  email?: InputMaybe<Scalars['String']['input']>;
};

/** What became of connecting. */
export type ConnectOktaResult = OktaConnected | ConnectionRefused;

/** An org that was connected, and what its token lets Access Graph see. */
export type OktaConnected = {
  /** The connection's name. */
  name: Scalars['String']['output'];
  /** The org's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The company's name in Okta. */
  organizationName: Scalars['String']['output'];
  /** The org's host name. */
  domain: Scalars['String']['output'];
  /** False when the org was connected before, and its token or name is another now. */
  isNew: Scalars['Boolean']['output'];
  /** What the token's owner may read. */
  role: TokenRole;
  /** Whether the token sees who administers what. */
  adminPermissions: Scalars['Boolean']['output'];
  /** In words, a line each: what will be seen with this token and what will not. */
  words: Array<Scalars['String']['output']>;
};

/** What a token may read, found out by asking Okta. */
export type TokenRole =
  /** All, who administers what included. */
  | 'SUPER_ADMIN'
  /** All but who administers what. */
  | 'READ_ONLY_ADMIN'
  /** A part of the org; Okta does not tell which, so answers cover what the token is shown. */
  | 'LIMITED';

/** An org that was not connected. Nothing was kept. */
export type ConnectionRefused = {
  /** Why, for programs. */
  code: ConnectionRefusal;
  /** Why, in words, and what to do. */
  message: Scalars['String']['output'];
};

/** Why an org was not connected. */
export type ConnectionRefusal =
  /** The address is none of Okta's, and none that the server's configuration allows. Nothing was sent to it. */
  | 'HOST_NOT_ALLOWED'
  /** The token, name or e-mail address is not written as one. */
  | 'INVALID_INPUT'
  /** Another org is connected under this name. */
  | 'NAME_TAKEN'
  /** Okta does not accept the token. */
  | 'TOKEN_REFUSED'
  /** Okta accepts the token, and it may read nothing. */
  | 'TOKEN_SEES_NOTHING'
  /** Okta gave no usable answer. */
  | 'OKTA_UNREACHABLE';

/** What became of disconnecting. */
export type DisconnectResult = Disconnected | NotConnected | SyncAlreadyRunning;

/** A connection that is no more. */
export type Disconnected = {
  /** The name it had. */
  name: Scalars['String']['output'];
  /** The company's name in Okta. */
  organizationName: Scalars['String']['output'];
  /** How many nodes were removed from the graph; null where that was not asked for. */
  removed?: Maybe<Scalars['Int']['output']>;
};

/** There is no such connection. */
export type NotConnected = {
  /** In words, with what to do. */
  message: Scalars['String']['output'];
  /** The names of those there are. */
  connections: Array<Scalars['String']['output']>;
};

/** What became of starting a sync. */
export type SyncNowResult = SyncStarted | SyncAlreadyRunning | NotConnected;

/** A sync that has begun. */
export type SyncStarted = {
  /** The run: ask `sync` how it goes. */
  run: SyncRun;
};

/** A sync of the org is under way; there is never more than one. */
export type SyncAlreadyRunning = {
  /** In words. */
  message: Scalars['String']['output'];
  /** The run; null where something else than this server runs it. */
  running?: Maybe<SyncRun>;
};

/** How to order users. */
export type UserOrder = {
  /** What to order by. */
  field?: UserOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What users can be ordered by. */
export type UserOrderField =
  /** The login, upper or lower case alike. */
  | 'LOGIN';

/** How to order groups. */
export type GroupOrder = {
  /** What to order by. */
  field?: GroupOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What groups can be ordered by. */
export type GroupOrderField =
  /** The name, upper or lower case alike. */
  | 'NAME';

/** How to order apps. */
export type AppOrder = {
  /** What to order by. */
  field?: AppOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What apps can be ordered by. */
export type AppOrderField =
  /** The label, upper or lower case alike. */
  | 'LABEL';

/** How to order those who can reach an app. */
export type ReachOrder = {
  /** What to order by. */
  field?: ReachOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What those who can reach an app can be ordered by. */
export type ReachOrderField =
  /** The user's login, upper or lower case alike. */
  | 'USER';

/** A connected Okta org. */
export type Organization = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The org's id in Okta. */
  oktaId: Scalars['String']['output'];
  /** The company's name in Okta. */
  name?: Maybe<Scalars['String']['output']>;
  /** The org's host name, such as `example.okta.com`. */
  domain?: Maybe<Scalars['String']['output']>;
  /** The name the org was connected under. */
  connectionName?: Maybe<Scalars['String']['output']>;
  /** When the org was first connected. */
  connectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The latest syncs, newest first. */
  syncs: Array<Sync>;
  /** The latest sync, whatever became of it; null before the first. */
  lastSync?: Maybe<Sync>;
  /** How many users are known, deprovisioned ones too. */
  userCount: Scalars['Int']['output'];
  /** How many groups are known. */
  groupCount: Scalars['Int']['output'];
  /** How many apps are known. */
  appCount: Scalars['Int']['output'];
  /** Freshness and completeness of all that is read from this org. */
  dataStatus: DataStatus;
};


/** A connected Okta org. */
export type OrganizationSyncsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One run of reading an Okta org. */
export type Sync = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The number of the run within its org, counted from 1. */
  number: Scalars['Int']['output'];
  /** FULL when everything was read, INCREMENTAL when what had changed, ACTIVITY when only the System Log. */
  mode?: Maybe<Scalars['String']['output']>;
  /**
   * RUNNING, COMPLETE, PARTIAL (something could not be read; its old data are kept), REFUSED (so much would have been
   * removed that the run stopped) or FAILED.
   */
  status?: Maybe<Scalars['String']['output']>;
  /** When the run began. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the run ended; null while it runs. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many requests were sent to Okta. */
  requests?: Maybe<Scalars['Int']['output']>;
  /** How long the run waited for Okta's rate limits, in milliseconds. */
  throttledMs?: Maybe<Scalars['Float']['output']>;
  /** In words: why the run did not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  /**
   * Which scopes of the service app, or which administrator roles of the sign-in, are missing for what the run could have
   * read, a line each. Empty when nothing is; null while the run goes on.
   */
  lacking?: Maybe<Array<Scalars['String']['output']>>;
  /** What became of each kind of thing that was read; empty while the run goes on. */
  collectors: Array<Collector>;
};

/** What one run did for one kind of thing. */
export type Collector = {
  /** The kind of thing, such as users, memberships or appUsers. */
  name: Scalars['String']['output'];
  /** COMPLETE, PARTIAL, DENIED, FAILED or SKIPPED. */
  status?: Maybe<Scalars['String']['output']>;
  /** How many records were read. */
  read?: Maybe<Scalars['Int']['output']>;
  /** How many were new. */
  added?: Maybe<Scalars['Int']['output']>;
  /** How many had changed. */
  changed?: Maybe<Scalars['Int']['output']>;
  /** How many were gone. */
  removed?: Maybe<Scalars['Int']['output']>;
  /** How many requests this took. */
  requests?: Maybe<Scalars['Int']['output']>;
  /** In words: why it did not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When it ended. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What an administrator can do to something, as far as it matters for who reaches what. */
export type PowerAction =
  /** Reset a user's password, or set a temporary one. */
  | 'RESET_PASSWORD'
  /** Reset a user's factors, so that new ones can be enrolled. */
  | 'RESET_FACTORS'
  /** Sign in as a user by another way: a temporary access code, an identity provider, a directory's agent. */
  | 'SIGN_IN_AS'
  /** Edit a user's profile, which group rules look at. */
  | 'EDIT_PROFILE'
  /** Activate, deactivate, suspend, unsuspend or delete a user. */
  | 'CHANGE_LIFECYCLE'
  /** Add users to a group, and take them out. */
  | 'CHANGE_MEMBERS'
  /** Create a new user who is a member of a group. */
  | 'CREATE_MEMBER'
  /** Make or change group rules that fill a group. */
  | 'EDIT_GROUP_RULES'
  /** Assign an app to users or groups. */
  | 'ASSIGN_APP'
  /** Change the settings of an app, such as how users sign in. */
  | 'CONFIGURE_APP'
  /** Read an app's client secret, and so act as the app. */
  | 'READ_CLIENT_SECRET'
  /** Assign admin roles. */
  | 'ASSIGN_ROLES';

/** How sure it is that somebody can. */
export type Confidence =
  /** Okta's own documents say so, and nothing is known to stand against it. */
  | 'CERTAIN'
  /** It is not ruled out: sources differ, a barrier may stand in the way, or something is not known. */
  | 'POSSIBLE';

/** Where a claim about powers comes from. */
export type PowerEvidence =
  /** Okta's documents for administrators. */
  | 'HELP'
  /** Okta's documents and description of its API. */
  | 'API'
  /** One public implementation, tried out by its authors. */
  | 'RESEARCH'
  /** Sources differ, or say nothing. */
  | 'UNSETTLED';

/** What narrows a power to less than the whole org. */
export type PowerNarrowing =
  /** The groups that the role is limited to. */
  | 'GROUP_TARGETS'
  /** The users who are members of the groups that the role is limited to, at that moment. */
  | 'GROUP_TARGET_MEMBERS'
  /** The apps, or kinds of app, that the role is limited to. */
  | 'APP_TARGETS'
  /** What the resource set holds that the role is limited to. */
  | 'RESOURCE_SET'
  /** Nothing: the whole org. */
  | 'NOTHING';

/** A line of the table of powers: what a standard role or a permission allows. */
export type PowerRule = {
  /** Its name in the table. */
  id: Scalars['String']['output'];
  /** The standard role's type, such as HELP_DESK_ADMIN, or the permission, such as `okta.users.manage`. */
  grantedBy: Scalars['String']['output'];
  /** What it allows. */
  action: PowerAction;
  /** What narrows it. */
  narrowedBy: PowerNarrowing;
  /** How sure it is by itself, before its scope and its target are looked at. */
  confidence: Confidence;
  /** What kind of source says so. */
  evidence: PowerEvidence;
  /** Which source. */
  source: Scalars['String']['output'];
  /** In a sentence. */
  description: Scalars['String']['output'];
  /** The permissions or roles of which one is needed besides, where the power has two sides; else empty. */
  with: Array<Scalars['String']['output']>;
};

/** Something that may keep administrators from doing what their role allows, to some targets. */
export type PowerBarrier = {
  /** Its name in the list of barriers. */
  id: Scalars['String']['output'];
  /** What kind of source says so. */
  evidence: PowerEvidence;
  /** In a sentence. */
  description: Scalars['String']['output'];
};

/** What somebody can do, by one assignment of a role. */
export type Power = {
  /** What can be done. */
  action: PowerAction;
  /** Who can: the user, the service app, or the group whose members can. */
  holder: Admin;
  /** The assignment by which they can. */
  adminRole: AdminRole;
  /** The assignment that gives the other side, where the power has two: to the user as well as to the group or the app. */
  with?: Maybe<AdminRole>;
  /** The line of the table of powers. */
  rule: PowerRule;
  /** How sure it is, all in all. */
  confidence: Confidence;
  /** The barriers that make it less than certain; empty where there are none, or where the power is told without a target. */
  doubts: Array<PowerBarrier>;
  /** What the role may be used on. */
  scope: AdminScope;
  /** Of EDIT_PROFILE: the only attributes that can be edited; null where all can that `exceptAttributes` does not name. */
  onlyAttributes?: Maybe<Array<Scalars['String']['output']>>;
  /** Of EDIT_PROFILE: attributes that cannot be edited. */
  exceptAttributes: Array<Scalars['String']['output']>;
};

/** What somebody can do or who can do something, one page of it, by the holder's login, name or label. */
export type PowerConnection = {
  /** The powers of this page, each with its cursor. */
  edges: Array<PowerEdge>;
  /** The powers of this page. */
  nodes: Array<Power>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has. */
  totalCount: Scalars['Int']['output'];
  /**
   * Freshness and completeness of the data behind this list. A role whose limits or permissions are not known is a gap
   * `UNKNOWN_POWER`: nothing certain follows from it, and it may give more than is listed.
   */
  dataStatus: DataStatus;
};

/** One power of a list. */
export type PowerEdge = {
  /** Where the power stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The power. */
  node: Power;
};

/** Something a search found. */
export type SearchResult = User | Group | App;

/** Who reaches what, one page of it: users of one app (`App.whoCanReach`) or apps of one user (`User.canReach`). */
export type ReachConnection = {
  /** The pairs of user and app of this page, each with its cursor. */
  edges: Array<ReachEdge>;
  /** The other end of each pair: the users of `whoCanReach`, the apps of `canReach`. */
  nodes: Array<Node>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many pairs the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One user who can reach one app. */
export type ReachEdge = {
  /** Where the pair stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The other end of the pair: the user of `whoCanReach`, the app of `canReach`. */
  node: Node;
  /** The user. */
  user: User;
  /** The app. */
  app: App;
  /** Whether the entitlement works right now. A sign-on policy may still refuse; policies are not evaluated. */
  usability: Usability;
  /** Why it does not work right now, worst first; empty when it does. */
  reasons: Array<UsabilityReason>;
  /** When the user last used the app, as far as is known. */
  lastUse: LastUse;
  /** What Okta keeps of the user in the app; null where it keeps nothing. It is evidence, not a grant. */
  account?: Maybe<Account>;
  /** By how many paths the user reaches the app. Taking away one of them changes nothing while another is left. */
  pathCount: Scalars['Int']['output'];
  /** The paths, direct ones first. */
  paths: Array<AccessPath>;
};


/** One user who can reach one app. */
export type ReachEdgePathsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One way in which a user comes to an app. */
export type AccessPath = {
  /** The kind of way. */
  kind: PathKind;
  /**
   * The group the way leads through; null for DIRECT. For UNEXPLAINED it is the group that Okta says gave the account,
   * where it names one that is known.
   */
  group?: Maybe<Group>;
  /** Why the user is a member of that group; null where no membership is involved. */
  membership?: Maybe<MembershipReason>;
  /** The rules that made the user a member, where rules did; null where no membership is involved. */
  rules?: Maybe<Array<GroupRule>>;
  /** When all of this way had been made, as far as the System Log tells it; else when a sync had first seen it. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** When the membership was made, where the System Log tells it; else when a sync first saw it. */
  memberSince?: Maybe<Scalars['DateTime']['output']>;
  /** The Okta id of who or what made the membership, where the System Log tells it. */
  memberAddedBy?: Maybe<Scalars['String']['output']>;
  /** When the app was assigned, where the System Log tells it; else when a sync first saw it. */
  assignedSince?: Maybe<Scalars['DateTime']['output']>;
  /** The Okta id of who or what assigned the app, where the System Log tells it. */
  assignedAddedBy?: Maybe<Scalars['String']['output']>;
  /** The app's priority for the group. */
  priority?: Maybe<Scalars['Int']['output']>;
};

/** Ways in which a user can come to an app. */
export type PathKind =
  /** The app is assigned to the user individually. */
  | 'DIRECT'
  /** The user is a member of a group the app is assigned to. */
  | 'GROUP'
  /** The app is open to everyone in the org. */
  | 'IMPLICIT'
  /**
   * Okta keeps an account that a group gave, but no way through such a group was found: the group could not be read, or
   * things changed while they were being read.
   */
  | 'UNEXPLAINED';

/** Whether an entitlement works right now. */
export type Usability =
  /** The user can sign in to the app now, as far as statuses tell. */
  | 'USABLE'
  /** An ordinary step by the user, or time, would make it usable: a first sign-in, a new password, an unlock. */
  | 'LATENT'
  /** It does not work, and only an administrator's act would restore it. */
  | 'BLOCKED';

/** Why an entitlement does not work right now. */
export type UsabilityReason =
  /** The user is suspended. */
  | 'USER_SUSPENDED'
  /** The user is deprovisioned. */
  | 'USER_DEPROVISIONED'
  /** The user is staged: not yet activated. */
  | 'USER_STAGED'
  /** The user is provisioned, and has not yet finished the activation. */
  | 'USER_PROVISIONED'
  /** The user's password has expired. */
  | 'USER_PASSWORD_EXPIRED'
  /** The user is recovering a password. */
  | 'USER_RECOVERY'
  /** The user is locked out after failed attempts. */
  | 'USER_LOCKED_OUT'
  /** The app is not active. */
  | 'APP_INACTIVE'
  /** The account in the app is pending. */
  | 'ACCOUNT_PENDING'
  /** The account in the app is imported and not yet confirmed. */
  | 'ACCOUNT_IMPORTED'
  /** The account in the app is matched to the user and not yet confirmed. */
  | 'ACCOUNT_MATCHED'
  /** The account in the app is suspended. */
  | 'ACCOUNT_SUSPENDED'
  /** The account in the app is inactive. */
  | 'ACCOUNT_INACTIVE'
  /** The account in the app is revoked. */
  | 'ACCOUNT_REVOKED'
  /** The account in the app is deprovisioned. */
  | 'ACCOUNT_DEPROVISIONED'
  /** The account in the app is unassigned. */
  | 'ACCOUNT_UNASSIGNED'
  /** The user or the account has a status that is not known to this product, or none. */
  | 'UNKNOWN_STATUS';

/** The record Okta keeps of a user in an app. It is evidence of access, not a grant. */
export type Account = {
  /** USER when the user was assigned individually, GROUP when a group gave the app. */
  scope?: Maybe<Scalars['String']['output']>;
  /** The account's status, such as ACTIVE, PROVISIONED, STAGED, SUSPENDED. */
  status?: Maybe<Scalars['String']['output']>;
  /** The user's name in the app. */
  userName?: Maybe<Scalars['String']['output']>;
  /** Whether the account is in step with the app, such as SYNCHRONIZED, OUT_OF_SYNC or DISABLED. */
  syncState?: Maybe<Scalars['String']['output']>;
  /** The Okta id of the group that gave the account, where Okta names it. */
  grantingGroupId?: Maybe<Scalars['String']['output']>;
  /** When the record was last changed in Okta. */
  lastUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** When a sync first saw the record. */
  firstSeen?: Maybe<Scalars['DateTime']['output']>;
};

/** When a user last used an app. */
export type LastUse = {
  /** What is known. */
  state: LastUseState;
  /** USED: when, last. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** UNUSED: from when on there was no use, until `coveredUntil`. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** UNKNOWN: why it is not known. */
  reason?: Maybe<LastUseReason>;
  /** The first sign-in to the app that is known. */
  first?: Maybe<Scalars['DateTime']['output']>;
  /** How many sign-ins to the app are known; failed ones are not counted. */
  count?: Maybe<Scalars['Int']['output']>;
  /** When the user last tried to sign in to the app and failed. */
  lastFailure?: Maybe<Scalars['DateTime']['output']>;
  /** From when on all sign-ins of the org are known, without a hole; null where they are not. */
  coveredFrom?: Maybe<Scalars['DateTime']['output']>;
  /** Until when they are known. */
  coveredUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** What is known of the use of an app. */
export type LastUseState =
  /** The user has used the app. */
  | 'USED'
  /** The user has not used the app within the whole time that is known. */
  | 'UNUSED'
  /** It is not known. */
  | 'UNKNOWN';

/** Why the last use is not known. */
export type LastUseReason =
  /** Sign-ins to apps are not read from this org: Okta's System Log was never read. */
  | 'ACTIVITY_NOT_READ'
  /** The System Log is still being read for the first time. */
  | 'ACTIVITY_INCOMPLETE'
  /** All ways to the app are newer than the time of which sign-ins are known: not having used it says little yet. */
  | 'GRANT_TOO_NEW';

/** One user and one app: whether the user can reach it, how, and whether it works. */
export type Access = {
  /** The user. */
  user: User;
  /** The app. */
  app: App;
  /** Whether the user is entitled to the app. */
  entitlement: Entitlement;
  /** By how many paths the user reaches the app. */
  pathCount: Scalars['Int']['output'];
  /** The paths, direct ones first; empty when there is none. */
  paths: Array<AccessPath>;
  /** Whether the entitlement works right now; null when there is none. Sign-on policies are not evaluated. */
  usability?: Maybe<Usability>;
  /** Why it does not work right now, worst first; empty when it does, or when there is no entitlement. */
  reasons: Array<UsabilityReason>;
  /** When the user last used the app, as far as is known. */
  lastUse: LastUse;
  /** What Okta keeps of the user in the app, entitled or not; null where it keeps nothing. */
  account?: Maybe<Account>;
  /** Freshness and completeness of the data behind this answer. */
  dataStatus: DataStatus;
};


/** One user and one app: whether the user can reach it, how, and whether it works. */
export type AccessPathsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Whether a user is entitled to an app. */
export type Entitlement =
  /** At least one path leads from the user to the app. */
  | 'ENTITLED'
  /** No path leads there, and everything that could have shown one was read. */
  | 'NOT_ENTITLED'
  /** No path was found, but something that could have shown one could not be read: see `dataStatus`. */
  | 'UNKNOWN';

/** A set of users, groups and apps that the org has put together, for roles to be limited to. */
export type ResourceSet = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The set's id in Okta. Sets of Okta's own have a name for it, such as `WORKFLOWS_IAM_POLICY`. */
  oktaId: Scalars['String']['output'];
  /** The org the set belongs to. */
  organization: Organization;
  /** The name people see; the id where the set itself could not be read. */
  label: Scalars['String']['output'];
  /** What the org says the set is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** What the set holds, in the order of Okta's names for it. */
  resources: ResourceConnection;
  /** Okta's names of all that the set holds, also of what this graph does not have, such as devices. */
  orns: Array<Scalars['String']['output']>;
  /** The assignments of roles that are limited to the set, by the name of the user, group or service app. */
  assignments: AdminRoleConnection;
  /** Freshness and completeness of what is said of the set itself and of what it holds. */
  dataStatus: DataStatus;
};


/** A set of users, groups and apps that the org has put together, for roles to be limited to. */
export type ResourceSetResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A set of users, groups and apps that the org has put together, for roles to be limited to. */
export type ResourceSetAssignmentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a resource set holds, one page of it. */
export type ResourceConnection = {
  /** The resources of this page, each with its cursor. */
  edges: Array<ResourceEdge>;
  /** The users, groups, apps and orgs of this page. */
  nodes: Array<Resource>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many resources the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One thing a resource set holds. */
export type ResourceEdge = {
  /** Where the resource stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** In which way the set holds what `node` is. */
  kind: ResourceKind;
  /** Okta's name of the resource. */
  orn?: Maybe<Scalars['String']['output']>;
  /** Okta's names of what is left out of it, such as single apps of a kind. */
  excludes: Array<Scalars['String']['output']>;
  /** The kind of app, by its key in Okta's catalogue, where the set holds all apps of a kind. */
  appName?: Maybe<Scalars['String']['output']>;
  /** The user, group or app; the org where the set holds all of something, or something else. */
  node: Resource;
};

/** Something a resource set can hold. */
export type Resource = User | Group | App | Organization;

/** In which way a resource set holds something. */
export type ResourceKind =
  /** The user, group or app itself. */
  | 'SELF'
  /** The members of the group, whoever they are at the time. */
  | 'MEMBERS'
  /** All users of the org. */
  | 'ALL_USERS'
  /** All groups of the org. */
  | 'ALL_GROUPS'
  /** All apps of the org. */
  | 'ALL_APPS'
  /** Every app of one kind, also those yet to come. */
  | 'APPS_OF_TYPE'
  /** Something else, such as devices or an authorization server; `orn` names it. */
  | 'OTHER';

/** A list of resource sets, one page of it. */
export type ResourceSetConnection = {
  /** The sets of this page, each with its cursor. */
  edges: Array<ResourceSetEdge>;
  /** The sets of this page. */
  nodes: Array<ResourceSet>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many sets the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One resource set of a list. */
export type ResourceSetEdge = {
  /** Where the set stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The set. */
  node: ResourceSet;
};

/** A role of administrators: one of Okta's own, or one that the org has put together. */
export type Role = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** A custom role's id in Okta; of a standard role the type, since it has no other. */
  oktaId: Scalars['String']['output'];
  /** The org the role belongs to. */
  organization: Organization;
  /** Okta's type, such as SUPER_ADMIN, or CUSTOM. USER_ADMIN is the Group Administrator. */
  type?: Maybe<Scalars['String']['output']>;
  /** The name people see. */
  label: Scalars['String']['output'];
  /** Whose making the role is. */
  kind: RoleKind;
  /** What the org says the role is for. */
  description?: Maybe<Scalars['String']['output']>;
  /**
   * What the role permits, by name. Null when it is not known: Okta does not publish what its standard roles permit, and a
   * custom role may not have been read.
   */
  permissions?: Maybe<Array<RolePermission>>;
  /**
   * The assignments of the role, by the name of the user, group or service app it was given to. Each is told once; the
   * members of groups who have the role through one are told by `admins(filter: { role: … })`.
   */
  assignments: AdminRoleConnection;
  /** Freshness and completeness of what is said of the role itself. */
  dataStatus: DataStatus;
};


/** A role of administrators: one of Okta's own, or one that the org has put together. */
export type RoleAssignmentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whose making a role is. */
export type RoleKind =
  /** One of Okta's own. */
  | 'STANDARD'
  /** Put together by the org, of single permissions. */
  | 'CUSTOM';

/** One thing a custom role permits. */
export type RolePermission = {
  /** Okta's name of the permission, such as `okta.users.manage`. */
  label: Scalars['String']['output'];
  /** What limits the permission, as Okta writes it in JSON; null when nothing does. */
  conditions?: Maybe<Scalars['String']['output']>;
};

/** A list of roles, one page of it. */
export type RoleConnection = {
  /** The roles of this page, each with its cursor. */
  edges: Array<RoleEdge>;
  /** The roles of this page. */
  nodes: Array<Role>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many roles the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One role of a list. */
export type RoleEdge = {
  /** Where the role stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The role. */
  node: Role;
};

/** How the reading of one org stands. */
export type SyncState = {
  /** The run of this server that is under way; null when there is none. */
  running?: Maybe<SyncRun>;
  /** The latest run of this server that has ended; null when there was none since its start. */
  last?: Maybe<SyncRun>;
  /**
   * Who else syncs the org, in words, such as a command on another machine; null when nobody does. How far that is cannot be
   * told.
   */
  elsewhere?: Maybe<Scalars['String']['output']>;
  /** The latest sync that the graph has a record of, whoever ran it; null before the first. */
  latest?: Maybe<Sync>;
};

/** One run of a sync by this server. */
export type SyncRun = {
  /** The name of the connection; null for an org that the environment names. */
  connection?: Maybe<Scalars['String']['output']>;
  /** What it reads. */
  kind: SyncRunKind;
  /** How it stands or how it ended. */
  status: SyncRunStatus;
  /** When it was started. */
  startedAt: Scalars['DateTime']['output'];
  /** When it ended; null while it goes on. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** In words: why it did not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Each kind of thing that is being read or was; those whose turn has not come are not listed. */
  collectors: Array<CollectorProgress>;
};

/** What a run reads. */
export type SyncRunKind =
  /** All of the org. */
  | 'FULL'
  /** What has changed since the sync before, or all of the org where that cannot be told. */
  | 'UPDATE'
  /** What has changed since the sync before; where that cannot be told, only what the System Log has had since. */
  | 'INCREMENTAL';

/** How a run stands or how it ended. */
export type SyncRunStatus =
  /** It goes on. */
  | 'RUNNING'
  /** Everything was read. */
  | 'COMPLETE'
  /** Something could not be read; its old data are kept. */
  | 'PARTIAL'
  /** So much would have been removed that nothing was. */
  | 'REFUSED'
  /** It did not come to its end. */
  | 'FAILED';

/** How far one kind of thing has been read in a run. */
export type CollectorProgress = {
  /** The kind of thing, such as users, memberships or appUsers. */
  name: Scalars['String']['output'];
  /** RUNNING or ENDED while the run goes on; then COMPLETE, PARTIAL, DENIED, FAILED or SKIPPED. */
  status: Scalars['String']['output'];
  /** How many records were read. */
  read: Scalars['Int']['output'];
  /** How many were new. */
  added: Scalars['Int']['output'];
  /** How many had changed. */
  changed: Scalars['Int']['output'];
  /** How many were gone; null until the run has ended, since removals come last. */
  removed?: Maybe<Scalars['Int']['output']>;
  /** How many requests this took. */
  requests: Scalars['Int']['output'];
  /** How many groups or apps have been gone through, where they are read one after the other. */
  done?: Maybe<Scalars['Int']['output']>;
  /** How many groups or apps there are to go through. */
  of?: Maybe<Scalars['Int']['output']>;
};

/** A list of users, one page of it. */
export type UserConnection = {
  /** The users of this page, each with its cursor. */
  edges: Array<UserEdge>;
  /** The users of this page. */
  nodes: Array<User>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many users the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One user of a list. */
export type UserEdge = {
  /** Where the user stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The user. */
  node: User;
};

/**
 * What would come of some changes, without making them: who would lose and gain which apps and admin roles. Nothing is
 * written, neither here nor in Okta. Whatever field is left out is not computed.
 */
export type WhatIf = {
  /**
   * Who would surely lose an app that works, or could by a step of the user's own: no path would be left, or what is left
   * would be blocked. Ways that are not understood (UNEXPLAINED) count as ways that stay.
   */
  loses: WhatIfAccessConnection;
  /**
   * Who would or may lose an app: `loses`, and also those whom a rule would or may take out of a group (Okta does not tell
   * who of its members was also put there by hand), and those who would keep only a way that is not understood (UNEXPLAINED).
   */
  mayLose: WhatIfAccessConnection;
  /** Who would surely gain an app that no path leads to now. */
  gains: WhatIfAccessConnection;
  /** Who would or may gain an app: `gains`, and also those for whom it depends on a rule that could not be evaluated. */
  mayGain: WhatIfAccessConnection;
  /** Admin roles that would surely be lost, with who has them now: one for each assignment and holder. */
  rolesLost: RoleChangeConnection;
  /** Admin roles that would surely be gained: one for each assignment and holder. */
  rolesGained: RoleChangeConnection;
  /**
   * What else there is to know: changes that Okta does not let be made just so, with what to do instead; rules that would
   * fire or end; changes that change nothing. At most 200 of `noteCount`.
   */
  notes: Array<WhatIfNote>;
  /** How many notes there are. */
  noteCount: Scalars['Int']['output'];
  /**
   * Whether all that the changes set off was followed. False where a bound was hit: then there may be more losses and gains
   * than are told, and a note says of what kind.
   */
  complete: Scalars['Boolean']['output'];
  /** Freshness and completeness of the data behind this answer. */
  dataStatus: DataStatus;
};


/**
 * What would come of some changes, without making them: who would lose and gain which apps and admin roles. Nothing is
 * written, neither here nor in Okta. Whatever field is left out is not computed.
 */
export type WhatIfLosesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  effects?: InputMaybe<Array<AccessEffect>>;
};


/**
 * What would come of some changes, without making them: who would lose and gain which apps and admin roles. Nothing is
 * written, neither here nor in Okta. Whatever field is left out is not computed.
 */
export type WhatIfMayLoseArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  effects?: InputMaybe<Array<AccessEffect>>;
};


/**
 * What would come of some changes, without making them: who would lose and gain which apps and admin roles. Nothing is
 * written, neither here nor in Okta. Whatever field is left out is not computed.
 */
export type WhatIfGainsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  effects?: InputMaybe<Array<AccessEffect>>;
};


/**
 * What would come of some changes, without making them: who would lose and gain which apps and admin roles. Nothing is
 * written, neither here nor in Okta. Whatever field is left out is not computed.
 */
export type WhatIfMayGainArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  effects?: InputMaybe<Array<AccessEffect>>;
};


/**
 * What would come of some changes, without making them: who would lose and gain which apps and admin roles. Nothing is
 * written, neither here nor in Okta. Whatever field is left out is not computed.
 */
export type WhatIfRolesLostArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What would come of some changes, without making them: who would lose and gain which apps and admin roles. Nothing is
 * written, neither here nor in Okta. Whatever field is left out is not computed.
 */
export type WhatIfRolesGainedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How the access of a user to an app would change. */
export type AccessEffect =
  /** It works, or could by a step of the user's own, and no path would be left. */
  | 'ENDS'
  /** It works, or could by a step of the user's own. A path would be left, but blocked: the user or the app is deactivated. */
  | 'BLOCKED'
  /** It is blocked now, and no path would be left. Nobody notices, but nothing could bring it back by itself either. */
  | 'ENDS_BLOCKED'
  /** No path leads there now; one would, and it would work, or could by a step of the user's own. */
  | 'STARTS'
  /** No path leads there now; one would, but blocked. */
  | 'STARTS_BLOCKED';

/** One user whose access to one app would change. */
export type WhatIfAccess = {
  /** The user. */
  user: User;
  /** The app. */
  app: App;
  /** How the access would change. */
  effect: AccessEffect;
  /** Whether the access works now; null where there is none. */
  usabilityBefore?: Maybe<Usability>;
  /** Whether the access would work afterwards; null where there would be none. */
  usabilityAfter?: Maybe<Usability>;
};

/** Who would lose or gain which apps, one page of it, by app and user. */
export type WhatIfAccessConnection = {
  /** The changes of this page, each with its cursor. */
  edges: Array<WhatIfAccessEdge>;
  /** The changes of this page. */
  nodes: Array<WhatIfAccess>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many pairs of user and app the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One change of access with its place in the list. */
export type WhatIfAccessEdge = {
  /** Where the change stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: WhatIfAccess;
};

/** An admin role that somebody would lose or gain. */
export type RoleChange = {
  /** Who would lose or gain it. */
  holder: Admin;
  /** The role. */
  role: Role;
  /** The group it comes through; null where it is given to the holder. */
  through?: Maybe<Group>;
  /** The assignment as it is now; null where the change would make it. */
  assignment?: Maybe<AdminRole>;
  /** Whether the holder has the same role by another assignment or group, before and after; it may be over something else. */
  otherwiseHeld: Scalars['Boolean']['output'];
};

/** Admin roles that would be lost or gained, one page of them, by holder. */
export type RoleChangeConnection = {
  /** The changes of this page, each with its cursor. */
  edges: Array<RoleChangeEdge>;
  /** The changes of this page. */
  nodes: Array<RoleChange>;
  /** Where the page lies within the list. */
  pageInfo: PageInfo;
  /** How many the whole list has. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
  /** Freshness and completeness of the data behind this list. */
  dataStatus: DataStatus;
};

/** One change of an admin role with its place in the list. */
export type RoleChangeEdge = {
  /** Where the change stands in the list; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: RoleChange;
};

/** Something to know about one of the changes. */
export type WhatIfNote = {
  /** What kind of thing. */
  code: WhatIfNoteCode;
  /** The same in words, with what to do. */
  message: Scalars['String']['output'];
  /** The number of the change it is about, counted from 0; null where it is about all of them. */
  change?: Maybe<Scalars['Int']['output']>;
  /** The user it is about, if one. */
  user?: Maybe<User>;
  /** The group it is about, if one. */
  group?: Maybe<Group>;
  /** The rule it is about, if one. */
  rule?: Maybe<GroupRule>;
};

/** What kind of thing a note tells. */
export type WhatIfNoteCode =
  /** The change asks for what is so already: it changes nothing. */
  | 'NO_EFFECT'
  /** Okta does not let it be done just so: a group rule made the membership. */
  | 'RULE_MADE'
  /** Okta does not let it be done: an import fills the group. */
  | 'IMPORTED'
  /** Okta does not let it be done: it keeps the members of this group itself. */
  | 'BUILT_IN'
  /** The members whom a rule made stay when the rule is deactivated, or when its group is deleted. */
  | 'MEMBERS_STAY'
  /** A member whom a deleted rule made stays if the user was also put there by hand. Okta does not tell by whom else. */
  | 'MAY_ALSO_BE_BY_HAND'
  /** A rule would put the user into a group. */
  | 'RULE_JOINS'
  /** A rule may put the user into a group: it could not be evaluated. */
  | 'RULE_MAY_JOIN'
  /** A rule would take the user out of a group, unless the user was also put there by hand. */
  | 'RULE_LEAVES'
  /** A rule may take the user out of a group: it could not be evaluated, or Okta did not say why the user is a member. */
  | 'RULE_MAY_LEAVE'
  /** Rules ask for the groups of so many users that it was not followed what becomes of them. */
  | 'RULES_NOT_FOLLOWED'
  /** Okta also takes a deactivated user out of Everyone and ends individual assignments; a later reactivation does not bring these back. */
  | 'DEACTIVATION_TAKES_MORE';

/** One change. Give exactly one of the fields; users, groups, apps and rules by global id, Okta id or name. */
export type ChangeInput =
  /** Put a user into a group. */
  { addMembership: MembershipChangeInput; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Take a user out of a group. */
  { addMembership?: never; removeMembership: MembershipChangeInput; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Assign an app to a user individually. */
  { addMembership?: never; removeMembership?: never; assignUser: UserAssignmentInput; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** End the individual assignment of an app to a user. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser: UserAssignmentInput; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Assign an app to a group. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup: GroupAssignmentInput; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** End the assignment of an app to a group. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup: GroupAssignmentInput; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Turn off that an app is open to everyone in the org (Federation Broker Mode). */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp: Scalars['ID']['input']; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Give an admin role. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole: RoleChangeInput; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Take an admin role away: every assignment of this role to the assignee. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole: RoleChangeInput; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Deactivate a user. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser: Scalars['ID']['input']; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Deactivate an app. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp: Scalars['ID']['input']; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Deactivate a group rule. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule: Scalars['ID']['input']; deleteRule?: never; deleteGroup?: never; setAttribute?: never; }
  |  /** Delete a group rule together with the memberships it made. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule: Scalars['ID']['input']; deleteGroup?: never; setAttribute?: never; }
  |  /** Delete a group. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup: Scalars['ID']['input']; setAttribute?: never; }
  |  /** Set an attribute of a user's profile. */
  { addMembership?: never; removeMembership?: never; assignUser?: never; unassignUser?: never; assignGroup?: never; unassignGroup?: never; closeApp?: never; grantRole?: never; revokeRole?: never; deactivateUser?: never; deactivateApp?: never; deactivateRule?: never; deleteRule?: never; deleteGroup?: never; setAttribute: AttributeChangeInput; };

/** A user and a group. */
export type MembershipChangeInput = {
  /** The user: global id, Okta id or login. */
  user: Scalars['ID']['input'];
  /** The group: global id, Okta id or name. */
  group: Scalars['ID']['input'];
};

/** A user and an app. */
export type UserAssignmentInput = {
  /** The user: global id, Okta id or login. */
  user: Scalars['ID']['input'];
  /** The app: global id, Okta id or label. */
  app: Scalars['ID']['input'];
};

/** A group and an app. */
export type GroupAssignmentInput = {
  /** The group: global id, Okta id or name. */
  group: Scalars['ID']['input'];
  /** The app: global id, Okta id or label. */
  app: Scalars['ID']['input'];
};

/** An admin role and whom it is given to. Give exactly one of `user` and `group`. */
export type RoleChangeInput = {
  /** The user: global id, Okta id or login. */
  user?: InputMaybe<Scalars['ID']['input']>;
  /** The group: global id, Okta id or name. */
  group?: InputMaybe<Scalars['ID']['input']>;
  /** The role: global id, a standard role's type such as SUPER_ADMIN, a custom role's Okta id, or the role's label. */
  role: Scalars['ID']['input'];
};

/** A new value of an attribute of a user's profile. */
export type AttributeChangeInput = {
  /** The user: global id, Okta id or login. */
  user: Scalars['ID']['input'];
  /** The attribute's variable name in Okta, such as `department`. */
  attribute: Scalars['String']['input'];
  /** The new value; null to clear it. */
  value?: InputMaybe<Scalars['String']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdminRole: ResolverTypeWrapper<AdminRoleSource>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Admin: ResolverTypeWrapper<SearchSource>;
  AdminKind: AdminKind;
  AdminScope: ResolverTypeWrapper<AdminRoleSource>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AdminScopeKind: AdminScopeKind;
  AdminRoleConnection: ResolverTypeWrapper<AdminRoleListSource>;
  AdminRoleEdge: ResolverTypeWrapper<Omit<AdminRoleEdge, 'node'> & { node: ResolversTypes['AdminRole'] }>;
  AdminFilter: AdminFilter;
  AdminRoleFilter: AdminRoleFilter;
  App: ResolverTypeWrapper<AppRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AppConnection: ResolverTypeWrapper<AppListSource>;
  AppEdge: ResolverTypeWrapper<Omit<AppEdge, 'node'> & { node: ResolversTypes['App'] }>;
  AssignmentKind: AssignmentKind;
  GroupAssignmentConnection: ResolverTypeWrapper<GroupAssignmentListSource>;
  GroupAssignmentEdge: ResolverTypeWrapper<GroupAssignmentSource>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Node: ResolverTypeWrapper<NodeSource>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  OrderDirection: OrderDirection;
  User: ResolverTypeWrapper<UserRow>;
  CouldReachConnection: ResolverTypeWrapper<CouldReachListSource>;
  CouldReachEdge: ResolverTypeWrapper<CouldReachSource>;
  Principal: ResolverTypeWrapper<CouldReachNode>;
  SuperAdministrators: ResolverTypeWrapper<SuperAdministratorsSource>;
  ReachStep: ResolverTypeWrapper<ReachStepSource>;
  MissingCredential: MissingCredential;
  ReachStepKind: ReachStepKind;
  ApiToken: ResolverTypeWrapper<ApiTokenRow>;
  ApiTokenConnection: ResolverTypeWrapper<ApiTokenListSource>;
  ApiTokenEdge: ResolverTypeWrapper<Omit<ApiTokenEdge, 'node'> & { node: ResolversTypes['ApiToken'] }>;
  Credential: ResolverTypeWrapper<CredentialRow>;
  FactorList: ResolverTypeWrapper<FactorListSource>;
  Factor: ResolverTypeWrapper<FactorRow>;
  DataStatus: ResolverTypeWrapper<DataStatus>;
  DataGap: ResolverTypeWrapper<DataGap>;
  StringFilter: StringFilter;
  StatusFilter: StatusFilter;
  DateTimeFilter: DateTimeFilter;
  BooleanFilter: BooleanFilter;
  UserFilter: UserFilter;
  GroupFilter: GroupFilter;
  AppFilter: AppFilter;
  ReachFilter: ReachFilter;
  UsabilityFilter: UsabilityFilter;
  PathKindFilter: PathKindFilter;
  MembershipFilter: MembershipFilter;
  MembershipReasonFilter: MembershipReasonFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  FindingKind: FindingKind;
  FindingSeverity: FindingSeverity;
  FindingCertainty: FindingCertainty;
  FindingDefinition: ResolverTypeWrapper<FindingDefinitionSource>;
  FindingParameter: ResolverTypeWrapper<FindingParameter>;
  FindingParametersInput: FindingParametersInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  SeparationRuleInput: SeparationRuleInput;
  SeparationSideInput: SeparationSideInput;
  FindingConnection: ResolverTypeWrapper<FindingListSource>;
  FindingEdge: ResolverTypeWrapper<FindingEdgeSource>;
  Finding: ResolverTypeWrapper<FindingSource>;
  FindingSubject: ResolverTypeWrapper<FindingSubjectSource>;
  FindingFact: ResolverTypeWrapper<FindingFact>;
  FindingUnknown: ResolverTypeWrapper<FindingUnknown>;
  FindingUnknownReason: FindingUnknownReason;
  LogCoverage: ResolverTypeWrapper<LogCoverage>;
  Group: ResolverTypeWrapper<GroupRow>;
  GroupConnection: ResolverTypeWrapper<GroupListSource>;
  GroupEdge: ResolverTypeWrapper<Omit<GroupEdge, 'node'> & { node: ResolversTypes['Group'] }>;
  GroupRule: ResolverTypeWrapper<GroupRuleRow>;
  AccessChangeConnection: ResolverTypeWrapper<AccessChangeListSource>;
  AccessChangeEdge: ResolverTypeWrapper<Omit<AccessChangeEdge, 'node'> & { node: ResolversTypes['AccessChange'] }>;
  AccessChange: ResolverTypeWrapper<AccessChangeSource>;
  AccessChangeKind: AccessChangeKind;
  AccessChangeCause: ResolverTypeWrapper<AccessChangeCauseSource>;
  ChangeDirection: ChangeDirection;
  AccessChangeCauseKind: AccessChangeCauseKind;
  AccessChangeFilter: AccessChangeFilter;
  AccessChangeKindFilter: AccessChangeKindFilter;
  HowToRemove: ResolverTypeWrapper<RemovalSource>;
  RemovalOption: ResolverTypeWrapper<RemovalOptionSource>;
  RemovalCut: ResolverTypeWrapper<RemovalCutSource>;
  RemovalCutKind: RemovalCutKind;
  RemovalObstacle: RemovalObstacle;
  MembershipConnection: ResolverTypeWrapper<MembershipListSource>;
  MembershipEdge: ResolverTypeWrapper<MembershipSource>;
  MembershipReason: MembershipReason;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ConnectOktaInput: ConnectOktaInput;
  ConnectOktaResult: ResolverTypeWrapper<ConnectSource>;
  OktaConnected: ResolverTypeWrapper<OktaConnected>;
  TokenRole: TokenRole;
  ConnectionRefused: ResolverTypeWrapper<ConnectionRefused>;
  ConnectionRefusal: ConnectionRefusal;
  DisconnectResult: ResolverTypeWrapper<DisconnectSource>;
  Disconnected: ResolverTypeWrapper<Disconnected>;
  NotConnected: ResolverTypeWrapper<NotConnected>;
  SyncNowResult: ResolverTypeWrapper<SyncNowSource>;
  SyncStarted: ResolverTypeWrapper<Omit<SyncStarted, 'run'> & { run: ResolversTypes['SyncRun'] }>;
  SyncAlreadyRunning: ResolverTypeWrapper<Omit<SyncAlreadyRunning, 'running'> & { running?: Maybe<ResolversTypes['SyncRun']> }>;
  UserOrder: UserOrder;
  UserOrderField: UserOrderField;
  GroupOrder: GroupOrder;
  GroupOrderField: GroupOrderField;
  AppOrder: AppOrder;
  AppOrderField: AppOrderField;
  ReachOrder: ReachOrder;
  ReachOrderField: ReachOrderField;
  Organization: ResolverTypeWrapper<OrganizationRow>;
  Sync: ResolverTypeWrapper<SyncRow>;
  Collector: ResolverTypeWrapper<CollectorRow>;
  PowerAction: PowerAction;
  Confidence: Confidence;
  PowerEvidence: PowerEvidence;
  PowerNarrowing: PowerNarrowing;
  PowerRule: ResolverTypeWrapper<PowerRuleSource>;
  PowerBarrier: ResolverTypeWrapper<PowerBarrierSource>;
  Power: ResolverTypeWrapper<PowerSource>;
  PowerConnection: ResolverTypeWrapper<PowerListSource>;
  PowerEdge: ResolverTypeWrapper<Omit<PowerEdge, 'node'> & { node: ResolversTypes['Power'] }>;
  SearchResult: ResolverTypeWrapper<SearchSource>;
  ReachConnection: ResolverTypeWrapper<ReachListSource>;
  ReachEdge: ResolverTypeWrapper<ReachSource>;
  AccessPath: ResolverTypeWrapper<PathSource>;
  PathKind: PathKind;
  Usability: Usability;
  UsabilityReason: UsabilityReason;
  Account: ResolverTypeWrapper<AccountRow>;
  LastUse: ResolverTypeWrapper<LastUse>;
  LastUseState: LastUseState;
  LastUseReason: LastUseReason;
  Access: ResolverTypeWrapper<AccessSource>;
  Entitlement: Entitlement;
  ResourceSet: ResolverTypeWrapper<ResourceSetRow>;
  ResourceConnection: ResolverTypeWrapper<ResourceListSource>;
  ResourceEdge: ResolverTypeWrapper<ResourceSource>;
  Resource: ResolverTypeWrapper<NodeSource>;
  ResourceKind: ResourceKind;
  ResourceSetConnection: ResolverTypeWrapper<ResourceSetListSource>;
  ResourceSetEdge: ResolverTypeWrapper<Omit<ResourceSetEdge, 'node'> & { node: ResolversTypes['ResourceSet'] }>;
  Role: ResolverTypeWrapper<RoleRow>;
  RoleKind: RoleKind;
  RolePermission: ResolverTypeWrapper<RolePermission>;
  RoleConnection: ResolverTypeWrapper<RoleListSource>;
  RoleEdge: ResolverTypeWrapper<Omit<RoleEdge, 'node'> & { node: ResolversTypes['Role'] }>;
  SyncState: ResolverTypeWrapper<SyncStateSource>;
  SyncRun: ResolverTypeWrapper<SyncRunSource>;
  SyncRunKind: SyncRunKind;
  SyncRunStatus: SyncRunStatus;
  CollectorProgress: ResolverTypeWrapper<CollectorProgress>;
  UserConnection: ResolverTypeWrapper<UserListSource>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  WhatIf: ResolverTypeWrapper<WhatIfSource>;
  AccessEffect: AccessEffect;
  WhatIfAccess: ResolverTypeWrapper<WhatIfAccessSource>;
  WhatIfAccessConnection: ResolverTypeWrapper<WhatIfAccessListSource>;
  WhatIfAccessEdge: ResolverTypeWrapper<Omit<WhatIfAccessEdge, 'node'> & { node: ResolversTypes['WhatIfAccess'] }>;
  RoleChange: ResolverTypeWrapper<RoleChangeSource>;
  RoleChangeConnection: ResolverTypeWrapper<RoleChangeListSource>;
  RoleChangeEdge: ResolverTypeWrapper<Omit<RoleChangeEdge, 'node'> & { node: ResolversTypes['RoleChange'] }>;
  WhatIfNote: ResolverTypeWrapper<WhatIfNoteSource>;
  WhatIfNoteCode: WhatIfNoteCode;
  ChangeInput: ChangeInput;
  MembershipChangeInput: MembershipChangeInput;
  UserAssignmentInput: UserAssignmentInput;
  GroupAssignmentInput: GroupAssignmentInput;
  RoleChangeInput: RoleChangeInput;
  AttributeChangeInput: AttributeChangeInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdminRole: AdminRoleSource;
  String: Scalars['String']['output'];
  Admin: SearchSource;
  AdminScope: AdminRoleSource;
  Int: Scalars['Int']['output'];
  AdminRoleConnection: AdminRoleListSource;
  AdminRoleEdge: Omit<AdminRoleEdge, 'node'> & { node: ResolversParentTypes['AdminRole'] };
  AdminFilter: AdminFilter;
  AdminRoleFilter: AdminRoleFilter;
  App: AppRow;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  AppConnection: AppListSource;
  AppEdge: Omit<AppEdge, 'node'> & { node: ResolversParentTypes['App'] };
  GroupAssignmentConnection: GroupAssignmentListSource;
  GroupAssignmentEdge: GroupAssignmentSource;
  DateTime: Scalars['DateTime']['output'];
  Node: NodeSource;
  PageInfo: PageInfo;
  User: UserRow;
  CouldReachConnection: CouldReachListSource;
  CouldReachEdge: CouldReachSource;
  Principal: CouldReachNode;
  SuperAdministrators: SuperAdministratorsSource;
  ReachStep: ReachStepSource;
  ApiToken: ApiTokenRow;
  ApiTokenConnection: ApiTokenListSource;
  ApiTokenEdge: Omit<ApiTokenEdge, 'node'> & { node: ResolversParentTypes['ApiToken'] };
  Credential: CredentialRow;
  FactorList: FactorListSource;
  Factor: FactorRow;
  DataStatus: DataStatus;
  DataGap: DataGap;
  StringFilter: StringFilter;
  StatusFilter: StatusFilter;
  DateTimeFilter: DateTimeFilter;
  BooleanFilter: BooleanFilter;
  UserFilter: UserFilter;
  GroupFilter: GroupFilter;
  AppFilter: AppFilter;
  ReachFilter: ReachFilter;
  UsabilityFilter: UsabilityFilter;
  PathKindFilter: PathKindFilter;
  MembershipFilter: MembershipFilter;
  MembershipReasonFilter: MembershipReasonFilter;
  Query: Record<PropertyKey, never>;
  FindingDefinition: FindingDefinitionSource;
  FindingParameter: FindingParameter;
  FindingParametersInput: FindingParametersInput;
  Float: Scalars['Float']['output'];
  SeparationRuleInput: SeparationRuleInput;
  SeparationSideInput: SeparationSideInput;
  FindingConnection: FindingListSource;
  FindingEdge: FindingEdgeSource;
  Finding: FindingSource;
  FindingSubject: FindingSubjectSource;
  FindingFact: FindingFact;
  FindingUnknown: FindingUnknown;
  LogCoverage: LogCoverage;
  Group: GroupRow;
  GroupConnection: GroupListSource;
  GroupEdge: Omit<GroupEdge, 'node'> & { node: ResolversParentTypes['Group'] };
  GroupRule: GroupRuleRow;
  AccessChangeConnection: AccessChangeListSource;
  AccessChangeEdge: Omit<AccessChangeEdge, 'node'> & { node: ResolversParentTypes['AccessChange'] };
  AccessChange: AccessChangeSource;
  AccessChangeCause: AccessChangeCauseSource;
  AccessChangeFilter: AccessChangeFilter;
  AccessChangeKindFilter: AccessChangeKindFilter;
  HowToRemove: RemovalSource;
  RemovalOption: RemovalOptionSource;
  RemovalCut: RemovalCutSource;
  MembershipConnection: MembershipListSource;
  MembershipEdge: MembershipSource;
  Mutation: Record<PropertyKey, never>;
  ConnectOktaInput: ConnectOktaInput;
  ConnectOktaResult: ConnectSource;
  OktaConnected: OktaConnected;
  ConnectionRefused: ConnectionRefused;
  DisconnectResult: DisconnectSource;
  Disconnected: Disconnected;
  NotConnected: NotConnected;
  SyncNowResult: SyncNowSource;
  SyncStarted: Omit<SyncStarted, 'run'> & { run: ResolversParentTypes['SyncRun'] };
  SyncAlreadyRunning: Omit<SyncAlreadyRunning, 'running'> & { running?: Maybe<ResolversParentTypes['SyncRun']> };
  UserOrder: UserOrder;
  GroupOrder: GroupOrder;
  AppOrder: AppOrder;
  ReachOrder: ReachOrder;
  Organization: OrganizationRow;
  Sync: SyncRow;
  Collector: CollectorRow;
  PowerRule: PowerRuleSource;
  PowerBarrier: PowerBarrierSource;
  Power: PowerSource;
  PowerConnection: PowerListSource;
  PowerEdge: Omit<PowerEdge, 'node'> & { node: ResolversParentTypes['Power'] };
  SearchResult: SearchSource;
  ReachConnection: ReachListSource;
  ReachEdge: ReachSource;
  AccessPath: PathSource;
  Account: AccountRow;
  LastUse: LastUse;
  Access: AccessSource;
  ResourceSet: ResourceSetRow;
  ResourceConnection: ResourceListSource;
  ResourceEdge: ResourceSource;
  Resource: NodeSource;
  ResourceSetConnection: ResourceSetListSource;
  ResourceSetEdge: Omit<ResourceSetEdge, 'node'> & { node: ResolversParentTypes['ResourceSet'] };
  Role: RoleRow;
  RolePermission: RolePermission;
  RoleConnection: RoleListSource;
  RoleEdge: Omit<RoleEdge, 'node'> & { node: ResolversParentTypes['Role'] };
  SyncState: SyncStateSource;
  SyncRun: SyncRunSource;
  CollectorProgress: CollectorProgress;
  UserConnection: UserListSource;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  WhatIf: WhatIfSource;
  WhatIfAccess: WhatIfAccessSource;
  WhatIfAccessConnection: WhatIfAccessListSource;
  WhatIfAccessEdge: Omit<WhatIfAccessEdge, 'node'> & { node: ResolversParentTypes['WhatIfAccess'] };
  RoleChange: RoleChangeSource;
  RoleChangeConnection: RoleChangeListSource;
  RoleChangeEdge: Omit<RoleChangeEdge, 'node'> & { node: ResolversParentTypes['RoleChange'] };
  WhatIfNote: WhatIfNoteSource;
  ChangeInput: ChangeInput;
  MembershipChangeInput: MembershipChangeInput;
  UserAssignmentInput: UserAssignmentInput;
  GroupAssignmentInput: GroupAssignmentInput;
  RoleChangeInput: RoleChangeInput;
  AttributeChangeInput: AttributeChangeInput;
};

export type AdminRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminRole'] = ResolversParentTypes['AdminRole']> = {
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  assignee?: Resolver<ResolversTypes['Admin'], ParentType, ContextType>;
  holder?: Resolver<ResolversTypes['Admin'], ParentType, ContextType>;
  through?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  membership?: Resolver<Maybe<ResolversTypes['MembershipReason']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['AdminScope'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expires?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  created?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AdminResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Admin'] = ResolversParentTypes['Admin']> = {
  __resolveType: TypeResolveFn<'User' | 'Group' | 'App', ParentType, ContextType>;
};

export type AdminScopeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminScope'] = ResolversParentTypes['AdminScope']> = {
  kind?: Resolver<ResolversTypes['AdminScopeKind'], ParentType, ContextType>;
  groups?: Resolver<Array<ResolversTypes['Group']>, ParentType, ContextType>;
  groupCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  apps?: Resolver<Array<ResolversTypes['App']>, ParentType, ContextType>;
  appCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  appNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  resourceSet?: Resolver<Maybe<ResolversTypes['ResourceSet']>, ParentType, ContextType>;
  unresolved?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AdminRoleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminRoleConnection'] = ResolversParentTypes['AdminRoleConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AdminRoleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AdminRole']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type AdminRoleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminRoleEdge'] = ResolversParentTypes['AdminRoleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AdminRole'], ParentType, ContextType>;
};

export type AppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['App'] = ResolversParentTypes['App']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signOnMode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  implicitAssignment?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  selfService?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  features?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  created?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  whoCanReach?: Resolver<ResolversTypes['ReachConnection'], ParentType, ContextType, Partial<AppWhoCanReachArgs>>;
  groups?: Resolver<ResolversTypes['GroupAssignmentConnection'], ParentType, ContextType, Partial<AppGroupsArgs>>;
  adminRoles?: Resolver<Array<ResolversTypes['AdminRole']>, ParentType, ContextType>;
  credentials?: Resolver<Array<ResolversTypes['Credential']>, ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  couldReach?: Resolver<ResolversTypes['CouldReachConnection'], ParentType, ContextType, Partial<AppCouldReachArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppConnection'] = ResolversParentTypes['AppConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AppEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['App']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type AppEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppEdge'] = ResolversParentTypes['AppEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
};

export type GroupAssignmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupAssignmentConnection'] = ResolversParentTypes['GroupAssignmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['GroupAssignmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Group']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type GroupAssignmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupAssignmentEdge'] = ResolversParentTypes['GroupAssignmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['AssignmentKind']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'App' | 'User' | 'Group' | 'GroupRule' | 'Organization' | 'Sync' | 'ResourceSet' | 'Role', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  couldReach?: Resolver<ResolversTypes['CouldReachConnection'], ParentType, ContextType, Partial<UserCouldReachArgs>>;
  powers?: Resolver<ResolversTypes['PowerConnection'], ParentType, ContextType, Partial<UserPowersArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  managerId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  created?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  activated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastLogin?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  passwordChanged?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  statusChanged?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  canReach?: Resolver<ResolversTypes['ReachConnection'], ParentType, ContextType, Partial<UserCanReachArgs>>;
  memberships?: Resolver<ResolversTypes['MembershipConnection'], ParentType, ContextType, Partial<UserMembershipsArgs>>;
  adminRoles?: Resolver<Array<ResolversTypes['AdminRole']>, ParentType, ContextType>;
  factors?: Resolver<ResolversTypes['FactorList'], ParentType, ContextType>;
  apiTokens?: Resolver<Array<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CouldReachConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CouldReachConnection'] = ResolversParentTypes['CouldReachConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CouldReachEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Principal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type CouldReachEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CouldReachEdge'] = ResolversParentTypes['CouldReachEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  app?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['ReachStep']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  usability?: Resolver<ResolversTypes['Usability'], ParentType, ContextType>;
};

export type PrincipalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Principal'] = ResolversParentTypes['Principal']> = {
  __resolveType: TypeResolveFn<'User' | 'Group' | 'App' | 'ApiToken' | 'SuperAdministrators', ParentType, ContextType>;
};

export type SuperAdministratorsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuperAdministrators'] = ResolversParentTypes['SuperAdministrators']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReachStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReachStep'] = ResolversParentTypes['ReachStep']> = {
  kind?: Resolver<ResolversTypes['ReachStepKind'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['Admin'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Admin']>, ParentType, ContextType>;
  groupRule?: Resolver<Maybe<ResolversTypes['GroupRule']>, ParentType, ContextType>;
  causes?: Resolver<Array<ResolversTypes['Power']>, ParentType, ContextType>;
  lacks?: Resolver<Maybe<ResolversTypes['MissingCredential']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApiTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiToken'] = ResolversParentTypes['ApiToken']> = {
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clientName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  created?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expires?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiTokenConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiTokenConnection'] = ResolversParentTypes['ApiTokenConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApiTokenEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type ApiTokenEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiTokenEdge'] = ResolversParentTypes['ApiTokenEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType>;
};

export type CredentialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Credential'] = ResolversParentTypes['Credential']> = {
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  created?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type FactorListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FactorList'] = ResolversParentTypes['FactorList']> = {
  known?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Factor']>, ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type FactorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Factor'] = ResolversParentTypes['Factor']> = {
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  factorType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  created?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DataStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataStatus'] = ResolversParentTypes['DataStatus']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readInFullAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gapCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['DataGap']>, ParentType, ContextType>;
};

export type DataGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataGap'] = ResolversParentTypes['DataGap']> = {
  collector?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scopeName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastComplete?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  findings?: Resolver<ResolversTypes['FindingConnection'], ParentType, ContextType, RequireFields<QueryFindingsArgs, 'kind'>>;
  findingKinds?: Resolver<Array<ResolversTypes['FindingDefinition']>, ParentType, ContextType>;
  whoCan?: Resolver<ResolversTypes['PowerConnection'], ParentType, ContextType, RequireFields<QueryWhoCanArgs, 'action'>>;
  organizations?: Resolver<Array<ResolversTypes['Organization']>, ParentType, ContextType>;
  sync?: Resolver<ResolversTypes['SyncState'], ParentType, ContextType, Partial<QuerySyncArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, Partial<QueryUserArgs>>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType, Partial<QueryGroupArgs>>;
  app?: Resolver<Maybe<ResolversTypes['App']>, ParentType, ContextType, Partial<QueryAppArgs>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryUsersArgs>>;
  groups?: Resolver<ResolversTypes['GroupConnection'], ParentType, ContextType, Partial<QueryGroupsArgs>>;
  apps?: Resolver<ResolversTypes['AppConnection'], ParentType, ContextType, Partial<QueryAppsArgs>>;
  access?: Resolver<ResolversTypes['Access'], ParentType, ContextType, RequireFields<QueryAccessArgs, 'user' | 'app'>>;
  whatIf?: Resolver<ResolversTypes['WhatIf'], ParentType, ContextType, RequireFields<QueryWhatIfArgs, 'changes'>>;
  howToRemove?: Resolver<ResolversTypes['HowToRemove'], ParentType, ContextType, RequireFields<QueryHowToRemoveArgs, 'user' | 'app'>>;
  changes?: Resolver<ResolversTypes['AccessChangeConnection'], ParentType, ContextType, RequireFields<QueryChangesArgs, 'from'>>;
  admins?: Resolver<ResolversTypes['AdminRoleConnection'], ParentType, ContextType, Partial<QueryAdminsArgs>>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType, Partial<QueryRoleArgs>>;
  roles?: Resolver<ResolversTypes['RoleConnection'], ParentType, ContextType, Partial<QueryRolesArgs>>;
  resourceSet?: Resolver<Maybe<ResolversTypes['ResourceSet']>, ParentType, ContextType, Partial<QueryResourceSetArgs>>;
  resourceSets?: Resolver<ResolversTypes['ResourceSetConnection'], ParentType, ContextType, Partial<QueryResourceSetsArgs>>;
  apiTokens?: Resolver<ResolversTypes['ApiTokenConnection'], ParentType, ContextType, Partial<QueryApiTokensArgs>>;
  search?: Resolver<Array<ResolversTypes['SearchResult']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'text'>>;
};

export type FindingDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingDefinition'] = ResolversParentTypes['FindingDefinition']> = {
  kind?: Resolver<ResolversTypes['FindingKind'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['FindingSeverity'], ParentType, ContextType>;
  restsOn?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  usesLog?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  parameters?: Resolver<Array<ResolversTypes['FindingParameter']>, ParentType, ContextType>;
};

export type FindingParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingParameter'] = ResolversParentTypes['FindingParameter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preset?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FindingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingConnection'] = ResolversParentTypes['FindingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FindingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Finding']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  isTotalExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<Array<ResolversTypes['FindingUnknown']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['LogCoverage']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FindingKind'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['FindingSeverity'], ParentType, ContextType>;
};

export type FindingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingEdge'] = ResolversParentTypes['FindingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Finding'], ParentType, ContextType>;
};

export type FindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Finding'] = ResolversParentTypes['Finding']> = {
  kind?: Resolver<ResolversTypes['FindingKind'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['FindingSeverity'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['FindingCertainty'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['FindingSubject']>, ParentType, ContextType>;
  related?: Resolver<Array<ResolversTypes['FindingSubject']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FindingFact']>, ParentType, ContextType>;
};

export type FindingSubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingSubject'] = ResolversParentTypes['FindingSubject']> = {
  __resolveType: TypeResolveFn<'User' | 'Group' | 'App' | 'GroupRule' | 'Role' | 'ApiToken', ParentType, ContextType>;
};

export type FindingFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingFact'] = ResolversParentTypes['FindingFact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FindingUnknownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingUnknown'] = ResolversParentTypes['FindingUnknown']> = {
  reason?: Resolver<ResolversTypes['FindingUnknownReason'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LogCoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogCoverage'] = ResolversParentTypes['LogCoverage']> = {
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isSufficient?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Group'] = ResolversParentTypes['Group']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceAppId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceApp?: Resolver<Maybe<ResolversTypes['App']>, ParentType, ContextType>;
  userCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastMembershipUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  members?: Resolver<ResolversTypes['MembershipConnection'], ParentType, ContextType, Partial<GroupMembersArgs>>;
  apps?: Resolver<ResolversTypes['AppConnection'], ParentType, ContextType, Partial<GroupAppsArgs>>;
  rules?: Resolver<Array<ResolversTypes['GroupRule']>, ParentType, ContextType>;
  adminRoles?: Resolver<Array<ResolversTypes['AdminRole']>, ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupConnection'] = ResolversParentTypes['GroupConnection']> = {
  edges?: Resolver<Array<ResolversTypes['GroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Group']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type GroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupEdge'] = ResolversParentTypes['GroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
};

export type GroupRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupRule'] = ResolversParentTypes['GroupRule']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expression?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  targets?: Resolver<Array<ResolversTypes['Group']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccessChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessChangeConnection'] = ResolversParentTypes['AccessChangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AccessChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AccessChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Sync'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Sync'], ParentType, ContextType>;
};

export type AccessChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessChangeEdge'] = ResolversParentTypes['AccessChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
};

export type AccessChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessChange'] = ResolversParentTypes['AccessChange']> = {
  kind?: Resolver<ResolversTypes['AccessChangeKind'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  app?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Usability']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['Usability']>, ParentType, ContextType>;
  causes?: Resolver<Array<ResolversTypes['AccessChangeCause']>, ParentType, ContextType>;
  pathsBefore?: Resolver<Array<ResolversTypes['AccessPath']>, ParentType, ContextType, Partial<AccessChangePathsBeforeArgs>>;
  pathsAfter?: Resolver<Array<ResolversTypes['AccessPath']>, ParentType, ContextType, Partial<AccessChangePathsAfterArgs>>;
};

export type AccessChangeCauseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessChangeCause'] = ResolversParentTypes['AccessChangeCause']> = {
  kind?: Resolver<ResolversTypes['AccessChangeCauseKind'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['ChangeDirection'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['GroupRule']>, ParentType, ContextType>;
  statusBefore?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusAfter?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HowToRemoveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HowToRemove'] = ResolversParentTypes['HowToRemove']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  app?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  entitlement?: Resolver<ResolversTypes['Entitlement'], ParentType, ContextType>;
  pathCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['RemovalOption']>, ParentType, ContextType, Partial<HowToRemoveOptionsArgs>>;
  optionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  guaranteed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type RemovalOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovalOption'] = ResolversParentTypes['RemovalOption']> = {
  cuts?: Resolver<Array<ResolversTypes['RemovalCut']>, ParentType, ContextType>;
  possible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['WhatIf'], ParentType, ContextType>;
};

export type RemovalCutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovalCut'] = ResolversParentTypes['RemovalCut']> = {
  kind?: Resolver<ResolversTypes['RemovalCutKind'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['App']>, ParentType, ContextType>;
  obstacle?: Resolver<Maybe<ResolversTypes['RemovalObstacle']>, ParentType, ContextType>;
  instead?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['GroupRule']>, ParentType, ContextType>;
};

export type MembershipConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipConnection'] = ResolversParentTypes['MembershipConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MembershipEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Node']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type MembershipEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipEdge'] = ResolversParentTypes['MembershipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['MembershipReason'], ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['GroupRule']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  addedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  connectOkta?: Resolver<ResolversTypes['ConnectOktaResult'], ParentType, ContextType, RequireFields<MutationConnectOktaArgs, 'input'>>;
  disconnect?: Resolver<ResolversTypes['DisconnectResult'], ParentType, ContextType, RequireFields<MutationDisconnectArgs, 'name' | 'purge'>>;
  syncNow?: Resolver<ResolversTypes['SyncNowResult'], ParentType, ContextType, RequireFields<MutationSyncNowArgs, 'full'>>;
};

export type ConnectOktaResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectOktaResult'] = ResolversParentTypes['ConnectOktaResult']> = {
  __resolveType: TypeResolveFn<'OktaConnected' | 'ConnectionRefused', ParentType, ContextType>;
};

export type OktaConnectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OktaConnected'] = ResolversParentTypes['OktaConnected']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isNew?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['TokenRole'], ParentType, ContextType>;
  adminPermissions?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  words?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConnectionRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionRefused'] = ResolversParentTypes['ConnectionRefused']> = {
  code?: Resolver<ResolversTypes['ConnectionRefusal'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DisconnectResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisconnectResult'] = ResolversParentTypes['DisconnectResult']> = {
  __resolveType: TypeResolveFn<'Disconnected' | 'NotConnected' | 'SyncAlreadyRunning', ParentType, ContextType>;
};

export type DisconnectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Disconnected'] = ResolversParentTypes['Disconnected']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotConnectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotConnected'] = ResolversParentTypes['NotConnected']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  connections?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SyncNowResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncNowResult'] = ResolversParentTypes['SyncNowResult']> = {
  __resolveType: TypeResolveFn<'SyncStarted' | 'SyncAlreadyRunning' | 'NotConnected', ParentType, ContextType>;
};

export type SyncStartedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncStarted'] = ResolversParentTypes['SyncStarted']> = {
  run?: Resolver<ResolversTypes['SyncRun'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SyncAlreadyRunningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncAlreadyRunning'] = ResolversParentTypes['SyncAlreadyRunning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  running?: Resolver<Maybe<ResolversTypes['SyncRun']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  connectionName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  connectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  syncs?: Resolver<Array<ResolversTypes['Sync']>, ParentType, ContextType, Partial<OrganizationSyncsArgs>>;
  lastSync?: Resolver<Maybe<ResolversTypes['Sync']>, ParentType, ContextType>;
  userCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  groupCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  appCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SyncResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Sync'] = ResolversParentTypes['Sync']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  requests?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  throttledMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lacking?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  collectors?: Resolver<Array<ResolversTypes['Collector']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CollectorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Collector'] = ResolversParentTypes['Collector']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  read?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  added?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  changed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  removed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  requests?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PowerRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PowerRule'] = ResolversParentTypes['PowerRule']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grantedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['PowerAction'], ParentType, ContextType>;
  narrowedBy?: Resolver<ResolversTypes['PowerNarrowing'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['PowerEvidence'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  with?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PowerBarrierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PowerBarrier'] = ResolversParentTypes['PowerBarrier']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['PowerEvidence'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PowerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Power'] = ResolversParentTypes['Power']> = {
  action?: Resolver<ResolversTypes['PowerAction'], ParentType, ContextType>;
  holder?: Resolver<ResolversTypes['Admin'], ParentType, ContextType>;
  adminRole?: Resolver<ResolversTypes['AdminRole'], ParentType, ContextType>;
  with?: Resolver<Maybe<ResolversTypes['AdminRole']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['PowerRule'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  doubts?: Resolver<Array<ResolversTypes['PowerBarrier']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['AdminScope'], ParentType, ContextType>;
  onlyAttributes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  exceptAttributes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PowerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PowerConnection'] = ResolversParentTypes['PowerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PowerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Power']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type PowerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PowerEdge'] = ResolversParentTypes['PowerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Power'], ParentType, ContextType>;
};

export type SearchResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchResult'] = ResolversParentTypes['SearchResult']> = {
  __resolveType: TypeResolveFn<'User' | 'Group' | 'App', ParentType, ContextType>;
};

export type ReachConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReachConnection'] = ResolversParentTypes['ReachConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReachEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Node']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type ReachEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReachEdge'] = ResolversParentTypes['ReachEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  app?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  usability?: Resolver<ResolversTypes['Usability'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['UsabilityReason']>, ParentType, ContextType>;
  lastUse?: Resolver<ResolversTypes['LastUse'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  pathCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paths?: Resolver<Array<ResolversTypes['AccessPath']>, ParentType, ContextType, Partial<ReachEdgePathsArgs>>;
};

export type AccessPathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessPath'] = ResolversParentTypes['AccessPath']> = {
  kind?: Resolver<ResolversTypes['PathKind'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  membership?: Resolver<Maybe<ResolversTypes['MembershipReason']>, ParentType, ContextType>;
  rules?: Resolver<Maybe<Array<ResolversTypes['GroupRule']>>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  memberSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  memberAddedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assignedSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  assignedAddedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  scope?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  syncState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grantingGroupId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LastUseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LastUse'] = ResolversParentTypes['LastUse']> = {
  state?: Resolver<ResolversTypes['LastUseState'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['LastUseReason']>, ParentType, ContextType>;
  first?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  coveredFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  coveredUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Access'] = ResolversParentTypes['Access']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  app?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  entitlement?: Resolver<ResolversTypes['Entitlement'], ParentType, ContextType>;
  pathCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paths?: Resolver<Array<ResolversTypes['AccessPath']>, ParentType, ContextType, Partial<AccessPathsArgs>>;
  usability?: Resolver<Maybe<ResolversTypes['Usability']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['UsabilityReason']>, ParentType, ContextType>;
  lastUse?: Resolver<ResolversTypes['LastUse'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type ResourceSetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceSet'] = ResolversParentTypes['ResourceSet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resources?: Resolver<ResolversTypes['ResourceConnection'], ParentType, ContextType, Partial<ResourceSetResourcesArgs>>;
  orns?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  assignments?: Resolver<ResolversTypes['AdminRoleConnection'], ParentType, ContextType, Partial<ResourceSetAssignmentsArgs>>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ResourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type ResourceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceEdge'] = ResolversParentTypes['ResourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  orn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  excludes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  appName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource']> = {
  __resolveType: TypeResolveFn<'User' | 'Group' | 'App' | 'Organization', ParentType, ContextType>;
};

export type ResourceSetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceSetConnection'] = ResolversParentTypes['ResourceSetConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ResourceSetEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ResourceSet']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type ResourceSetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceSetEdge'] = ResolversParentTypes['ResourceSetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ResourceSet'], ParentType, ContextType>;
};

export type RoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  oktaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RoleKind'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<Array<ResolversTypes['RolePermission']>>, ParentType, ContextType>;
  assignments?: Resolver<ResolversTypes['AdminRoleConnection'], ParentType, ContextType, Partial<RoleAssignmentsArgs>>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RolePermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RolePermission'] = ResolversParentTypes['RolePermission']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conditions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RoleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleConnection'] = ResolversParentTypes['RoleConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RoleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type RoleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleEdge'] = ResolversParentTypes['RoleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type SyncStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncState'] = ResolversParentTypes['SyncState']> = {
  running?: Resolver<Maybe<ResolversTypes['SyncRun']>, ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['SyncRun']>, ParentType, ContextType>;
  elsewhere?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  latest?: Resolver<Maybe<ResolversTypes['Sync']>, ParentType, ContextType>;
};

export type SyncRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncRun'] = ResolversParentTypes['SyncRun']> = {
  connection?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SyncRunKind'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SyncRunStatus'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  collectors?: Resolver<Array<ResolversTypes['CollectorProgress']>, ParentType, ContextType>;
};

export type CollectorProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectorProgress'] = ResolversParentTypes['CollectorProgress']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  done?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  of?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type WhatIfResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIf'] = ResolversParentTypes['WhatIf']> = {
  loses?: Resolver<ResolversTypes['WhatIfAccessConnection'], ParentType, ContextType, Partial<WhatIfLosesArgs>>;
  mayLose?: Resolver<ResolversTypes['WhatIfAccessConnection'], ParentType, ContextType, Partial<WhatIfMayLoseArgs>>;
  gains?: Resolver<ResolversTypes['WhatIfAccessConnection'], ParentType, ContextType, Partial<WhatIfGainsArgs>>;
  mayGain?: Resolver<ResolversTypes['WhatIfAccessConnection'], ParentType, ContextType, Partial<WhatIfMayGainArgs>>;
  rolesLost?: Resolver<ResolversTypes['RoleChangeConnection'], ParentType, ContextType, Partial<WhatIfRolesLostArgs>>;
  rolesGained?: Resolver<ResolversTypes['RoleChangeConnection'], ParentType, ContextType, Partial<WhatIfRolesGainedArgs>>;
  notes?: Resolver<Array<ResolversTypes['WhatIfNote']>, ParentType, ContextType>;
  noteCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type WhatIfAccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIfAccess'] = ResolversParentTypes['WhatIfAccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  app?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['AccessEffect'], ParentType, ContextType>;
  usabilityBefore?: Resolver<Maybe<ResolversTypes['Usability']>, ParentType, ContextType>;
  usabilityAfter?: Resolver<Maybe<ResolversTypes['Usability']>, ParentType, ContextType>;
};

export type WhatIfAccessConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIfAccessConnection'] = ResolversParentTypes['WhatIfAccessConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WhatIfAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WhatIfAccess']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type WhatIfAccessEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIfAccessEdge'] = ResolversParentTypes['WhatIfAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WhatIfAccess'], ParentType, ContextType>;
};

export type RoleChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleChange'] = ResolversParentTypes['RoleChange']> = {
  holder?: Resolver<ResolversTypes['Admin'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  through?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  assignment?: Resolver<Maybe<ResolversTypes['AdminRole']>, ParentType, ContextType>;
  otherwiseHeld?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RoleChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleChangeConnection'] = ResolversParentTypes['RoleChangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RoleChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['RoleChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataStatus?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type RoleChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleChangeEdge'] = ResolversParentTypes['RoleChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RoleChange'], ParentType, ContextType>;
};

export type WhatIfNoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIfNote'] = ResolversParentTypes['WhatIfNote']> = {
  code?: Resolver<ResolversTypes['WhatIfNoteCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['GroupRule']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AdminRole?: AdminRoleResolvers<ContextType>;
  Admin?: AdminResolvers<ContextType>;
  AdminScope?: AdminScopeResolvers<ContextType>;
  AdminRoleConnection?: AdminRoleConnectionResolvers<ContextType>;
  AdminRoleEdge?: AdminRoleEdgeResolvers<ContextType>;
  App?: AppResolvers<ContextType>;
  AppConnection?: AppConnectionResolvers<ContextType>;
  AppEdge?: AppEdgeResolvers<ContextType>;
  GroupAssignmentConnection?: GroupAssignmentConnectionResolvers<ContextType>;
  GroupAssignmentEdge?: GroupAssignmentEdgeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  CouldReachConnection?: CouldReachConnectionResolvers<ContextType>;
  CouldReachEdge?: CouldReachEdgeResolvers<ContextType>;
  Principal?: PrincipalResolvers<ContextType>;
  SuperAdministrators?: SuperAdministratorsResolvers<ContextType>;
  ReachStep?: ReachStepResolvers<ContextType>;
  ApiToken?: ApiTokenResolvers<ContextType>;
  ApiTokenConnection?: ApiTokenConnectionResolvers<ContextType>;
  ApiTokenEdge?: ApiTokenEdgeResolvers<ContextType>;
  Credential?: CredentialResolvers<ContextType>;
  FactorList?: FactorListResolvers<ContextType>;
  Factor?: FactorResolvers<ContextType>;
  DataStatus?: DataStatusResolvers<ContextType>;
  DataGap?: DataGapResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  FindingDefinition?: FindingDefinitionResolvers<ContextType>;
  FindingParameter?: FindingParameterResolvers<ContextType>;
  FindingConnection?: FindingConnectionResolvers<ContextType>;
  FindingEdge?: FindingEdgeResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  FindingSubject?: FindingSubjectResolvers<ContextType>;
  FindingFact?: FindingFactResolvers<ContextType>;
  FindingUnknown?: FindingUnknownResolvers<ContextType>;
  LogCoverage?: LogCoverageResolvers<ContextType>;
  Group?: GroupResolvers<ContextType>;
  GroupConnection?: GroupConnectionResolvers<ContextType>;
  GroupEdge?: GroupEdgeResolvers<ContextType>;
  GroupRule?: GroupRuleResolvers<ContextType>;
  AccessChangeConnection?: AccessChangeConnectionResolvers<ContextType>;
  AccessChangeEdge?: AccessChangeEdgeResolvers<ContextType>;
  AccessChange?: AccessChangeResolvers<ContextType>;
  AccessChangeCause?: AccessChangeCauseResolvers<ContextType>;
  HowToRemove?: HowToRemoveResolvers<ContextType>;
  RemovalOption?: RemovalOptionResolvers<ContextType>;
  RemovalCut?: RemovalCutResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ConnectOktaResult?: ConnectOktaResultResolvers<ContextType>;
  OktaConnected?: OktaConnectedResolvers<ContextType>;
  ConnectionRefused?: ConnectionRefusedResolvers<ContextType>;
  DisconnectResult?: DisconnectResultResolvers<ContextType>;
  Disconnected?: DisconnectedResolvers<ContextType>;
  NotConnected?: NotConnectedResolvers<ContextType>;
  SyncNowResult?: SyncNowResultResolvers<ContextType>;
  SyncStarted?: SyncStartedResolvers<ContextType>;
  SyncAlreadyRunning?: SyncAlreadyRunningResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  Sync?: SyncResolvers<ContextType>;
  Collector?: CollectorResolvers<ContextType>;
  PowerRule?: PowerRuleResolvers<ContextType>;
  PowerBarrier?: PowerBarrierResolvers<ContextType>;
  Power?: PowerResolvers<ContextType>;
  PowerConnection?: PowerConnectionResolvers<ContextType>;
  PowerEdge?: PowerEdgeResolvers<ContextType>;
  SearchResult?: SearchResultResolvers<ContextType>;
  ReachConnection?: ReachConnectionResolvers<ContextType>;
  ReachEdge?: ReachEdgeResolvers<ContextType>;
  AccessPath?: AccessPathResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  LastUse?: LastUseResolvers<ContextType>;
  Access?: AccessResolvers<ContextType>;
  ResourceSet?: ResourceSetResolvers<ContextType>;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  ResourceEdge?: ResourceEdgeResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  ResourceSetConnection?: ResourceSetConnectionResolvers<ContextType>;
  ResourceSetEdge?: ResourceSetEdgeResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  RolePermission?: RolePermissionResolvers<ContextType>;
  RoleConnection?: RoleConnectionResolvers<ContextType>;
  RoleEdge?: RoleEdgeResolvers<ContextType>;
  SyncState?: SyncStateResolvers<ContextType>;
  SyncRun?: SyncRunResolvers<ContextType>;
  CollectorProgress?: CollectorProgressResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  WhatIf?: WhatIfResolvers<ContextType>;
  WhatIfAccess?: WhatIfAccessResolvers<ContextType>;
  WhatIfAccessConnection?: WhatIfAccessConnectionResolvers<ContextType>;
  WhatIfAccessEdge?: WhatIfAccessEdgeResolvers<ContextType>;
  RoleChange?: RoleChangeResolvers<ContextType>;
  RoleChangeConnection?: RoleChangeConnectionResolvers<ContextType>;
  RoleChangeEdge?: RoleChangeEdgeResolvers<ContextType>;
  WhatIfNote?: WhatIfNoteResolvers<ContextType>;
};
