import type { SimOrg } from "../../src/simulator/org.ts";

/** Who could reach what in a simulated org from one moment on, while it changed and was read in pieces. */
export interface StandingAccess {
  /** To be called after each change: what could be read between two calls was one of the two. */
  note(): void;
  /** From now on, and no longer since the moment it was begun at. */
  begin(): void;
  apps(): Iterable<string>;
  /** Users who had the app all the time by one and the same way: a reader of any pieces has seen that they have it. */
  always(appId: string): string[];
  /** Whether what was true at some moment, taken together, gives the user the app: nothing else can have been read. */
  ever(appId: string, userId: string): boolean;
}

const byAccount = "account";

export function watchAccess(org: SimOrg): StandingAccess {
  let standing = new Map<string, Map<string, Set<string>>>();
  let accounts = new Map<string, Set<string>>();
  let grants = new Map<string, Set<string>>();
  let members = new Map<string, Set<string>>();

  function addTo(sets: Map<string, Set<string>>, of: string, ids: Iterable<string>): void {
    const set = sets.get(of) ?? new Set();
    for (const id of ids) set.add(id);
    sets.set(of, set);
  }
  function noteEdges(): void {
    for (const appId of org.apps.keys()) {
      addTo(accounts, appId, org.accounts.get(appId)?.keys() ?? []);
      addTo(grants, appId, grantsOf(org, appId));
    }
    for (const [groupId, of] of org.members) addTo(members, groupId, of.keys());
  }
  return {
    begin() {
      [accounts, grants, members] = [new Map(), new Map(), new Map()];
      noteEdges();
      standing = waysOf(org);
    },
    note() {
      noteEdges();
      const now = waysOf(org);
      for (const [appId, users] of standing) {
        for (const [userId, ways] of users) {
          const still = now.get(appId)?.get(userId);
          for (const way of ways) if (still?.has(way) !== true) ways.delete(way);
          if (ways.size === 0) users.delete(userId);
        }
      }
    },
    apps: () => accounts.keys(),
    always: (appId) => [...(standing.get(appId)?.keys() ?? [])],
    ever: (appId, userId) =>
      accounts.get(appId)?.has(userId) === true ||
      [...(grants.get(appId) ?? [])].some((groupId) => members.get(groupId)?.has(userId)),
  };
}

function grantsOf(org: SimOrg, appId: string): string[] {
  const implicit = org.apps.get(appId)?.implicitAssignment ? [org.everyoneId] : [];
  return [...(org.appGroups.get(appId)?.keys() ?? []), ...implicit];
}

/** By app and user, the account and the groups that give the access. */
function waysOf(org: SimOrg): Map<string, Map<string, Set<string>>> {
  const ways = new Map<string, Map<string, Set<string>>>();
  for (const appId of org.apps.keys()) {
    const users = new Map<string, Set<string>>();
    const add = (userId: string, way: string) => users.set(userId, (users.get(userId) ?? new Set()).add(way));
    for (const userId of org.accounts.get(appId)?.keys() ?? []) add(userId, byAccount);
    for (const groupId of grantsOf(org, appId)) {
      for (const userId of org.members.get(groupId)?.keys() ?? []) add(userId, groupId);
    }
    ways.set(appId, users);
  }
  return ways;
}
