import { kept } from "./answer-errors.ts";
import { noAnswer } from "./broken-answers.ts";
import { OktaAuthError, OktaError, OktaNetworkError, OktaPermissionError, OktaRateLimitError } from "./errors.ts";
import type { Executor, Use } from "./executor.ts";
import { nextTarget } from "./link-header.ts";
import { missingScopes, type ReadScope, scopeOf } from "./oauth/scopes.ts";
import { pageUrl } from "./page-url.ts";

export type Sight = "YES" | "NO" | "UNKNOWN";

/** What a sign-in may read, found by asking: Okta has no call that says whose token it is. */
export interface TokenRole {
  signedInAs: "TOKEN" | "SERVICE_APP";
  /** What a service app was not granted and a sync could use; of a token nothing. */
  missingScopes: readonly ReadScope[];
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

/** @param granted the scopes of a service app; null for an API token */
export async function probeRole(
  executor: Executor,
  origin: string,
  granted: readonly string[] | null,
): Promise<TokenRole> {
  const look = (path: string): Promise<Seen> => lookAt(executor, pageUrl(origin, path, { limit: "1" }), {});
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
  const missing = granted === null ? [] : missingScopes(granted);
  const signedInAs = granted === null ? "TOKEN" : "SERVICE_APP";
  const words = inWords({ role, adminPermissions, sees, signedInAs, missingScopes: missing }, roleless);
  return { signedInAs, missingScopes: missing, role, adminPermissions, sees, words };
}

const noRole =
  "it has no administrator role, and Okta answers it with empty lists. Give it one under Applications > Applications > the service app > Admin roles (Read-only Administrator shows all but admin permissions).";

/** A service app without a role is told that the org has nobody: that must be known before a sync believes anything. */
export async function requireRole(executor: Executor, origin: string, use: Use | undefined): Promise<void> {
  const { empty } = await lookAt(executor, pageUrl(origin, probes.users, { limit: "1" }), { use });
  if (!empty) return;
  const endpoint = `GET ${probes.users}`;
  throw new OktaPermissionError(
    "Okta accepts the service app and shows it nobody at all.",
    `The likely reason: ${noRole} Then sync again.`,
    { ...noAnswer(endpoint, `Nobody is believed gone, and nothing was changed. ${kept}`), status: 200 },
  );
}

function roleOf(sees: TokenRole["sees"], adminPermissions: boolean): TokenRole["role"] {
  const sights: Sight[] = Object.values(sees);
  if (sights.every((sight) => sight === "NO")) return "NONE";
  const all = sees.users === "YES" && sees.groups === "YES" && sees.groupRules !== "NO";
  if (all && adminPermissions && sees.apps !== "NO") return "SUPER_ADMIN";
  return all && sees.apps === "YES" ? "READ_ONLY_ADMIN" : "LIMITED";
}

const subjects = { TOKEN: "This token", SERVICE_APP: "This service app" } as const;

const roleWords = {
  SUPER_ADMIN: "reads as a Super Administrator does, or a custom role with the same view.",
  READ_ONLY_ADMIN: "reads as a Read-Only Administrator does; an Organization Administrator sees the same.",
} as const;

const things = {
  users: "people",
  groups: "groups and their members",
  groupRules: "group rules",
  apps: "applications and their assignments",
} as const;

type Found = Omit<TokenRole, "words">;

function inWords(found: Found, roleless: boolean): string[] {
  const { role, adminPermissions, sees, signedInAs } = found;
  const line = (thing: string, sight: Sight, path: string) => `${thing}: ${sightWords(sight, path, found)}`;
  const lines: string[] = [`${subjects[signedInAs]} ${whole(found, roleless)}`];
  for (const [name, thing] of Object.entries(things))
    lines.push(line(thing, sees[name as keyof typeof sees], probes[name as keyof typeof probes]));
  lines.push(line("admin permissions", adminPermissions ? "YES" : "NO", adminProbe));
  if (role === "LIMITED") {
    const it = signedInAs === "TOKEN" ? "this token" : "this service app";
    lines.push(
      `An administrator limited to some groups or applications gets shorter lists, and Okta does not say so: answers cover what ${it} is shown.`,
    );
  }
  return lines;
}

function whole({ role, signedInAs, missingScopes }: Found, roleless: boolean): string {
  if (role === "SUPER_ADMIN" || role === "READ_ONLY_ADMIN") return roleWords[role];
  if (signedInAs === "TOKEN") {
    return role === "LIMITED"
      ? "reads a part of the org: its owner has a limited administrator role."
      : "reads nothing of the org: its owner has no administrator role (Security > Administrators).";
  }
  if (roleless) return `reads nothing of the org: ${noRole}`;
  const scopes =
    missingScopes.length === 0
      ? ""
      : ` Not granted: ${missingScopes.join(", ")} (Applications > Applications > the service app > Okta API Scopes).`;
  return role === "LIMITED"
    ? `reads a part of the org: a scope is missing, or its administrator role is limited.${scopes}`
    : `reads nothing of the org: it lacks the scopes, or an administrator role (its Admin roles tab).${scopes}`;
}

function sightWords(sight: Sight, path: string, { signedInAs, missingScopes }: Found): string {
  if (sight === "YES") return "visible";
  if (sight === "UNKNOWN") return "could not be found out";
  const scope = scopeOf(path);
  if (scope !== null && missingScopes.includes(scope)) return `not visible: the scope ${scope} is not granted`;
  return signedInAs === "TOKEN" ? "not visible with this token" : "not visible with this service app's role";
}

async function lookAt(executor: Executor, url: string, options: { use?: Use | undefined }): Promise<Seen> {
  try {
    const { value, link } = await executor.get(url, options);
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
