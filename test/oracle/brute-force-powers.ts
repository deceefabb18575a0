import type { PowersOrg } from "./powers-org.ts";

/** Who can do what, written once more from the description of the roles alone, the slow way. */
export type Sure = "CERTAIN" | "POSSIBLE" | null;
type Assignment = PowersOrg["assignments"][number];
export type Target =
  | { kind: "user"; id: string }
  | { kind: "group"; id: string }
  | { kind: "app"; id: string }
  | { kind: "org"; id: string };

export const and = (...all: Sure[]): Sure =>
  all.includes(null) ? null : all.includes("POSSIBLE") ? "POSSIBLE" : "CERTAIN";
export const or = (...all: Sure[]): Sure =>
  all.includes("CERTAIN") ? "CERTAIN" : all.includes("POSSIBLE") ? "POSSIBLE" : null;
const yes = (condition: boolean): Sure => (condition ? "CERTAIN" : null);

export function oracleOf(org: PowersOrg) {
  /** A role cut down to one of its permissions is written `role#permission`. */
  const custom = (role: string) => {
    const [name, only] = role.split("#");
    const found = org.roles.find(({ id }) => id === name);
    if (found === undefined || only === undefined) return found;
    return { ...found, permissions: (found.permissions ?? []).filter((permission) => permission === only) };
  };
  const live = org.assignments.filter(({ status }) => status !== "INACTIVE");
  const isMember = (user: string, group: string) => org.members.some((one) => one.user === user && one.group === group);
  const groupsOf = (user: string) => org.members.filter((one) => one.user === user).map(({ group }) => group);
  const withRole = (id: string) => live.some(({ to }) => to === id);

  /** All that a user, group or app holds; a user also what groups give. */
  const rolesOf = (holder: string): Assignment[] =>
    live.filter(({ to }) => to === holder || (org.users.some(({ id }) => id === holder) && isMember(holder, to)));
  const isSuper = (holder: string) => rolesOf(holder).some(({ role }) => role === "SUPER_ADMIN");

  function leftOut(orn: string, target: Target): boolean {
    const words = orn.split(":");
    const name = org.apps.find(({ id }) => id === target.id)?.name;
    if (words[4] === "users") return target.kind === "user" && target.id === words[5];
    if (words[4] === "groups" && words[6] !== undefined)
      return target.kind === "user" && isMember(target.id, words[5] as string);
    if (words[4] === "groups") return target.kind === "group" && target.id === words[5];
    if (words[4] === "apps" && words[6] !== undefined) return target.kind === "app" && target.id === words[6];
    return words[4] === "apps" && target.kind === "app" && name === words[5];
  }

  function inSet(setId: string, target: Target): Sure {
    const name = org.apps.find(({ id }) => id === target.id)?.name;
    const covering = (org.sets.find(({ id }) => id === setId)?.entries ?? []).filter(
      ({ kind, node, appName }) =>
        (kind === "SELF" && node === target.id) ||
        (kind === "MEMBERS" && target.kind === "user" && isMember(target.id, node)) ||
        (kind === "ALL_USERS" && target.kind === "user") ||
        (kind === "ALL_GROUPS" && target.kind === "group") ||
        (kind === "ALL_APPS" && target.kind === "app") ||
        (kind === "APPS_OF_TYPE" && target.kind === "app" && (appName === name || node === target.id)),
    );
    const kept = covering.filter(({ excludes }) => !excludes.some((orn) => leftOut(orn, target)));
    if (kept.length === 0) return null;
    const sure = kept.some(({ excludes }) => !excludes.includes("orn:okta:something:else"));
    return kept.length === covering.length && sure ? "CERTAIN" : "POSSIBLE";
  }

  function over({ scopeKnown, scope, appNames }: Assignment, target: Target, ignoresRoleGroups = false): Sure {
    if (!scopeKnown) return "POSSIBLE";
    const [first] = scope;
    if (first === undefined) return "CERTAIN";
    if (org.sets.some(({ id }) => id === first)) return inSet(first, target);
    const counted = scope.filter((id) => !(ignoresRoleGroups && withRole(id)));
    if (target.kind === "group") return yes(counted.includes(target.id));
    if (target.kind === "user") return yes(counted.some((group) => isMember(target.id, group)));
    const name = org.apps.find(({ id }) => id === target.id)?.name ?? "";
    return yes(target.kind === "app" && (scope.includes(target.id) || appNames.includes(name)));
  }

  /** Somebody or some group that a scope holds, where anybody will do. */
  function someone(assignment: Assignment, kind: "user" | "group", ignoresRoleGroups = false): Sure {
    const { scopeKnown, scope } = assignment;
    if (!scopeKnown) return "POSSIBLE";
    const [first] = scope;
    if (first === undefined) return "CERTAIN";
    const set = org.sets.find(({ id }) => id === first);
    const hasMembers = (group: string) => org.members.some((one) => one.group === group);
    if (set === undefined) {
      if (org.apps.some(({ id }) => id === first)) return null;
      return yes(
        kind === "group" || scope.some((group) => hasMembers(group) && !(ignoresRoleGroups && withRole(group))),
      );
    }
    return yes(
      set.entries.some((entry) =>
        kind === "group"
          ? entry.kind === "ALL_GROUPS" || (entry.kind === "SELF" && org.groups.some(({ id }) => id === entry.node))
          : entry.kind === "ALL_USERS" ||
            (entry.kind === "SELF" && org.users.some(({ id }) => id === entry.node)) ||
            (entry.kind === "MEMBERS" && hasMembers(entry.node)),
      ),
    );
  }

  /** Whether a custom role has a permission, and whether what limits it can be read. */
  function permits({ role }: Assignment, permission: string): Sure {
    const found = custom(role);
    if (!found?.permissions?.includes(permission)) return null;
    const limit = found.limited[permission];
    return limit === undefined || /include|exclude/.test(limit) ? "CERTAIN" : "POSSIBLE";
  }

  function barrier(role: string, action: string, target: Target): Sure {
    const bySuper = role === "SUPER_ADMIN";
    if (target.kind === "user") {
      if (bySuper) return "CERTAIN";
      if (isSuper(target.id))
        return ["RESET_PASSWORD", "RESET_FACTORS", "SIGN_IN_AS"].includes(action) ? null : "POSSIBLE";
      return rolesOf(target.id).length > 0 ? "POSSIBLE" : "CERTAIN";
    }
    if (target.kind === "group") {
      const type = org.groups.find(({ id }) => id === target.id)?.type;
      if (type === "APP_GROUP" || type === "BUILT_IN") return null;
      if (withRole(target.id) && (!bySuper || action === "EDIT_GROUP_RULES")) return null;
      return type === "OKTA_GROUP" ? "CERTAIN" : "POSSIBLE";
    }
    if (target.kind === "app") {
      const app = org.apps.find(({ id }) => id === target.id);
      const mode = app?.signOnMode;
      if (action === "READ_CLIENT_SECRET") return mode === undefined ? "POSSIBLE" : yes(mode === "OPENID_CONNECT");
      const kept: Sure = withRole(target.id) && !bySuper ? "POSSIBLE" : "CERTAIN";
      if (role !== "API_ACCESS_MANAGEMENT_ADMIN") return kept;
      if (mode !== undefined && mode !== "OPENID_CONNECT") return null;
      return and(kept, mode === undefined || app?.name !== "oidc_client" ? "POSSIBLE" : "CERTAIN");
    }
    return "CERTAIN";
  }

  /** Who gets into the group or gets the app: a user, or anybody where null. */
  type End = string | null;
  const userEnd = (assignment: Assignment, end: End, ignores = false) =>
    end === null ? someone(assignment, "user", ignores) : over(assignment, { kind: "user", id: end }, ignores);

  /** By one assignment, with the others that the same principal has. @param group to which group an app is to be assigned */
  function can(
    assignment: Assignment,
    all: readonly Assignment[],
    action: string,
    target: Target,
    end: End,
    group?: string | null,
  ): Sure {
    const { role } = assignment;
    const guard = barrier(role, action, target);
    const byPermission = custom(role) !== undefined;
    if (!byPermission) return and(guard, standardRole(assignment, all, action, target, end, group));
    return and(guard, permission(assignment, all, action, target, end, group));
  }

  function standardRole(
    assignment: Assignment,
    all: readonly Assignment[],
    action: string,
    target: Target,
    end: End,
    group?: string | null,
  ): Sure {
    const known: Sure = assignment.scopeKnown ? "CERTAIN" : "POSSIBLE";
    const here = (ignores = false) => over(assignment, target, ignores);
    const isAccount = ["RESET_PASSWORD", "RESET_FACTORS"].includes(action);
    const isUser = isAccount || ["EDIT_PROFILE", "CHANGE_LIFECYCLE"].includes(action);
    // Assigning to a group is only told apart for custom roles.
    if (group !== undefined) return null;
    switch (assignment.role) {
      case "SUPER_ADMIN":
        return known;
      case "ORG_ADMIN":
        if (action === "SIGN_IN_AS") return "POSSIBLE";
        return isUser || ["CHANGE_MEMBERS", "CREATE_MEMBER", "EDIT_GROUP_RULES"].includes(action) ? known : null;
      case "USER_ADMIN": {
        const isApp = all.some(({ role }) => role === "APP_ADMIN");
        if (action === "EDIT_PROFILE") return or(here(true), isApp ? known : null);
        if (isUser) return here(true);
        if (action === "CREATE_MEMBER") return here();
        if (action === "CHANGE_MEMBERS") return and(here(true), userEnd(assignment, end, true));
        const unlimited = assignment.scope.length === 0;
        return action === "EDIT_GROUP_RULES" && unlimited ? "POSSIBLE" : null;
      }
      case "HELP_DESK_ADMIN":
        return isAccount ? here() : null;
      case "GROUP_MEMBERSHIP_ADMIN":
        if (action === "CHANGE_MEMBERS") return here();
        return action === "EDIT_GROUP_RULES" ? and(here(), "POSSIBLE") : null;
      case "APP_ADMIN":
        if (action === "EDIT_PROFILE") return "POSSIBLE";
        if (action === "ASSIGN_APP" || action === "CONFIGURE_APP") return here();
        return action === "READ_CLIENT_SECRET" ? and(here(), "POSSIBLE") : null;
      case "API_ACCESS_MANAGEMENT_ADMIN":
        if (action === "ASSIGN_APP" || action === "CONFIGURE_APP") return known;
        return action === "READ_CLIENT_SECRET" ? "POSSIBLE" : null;
      case "READ_ONLY_ADMIN":
        return action === "READ_CLIENT_SECRET" ? "POSSIBLE" : null;
      case "ACCESS_REQUESTS_ADMIN":
        return action === "ASSIGN_APP" || action === "CONFIGURE_APP" ? "POSSIBLE" : null;
      case "WORKFLOWS_ADMIN":
        return "POSSIBLE";
      default:
        return null;
    }
  }

  function permission(
    assignment: Assignment,
    all: readonly Assignment[],
    action: string,
    target: Target,
    end: End,
    group?: string | null,
  ): Sure {
    const here = over(assignment, target);
    const has = (name: string) => permits(assignment, name);
    const any = (...names: string[]) => or(...names.map(has));
    const side = (names: [string, Sure][], held: (other: Assignment) => Sure) =>
      or(...all.flatMap((other) => names.map(([name, sure]) => and(permits(other, name), sure, held(other)))));
    const vague = (sure: Sure) => and(sure, "POSSIBLE");
    const flow = vague(has("okta.workflows.invoke"));
    const manages = has("okta.users.manage");
    switch (action) {
      case "RESET_PASSWORD":
        return or(
          flow,
          and(
            here,
            or(
              manages,
              any(
                "okta.users.credentials.manage",
                "okta.users.credentials.resetPassword",
                "okta.users.credentials.expirePassword",
              ),
            ),
          ),
        );
      case "RESET_FACTORS":
        return or(
          flow,
          and(here, or(manages, any("okta.users.credentials.manage", "okta.users.credentials.resetFactors"))),
        );
      case "SIGN_IN_AS":
        return vague(
          or(has("okta.identityProviders.manage"), and(here, has("okta.users.credentials.manageTemporaryAccessCode"))),
        );
      case "EDIT_PROFILE":
        return or(
          flow,
          vague(has("okta.profilesources.import.run")),
          and(here, or(manages, has("okta.users.userprofile.manage"))),
        );
      case "CHANGE_LIFECYCLE":
        return or(flow, and(here, or(manages, has("okta.users.lifecycle.suspend"))));
      case "CHANGE_MEMBERS": {
        const users = side(
          [
            ["okta.users.groupMembership.manage", "CERTAIN"],
            ["okta.users.manage", "POSSIBLE"],
          ],
          (other) => userEnd(other, end),
        );
        return or(
          flow,
          and(here, any("okta.groups.members.manage", "okta.groups.manage"), users),
          vague(and(here, has("okta.groups.manage"))),
        );
      }
      case "CREATE_MEMBER":
        return and(here, has("okta.users.create"));
      case "ASSIGN_APP": {
        const toGroup = side(
          [
            ["okta.groups.appAssignment.manage", "CERTAIN"],
            ["okta.groups.manage", "POSSIBLE"],
          ],
          (other) =>
            group === null || group === undefined ? someone(other, "group") : over(other, { kind: "group", id: group }),
        );
        const byGroup = and(here, any("okta.apps.assignment.manage", "okta.apps.manage"), toGroup);
        if (group !== undefined) return byGroup;
        const users = side(
          [
            ["okta.users.appAssignment.manage", "CERTAIN"],
            ["okta.users.manage", "POSSIBLE"],
          ],
          (other) => userEnd(other, end),
        );
        const byUser = and(here, any("okta.apps.assignment.manage", "okta.apps.manage"), users);
        return or(flow, byUser, vague(and(here, has("okta.apps.manage"))));
      }
      case "CONFIGURE_APP":
        return or(flow, and(here, has("okta.apps.manage")));
      case "READ_CLIENT_SECRET":
        return and(here, or(has("okta.apps.clientCredentials.read"), vague(has("okta.apps.manage"))));
      default:
        return null;
    }
  }

  /** By all that somebody holds. */
  const canBy = (
    held: readonly Assignment[],
    action: string,
    target: Target,
    end: End = null,
    group?: string | null,
  ): Sure => or(...held.map((assignment) => can(assignment, held, action, target, end, group)));

  /** Lines as `holder assignment confidence`; what a group gives alone is told of the group. */
  function whoCan(action: string, target: Target): string[] {
    const lines: string[] = [];
    const holders = new Set([...live.map(({ to }) => to), ...org.users.map(({ id }) => id)]);
    for (const holder of holders) {
      const held = rolesOf(holder);
      for (const assignment of held) {
        const through = (given: readonly Assignment[]) =>
          or(
            can(assignment, given, action, target, null),
            action === "ASSIGN_APP" ? can(assignment, given, action, target, null, null) : null,
          );
        const sure = through(held);
        if (sure === null) continue;
        // What a member has by this group's roles alone is no line of the member's.
        const alone = held.filter(({ to }) => to === assignment.to);
        if (assignment.to !== holder && (through(alone) === sure || sure === null)) continue;
        lines.push(`${holder} ${assignment.to}/${assignment.id} ${sure}`);
      }
    }
    return lines.sort();
  }

  return { org, rolesOf, canBy, whoCan, isSuper, withRole, groupsOf, isMember, live, custom };
}
export type Oracle = ReturnType<typeof oracleOf>;
