import type { ChangeCause, ChangeKind } from "../access/change-causes.ts";
import type { Step, Way } from "../access/could-reach/way.ts";
import type { DataStatus } from "../access/data-status.ts";
import type { FindingKind } from "../access/findings/catalogue.ts";
import type { Facts, FindingDefinition } from "../access/findings/finding.ts";
import type { AccessPath, GroupFact } from "../access/paths.ts";
import type { Barrier } from "../access/powers/barriers.ts";
import type { PowerRule } from "../access/powers/power-rule.ts";
import type { PowerLine } from "../access/powers/who-can.ts";
import type { Usability } from "../access/usability.ts";
import type { FindingObject } from "../graph/queries/findings.ts";
import type { SearchHit } from "../graph/queries/read.ts";
import type {
  AccountRow,
  ApiTokenRow,
  AppRow,
  FactorRow,
  GroupRow,
  GroupRuleRow,
  Moment,
  OrganizationRow,
  ResourceSetRow,
  RoleAssignmentRow,
  RoleRow,
  SyncRow,
  UserRow,
} from "../graph/queries/rows.ts";
import type { AccessEffect } from "./generated.ts";
import type { ConnectedOrg } from "./operator.ts";
import type { Page } from "./pages.ts";

/** What resolvers hand on to the resolvers below them, where it is not simply a row of the graph. */

type Typed<T extends string, R> = R & { __typename: T };
export type SearchSource = Typed<"User", UserRow> | Typed<"Group", GroupRow> | Typed<"App", AppRow>;
export type NodeSource =
  | SearchSource
  | Typed<"GroupRule", GroupRuleRow>
  | Typed<"Role", RoleRow>
  | Typed<"ResourceSet", ResourceSetRow>
  | Typed<"Organization", OrganizationRow>
  | Typed<"Sync", SyncRow>;

export function typed<T extends string, R>(type: T, row: R): Typed<T, R> {
  return { ...row, __typename: type };
}

/** Null: it is not there, or went away while the operation ran. */
export function typedOrNull<T extends string, R>(type: T, row: R | undefined): Typed<T, R> | null {
  return row === undefined ? null : typed(type, row);
}

export function toSource(hit: SearchHit): SearchSource {
  switch (hit.type) {
    case "User":
      return typed("User", hit.node);
    case "Group":
      return typed("Group", hit.node);
    case "App":
      return typed("App", hit.node);
  }
}

/** A list of which nothing is read until a field needs it. */
export interface ListSource<E> {
  page(): Promise<Page<E>>;
  total(): Promise<number>;
  status(): Promise<DataStatus>;
}

export interface NodeEdge<R> {
  cursor: string;
  node: R;
}
export type UserListSource = ListSource<NodeEdge<UserRow>>;
export type GroupListSource = ListSource<NodeEdge<GroupRow>>;
export type AppListSource = ListSource<NodeEdge<AppRow>>;

export interface GroupAssignmentSource extends NodeEdge<GroupRow> {
  assignments: readonly { kind: string | null; priority?: number | null | undefined; firstSeen: string | null }[];
}
export type GroupAssignmentListSource = ListSource<GroupAssignmentSource>;

/** One user and one app. */
export interface AccessSource {
  user: UserRow;
  app: AppRow;
}
export interface ReachSource extends AccessSource, NodeEdge<NodeSource> {
  account: AccountRow | null;
}
export type ReachListSource = ListSource<ReachSource>;

export interface MembershipSource extends NodeEdge<NodeSource> {
  user: UserRow;
  group: GroupRow;
  reason: string | null;
  ruleIds: readonly string[] | null;
  since: string | null;
  addedBy: string | null;
}
export type MembershipListSource = ListSource<MembershipSource>;

export interface PathFact extends GroupFact {
  group: GroupRow;
  priority: number | null;
}
export interface PathSource {
  orgId: string;
  moment: Moment | undefined;
  path: AccessPath<PathFact>;
}

/** One user and one app whose access changed between two syncs. */
export interface AccessChangeSource {
  orgId: string;
  from: Moment;
  to: Moment;
  userKey: string;
  appKey: string;
  kind: ChangeKind;
  before: Usability | null;
  after: Usability | null;
}
export interface AccessChangeCauseSource {
  orgId: string;
  cause: ChangeCause;
  from: Moment;
  to: Moment;
}
export interface AccessChangeListSource extends ListSource<NodeEdge<AccessChangeSource>> {
  from: Moment;
  to: Moment;
}

