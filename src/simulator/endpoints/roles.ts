import type { SimRoleGrant } from "../org/admin-records.ts";
import { administrators, grantsOf, type HolderKind } from "../org/holders.ts";
import { type Answer, type Call, listAnswer, objectAnswer, wholeList } from "../server/answer.ts";
import { invalid, notFound } from "../server/okta-error.ts";
import { catalogApp, type Embedded, grantId, groupTarget, ownRows } from "./role-rows.ts";

const holders = {
  users: { resource: "User", has: ({ org }: Call, id: string) => org.users.has(id) },
  groups: { resource: "UserGroup", has: ({ org }: Call, id: string) => org.groups.has(id) },
  clients: { resource: "Client", has: ({ org }: Call, id: string) => org.apps.get(id)?.serviceApp === true },
} as const;

function holderId(call: Call, kind: HolderKind): string {
  const id = call.params[0] as string;
  if (!holders[kind].has(call, id)) throw notFound(id, holders[kind].resource);
  return id;
}

function embedAsked(call: Call): Embedded | null {
  const expand = call.url.searchParams.get("expand");
  if (expand === null || expand === "targets/groups" || expand === "targets/catalog/apps") return expand;
  throw invalid("expand", "Invalid value");
}

/** A user's own roles, then those of the user's groups. Service apps take no `expand`. */
function rowsOf(call: Call, kind: HolderKind) {
  const id = holderId(call, kind);
  const embed = kind === "clients" ? null : embedAsked(call);
  const own = ownRows(call, kind, id, embed);
  if (kind !== "users") return own;
  const groups = [...(call.org.groupsOf.get(id) ?? [])];
  return [...own, ...groups.flatMap((groupId) => ownRows(call, "groups", groupId, embed))];
}

export function listRoles(kind: HolderKind): (call: Call) => Answer {
  return (call) => wholeList(call, rowsOf(call, kind));
}

export function getRole(kind: HolderKind): (call: Call) => Answer {
  return (call) => {
    const roleId = call.params[1] as string;
    const row = rowsOf(call, kind).find(({ id }) => id === roleId);
    if (row === undefined) throw notFound(roleId, "RoleAssignment");
    return objectAnswer(row);
  };
}

/** Only standard roles have targets, and those of a group's role are asked at the group. */
function grantNamed(call: Call, kind: HolderKind): SimRoleGrant {
  const roleId = call.params[1] as string;
  const grants = grantsOf(call.org, kind).get(holderId(call, kind)) ?? [];
  const grant = grants.find(({ type }) => grantId(type) === roleId);
  if (grant === undefined) throw notFound(roleId, "RoleAssignment");
  return grant;
}

const targetPages = { default: 20, most: 200 };

export function listGroupTargets(kind: HolderKind): (call: Call) => Answer {
  return (call) =>
    listAnswer(call, {
      keys: [...grantNamed(call, kind).groupTargets].sort((a, b) => (a < b ? -1 : 1)),
      size: targetPages,
      row: (id) => JSON.stringify(groupTarget(call, id)),
    });
}

export function listAppTargets(kind: HolderKind): (call: Call) => Answer {
  return (call) => {
    const targets = new Map(grantNamed(call, kind).appTargets.map((target) => [`${target.name} ${target.id}`, target]));
    return listAnswer(call, {
      keys: [...targets.keys()].sort((a, b) => (a < b ? -1 : 1)),
      size: targetPages,
      row: (key) => {
        const target = targets.get(key);
        return target === undefined ? "null" : JSON.stringify(catalogApp(call, target));
      },
    });
  };
}

export function listAdministrators(call: Call): Answer {
  const users = `${call.url.origin}/api/v1/users`;
  return listAnswer(call, {
    keys: [...administrators(call.org)].sort((a, b) => (a < b ? -1 : 1)),
    size: { default: 100, most: 200 },
    wrap: { rows: "value", links: {} },
    row: (id) =>
      JSON.stringify({
        id,
        orn: `orn:okta:directory:${call.org.id}:users:${id}`,
        _links: { self: { href: `${users}/${id}` }, roles: { href: `${users}/${id}/roles` } },
      }),
  });
}
