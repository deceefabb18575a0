import { insert } from "../org/ordered.ts";
import { BY_HAND, GIVEN, type Membership, type OrgState, oktaTime, type SimGroup, type SimUser } from "../org/state.ts";
import type { Random } from "../random.ts";
import { groupName, hardNames } from "./names.ts";
import { type OrgPlan, pastTime, sample } from "./plan.ts";

/** A group while the org is being made: members by index into the users, who are in id order. */
export interface GroupDraft {
  group: SimGroup;
  /** How many members it is meant to have by hand or import. */
  size: number;
  members: Map<number, Membership>;
}

/** A few huge groups, a long tail, an eighth of them empty; about `plan.memberships` in all. */
function sizes(plan: OrgPlan, random: Random, count: number): number[] {
  const huge = [0.38, 0.22, 0.12].map((share) => Math.floor(share * plan.users)).slice(0, Math.floor(count / 8));
  const tail = count - huge.length;
  const weights = Array.from({ length: tail }, (_, i) => (random.chance(0.125) ? 0 : 1 / (i + 8) ** 0.85));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  // Rules add about a fifth to what is put in by hand and import.
  const left = Math.max(0, plan.memberships * 0.8 - huge.reduce((sum, size) => sum + size, 0));
  const cap = Math.floor(plan.users * 0.1);
  return [
    ...huge,
    ...weights.map((weight) => (weight === 0 ? 0 : Math.max(1, Math.min(cap, Math.round((weight / total) * left))))),
  ];
}

export function draftGroups(plan: OrgPlan, state: OrgState, directories: readonly string[]): GroupDraft[] {
  const random = plan.random("groups");
  const wanted = sizes(plan, random, Math.max(0, plan.groups - 1));
  let hardSoFar = random.int(hardNames.length);
  const drafts = wanted.map((size, number): GroupDraft => {
    const created = pastTime(plan, random, 1_500);
    const at = oktaTime(created);
    // The second group of the org is the other built-in kind.
    const builtIn = number === wanted.length - 1 && wanted.length > 4;
    const imported = !builtIn && directories.length > 0 && random.chance(0.2);
    const hard = random.chance(plan.hardNames);
    const name = hard ? (hardNames[hardSoFar++ % hardNames.length] as string) : groupName(random, number);
    const changed = oktaTime(created + Math.floor((plan.until - created) * random.next()));
    const group: SimGroup = {
      id: state.nextId("00g"),
      type: builtIn ? "BUILT_IN" : imported ? "APP_GROUP" : "OKTA_GROUP",
      created: at,
      lastUpdated: random.chance(0.7) ? at : changed,
      lastMembershipUpdated: changed,
      profile: {
        name: builtIn ? "Okta Administrators" : name,
        description: random.chance(0.4) ? null : `Made for ${name}`,
        ...(imported ? { samAccountName: `ad-${number}`, dn: `CN=ad-${number},OU=Groups,DC=corp,DC=example` } : {}),
        ...(random.chance(0.1) ? { costOwner: "CC-0001" } : {}),
      },
      sourceAppId: imported ? random.pick(directories) : null,
    };
    return { group, size: builtIn ? Math.min(3, size) : size, members: new Map() };
  });
  return drafts.sort((a, b) => (a.group.id < b.group.id ? -1 : 1));
}

/** Deprovisioned users mostly have no groups left; the last third of them show an org that kept theirs. */
export function mayBelong(user: SimUser, index: number): boolean {
  return user.status !== "DEPROVISIONED" || index % 3 === 0;
}

export function fillGroups(plan: OrgPlan, users: readonly SimUser[], drafts: readonly GroupDraft[]): void {
  const random = plan.random("members");
  for (const { group, size, members } of drafts) {
    const reason = group.type === "OKTA_GROUP" ? BY_HAND : GIVEN;
    for (const index of sample(random, users.length, size)) {
      if (mayBelong(users[index] as SimUser, index)) members.set(index, reason);
    }
  }
}

/** Writes the drafts into the org, members in id order. */
export function placeGroups(state: OrgState, users: readonly SimUser[], drafts: readonly GroupDraft[]): void {
  for (const { group, members } of drafts) {
    insert(state.groups, group.id, group);
    state.appsOfGroup.set(group.id, new Set());
    const placed = new Map<string, Membership>();
    for (const index of Uint32Array.from(members.keys()).sort()) {
      const user = users[index] as SimUser;
      placed.set(user.id, members.get(index) as Membership);
      state.groupsOf.get(user.id)?.add(group.id);
    }
    state.members.set(group.id, placed);
  }
}

/** Groups that may hold roles: no rule fills them, and few are in them, so that not half of the org become administrators. */
export function eligibleGroups(state: OrgState): string[] {
  const filled = new Set([...state.rules.values()].flatMap(({ groupIds }) => groupIds));
  return [...state.groups.values()]
    .filter(({ id, type }) => type === "OKTA_GROUP" && !filled.has(id) && (state.members.get(id)?.size ?? 0) < 20)
    .map(({ id }) => id);
}
