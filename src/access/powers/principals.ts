import { powerRules } from "./grants.ts";
import type { Grantor } from "./power-rule.ts";
import type { Held, PowerAssignment, Principal } from "./principal.ts";

/** A user beyond the groups' own lines: who holds a role, or has roles through several groups. */
export interface UserInRoleGroups {
  id: string;
  groupIds: readonly string[];
}

/** Those who have powers, each with the union of its roles. */
export function toPrincipals(assignments: readonly PowerAssignment[], users: readonly UserInRoleGroups[]): Principal[] {
  const byHolder = new Map<string, PowerAssignment[]>();
  for (const assignment of assignments) {
    const place = `${assignment.holderKind} ${assignment.holderId}`;
    byHolder.set(place, [...(byHolder.get(place) ?? []), assignment]);
  }
  const groupsOf = new Map(users.map(({ id, groupIds }) => [id, groupIds]));
  const through = (userId: string): Held[] =>
    (groupsOf.get(userId) ?? []).flatMap((groupId) =>
      (byHolder.get(`GROUP ${groupId}`) ?? []).map((assignment) => ({ assignment, through: groupId })),
    );
  const holders = [...byHolder.values()].flatMap(([first, ...rest]): Principal[] => {
    if (first === undefined) return [];
    const { holderKind: kind, holderId: id } = first;
    const own = [first, ...rest].map((assignment) => ({ assignment, through: null }));
    return [{ kind, id, held: kind === "USER" ? [...own, ...through(id)] : own }];
  });
  const others = users
    .filter(({ id }) => !byHolder.has(`USER ${id}`))
    .map(({ id }): Principal => ({ kind: "USER", id, held: through(id) }));
  return [...holders, ...others];
}

/**
 * The groups whose roles give a power only together with another group's: who is a member of both has it, and neither group's
 * line tells.
 */
export function complementaryGroups(assignments: readonly PowerAssignment[]): string[] {
  const ofGroups = assignments.filter(({ holderKind }) => holderKind === "GROUP");
  const holding = (from: Grantor) =>
    ofGroups.filter((assignment) => gives(assignment, from)).map(({ holderId }) => holderId);
  const found = new Set<string>();
  for (const rule of powerRules) {
    if (rule.with === undefined) continue;
    const ones = holding(rule.from);
    if (ones.length === 0) continue;
    const others = rule.with.grantors.flatMap(({ from }) => holding(from));
    for (const one of ones) {
      for (const other of others) {
        if (one !== other) found.add(one).add(other);
      }
    }
  }
  return [...found];
}

function gives({ type, permissions }: PowerAssignment, from: Grantor): boolean {
  return "type" in from ? type === from.type : type === "CUSTOM" && (permissions ?? []).includes(from.permission);
}
