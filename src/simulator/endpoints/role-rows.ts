import type { SimAppTarget, SimRoleGrant } from "../org/admin-records.ts";
import { type Bound, bindingsOf, grantsOf, type HolderKind } from "../org/holders.ts";
import { appTargeted, groupTargeted, iamPolicies, roleLabels } from "../org/role-types.ts";
import type { SimGroup } from "../org/state.ts";
import type { Call } from "../server/answer.ts";

export type Embedded = "targets/groups" | "targets/catalog/apps";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The id of a standard role's assignment is its type in base32, the same for every holder. */
export function grantId(type: string): string {
  let bits = "";
  for (const byte of Buffer.from(type)) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

const assignmentTypes = { users: "USER", groups: "GROUP", clients: "CLIENT" } as const;

export function holderPath(kind: HolderKind, id: string): string {
  return kind === "clients" ? `/oauth2/v1/clients/${id}` : `/api/v1/${kind}/${id}`;
}

/** An app target; only one instance has an id. */
export function catalogApp({ org, url }: Call, target: SimAppTarget): Record<string, unknown> {
  const app = target.id === null ? undefined : org.apps.get(target.id);
  const alike = app ?? [...org.apps.values()].find(({ name }) => name === target.name);
  return {
    ...(target.id === null ? {} : { id: target.id }),
    name: target.name,
    displayName: app?.label ?? target.name.split("_").join(" "),
    description: `${target.name} as the catalog has it`,
    status: "ACTIVE",
    lastUpdated: app?.lastUpdated ?? org.created,
    category: "SAAS",
    verificationStatus: "OKTA_VERIFIED",
    website: "https://catalog.example",
    signOnModes: alike === undefined || alike.signOnMode === null ? [] : [alike.signOnMode],
    features: alike?.features ?? [],
    _links: {
      logo: [{ name: "medium", href: `${url.origin}/img/logos/default.png`, type: "image/png" }],
      self: {
        href: `${url.origin}/api/v1/${target.id === null ? `catalog/apps/${target.name}` : `apps/${target.id}`}`,
      },
    },
  };
}

export function groupTarget({ org, json }: Call, id: string): Record<string, unknown> {
  return json.group(org.groups.get(id) as SimGroup, { stats: false, app: false });
}

function embeddedOf(call: Call, grant: SimRoleGrant, embed: Embedded | null): Record<string, unknown> {
  if (embed === "targets/groups" && groupTargeted.has(grant.type))
    return { _embedded: { targets: { groups: grant.groupTargets.map((id) => groupTarget(call, id)) } } };
  if (embed === "targets/catalog/apps" && appTargeted.has(grant.type))
    return {
      _embedded: { targets: { catalog: { apps: grant.appTargets.map((target) => catalogApp(call, target)) } } },
    };
  return {};
}

function standardRow(call: Call, grant: SimRoleGrant, kind: HolderKind, id: string, embed: Embedded | null) {
  const base = call.url.origin;
  const assignee = { href: base + holderPath(kind, id) };
  const policy = iamPolicies[grant.type];
  return {
    id: grantId(grant.type),
    label: roleLabels[grant.type] ?? grant.type,
    type: grant.type,
    status: "ACTIVE",
    created: grant.created,
    lastUpdated: grant.lastUpdated,
    assignmentType: assignmentTypes[kind],
    ...(policy === undefined ? {} : { "resource-set": policy, role: grant.type }),
    ...embeddedOf(call, grant, embed),
    _links: policy === undefined ? { assignee } : { assignee, ...customLinks(base, grant.type, policy) },
  };
}

function customLinks(base: string, roleId: string, setId: string) {
  const role = `${base}/api/v1/iam/roles/${roleId}`;
  return {
    permissions: { href: `${role}/permissions` },
    "resource-set": { href: `${base}/api/v1/iam/resource-sets/${setId}` },
    role: { href: role },
  };
}

function customRow({ org, url }: Call, bound: Bound, kind: HolderKind, id: string) {
  const members = `${url.origin}/api/v1/iam/resource-sets/${bound.setId}/bindings/${bound.roleId}/members`;
  return {
    id: bound.id,
    label: org.customRoles.get(bound.roleId)?.label ?? bound.roleId,
    type: "CUSTOM",
    status: "ACTIVE",
    created: bound.created,
    lastUpdated: bound.created,
    assignmentType: assignmentTypes[kind],
    "resource-set": bound.setId,
    role: bound.roleId,
    _links: {
      assignee: { href: url.origin + holderPath(kind, id) },
      member: { href: `${members}/${bound.id}` },
      ...customLinks(url.origin, bound.roleId, bound.setId),
    },
  };
}

/** The roles given to a holder itself: standard ones, then custom ones. */
export function ownRows(call: Call, kind: HolderKind, id: string, embed: Embedded | null) {
  return [
    ...(grantsOf(call.org, kind).get(id) ?? []).map((grant) => standardRow(call, grant, kind, id, embed)),
    ...bindingsOf(call.org, kind, id).map((bound) => customRow(call, bound, kind, id)),
  ];
}
