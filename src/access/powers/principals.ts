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
