import type { CollectorName } from "../access/collector-names.ts";
import { OktaAuthError, OktaError, OktaNotFoundError } from "../okta/errors.ts";
import type { SyncContext, Tally } from "./context.ts";
import { inParallel } from "./in-parallel.ts";
import { keyOf } from "./keys.ts";

const questionsAtOnce = 8;

type Asker = Omit<SyncContext, "ended">;

interface SecondLook {
  requests: number;
  /** What was kept, and why; null when all are gone. */
  kept: { code: "PARTIAL" | "FAILED"; reason: string } | null;
}

/**
 * Notes the users, groups and apps that Okta no longer names: only where their list was read to its end, and only those that
 * no other list named either. Their edges go with them. Each group and app is asked for once more by its id, unless the
 * operator accepts any removal: a list can leave one out that moved while it was walked, or that the token may not see any
 * more, and everyone behind it would seem to have lost access.
 * @param note told of each such second look: its requests, and what was kept in spite of the list, if anything
 * @throws OktaAuthError when Okta no longer accepts the token
 */
export async function noteGoneNodes(
  context: Asker,
  note: (collector: CollectorName, look: SecondLook) => void,
): Promise<void> {
  const { orgId, complete, removals } = context;
  const keys = (objects: { id: string }[]) => objects.map(({ id }) => keyOf(orgId, id));
  const sum = <T>(objects: T[], count: (object: T) => number) =>
    objects.reduce((total, object) => total + count(object), 0);

  if (complete.has("users")) removals.nodes("users", keys(unseen(context.users.values())));
  if (complete.has("groups")) {
    const groups = await withoutThoseStillThere(context, "groups", unseen(context.groups.values()), note);
    removals.nodes("groups", keys(groups));
    removals.alongside(
      "memberships",
      sum(groups, (group) => group.members),
    );
  }
  if (complete.has("apps")) {
    const apps = await withoutThoseStillThere(context, "apps", unseen(context.apps.values()), note);
    removals.nodes("apps", keys(apps));
    removals.alongside(
      "accounts",
      sum(apps, (app) => app.accounts),
    );
    removals.alongside(
      "groupAssignments",
      sum(apps, (app) => app.groups),
    );
    removals.alongside(
      "userAssignments",
      sum(apps, (app) => app.assignments - app.groups),
    );
  }
}

/** As `noteGoneNodes`, without asking: for a sync that removes nothing, and has to say how much it kept. */
export function noteUnlistedNodes({ orgId, complete, removals, ...context }: Asker): void {
  for (const kind of ["users", "groups", "apps"] as const) {
    if (!complete.has(kind)) continue;
    const gone = unseen<{ id: string; seen: boolean }>(context[kind].values());
    removals.nodes(
      kind,
      gone.map(({ id }) => keyOf(orgId, id)),
    );
  }
}

function unseen<T extends { seen: boolean }>(objects: Iterable<T>): T[] {
  return [...objects].filter(({ seen }) => !seen);
}

async function withoutThoseStillThere<T extends { id: string }>(
  context: Asker,
  kind: "groups" | "apps",
  objects: T[],
  note: (collector: CollectorName, look: SecondLook) => void,
): Promise<T[]> {
  if (objects.length === 0 || context.removals.isSettled(kind, objects.length)) return objects;
  const gone = new Set<T>();
  const meter = { requests: 0, throttledMs: 0 };
  try {
    await inParallel(objects, questionsAtOnce, async (object) => {
      if (!(await isThere(context, kind, object.id, meter))) gone.add(object);
    });
  } catch (error) {
    if (error instanceof OktaAuthError)
      note(kind, { requests: meter.requests, kept: { code: "FAILED", reason: error.message } });
    throw error;
  }
  const kept = objects.length - gone.size;
  const reason = `${kept} ${kind} were not in Okta's list, but Okta still has them or would not say: they were kept as they were. The next sync asks again.`;
  note(kind, { requests: meter.requests, kept: kept > 0 ? { code: "PARTIAL", reason } : null });
  return objects.filter((object) => gone.has(object));
}

/** Not listed and not found are two words of Okta, so that any kind of 404 is enough. When it will not say, it may be there. */
async function isThere(context: Asker, kind: "groups" | "apps", id: string, meter: Tally["meter"]): Promise<boolean> {
  try {
    return await context.okta.exists(kind, id, { signal: context.signal, meter });
  } catch (error) {
    if (!(error instanceof OktaError) || error instanceof OktaAuthError) throw error;
    return !(error instanceof OktaNotFoundError);
  }
}
