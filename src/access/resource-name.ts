/** What one entry of a resource set stands for. MEMBERS: the users in a group, and not the group itself. */
export type Resource =
  | { kind: "SELF"; label: "User" | "Group" | "App"; id: string }
  | { kind: "MEMBERS"; groupId: string }
  | { kind: "ALL_USERS" | "ALL_GROUPS" | "ALL_APPS" }
  | { kind: "APPS_OF_TYPE"; appName: string }
  /** Something this graph does not hold, such as a device or an authorization server, or a spelling not met yet. */
  | { kind: "OTHER" };

const labels = { users: "User", groups: "Group", apps: "App" } as const;
const all = { users: "ALL_USERS", groups: "ALL_GROUPS", apps: "ALL_APPS" } as const;
type Collection = keyof typeof labels;

const other: Resource = { kind: "OTHER" };

/**
 * Reads how Okta names a resource: an ORN such as `orn:okta:directory:00o1:groups:00g1:contained_resources`, or the URL of
 * older sets such as `https://acme.okta.com/api/v1/groups/00g1/users`.
 */
export function parseResource(name: string): Resource {
  return name.startsWith("orn:") ? parseOrn(name) : parseUrl(name);
}

function parseOrn(orn: string): Resource {
  const [, , , , collection = "", ...rest] = orn.split(":");
  if (!isCollection(collection)) return other;
  const [first, second, ...more] = rest;
  if (first === undefined || first === "" || more.length > 0)
    return first === undefined ? { kind: all[collection] } : other;
  // Apps are named by kind, then by instance.
  if (collection === "apps") {
    return second === undefined ? { kind: "APPS_OF_TYPE", appName: first } : { kind: "SELF", label: "App", id: second };
  }
  if (second === undefined) return { kind: "SELF", label: labels[collection], id: first };
  return collection === "groups" && second === "contained_resources" ? { kind: "MEMBERS", groupId: first } : other;
}

function parseUrl(text: string): Resource {
  if (!URL.canParse(text)) return other;
  const url = new URL(text);
  const parts = url.pathname.replace(/\/+$/, "").split("/").slice(1);
  const [api, version, collection = "", id, within, ...more] = parts;
  if (api !== "api" || version !== "v1" || !isCollection(collection) || more.length > 0) return other;
  if (id === undefined) {
    const appName = /^name eq "([^"]+)"$/.exec(url.searchParams.get("filter") ?? "")?.[1];
    if (appName !== undefined && collection === "apps") return { kind: "APPS_OF_TYPE", appName };
    return url.search === "" ? { kind: all[collection] } : other;
  }
  if (within === undefined) return { kind: "SELF", label: labels[collection], id };
  return collection === "groups" && within === "users" ? { kind: "MEMBERS", groupId: id } : other;
}

function isCollection(text: string): text is Collection {
  return Object.hasOwn(labels, text);
}