/** One assignment of a role, and one who has it by it. */
export interface AdminRoleSource {
  assignment: RoleAssignmentRow;
  role: RoleRow;
  since: string | null;
  holder: SearchSource;
  /** The group of the holder that the role was given to; null where it was given to the holder. */
  through: GroupRow | null;
  /** Why the holder is a member of that group. */
  reason: string | null;
}
export type AdminRoleListSource = ListSource<NodeEdge<AdminRoleSource>>;
/** What somebody can do, by one assignment. */
export interface PowerSource extends PowerLine {
  orgId: string;
  holder: SearchSource;
}
export type PowerRuleSource = PowerRule;
export type PowerBarrierSource = Barrier;
export type PowerListSource = ListSource<NodeEdge<PowerSource>>;
/** Who could reach an app, or an app that somebody could reach. */
export type CouldReachNode = SearchSource | Typed<"ApiToken", ApiTokenRow> | SuperAdministratorsSource;
export interface SuperAdministratorsSource {
  __typename: "SuperAdministrators";
  orgId: string;
}
export interface CouldReachSource extends NodeEdge<CouldReachNode> {
  orgId: string;
  principal: CouldReachNode;
  app: AppRow;
  way: Way;
  /** The status of the user who would act; ACTIVE where it is none. */
  status: string | null;
}
export type CouldReachListSource = ListSource<CouldReachSource>;
export interface ReachStepSource {
  orgId: string;
  step: Step;
}
export type RoleListSource = ListSource<NodeEdge<RoleRow>>;
export type ResourceSetListSource = ListSource<NodeEdge<ResourceSetRow>>;
export type ApiTokenListSource = ListSource<NodeEdge<ApiTokenRow>>;

export interface ResourceSource extends NodeEdge<NodeSource> {
  kind: string | null;
  orn: string | null;
  excludes: string[];
  appName: string | null;
}
export type ResourceListSource = ListSource<ResourceSource>;

export interface FactorListSource {
  user: UserRow;
  known: boolean;
  nodes: FactorRow[];
}

/** One pair whose access would change. */
export interface WhatIfAccessSource extends AccessSource {
  effect: AccessEffect;
  usabilityBefore: Usability | null;
  usabilityAfter: Usability | null;
}
export type WhatIfAccessListSource = ListSource<NodeEdge<WhatIfAccessSource>>;

/** As an admin role, of an assignment that may not be there yet. */
export interface RoleChangeSource extends Omit<AdminRoleSource, "assignment"> {
  assignment: RoleAssignmentRow | null;
  /** Whether the holder has the same role in another way too. */
  otherwiseHeld(): Promise<boolean>;
}
export type RoleChangeListSource = ListSource<NodeEdge<RoleChangeSource>>;
export interface FindingSource {
  kind: FindingKind;
  definition: FindingDefinition;
  subject: FindingObject;
  related: readonly FindingObject[];
  facts: Facts;
  isCertain: boolean;
}
export type FindingEdgeSource = NodeEdge<FindingSource>;
export interface FindingPage extends Page<FindingEdgeSource> {
  /** Where to go on when looking took too long; null where the last entry says that. */
  end: string | null;
}
/** How many there are, as far as was counted, and how many could not be told. */
export interface FindingTally {
  total: number;
  isExact: boolean;
  unknown: readonly { reason: string; count: number }[];
}
/** A list of findings of which nothing is read until a field needs it. */
export interface FindingListSource {
  kind: FindingKind;
  definition: FindingDefinition;
  page(): Promise<FindingPage>;
  tally(): Promise<FindingTally>;
  status(): Promise<DataStatus>;
  coverage(): Promise<{ from: string | null; until: string | null; isSufficient: boolean } | null>;
}
export type FindingDefinitionSource = FindingDefinition & { kind: FindingKind };
export type FindingSubjectSource =
  | SearchSource
  | Typed<"GroupRule", GroupRuleRow>
  | Typed<"Role", RoleRow>
  | Typed<"ApiToken", ApiTokenRow>;

/** An org whose reading is asked about: in the graph, connected here, or both. */
export interface SyncStateSource {
  row: OrganizationRow | null;
  connected: ConnectedOrg | null;
}
