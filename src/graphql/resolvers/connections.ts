import type { ApiTokenRow, AppRow, GroupRow, ResourceSetRow, RoleRow, UserRow } from "../../graph/queries/rows.ts";
import type { PageInfo } from "../generated.ts";
import type { Page } from "../pages.ts";
import type {
  AccessChangeSource,
  AdminRoleSource,
  CouldReachNode,
  CouldReachSource,
  GroupAssignmentSource,
  ListSource,
  MembershipSource,
  NodeEdge,
  NodeSource,
  PowerSource,
  ReachSource,
  ResourceSource,
  RoleChangeSource,
  WhatIfAccessSource,
} from "../sources.ts";
import { endsOfChanges } from "./access-change.ts";

/** How every connection answers; only the fields that are selected make the list read something. */
function connection<R, E extends NodeEdge<R>>() {
  return {
    edges: async (list: ListSource<E>) => (await list.page()).edges,
    nodes: async (list: ListSource<E>) => (await list.page()).edges.map((edge) => edge.node),
    pageInfo: async (list: ListSource<E>) => pageInfo(await list.page()),
    totalCount: (list: ListSource<E>) => list.total(),
    dataStatus: (list: ListSource<E>) => list.status(),
  };
}

export function pageInfo({ edges, hasNextPage, hasPreviousPage }: Page<{ cursor: string }>): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}

export const connections = {
  UserConnection: connection<UserRow, NodeEdge<UserRow>>(),
  GroupConnection: connection<GroupRow, NodeEdge<GroupRow>>(),
  AppConnection: connection<AppRow, NodeEdge<AppRow>>(),
  ReachConnection: connection<NodeSource, ReachSource>(),
  MembershipConnection: connection<NodeSource, MembershipSource>(),
  GroupAssignmentConnection: connection<GroupRow, GroupAssignmentSource>(),
  AccessChangeConnection: {
    ...connection<AccessChangeSource, NodeEdge<AccessChangeSource>>(),
    ...endsOfChanges,
  },
  AdminRoleConnection: connection<AdminRoleSource, NodeEdge<AdminRoleSource>>(),
  CouldReachConnection: connection<CouldReachNode, CouldReachSource>(),
  PowerConnection: connection<PowerSource, NodeEdge<PowerSource>>(),
  RoleConnection: connection<RoleRow, NodeEdge<RoleRow>>(),
  ResourceSetConnection: connection<ResourceSetRow, NodeEdge<ResourceSetRow>>(),
  ResourceConnection: connection<NodeSource, ResourceSource>(),
  ApiTokenConnection: connection<ApiTokenRow, NodeEdge<ApiTokenRow>>(),
  WhatIfAccessConnection: connection<WhatIfAccessSource, NodeEdge<WhatIfAccessSource>>(),
  RoleChangeConnection: connection<RoleChangeSource, NodeEdge<RoleChangeSource>>(),
};
