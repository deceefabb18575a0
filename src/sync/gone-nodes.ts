import type { SyncContext } from "./context.ts";
import { keyOf } from "./keys.ts";

/**
 * Notes the users, groups and apps that Okta no longer names: only where their list was read to its end, and only those that
 * no other list named either. Their edges go with them.
 */
export function noteGoneNodes(context: SyncContext): void {
  const { orgId, complete, removals } = context;
  const gone = <T extends { id: string; seen: boolean }>(objects: Iterable<T>) =>
    [...objects].filter(({ seen }) => !seen);
  const keys = (objects: { id: string }[]) => objects.map(({ id }) => keyOf(orgId, id));
  if (complete.has("users")) removals.nodes("users", keys(gone(context.users.values())));
  if (complete.has("groups")) {
    const groups = gone(context.groups.values());
    removals.nodes("groups", keys(groups));
    removals.alongside(
      "memberships",
      groups.reduce((sum, group) => sum + group.members, 0),
    );
  }
  if (complete.has("apps")) {
    const apps = gone(context.apps.values());
    removals.nodes("apps", keys(apps));
    removals.alongside(
      "accounts",
      apps.reduce((sum, app) => sum + app.accounts, 0),
    );
  }
}
