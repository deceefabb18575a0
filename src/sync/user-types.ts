import type { Collector } from "./context.ts";
import { toOrganizationProperties, writeOrganization } from "./organization.ts";

/** Names of the user types, which users carry. Where they cannot be read the names known before stay in use. */
export const userTypes: Collector = {
  name: "userTypes",
  after: [],
  async collect(context, tally) {
    const page = await context.okta.userTypes({ signal: context.signal, meter: tally.meter });
    tally.read += page.records.length;
    for (const type of page.records) context.userTypes.set(type.id, type.name);
    if (page.records.length === 0 && page.quarantined.length === 0) {
      tally.miss({
        code: "FAILED",
        reason:
          "Okta answered an empty list of user types, which cannot be true: every org has one. The names known before are kept. Sync again.",
      });
    }
    for (const bad of page.quarantined) {
      tally.miss({ code: "QUARANTINED", reason: `a user type could not be read: ${bad.reason}` });
    }
    await writeOrganization(context, toOrganizationProperties(context.organization, context.connection), tally);
  },
};
