import { firstText, idFromLink, isUsableId, moment, part, text, unknownWord, word } from "./record-fields.ts";
import { type RawObject, recordReader } from "./record-reader.ts";

/** An app or a kind of app that a role is limited to. Without `id` it stands for every instance of that name, also future ones. */
export interface OktaAppTarget {
  name: string | null;
  id: string | null;
}

/** What Okta embedded of a role's targets; null where it did not say, from which nothing may be concluded. */
export interface OktaRoleTargets {
  groups: string[] | null;
  apps: OktaAppTarget[] | null;
}

export interface OktaRoleAssignment {
  /** Repeats among assignees: for standard roles it is made of the type alone. */
  id: string;
  type: string;
  label: string | null;
  status: string;
  /** The custom role, and what it is over; null for standard roles. */
  roleId: string | null;
  resourceSetId: string | null;
  /** The group that a user has it through; null for a assignee's own. */
  throughGroupId: string | null;
  expires: string | null;
  created: string | null;
  lastUpdated: string | null;
  targets: OktaRoleTargets;
}

export interface OktaCustomRole {
  id: string;
  label: string;
  description: string | null;
  created: string | null;
  lastUpdated: string | null;
}

export interface OktaPermission {
  label: string;
  /** As Okta writes it, JSON text; null where the permission is not limited. */
  conditions: string | null;
}

export interface OktaResourceSet {
  id: string;
  label: string;
  description: string | null;
  created: string | null;
  lastUpdated: string | null;
}

/** One resource of a resource set, named by an ORN, or by a URL in older sets. */
export interface OktaResource {
  id: string;
  orn: string | null;
  url: string | null;
  /** ORNs that are left out of it. */
  excludes: string[];
}

/** @param assignee whose roles are read: only a user's list tells of roles through a group, each with a link to that group */
export function roleAssignmentReader(assignee: "users" | "groups" | "clients") {
  return recordReader((raw): OktaRoleAssignment | string => {
    const links = part(raw._links);
    const through = assignee === "users" && raw.assignmentType === "GROUP";
    const throughGroupId = through ? idFromLink(part(links.assignee).href, "groups") : null;
    if (through && throughGroupId === null) return "its _links.assignee does not name the group it comes through";
    return {
      id: raw.id,
      type: word(raw.type) ?? unknownWord,
      label: firstText(text(raw.label)),
      status: word(raw.status) ?? unknownWord,
      roleId: usableId(raw.role) ?? idFromLink(part(links.role).href, "roles"),
      resourceSetId: usableId(raw["resource-set"]) ?? idFromLink(part(links["resource-set"]).href, "resource-sets"),
      throughGroupId,
      expires: moment(raw.expiration) ?? moment(raw.expires),
      created: moment(raw.created),
      lastUpdated: moment(raw.lastUpdated),
      targets: targetsOf(part(part(raw._embedded).targets)),
    };
  });
}

function targetsOf(targets: Readonly<Record<string, unknown>>): OktaRoleTargets {
  return { groups: every(targets.groups, idOf), apps: every(part(targets.catalog).apps, readAppTarget) };
}

/** All or nothing: a target that cannot be read would make the rest look like the whole scope. */
function every<T>(raws: unknown, read: (raw: unknown) => T | null): T[] | null {
  if (!Array.isArray(raws)) return null;
  const all = raws.map(read);
  return all.every((one) => one !== null) ? (all as T[]) : null;
}

function idOf(raw: unknown): string | null {
  return usableId(part(raw).id);
}

function usableId(value: unknown): string | null {
  return typeof value === "string" && isUsableId(value) ? value : null;
}

/** A catalogue entry: Okta gives it an `id` only where it stands for one instance. */
export function readAppTarget(raw: unknown): OktaAppTarget | null {
  const target = { name: firstText(text(part(raw).name)), id: usableId(part(raw).id) };
  return target.name === null && target.id === null ? null : target;
}

function labelled(raw: RawObject) {
  return {
    id: raw.id,
    label: firstText(text(raw.label)) ?? raw.id,
    description: text(raw.description),
    created: moment(raw.created),
    lastUpdated: moment(raw.lastUpdated),
  };
}

export const readCustomRole = recordReader((raw): OktaCustomRole => labelled(raw));
export const readResourceSet = recordReader((raw): OktaResourceSet => labelled(raw));

/** Permissions have no id: the label is the name. */
export function readPermission(raw: unknown): { record: OktaPermission } | { reason: string } {
  const { label, conditions } = part(raw);
  if (typeof label !== "string" || label === "") return { reason: "its label is missing" };
  const isLimited = typeof conditions === "object" && conditions !== null && Object.keys(conditions).length > 0;
  return { record: { label, conditions: isLimited ? JSON.stringify(conditions) : null } };
}

export const readResource = recordReader((raw): OktaResource | string => {
  const links = part(raw._links);
  const excluded = part(part(raw.conditions).Exclude)["okta:ORN"];
  const excludes = excluded === undefined || excluded === null ? [] : every(excluded, word);
  if (excludes === null) return "its conditions.Exclude is unusable";
  const url = ["resource", "users", "groups", "self"]
    .map((name) => text(part(links[name]).href))
    .find((href) => href !== null && !/\/iam\//.test(href));
  return { id: raw.id, orn: firstText(text(raw.orn)), url: url ?? null, excludes };
});

/** A member of a binding is named by the link to it; its own id is the binding's. */
export const readBindingMember = recordReader((raw): { kind: "users" | "groups" | "clients"; id: string } | string => {
  const href = part(part(raw._links).self).href;
  for (const kind of ["users", "groups", "clients"] as const) {
    const id = idFromLink(href, kind);
    if (id !== null) return { kind, id };
  }
  return "its _links.self names no user, group or service app";
});

/** Of lists where only the ids matter. */
export const readId = recordReader((raw) => ({ id: raw.id }));
