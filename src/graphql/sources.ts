import type { DataStatus } from "../access/data-status.ts";
import type { AccessPath, GroupFact } from "../access/paths.ts";
import type {
  AccountRow,
  AppRow,
  GroupRow,
  GroupRuleRow,
  OrganizationRow,
  SyncRow,
  UserRow,
} from "../graph/queries/rows.ts";
import type { Page } from "./pages.ts";

/** What resolvers hand on to the resolvers below them, where it is not simply a row of the graph. */

type Typed<T extends string, R> = R & { __typename: T };
export type SearchSource = Typed<"User", UserRow> | Typed<"Group", GroupRow> | Typed<"App", AppRow>;
export type NodeSource =
  | SearchSource
  | Typed<"GroupRule", GroupRuleRow>
  | Typed<"Organization", OrganizationRow>
  | Typed<"Sync", SyncRow>;

export function typed<T extends string, R>(type: T, row: R): Typed<T, R> {
  return { ...row, __typename: type };
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
}
export type MembershipListSource = ListSource<MembershipSource>;

export interface PathFact extends GroupFact {
  group: GroupRow;
  priority: number | null;
}
export interface PathSource {
  orgId: string;
  path: AccessPath<PathFact>;
}
