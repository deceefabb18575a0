import { needs } from "../../access/needs.ts";
import * as admin from "../../graph/queries/admin.ts";
import type { AppRow, GroupRow, OrganizationRow, ResourceSetRow, RoleRow, UserRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { adminParameters } from "../filters/admin-filter.ts";
import type { AdminFilter } from "../generated.ts";
import { limitOf, type PageArguments, type PageRequest, requestPage, toPage } from "../pages.ts";
import { partsOf, placeOf } from "../places.ts";
import {
  type AdminRoleListSource,
  type AdminRoleSource,
  type NodeEdge,
  type SearchSource,
  toSource,
  typed,
} from "../sources.ts";
import { dataStatusFor } from "./data-status.ts";
import { rowsOfPage } from "./rows-of-page.ts";
import { rowOf } from "./rows-of-parents.ts";
import { countFor } from "./totals.ts";

type Held = Omit<AdminRoleSource, "holder" | "through" | "reason">;

/** The roles a user has, own and through groups. */
export async function adminRolesOfUser(context: Context, user: UserRow): Promise<AdminRoleSource[]> {
  const row = await rowOf(context, admin.adminRolesOfUsers, user.key);
  const holder = typed("User", user);
  return row?.adminRoles.map((held) => ({ ...held, holder })) ?? [];
}

export async function adminRolesOfGroup(context: Context, group: GroupRow): Promise<AdminRoleSource[]> {
  const row = await rowOf(context, admin.adminRolesOfGroups, group.key);
  return row?.adminRoles.map((held) => given(held, typed("Group", group))) ?? [];
}

export async function adminRolesOfApp(context: Context, app: AppRow): Promise<AdminRoleSource[]> {
  const row = await rowOf(context, admin.adminRolesOfApps, app.key);
  return row?.adminRoles.map((held) => given(held, typed("App", app))) ?? [];
}

function given(held: Held, holder: SearchSource): AdminRoleSource {
  return { ...held, holder, through: null, reason: null };
}

/** Everybody who has a role in an org. */
export function admins(
  context: Context,
  org: OrganizationRow,
  args: PageArguments & { filter?: AdminFilter | null | undefined },
): AdminRoleListSource {
  const request = requestPage(args, { by: "admin", descending: false }, org.orgId);
  const parameters = { prefix: `${org.orgId}/`, ...adminParameters(args.filter) };
  let rows: Promise<AdminRoleSource[]> | undefined;
  return {
    page: async () => {
      rows ??= context
        .read(admin.admins, { ...parameters, ...startOf(request), limit: limitOf(request) })
        .then((all) => all.map((row) => ({ ...row, holder: toSource(row.holder) })));
      return adminRolePage(request, await rows);
    },
    total: async () => (await context.read(admin.adminsCount, parameters))[0]?.total ?? 0,
    status: () => dataStatusFor(context, org.orgId, needs.admins()),
  };
}

/** The assignments of a role, each for the one it was given to. */
export function assignmentsOfRole(context: Context, role: RoleRow, args: PageArguments): AdminRoleListSource {
  return assignments(context, role, args, admin.assignmentsOfRoles, admin.assignmentsOfRolesCount);
}

/** The assignments that a resource set limits. */
export function assignmentsOfResourceSet(
  context: Context,
  set: ResourceSetRow,
  args: PageArguments,
): AdminRoleListSource {
  return assignments(context, set, args, admin.assignmentsOfResourceSets, admin.assignmentsOfResourceSetsCount);
}

function assignments(
  context: Context,
  parent: { key: string; orgId: string },
  args: PageArguments,
  query: typeof admin.assignmentsOfRoles,
  count: typeof admin.assignmentsOfRolesCount,
): AdminRoleListSource {
  const request = requestPage(args, { by: "admin", descending: false }, parent.orgId);
  const start = startOf(request);
  return {
    page: async () => {
      const read = (all: { keys: string[]; limit: bigint }) => context.read(query, { ...all, ...start });
      const row = await rowsOfPage(context, parent, request, {}, read, query.name);
      return adminRolePage(request, row?.edges.map((edge) => given(edge, toSource(edge.holder))) ?? []);
    },
    total: () => countFor(context, count, {}, parent.key),
    status: () => dataStatusFor(context, parent.orgId, needs.assignments()),
  };
}

/** One holder may have several assignments, and one assignment of a group several holders. */
function startOf(request: PageRequest) {
  return partsOf(request, ["from", "fromAssignment"]);
}

function adminRolePage(request: PageRequest, rows: readonly AdminRoleSource[]) {
  const placeOfRow = ({ holder, assignment }: AdminRoleSource) => placeOf(holder.sortKey, assignment.key);
  const toEdge = (node: AdminRoleSource, cursor: string): NodeEdge<AdminRoleSource> => ({ cursor, node });
  return toPage(request, rows, placeOfRow, toEdge);
}
