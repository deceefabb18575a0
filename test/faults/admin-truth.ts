import type { SimRoleGrant } from "../../src/simulator/org/admin-records.ts";
import { bindingsOf, grantsOf, type HolderKind } from "../../src/simulator/org/holders.ts";
import type { SimOrg } from "../../src/simulator/org.ts";
import { trueAdminFacts } from "../support/true-admin-graph.ts";
import type { Contents } from "./truth.ts";

/** Which parts of a fact tell what it is about; the others tell how it is. */
const nameParts: Record<string, number[]> = {
  Role: [0, 1],
  ResourceSet: [0, 1],
  CONTAINS: [0, 1, 2, 3],
  HAS_ROLE: [0, 1, 2],
  OF_ROLE: [0, 1],
  SCOPED_TO: [0, 1, 2],
  ADMIN_OF: [0, 1, 2, 4],
  ApiToken: [0, 1],
  CREDENTIAL_OF: [0, 1, 3],
  ENROLLED: [0, 1, 2],
};

/** Facts about who administers an org, as the graph or the org itself has them. */
export function adminContents(facts: readonly string[]): Contents {
  const contents: Contents = new Map();
  for (const fact of facts) {
    const parts: unknown[] = JSON.parse(fact);
    const names = nameParts[String(parts[0])] ?? parts.map((_, at) => at);
    const rest = parts.filter((_, at) => !names.includes(at));
    contents.set(names.map((at) => String(parts[at])).join(" "), JSON.stringify(rest));
  }
  return contents;
}

export const trueAdminContents = (org: SimOrg): Contents => adminContents(trueAdminFacts(org));

/** What may stand for what Okta would not tell: it claims nothing. */
export function isAdmittedUnknown(name: string, properties: string): boolean {
  if (name.startsWith("SCOPED_TO ")) return properties === "[false]";
  if (name.startsWith("HAS_ROLE ")) return properties.endsWith(",false]");
  return name.startsWith("Role ") && properties.endsWith(",null,null]");
}

/** Assignments that the graph has over things that no one version of the org puts together. */
export function mixedScopes(graph: Contents, versions: readonly Contents[]): string[] {
  const known = versions.map(scopesIn);
  return [...scopesIn(graph)]
    .filter(([name, targets]) => !known.some((scopes) => isWithin(targets, scopes.get(name) ?? [])))
    .map(([name, targets]) => `never so: ${name} over ${targets.join(" and ")} at once`);
}

function scopesIn(contents: Contents): Map<string, string[]> {
  const scopes = new Map<string, string[]>();
  for (const [name, properties] of contents) {
    const [kind, assignment, target] = name.split(" ") as [string, string, string];
    if (kind === "SCOPED_TO" && properties === "[true]")
      scopes.set(assignment, [...(scopes.get(assignment) ?? []), target]);
  }
  return scopes;
}

const isWithin = (part: string[], all: string[]) => part.every((one) => all.includes(one));

/** What answers about administrators must say, by brute force over the org itself. */
export function trueAdminAnswers(org: SimOrg): Map<string, string> {
  const answers = new Map<string, string>();
  const put = (name: string, rows: string[]) => answers.set(name, [...rows.sort(), `${rows.length} in all`].join("\n"));
  for (const { id } of org.users.values()) {
    const groups = [...(org.groupsOf.get(id) ?? [])];
    put(`roles of ${id}`, [...rolesOf(org, "users", id), ...groups.flatMap((group) => rolesOf(org, "groups", group))]);
    const tokens = [...org.apiTokens.values()].filter(({ userId }) => userId === id);
    put(
      `tokens of ${id}`,
      tokens.map((token) => token.id),
    );
    put(
      `factors of ${id}`,
      (org.factors.get(id) ?? []).map((factor) => factor.id),
    );
  }
  for (const { id, serviceApp, keys } of org.apps.values()) {
    put(`roles of ${id}`, rolesOf(org, "clients", id));
    put(`keys of ${id}`, serviceApp ? keys.map(({ kid }) => kid) : []);
  }
  return answers;
}

function rolesOf(org: SimOrg, kind: HolderKind, id: string): string[] {
  const standard = (grantsOf(org, kind).get(id) ?? []).map(
    (grant) => `${grant.type} of ${id} over ${scopeOf(org, grant)}`,
  );
  const custom = bindingsOf(org, kind, id).map(({ roleId, setId }) => `${roleId} of ${id} over RESOURCE_SET ${setId}`);
  return [...standard, ...custom];
}

function scopeOf(org: SimOrg, { groupTargets, appTargets }: SimRoleGrant): string {
  if (groupTargets.length > 0) return `GROUPS ${[...groupTargets].sort().join(", ")}`;
  if (appTargets.length === 0) return "ORGANIZATION ";
  const ids = appTargets.flatMap(({ id, name }) =>
    id === null ? [...org.apps.values()].filter((app) => app.name === name).map((app) => app.id) : [id],
  );
  return `APPS ${[...new Set(ids)].sort().join(", ")}`;
}
