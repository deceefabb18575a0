import { OktaAuthError, OktaError, OktaNetworkError, OktaPermissionError, OktaRateLimitError } from "./errors.ts";
import type { Executor } from "./executor.ts";
import { nextTarget } from "./link-header.ts";
import { pageUrl } from "./page-url.ts";

export type Sight = "YES" | "NO" | "UNKNOWN";

/** What a token may read, found by asking: Okta has no call that says whose token it is. */
export interface TokenRole {
  role: "SUPER_ADMIN" | "READ_ONLY_ADMIN" | "LIMITED" | "NONE";
  /** Who administers what can be read: Super Administrators, and custom roles with `okta.iam.read`. */
  adminPermissions: boolean;
  sees: { users: Sight; groups: Sight; groupRules: Sight; apps: Sight };
  /** What the product will and will not see, a line each, in the words of the Admin Console. */
  words: string[];
}

const probes = {
  users: "/api/v1/users",
  groups: "/api/v1/groups",
  groupRules: "/api/v1/groups/rules",
  apps: "/api/v1/apps",
} as const;

const adminProbe = "/api/v1/iam/assignees/users";

type Seen = { sight: Sight; empty: boolean };

export async function probeRole(executor: Executor, origin: string): Promise<TokenRole> {
  const look = (path: string): Promise<Seen> => lookAt(executor, pageUrl(origin, path, { limit: "1" }));
  // One after the other, so that a refused token is told by one request and not by five.
  const users = await look(probes.users);
  const groups = await look(probes.groups);
  const groupRules = await look(probes.groupRules);
  const apps = await look(probes.apps);
  const admins = await look(adminProbe);

  // Every org has a user and a group (Everyone): a service app without a role is answered with empty lists instead of
  // a refusal. An org without group rules or without apps is unusual at most.
  const roleless = users.empty;
  const sees = {
    users: roleless ? "NO" : users.sight,
    groups: groups.empty ? "NO" : groups.sight,
    groupRules: roleless && groupRules.empty ? "NO" : groupRules.sight,
    apps: roleless && apps.empty ? "NO" : apps.empty ? "UNKNOWN" : apps.sight,
  } satisfies TokenRole["sees"];
  const adminPermissions = admins.sight === "YES" && !roleless;
  const role = roleOf(sees, adminPermissions);
  return { role, adminPermissions, sees, words: inWords(role, adminPermissions, sees) };
}

function roleOf(sees: TokenRole["sees"], adminPermissions: boolean): TokenRole["role"] {
  const sights: Sight[] = Object.values(sees);
  if (sights.every((sight) => sight === "NO")) return "NONE";
  const all = sees.users === "YES" && sees.groups === "YES" && sees.groupRules !== "NO";
  if (all && adminPermissions && sees.apps !== "NO") return "SUPER_ADMIN";
  return all && sees.apps === "YES" ? "READ_ONLY_ADMIN" : "LIMITED";
}

const roleWords = {
  SUPER_ADMIN: "This token reads as a Super Administrator does, or a custom role with the same view.",
  READ_ONLY_ADMIN: "This token reads as a Read-Only Administrator does; an Organization Administrator sees the same.",
  LIMITED: "This token reads a part of the org: its owner has a limited administrator role.",
  NONE: "This token reads nothing of the org: its owner has no administrator role (Security > Administrators).",
} as const;

const things = {
  users: "people",
  groups: "groups and their members",
  groupRules: "group rules",
  apps: "applications and their assignments",
} as const;

function inWords(role: TokenRole["role"], adminPermissions: boolean, sees: TokenRole["sees"]): string[] {
  const lines: string[] = [roleWords[role]];
  for (const [name, thing] of Object.entries(things))
    lines.push(`${thing}: ${sightWords[sees[name as keyof typeof sees]]}`);
  lines.push(`admin permissions: ${sightWords[adminPermissions ? "YES" : "NO"]}`);
  if (role === "LIMITED") {
    lines.push(
      "An administrator limited to some groups or applications gets shorter lists, and Okta does not say so: answers cover what this token is shown.",
    );
  }
  return lines;
}

const sightWords = {
  YES: "visible",
  NO: "not visible with this token",
  UNKNOWN: "could not be found out",
} as const satisfies Record<Sight, string>;

async function lookAt(executor: Executor, url: string): Promise<Seen> {
  try {
    const { value, link } = await executor.get(url, {});
    const list = Array.isArray(value) ? value : (value as { value?: unknown } | null)?.value;
    if (!Array.isArray(list)) return { sight: "UNKNOWN", empty: false };
    return { sight: "YES", empty: list.length === 0 && nextTarget(link) === null };
  } catch (error) {
    if (error instanceof OktaPermissionError) return { sight: "NO", empty: false };
    if (error instanceof OktaAuthError || error instanceof OktaRateLimitError) throw error;
    if (error instanceof OktaNetworkError && error.status === null) throw error;
    if (error instanceof OktaError) return { sight: "UNKNOWN", empty: false };
    throw error;
  }
}
