import type { OrgState } from "../../src/simulator/org/state.ts";

export function bindings(org: OrgState): { setId: string; roleId: string; member: string }[] {
  return [...org.bindings].flatMap(([setId, roles]) =>
    [...roles].flatMap(([roleId, members]) => [...members.keys()].map((member) => ({ setId, roleId, member }))),
  );
}

/** What must hold of roles, bindings and credentials after any change. Returns what does not hold. */
export function adminTrouble(org: OrgState): string[] {
  const wrong: string[] = [];
  const alive = (id: string) => org.users.has(id) && org.users.get(id)?.status !== "DEPROVISIONED";
  const holds = {
    users: alive,
    groups: (id: string) => org.groups.has(id),
    clients: (id: string) => org.apps.get(id)?.serviceApp === true,
  };
  for (const [kind, grants] of [
    ["users", org.userRoles],
    ["groups", org.groupRoles],
    ["clients", org.clientRoles],
  ] as const) {
    for (const [id, held] of grants) {
      if (!holds[kind](id) || held.length === 0) wrong.push(`roles of ${kind}/${id}`);
      for (const { type, groupTargets, appTargets } of held) {
        if (!groupTargets.every((target) => org.groups.has(target))) wrong.push(`${type} of ${id}: a group is gone`);
        if (!appTargets.every((target) => target.id === null || org.apps.has(target.id)))
          wrong.push(`${type} of ${id}: an app is gone`);
      }
    }
  }
  for (const { setId, roleId, member } of bindings(org)) {
    const [kind, id] = member.split("/") as [keyof typeof holds, string];
    if (!org.resourceSets.has(setId) || !org.customRoles.has(roleId) || !holds[kind](id))
      wrong.push(`${member} as ${roleId} over ${setId}`);
  }
  for (const [setId, roles] of org.bindings)
    if (roles.size === 0 || [...roles.values()].some((members) => members.size === 0)) wrong.push(`empty ${setId}`);
  for (const set of org.resourceSets.values()) {
    for (const { orn, excludes } of set.resources) {
      for (const id of [orn, ...excludes]
        .flatMap((name) => name.split(":"))
        .filter((part) => /^0(0u|0g|oa)/.test(part)))
        if (!org.users.has(id) && !org.groups.has(id) && !org.apps.has(id)) wrong.push(`${orn} of ${set.label}`);
    }
  }
  for (const { id, userId } of org.apiTokens.values()) if (!alive(userId)) wrong.push(`token ${id} of ${userId}`);
  for (const userId of org.factors.keys()) if (!org.users.has(userId)) wrong.push(`factors of ${userId}`);
  return wrong;
}
