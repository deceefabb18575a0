import type { OrgState, SimGroup, SimUser } from "../org/state.ts";

/** What `search` sees: Okta's index follows writes some time later, while lists and filters are up to date. */
export interface SearchIndex {
  user(id: string): SimUser | undefined;
  group(id: string): SimGroup | undefined;
  close(): void;
}

export function createSearchIndex(org: OrgState, lagMs: number): SearchIndex {
  if (lagMs <= 0) return { user: (id) => org.users.get(id), group: (id) => org.groups.get(id), close: () => {} };
  const changes = new Map<string, { at: number; before: SimUser | SimGroup | undefined }[]>();
  const listener = (_kind: string, id: string, before: SimUser | SimGroup | undefined) => {
    const known = changes.get(id);
    const change = { at: org.clock.now(), before };
    if (known === undefined) changes.set(id, [change]);
    else known.push(change);
  };
  org.listeners.add(listener);

  function seen<T extends SimUser | SimGroup>(id: string, current: T | undefined): T | undefined {
    const recent = (changes.get(id) ?? []).filter((change) => change.at > org.clock.now() - lagMs);
    if (recent.length === 0) changes.delete(id);
    else changes.set(id, recent);
    const oldest = recent[0];
    return oldest === undefined ? current : (oldest.before as T | undefined);
  }

  return {
    user: (id) => seen(id, org.users.get(id)),
    group: (id) => seen(id, org.groups.get(id)),
    close: () => {
      org.listeners.delete(listener);
    },
  };
}
