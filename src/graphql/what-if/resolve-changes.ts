import type { AppRow, GroupRow, GroupRuleRow, RoleRow, UserRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { codedError } from "../errors.ts";
import type { ChangeInput, RoleChangeInput } from "../generated.ts";
import { appKind, findPasted, groupKind, groupRuleKind, roleKind, userKind } from "../lookup.ts";

/** A change with the objects it is about. */
export type Change =
  | { kind: "addMembership" | "removeMembership"; user: UserRow; group: GroupRow }
  | { kind: "assignUser" | "unassignUser"; user: UserRow; app: AppRow }
  | { kind: "assignGroup" | "unassignGroup"; group: GroupRow; app: AppRow }
  | { kind: "closeApp" | "deactivateApp"; app: AppRow }
  | { kind: "grantRole" | "revokeRole"; assignee: UserRow | GroupRow; role: RoleRow }
  | { kind: "deactivateUser"; user: UserRow }
  | { kind: "deactivateRule" | "deleteRule"; rule: GroupRuleRow }
  | { kind: "deleteGroup"; group: GroupRow }
  | { kind: "setAttribute"; user: UserRow; attribute: string; value: string | null };

export const mostChanges = 100;

/**
 * Finds what the changes are about.
 * @throws GraphQLError BAD_USER_INPUT where something is not there, or not of the same org
 */
export async function resolveChanges(
  context: Context,
  inputs: readonly ChangeInput[],
  org: string | null | undefined,
): Promise<{ orgId: string; changes: Change[] }> {
  if (inputs.length === 0) throw codedError("BAD_USER_INPUT", "`changes` is empty: give at least one change.");
  if (inputs.length > mostChanges) {
    throw codedError(
      "LIMIT_EXCEEDED",
      `\`changes\` has ${inputs.length} changes; at most ${mostChanges} can be looked at together. Ask in parts.`,
    );
  }
  const changes = await Promise.all(inputs.map((input) => resolve(context, input, org)));
  const orgIds = new Set(changes.flatMap(rowsOf).map((row) => row.orgId));
  const [orgId] = orgIds;
  if (orgId === undefined || orgIds.size > 1) {
    throw codedError("BAD_USER_INPUT", "The changes are about different orgs. Ask about one org at a time.");
  }
  refuseContradictions(changes);
  return { orgId, changes };
}

async function resolve(context: Context, input: ChangeInput, org: string | null | undefined): Promise<Change> {
  const user = (id: string) => findPasted(context, userKind, id, org);
  const group = (id: string) => findPasted(context, groupKind, id, org);
  const app = (id: string) => findPasted(context, appKind, id, org);
  const rule = (id: string) => findPasted(context, groupRuleKind, id, org);

  for (const kind of ["addMembership", "removeMembership"] as const) {
    const given = input[kind];
    if (given) return { kind, user: await user(given.user), group: await group(given.group) };
  }
  for (const kind of ["assignUser", "unassignUser"] as const) {
    const given = input[kind];
    if (given) return { kind, user: await user(given.user), app: await app(given.app) };
  }
  for (const kind of ["assignGroup", "unassignGroup"] as const) {
    const given = input[kind];
    if (given) return { kind, group: await group(given.group), app: await app(given.app) };
  }
  for (const kind of ["closeApp", "deactivateApp"] as const) {
    const given = input[kind];
    if (given) return { kind, app: await app(given) };
  }
  for (const kind of ["deactivateRule", "deleteRule"] as const) {
    const given = input[kind];
    if (given) return { kind, rule: await rule(given) };
  }
  for (const kind of ["grantRole", "revokeRole"] as const) {
    const given = input[kind];
    if (given) return { kind, ...(await roleChange(context, given, org)) };
  }
  if (input.deactivateUser) return { kind: "deactivateUser", user: await user(input.deactivateUser) };
  if (input.deleteGroup) return { kind: "deleteGroup", group: await group(input.deleteGroup) };
  if (input.setAttribute) {
    const { attribute, value } = input.setAttribute;
    if (!/^[A-Za-z]\w{0,99}$/.test(attribute)) {
      throw codedError("BAD_USER_INPUT", "`attribute` is no variable name of Okta's, such as `department`.");
    }
    return { kind: "setAttribute", user: await user(input.setAttribute.user), attribute, value: value ?? null };
  }
  throw codedError("BAD_USER_INPUT", "A change says nothing: give exactly one of its fields a value.");
}

async function roleChange(context: Context, given: RoleChangeInput, org: string | null | undefined) {
  const { user, group } = given;
  if ((user ?? null) === null ? (group ?? null) === null : (group ?? null) !== null) {
    throw codedError("BAD_USER_INPUT", "Give exactly one of `user` and `group`, whom the role is given to.");
  }
  const assignee =
    typeof user === "string"
      ? await findPasted(context, userKind, user, org)
      : await findPasted(context, groupKind, group ?? "", org);
  return { assignee, role: await findPasted(context, roleKind, given.role, org ?? assignee.orgId) };
}

function rowsOf(change: Change): { key: string; orgId: string }[] {
  return Object.values(change).filter((value) => typeof value === "object" && value !== null);
}

const opposites: Readonly<Record<string, string>> = {
  removeMembership: "addMembership",
  unassignUser: "assignUser",
  unassignGroup: "assignGroup",
  revokeRole: "grantRole",
};

/** What is done and undone at once has no order here. */
function refuseContradictions(changes: readonly Change[]): void {
  const seen = new Map<string, string>();
  for (const change of changes) {
    if (change.kind === "setAttribute") {
      const place = `setAttribute ${change.user.key} ${change.attribute}`;
      if (seen.has(place)) {
        throw codedError("BAD_USER_INPUT", `The changes set \`${change.attribute}\` of one user twice.`);
      }
      seen.set(place, change.kind);
      continue;
    }
    const act = opposites[change.kind] ?? change.kind;
    const place = [act, ...rowsOf(change).map(({ key }) => key)].join(" ");
    if ((seen.get(place) ?? change.kind) !== change.kind) {
      throw codedError(
        "BAD_USER_INPUT",
        `The changes ask for both ${act} and ${change.kind} of the same. Leave one out.`,
      );
    }
    seen.set(place, change.kind);
  }
}
