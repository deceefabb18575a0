import { parseResource, type Resource } from "../resource-name.ts";
import type { Confidence } from "./power-rule.ts";

/** What an assignment of a role is limited to. Ids are Okta ids. */
export type PowerScope =
  | { kind: "ORGANIZATION" }
  | { kind: "GROUPS"; groups: ReadonlySet<string> }
  | { kind: "APPS"; apps: ReadonlySet<string>; appNames: ReadonlySet<string> }
  /** `entries` null: what the set holds is not known. */
  | { kind: "RESOURCE_SET"; setId: string; entries: readonly ResourceEntry[] | null }
  | { kind: "UNKNOWN" };

export interface ResourceEntry {
  kind: string | null;
  /** What it leads to: a user, a group, an app, or the org where it stands for all of a kind. */
  type: "User" | "Group" | "App" | "Organization";
  id: string;
  appName: string | null;
  excludes: readonly Resource[];
}

/** Okta's names of what an entry leaves out. */
export function parseExcludes(orns: readonly string[]): Resource[] {
  return orns.map(parseResource);
}

/** A user, with the groups that scopes name; a group; an app; or the org itself. */
export type PowerTarget = UserTarget | GroupTarget | AppTarget | { kind: "ORGANIZATION" };

export interface UserTarget {
  kind: "USER";
  id: string;
  groupIds: ReadonlySet<string>;
  /** Of their own or through a group. */
  hasRole: boolean;
  isSuperAdmin: boolean;
}

export interface GroupTarget {
  kind: "GROUP";
  id: string;
  type: string | null;
  hasRole: boolean;
}

export interface AppTarget {
  kind: "APP";
  id: string;
  name: string | null;
  signOnMode: string | null;
  hasRole: boolean;
}

/**
 * Whether a scope holds a target, and how sure that is; null where it does not. A scope that is not known gives no certainty.
 * @param ignored groups that count for nothing in this scope
 */
export function holds(
  scope: PowerScope,
  target: PowerTarget,
  ignored: ReadonlySet<string> = new Set(),
): Confidence | null {
  switch (scope.kind) {
    case "ORGANIZATION":
      return "CERTAIN";
    case "UNKNOWN":
      return "POSSIBLE";
    case "GROUPS":
      if (target.kind === "GROUP") return certainIf(scope.groups.has(target.id) && !ignored.has(target.id));
      if (target.kind !== "USER") return null;
      return certainIf(intersects(target.groupIds, scope.groups, ignored));
    case "APPS":
      if (target.kind !== "APP") return null;
      return certainIf(scope.apps.has(target.id) || (target.name !== null && scope.appNames.has(target.name)));
    case "RESOURCE_SET":
      return scope.entries === null ? "POSSIBLE" : heldByEntries(scope.entries, target);
  }
}

/** Whether a scope may hold anything of a kind. @param isEmpty whether the members of a group count for nothing */
export function holdsSome(
  scope: PowerScope,
  kind: PowerTarget["kind"],
  isEmpty: (groupId: string) => boolean = () => false,
): Confidence | null {
  switch (scope.kind) {
    case "ORGANIZATION":
      return "CERTAIN";
    case "UNKNOWN":
      return "POSSIBLE";
    case "GROUPS":
      if (kind === "GROUP") return certainIf(scope.groups.size > 0);
      return certainIf(kind === "USER" && [...scope.groups].some((id) => !isEmpty(id)));
    case "APPS":
      return certainIf(kind === "APP");
    case "RESOURCE_SET":
      if (scope.entries === null) return "POSSIBLE";
      return certainIf(scope.entries.some((entry) => isOfKind(entry, kind, isEmpty)));
  }
}

function isOfKind(
  { kind, type, id }: ResourceEntry,
  target: PowerTarget["kind"],
  isEmpty: (groupId: string) => boolean,
): boolean {
  switch (target) {
    case "USER":
      return kind === "ALL_USERS" || (kind === "SELF" && type === "User") || (kind === "MEMBERS" && !isEmpty(id));
    case "GROUP":
      return kind === "ALL_GROUPS" || (kind === "SELF" && type === "Group");
    case "APP":
      return kind === "ALL_APPS" || kind === "APPS_OF_TYPE" || (kind === "SELF" && type === "App");
    case "ORGANIZATION":
      return false;
  }
}

/**
 * One entry that holds the target without leaving it out is enough. Where one holds it and another leaves it out, or leaves out
 * something that cannot be read, it is not certain which of them decides.
 */
function heldByEntries(entries: readonly ResourceEntry[], target: PowerTarget): Confidence | null {
  let found: Confidence | null = null;
  let isLeftOut = false;
  for (const entry of entries) {
    if (!covers(entry, target)) continue;
    if (entry.excludes.some((resource) => names(resource, target))) {
      isLeftOut = true;
      continue;
    }
    const sure = entry.excludes.every(({ kind }) => kind !== "OTHER");
    if (sure) found = "CERTAIN";
    else found ??= "POSSIBLE";
  }
  return found !== null && isLeftOut ? "POSSIBLE" : found;
}

function covers({ kind, type, id, appName }: ResourceEntry, target: PowerTarget): boolean {
  switch (target.kind) {
    case "USER":
      return (
        kind === "ALL_USERS" ||
        (kind === "MEMBERS" && target.groupIds.has(id)) ||
        (kind === "SELF" && type === "User" && id === target.id)
      );
    case "GROUP":
      return kind === "ALL_GROUPS" || (kind === "SELF" && type === "Group" && id === target.id);
    case "APP":
      return (
        kind === "ALL_APPS" ||
        (kind === "SELF" && type === "App" && id === target.id) ||
        (kind === "APPS_OF_TYPE" && (id === target.id || (appName !== null && appName === target.name)))
      );
    case "ORGANIZATION":
      return false;
  }
}

/** Whether what an entry leaves out is, or has within it, the target. */
function names(resource: Resource, target: PowerTarget): boolean {
  switch (resource.kind) {
    case "SELF":
      return resource.label.toUpperCase() === target.kind && "id" in target && resource.id === target.id;
    case "MEMBERS":
      return target.kind === "USER" && target.groupIds.has(resource.groupId);
    case "APPS_OF_TYPE":
      return target.kind === "APP" && target.name === resource.appName;
    case "ALL_USERS":
      return target.kind === "USER";
    case "ALL_GROUPS":
      return target.kind === "GROUP";
    case "ALL_APPS":
      return target.kind === "APP";
    case "OTHER":
      return false;
  }
}

function intersects(own: ReadonlySet<string>, named: ReadonlySet<string>, ignored: ReadonlySet<string>): boolean {
  const [smaller, larger] = own.size < named.size ? [own, named] : [named, own];
  for (const id of smaller) if (larger.has(id) && !ignored.has(id)) return true;
  return false;
}

function certainIf(condition: boolean): Confidence | null {
  return condition ? "CERTAIN" : null;
}

/** What several claims together are: as sure as the least sure of them. */
export function weakest(...confidences: readonly Confidence[]): Confidence {
  return confidences.includes("POSSIBLE") ? "POSSIBLE" : "CERTAIN";
}
