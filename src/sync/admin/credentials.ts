import { syncQueries, writeQueries } from "../../graph/queries.ts";
import type { Collector, KnownApp } from "../context.ts";
import { stands } from "../known.ts";
import type { Scope } from "../scopes.ts";
import { readOwned } from "./owned.ts";
import { missUnlisted } from "./unlisted.ts";

/** The public keys that service apps sign in with, by age and status. Whatever answers with a secret is never asked. */
export const credentials: Collector = {
  name: "credentials",
  after: ["apps"],
  async collect(context, tally) {
    missUnlisted(context, tally, ["apps"]);
    const use = { signal: context.signal, meter: tally.meter };
    const owners: (Scope & { app: KnownApp })[] = [...context.apps.values()]
      .filter((app) => app.serviceClientId !== null && stands(app, "apps", context))
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
      gone: async ({ app }) => {
        if (await context.okta.exists("apps", app.id, use)) return false;
        app.seen = false;
        return true;
      },
    });
  },
};
