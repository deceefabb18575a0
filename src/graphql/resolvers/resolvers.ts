import type { Resolvers } from "../generated.ts";
import { Access } from "./access.ts";
import { AccessChange, AccessChangeCause } from "./access-change.ts";
import { AdminRole, AdminScope } from "./admin-role.ts";
import { ApiToken } from "./api-token.ts";
import { App } from "./app.ts";
import { connections } from "./connections.ts";
import { CouldReachEdge, ReachStep, SuperAdministrators } from "./could-reach.ts";
import { DateTime } from "./date-time.ts";
import { FactorList } from "./factor-list.ts";
import { Finding, FindingConnection, FindingDefinitionType } from "./finding.ts";
import { Group } from "./group.ts";
import { GroupAssignmentEdge } from "./group-assignment.ts";
import { GroupRule } from "./group-rule.ts";
import { MembershipEdge } from "./membership.ts";
import { Mutation } from "./mutation.ts";
import { Organization, Sync } from "./organization.ts";
import { Power, PowerBarrier, PowerRule } from "./power.ts";
import { Query } from "./query.ts";
import { AccessPath, ReachEdge } from "./reach.ts";
import { ResourceEdge, ResourceSet } from "./resource-set.ts";
import { Role } from "./role.ts";
import { SyncState } from "./sync-state.ts";
import { User } from "./user.ts";
import { HowToRemove, RemovalCut, RemovalOption, RoleChange, WhatIf, WhatIfNote } from "./what-if.ts";

/** One file a type; fields that are not named here are properties of the source. */
export const resolvers: Resolvers = {
  ...connections,
  Access,
  AccessChange,
  AccessChangeCause,
  AccessPath,
  AdminRole,
  AdminScope,
  ApiToken,
  App,
  CouldReachEdge,
  DateTime,
  FactorList,
  Finding,
  FindingConnection,
  FindingDefinition: FindingDefinitionType,
  Group,
  GroupAssignmentEdge,
  GroupRule,
  HowToRemove,
  MembershipEdge,
  Mutation,
  Organization,
  Power,
  PowerBarrier,
  PowerRule,
  Query,
  ReachEdge,
  ReachStep,
  ResourceEdge,
  ResourceSet,
  Role,
  SuperAdministrators,
  RemovalCut,
  RemovalOption,
  RoleChange,
  Sync,
  SyncState,
  User,
  WhatIf,
  WhatIfNote,
};
