import type { SimCustomRole, SimPermission, SimResource, SimResourceSet } from "../org/admin-records.ts";
import type { HolderKind } from "../org/holders.ts";
import { keysInOrder } from "../org/ordered.ts";
import { type Answer, type Call, listAnswer, wholeList } from "../server/answer.ts";
import { notFound } from "../server/okta-error.ts";
import { holderPath } from "./role-rows.ts";

const pages = { default: 100, most: 100, capped: true };

const sorted = (keys: Iterable<string>) => [...keys].sort((a, b) => (a < b ? -1 : 1));

function named<T extends { label: string }>(all: ReadonlyMap<string, T>, idOrLabel: string): T | undefined {
  return all.get(idOrLabel) ?? [...all.values()].find(({ label }) => label === idOrLabel);
}

function roleNamed(call: Call, idOrLabel: string): SimCustomRole {
  const role = named(call.org.customRoles, idOrLabel);
  if (role === undefined) throw notFound(idOrLabel, "IamRole");
  return role;
}

function setNamed(call: Call): SimResourceSet {
  const idOrLabel = call.params[0] as string;
  const set = named(call.org.resourceSets, idOrLabel);
  if (set === undefined) throw notFound(idOrLabel, "ResourceSet");
  return set;
}

const link = (call: Call, path: string) => ({ href: `${call.url.origin}/api/v1${path}` });
const rolePath = (id: string) => `/iam/roles/${id}`;
const setPath = (id: string) => `/iam/resource-sets/${id}`;

export function listCustomRoles(call: Call): Answer {
  const row = ({ permissions: _permissions, ...role }: SimCustomRole) => ({
    ...role,
    _links: { permissions: link(call, `${rolePath(role.id)}/permissions`), self: link(call, rolePath(role.id)) },
  });
  return listAnswer(call, {
    keys: keysInOrder(call.org.customRoles),
    size: pages,
    wrap: { rows: "roles", links: {} },
    row: (id) => JSON.stringify(row(call.org.customRoles.get(id) as SimCustomRole)),
  });
}

export function listPermissions(call: Call): Answer {
  const role = roleNamed(call, call.params[0] as string);
  const row = ({ label, conditions, created }: SimPermission) => ({
    label,
    created,
    lastUpdated: created,
    ...(conditions === null ? {} : { conditions }),
    _links: {
      role: link(call, rolePath(role.id)),
      self: link(call, `${rolePath(role.id)}/permissions/${label}`),
    },
  });
  return wholeList(call, role.permissions.map(row), { rows: "permissions" });
}

export function listResourceSets(call: Call): Answer {
  const row = ({ resources: _resources, ...set }: SimResourceSet) => ({
    ...set,
    _links: {
      self: link(call, setPath(set.id)),
      resources: link(call, `${setPath(set.id)}/resources`),
      bindings: link(call, `${setPath(set.id)}/bindings`),
    },
  });
  return listAnswer(call, {
    keys: keysInOrder(call.org.resourceSets),
    size: pages,
    wrap: { rows: "resource-sets", links: {} },
    row: (id) => JSON.stringify(row(call.org.resourceSets.get(id) as SimResourceSet)),
  });
}

/** What an ORN stands for, as an address: a single thing, or all of a kind. */
function resourceLinks(call: Call, orn: string): Record<string, { href: string }> {
  const [kind, first, second] = orn.split(":").slice(4);
  if (kind === "groups" && second === "contained_resources") return { users: link(call, `/groups/${first}/users`) };
  if (kind === "users" || kind === "groups")
    return first === undefined ? { [kind]: link(call, `/${kind}`) } : { resource: link(call, `/${kind}/${first}`) };
  if (kind !== "apps") return {};
  if (second !== undefined) return { resource: link(call, `/apps/${second}`) };
  return { resource: link(call, first === undefined ? "/apps" : `/apps?filter=name+eq+%22${first}%22`) };
}

export function listResources(call: Call): Answer {
  const set = setNamed(call);
  const resources = new Map(set.resources.map((resource) => [resource.id, resource]));
  const row = ({ id, orn, excludes, created }: SimResource) => ({
    id,
    orn,
    created,
    lastUpdated: created,
    ...(excludes.length === 0 ? {} : { conditions: { Exclude: { "okta:ORN": excludes } } }),
    _links: { self: link(call, `${setPath(set.id)}/resources/${id}`), ...resourceLinks(call, orn) },
  });
  return listAnswer(call, {
    keys: sorted(resources.keys()),
    size: pages,
    wrap: { rows: "resources", links: { "resource-set": link(call, setPath(set.id)) } },
    row: (id) => JSON.stringify(row(resources.get(id) as SimResource)),
  });
}

export function listBindings(call: Call): Answer {
  const set = setNamed(call);
  const bindings = `${setPath(set.id)}/bindings`;
  return listAnswer(call, {
    keys: sorted(call.org.bindings.get(set.id)?.keys() ?? []),
    size: pages,
    wrap: { rows: "roles", links: { self: link(call, bindings), "resource-set": link(call, setPath(set.id)) } },
    row: (id) =>
      JSON.stringify({
        id,
        _links: { self: link(call, `${bindings}/${id}`), members: link(call, `${bindings}/${id}/members`) },
      }),
  });
}

export function listBindingMembers(call: Call): Answer {
  const set = setNamed(call);
  const role = roleNamed(call, call.params[1] as string);
  const bound = call.org.bindings.get(set.id)?.get(role.id);
  if (bound === undefined) throw notFound(role.id, "RoleBinding");
  const members = new Map([...bound].map(([member, binding]) => [binding.id, { member, ...binding }]));
  const binding = `${setPath(set.id)}/bindings/${role.id}`;
  return listAnswer(call, {
    keys: sorted(members.keys()),
    size: pages,
    wrap: { rows: "members", links: { self: link(call, `${binding}/members`), binding: link(call, binding) } },
    row: (id) => {
      const { member, created } = members.get(id) as { member: string; created: string };
      const [kind, holder] = member.split("/") as [HolderKind, string];
      const self = { href: call.url.origin + holderPath(kind, holder) };
      return JSON.stringify({ id, created, lastUpdated: created, _links: { self } });
    },
  });
}
