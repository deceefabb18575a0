import { syncQueries, writeQueries } from "../../graph/queries.ts";
import type { OktaApiToken } from "../../okta/records.ts";
import { contentHash } from "../content-hash.ts";
import type { Collector, SyncContext } from "../context.ts";
import { keyOf } from "../keys.ts";
import { stands } from "../known.ts";
import { createListing } from "./listing.ts";

/** API tokens by everything but their value. Each acts with the permissions its owner has at that moment. */
export const apiTokens: Collector = {
  name: "apiTokens",
  after: ["users"],
  async collect(context, tally) {
    const use = { signal: context.signal, meter: tally.meter };
    await context.admin.administrators(use);
    const listing = await createListing(context, tally, {
      kind: "apiTokens",
      what: "API tokens",
      known: syncQueries.knownApiTokens,
      write: (rows: ReturnType<typeof toApiTokenRow>[]) =>
        context.graph.write(writeQueries.mergeApiTokens, { rows, now: context.now }),
    });
    for await (const page of context.okta.admin.apiTokens(use)) {
      tally.read += page.records.length;
      for (const token of page.records) {
        listing.found(token.id);
        const row = toApiTokenRow(token, context);
        await listing.add(row);
        if (row.userKey !== null) continue;
        const reason = `the owner of the API token ${token.name} is not among the users Okta lists`;
        tally.miss({ scope: token.id, scopeName: token.name, code: "UNRESOLVED", reason });
      }
      listing.quarantined(page.quarantined);
    }
    await listing.settle((id) => context.okta.admin.apiTokenExists(id, use));
  },
};

export function toApiTokenRow(token: OktaApiToken, context: Pick<SyncContext, "orgId" | "users" | "complete">) {
  const { orgId, users } = context;
  const { userId } = token;
  const userKey = userId !== null && stands(users.get(userId), "users", context) ? keyOf(orgId, userId) : null;
  const content = { oktaId: token.id, orgId, name: token.name, clientName: token.clientName, userId };
  const dates = { created: token.created, lastUpdated: token.lastUpdated, expires: token.expires };
  return {
    key: keyOf(orgId, token.id),
    properties: { ...content, hash: contentHash([content, dates, userKey]) },
    ...dates,
    userKey,
  };
}
