import { type DataStatus, withGaps } from "../../access/data-status.ts";
import { needs } from "../../access/needs.ts";
import type { PowerAction } from "../../access/powers/power-rule.ts";
import { type Held, isSuperAdmin, type Principal } from "../../access/powers/principal.ts";
import { toPrincipals } from "../../access/powers/principals.ts";
import type { PowerTarget, UserTarget } from "../../access/powers/scope.ts";
import { type PowerLine, powersOf, whoCan } from "../../access/powers/who-can.ts";
import { groupIdsOfUsers, roleGroupsOfUsers } from "../../graph/queries/powers.ts";
import type { AppRow, GroupRow, UserRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { type PageArguments, requestPage, toPage } from "../pages.ts";
import { placeOf } from "../places.ts";
import {
  type AdminRoleSource,
  type PowerListSource,
  type PowerSource,
  type SearchSource,
  typedOrNull,
} from "../sources.ts";
import { type AdminPicture, adminPicture } from "./admin-picture.ts";
import { nodesByKey } from "./by-key.ts";
import { dataStatusFor } from "./data-status.ts";
import { rowOf } from "./rows-of-parents.ts";

export type WhoCanTarget =
  | { type: "User"; node: UserRow }
  | { type: "Group"; node: GroupRow }
  | { type: "App"; node: AppRow }
  | { type: "Organization" };

/** Who can do something to something. */
export function whoCanDo(
  context: Context,
  orgId: string,
  action: PowerAction,
  target: WhoCanTarget,
  args: PageArguments,
): PowerListSource {
  const lines = async () => {
    const picture = await adminPicture(context, orgId);
    return whoCan(action, await toTarget(context, picture, target), picture.principals, picture.facts);
  };
  const subjects = target.type === "Organization" ? [] : [target.node];
  const status = async (): Promise<DataStatus> => {
    const { groupIds, gaps } = await adminPicture(context, orgId);
    return withGaps(await dataStatusFor(context, orgId, needs.powers(groupIds), subjects), gaps);
  };
  return list(context, orgId, lines, status, args);
}

/** What a user can do, by roles of their own and through groups. */
export function powersOfUser(context: Context, user: UserRow, args: PageArguments): PowerListSource {
  const { orgId } = user;
  const lines = async () => {
    const picture = await adminPicture(context, orgId);
    return powersOf(await principalOf(context, picture, user), picture.facts);
  };
  const status = async (): Promise<DataStatus> => {
    const picture = await adminPicture(context, orgId);
    const { held } = await principalOf(context, picture, user);
    const holders = new Set(held.map(({ assignment }) => assignment.holderId));
    const gaps = picture.gaps.filter(({ scope, code }) => code === "BOUND" || (scope !== null && holders.has(scope)));
    return withGaps(await dataStatusFor(context, orgId, needs.powers(picture.groupIds), [user]), gaps);
  };
  return list(context, orgId, lines, status, args);
}

/** A user with all roles, be they only those of groups. */
export async function principalOf(context: Context, picture: AdminPicture, user: UserRow): Promise<Principal> {
  const row = await rowOf(context, roleGroupsOfUsers, user.key);
  const groupIds = row?.groups.map(({ id }) => id) ?? [];
  const involved = picture.assignments.filter(
    ({ holderKind, holderId }) =>
      (holderKind === "USER" && holderId === user.oktaId) || (holderKind === "GROUP" && groupIds.includes(holderId)),
  );
  const all = toPrincipals(involved, [{ id: user.oktaId, groupIds }]);
  return (
    all.find(({ kind, id }) => kind === "USER" && id === user.oktaId) ?? { kind: "USER", id: user.oktaId, held: [] }
  );
}

/** What has to be known of a user to say who can do something to it. */
export async function userTarget(context: Context, picture: AdminPicture, user: UserRow): Promise<UserTarget> {
  const groupIds = new Set((await rowOf(context, groupIdsOfUsers, user.key))?.groupIds ?? []);
  const principal = await principalOf(context, picture, user);
  const hasRole = principal.held.length > 0;
  return { kind: "USER", id: user.oktaId, groupIds, hasRole, isSuperAdmin: isSuperAdmin(principal) };
}

async function toTarget(context: Context, picture: AdminPicture, target: WhoCanTarget): Promise<PowerTarget> {
  switch (target.type) {
    case "User":
      return await userTarget(context, picture, target.node);
    case "Group": {
      const { oktaId: id, type } = target.node;
      return { kind: "GROUP", id, type, hasRole: picture.facts.withRole.has(id) };
    }
    case "App": {
      const { oktaId: id, name, signOnMode } = target.node;
      const hasRole = picture.assignments.some(({ holderKind, holderId }) => holderKind === "APP" && holderId === id);
      return { kind: "APP", id, name, signOnMode, hasRole };
    }
    case "Organization":
      return { kind: "ORGANIZATION" };
  }
}

function list(
  context: Context,
  orgId: string,
  read: () => Promise<PowerLine[]>,
  status: () => Promise<DataStatus>,
  args: PageArguments,
): PowerListSource {
  const request = requestPage(args, { by: "power", descending: false }, orgId);
  let known: Promise<{ line: PowerLine; place: string }[]> | undefined;
  const lines = () => {
    known ??= adminPicture(context, orgId).then(async (picture) => inOrder(picture, await read()));
    return known;
  };
  return {
    page: async () => {
      const after = (await lines()).filter(({ place }) => !request.isContinued || place > request.from);
      const some = await Promise.all(
        after.slice(0, request.first + 1).map(async ({ line, place }) => {
          const holder = await findHolder(context, orgId, line.principal);
          return holder === null ? [] : [{ power: { orgId, holder, ...line }, place }];
        }),
      );
      return toPage(
        request,
        some.flat(),
        ({ place }) => place,
        ({ power }, cursor) => ({ cursor, node: power }),
      );
    },
    total: async () => (await lines()).length,
    status,
  };
}

function inOrder({ names, orgId }: AdminPicture, lines: readonly PowerLine[]) {
  return lines
    .map((line) => {
      const { kind, id } = line.principal;
      const { rule, held } = line.allowed.grant;
      const sortKey = names.get(`${kind} ${id}`)?.sortKey ?? `${orgId}\u0000\u0000${id}`;
      return { line, place: placeOf(sortKey, held.assignment.key, rule.id) };
    })
    .sort((one, other) => (one.place < other.place ? -1 : one.place > other.place ? 1 : 0));
}

/** @throws where the holder went away while the operation ran */
export async function holderOf(
  context: Context,
  orgId: string,
  holder: Pick<Principal, "kind" | "id">,
): Promise<SearchSource> {
  const found = await findHolder(context, orgId, holder);
  if (found === null) throw new Error(`${orgId}/${holder.id}, who has a role, is gone`);
  return found;
}

async function findHolder(
  context: Context,
  orgId: string,
  { kind, id }: Pick<Principal, "kind" | "id">,
): Promise<SearchSource | null> {
  const key = `${orgId}/${id}`;
  switch (kind) {
    case "USER":
      return typedOrNull("User", await nodesByKey.user(context).load(key)) as SearchSource | null;
    case "GROUP":
      return typedOrNull("Group", await nodesByKey.group(context).load(key)) as SearchSource | null;
    case "APP":
      return typedOrNull("App", await nodesByKey.app(context).load(key)) as SearchSource | null;
  }
}

/** One of the assignments behind a power, as `adminRoles` tells it. */
export async function adminRoleOf(
  context: Context,
  { orgId, holder }: Pick<PowerSource, "orgId" | "holder">,
  { assignment, through }: Held,
): Promise<AdminRoleSource> {
  const { rows } = await adminPicture(context, orgId);
  const row = rows.get(assignment.key);
  if (row === undefined) throw new Error(`no assignment ${assignment.key}`);
  const told = { assignment: row.assignment, role: row.role, since: row.since, holder };
  if (through === null) return { ...told, through: null, reason: null };
  const [group, groups] = await Promise.all([
    nodesByKey.group(context).load(`${orgId}/${through}`),
    rowOf(context, roleGroupsOfUsers, holder.key),
  ]);
  const reason = groups?.groups.find(({ id }) => id === through)?.reason ?? null;
  return { ...told, through: group ?? null, reason };
}
