import type { KnownApp, SyncContext, Tally } from "./context.ts";
import type { Scope } from "./scopes.ts";

/** An app whose users or groups are read on their own. */
export type AppScope = Scope & { app: KnownApp };

/** The apps to be read; all that are known where the list of apps could not be read to its end. */
export function appScopes(context: SyncContext, weigh: (app: KnownApp) => number): AppScope[] {
  return [...context.apps.values()]
    .filter((app) => app.seen || !context.complete.has("apps"))
    .map((app) => ({ id: app.id, name: app.label, weight: weigh(app), old: app.old, app }));
}

/** Asks Okta once more for an app that was not there when it was read; one that is gone is no longer counted as seen. */
export async function isAppGone(context: SyncContext, tally: Tally, { app }: AppScope): Promise<boolean> {
  if (await context.okta.exists("apps", app.id, { signal: context.signal, meter: tally.meter })) return false;
  app.seen = false;
  return true;
}
