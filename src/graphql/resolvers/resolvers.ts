import type { Resolvers } from "../generated.ts";
import { Access } from "./access.ts";
import { App } from "./app.ts";
import { connections } from "./connections.ts";
import { DateTime } from "./date-time.ts";
import { Group } from "./group.ts";
import { GroupAssignmentEdge } from "./group-assignment.ts";
import { GroupRule } from "./group-rule.ts";
import { MembershipEdge } from "./membership.ts";
import { Organization, Sync } from "./organization.ts";
import { Query } from "./query.ts";
import { AccessPath, ReachEdge } from "./reach.ts";
import { User } from "./user.ts";

/** One file a type; fields that are not named here are properties of the source. */
export const resolvers: Resolvers = {
  ...connections,
  Access,
  AccessPath,
  App,
  DateTime,
  Group,
  GroupAssignmentEdge,
  GroupRule,
  MembershipEdge,
  Organization,
  Query,
  ReachEdge,
  Sync,
  User,
};
