import type { SimCustomRole, SimPermission, SimResource, SimResourceSet } from "../org/admin-records.ts";
import type { HolderKind } from "../org/holders.ts";
import { keysInOrder } from "../org/ordered.ts";
import { type Answer, type Call, listAnswer, objectAnswer, wholeList } from "../server/answer.ts";
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

function roleRow(call: Call, { permissions: _permissions, ...role }: SimCustomRole) {
  const _links = { permissions: link(call, `${rolePath(role.id)}/permissions`), self: link(call, rolePath(role.id)) };
  return { ...role, _links };
}

export function getCustomRole(call: Call): Answer {
  return objectAnswer(roleRow(call, roleNamed(call, call.params[0] as string)));
}

export function listCustomRoles(call: Call): Answer {
  return listAnswer(call, {
    keys: keysInOrder(call.org.customRoles),
    size: pages,
    wrap: { rows: "roles", links: {} },
    row: (id) => JSON.stringify(roleRow(call, call.org.customRoles.get(id) as SimCustomRole)),
  });
}

function permissionRow(call: Call, role: SimCustomRole, { label, conditions, created }: SimPermission) {
  const self = link(call, `${rolePath(role.id)}/permissions/${label}`);
  const limits = conditions === null ? {} : { conditions };
  return { label, created, lastUpdated: created, ...limits, _links: { role: link(call, rolePath(role.id)), self } };
}

export function getPermission(call: Call): Answer {
  const [roleId, label] = call.params as [string, string];
  const role = roleNamed(call, roleId);
  const permission = role.permissions.find((one) => one.label === label);
  if (permission === undefined) throw notFound(label, "Permission");
  return objectAnswer(permissionRow(call, role, permission));
}

export function listPermissions(call: Call): Answer {
  const role = roleNamed(call, call.params[0] as string);
  const rows = role.permissions.map((permission) => permissionRow(call, role, permission));
  return wholeList(call, rows, { rows: "permissions" });
}

function setRow(call: Call, { resources: _resources, ...set }: SimResourceSet) {
  const _links = {
    self: link(call, setPath(set.id)),
    resources: link(call, `${setPath(set.id)}/resources`),
    bindings: link(call, `${setPath(set.id)}/bindings`),
  };
  return { ...set, _links };
}

export function getResourceSet(call: Call): Answer {
  return objectAnswer(setRow(call, setNamed(call)));
}

export function listResourceSets(call: Call): Answer {
  return listAnswer(call, {
    keys: keysInOrder(call.org.resourceSets),
    size: pages,
    wrap: { rows: "resource-sets", links: {} },
    row: (id) => JSON.stringify(setRow(call, call.org.resourceSets.get(id) as SimResourceSet)),
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

function resourceRow(call: Call, setId: string, { id, orn, excludes, created }: SimResource) {
  const conditions = excludes.length === 0 ? {} : { conditions: { Exclude: { "okta:ORN": excludes } } };
  const _links = { self: link(call, `${setPath(setId)}/resources/${id}`), ...resourceLinks(call, orn) };
  return { id, orn, created, lastUpdated: created, ...conditions, _links };
}

export function getResource(call: Call): Answer {
  const set = setNamed(call);
  const id = call.params[1] as string;
  const resource = set.resources.find((one) => one.id === id);
  if (resource === undefined) throw notFound(id, "ResourceSetResource");
  return objectAnswer(resourceRow(call, set.id, resource));
}

export function listResources(call: Call): Answer {
  const set = setNamed(call);
  const resources = new Map(set.resources.map((resource) => [resource.id, resource]));
  return listAnswer(call, {
    keys: sorted(resources.keys()),
    size: pages,
    wrap: { rows: "resources", links: { "resource-set": link(call, setPath(set.id)) } },
    row: (id) => JSON.stringify(resourceRow(call, set.id, resources.get(id) as SimResource)),
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
