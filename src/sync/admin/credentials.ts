import { syncQueries, writeQueries } from "../../graph/queries.ts";
import { type AppScope, isAppGone } from "../app-scope.ts";
import type { Collector, KnownApp, SyncContext } from "../context.ts";
import { stands } from "../known.ts";
import { readOwned } from "./owned.ts";
import { missUnlisted } from "./unlisted.ts";

/** The public keys that service apps sign in with, by age and status. Whatever answers with a secret is never asked. */
export const credentials: Collector = {
  name: "credentials",
  after: ["apps"],
  async collect(context, tally) {
    missUnlisted(context, tally, ["apps"]);
    const use = { signal: context.signal, meter: tally.meter };
    const owners: AppScope[] = [...context.apps.values()]
      .filter((app) => app.serviceClientId !== null && stands(app, "apps", context) && mayHaveChanged(context, app))
      .map((app) => ({ id: app.id, name: app.label, weight: 10, old: app.old, app }));
    await readOwned(context, tally, {
      kind: "credentials",
      what: "public keys",
      owners,
      known: syncQueries.knownCredentials,
      read: async function* ({ id }) {
        yield await context.okta.admin.appKeys(id, use);
      },
      facts: ({ kid, status }) => ({ kid, status }),
      write: (rows) => context.graph.write(writeQueries.mergeCredentials, { rows, now: context.now }),
      isThere: ({ id: appId }, id) => context.okta.admin.appKeyExists(appId, id, use),
      gone: (scope) => isAppGone(context, tally, scope),
    });
  },
};

/** An incremental sync asks for the keys of apps that are new or that events name. */
function mayHaveChanged({ changes, gaps }: SyncContext, { id, serviceClientId, old }: KnownApp): boolean {
  if (changes === null || !old || gaps.leftOut("credentials", id)) return true;
  return changes.hints.apps.has(id) || (serviceClientId !== null && changes.hints.apps.has(serviceClientId));
}
