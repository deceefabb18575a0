import { type OktaApp, type OktaAppUser, readApp, readAppUser } from "./app-records.ts";
import { wrongShape } from "./broken-answers.ts";
import { OktaRequestError } from "./errors.ts";
import type { Executor, Use } from "./executor.ts";
import { type OktaGroup, readGroup } from "./group-records.ts";
import { type LogPage, type LogPlace, readLog } from "./log.ts";
import { pageUrl, segment } from "./page-url.ts";
import type { Expansion, ListSpec, Walk } from "./pager.ts";
import type { OktaUser } from "./user-records.ts";

/** Other ways to what the whole lists tell: what has changed, single objects by their ids, an assignment from its other side. */
export interface OktaChanges {
  /** Users by id; one that is not among the answers is not there, or cannot be seen. */
  usersById(ids: readonly string[], use?: Use): Walk<OktaUser>;
  /** Groups of which, or of whose members, something has changed since, and one more group whatever became of it. */
  groupsSince(since: Date, alsoId: string | null, use?: Use): Walk<OktaGroup>;
  groupsById(ids: readonly string[], use?: Use): Walk<OktaGroup>;
  /** The apps that are assigned to a group. */
  groupApps(groupId: string, use?: Use): Walk<OktaApp>;
  /** Of one app the account of one user; null when Okta says that there is none. */
  appUser(appId: string, userId: string, use?: Use): Promise<OktaAppUser | null>;
  /** The events of the System Log that tell of changes of what is kept, from a place on. */
  events(from: LogPlace, use?: Use): AsyncIterable<LogPage>;
}

/** Filters stand twice in a Link header, of which much more than 2,000 characters is refused on the way. */
export const idsAtOnce = 20;

/** The families of events that `hintOf` in `src/sync/incremental` knows. */
const eventFilter = [
  "group.",
  "application.",
  "user.lifecycle.",
  "user.account.",
  "iam.",
  "system.api_token.",
  "system.import.",
  "app.oauth2.client.",
]
  .map((family) => `eventType sw "${family}"`)
  .join(" or ");

export function createChanges(
  executor: Executor,
  origin: string,
  walk: <R>(spec: ListSpec<R>, use?: Use) => Walk<R>,
  lists: { users: (parameters: Record<string, string>) => ListSpec<OktaUser>; stats: Expansion },
  isGone: (error: unknown) => boolean,
): OktaChanges {
  const anyOf = (ids: readonly string[]) => ids.map((id) => `id eq ${JSON.stringify(id)}`).join(" or ");
  const groups = (filter: string): ListSpec<OktaGroup> => ({
    path: "/api/v1/groups",
    parameters: { filter },
    sizes: [200, 50],
    expand: lists.stats,
    read: readGroup,
  });
  return {
    usersById: (ids, use) => walk(lists.users({ filter: anyOf(ids) }), use),
    groupsById: (ids, use) => walk(groups(anyOf(ids)), use),

    groupApps: (groupId, use) =>
      walk({ path: `/api/v1/groups/${segment(groupId)}/apps`, sizes: [200], read: readApp }, use),

    async *groupsSince(since, alsoId, use) {
      const after = `gt "${since.toISOString()}"`;
      const also = alsoId === null ? "" : ` or ${anyOf([alsoId])}`;
      let told = false;
      try {
        for await (const page of walk(groups(`lastUpdated ${after} or lastMembershipUpdated ${after}${also}`), use)) {
          told = true;
          yield page;
        }
        return;
      } catch (error) {
        // Both dates can be asked for; that they can in one filter is nowhere recorded.
        if (told || !(error instanceof OktaRequestError) || error.status !== 400) throw error;
      }
      yield* walk(groups(`lastUpdated ${after}`), use);
      yield* walk(groups(`lastMembershipUpdated ${after}`), use);
      if (alsoId !== null) yield* walk(groups(anyOf([alsoId])), use);
    },

    async appUser(appId, userId, use) {
      const path = `/api/v1/apps/${segment(appId)}/users/${segment(userId)}`;
      try {
        const result = readAppUser((await executor.get(pageUrl(origin, path, {}), { use })).value);
        if ("record" in result && result.record.id === userId) return result.record;
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
      throw wrongShape(`GET ${path}`, "the user's account in the app");
    },

    events: (from, use) => readLog(executor, origin, from, use, eventFilter),
  };
}
