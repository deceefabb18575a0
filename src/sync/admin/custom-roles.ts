import { syncQueries, writeQueries } from "../../graph/queries.ts";
import type { OktaCustomRole, OktaPermission } from "../../okta/records.ts";
import { contentHash } from "../content-hash.ts";
import type { Collector } from "../context.ts";
import { keyOf } from "../keys.ts";
import { eachScope, type Scope } from "../scopes.ts";
import { createListing, lossWithin } from "./listing.ts";

type RoleScope = Scope & { role: OktaCustomRole };

/** Custom roles with what each permits. Standard roles have no such list: Okta does not publish their permissions as data. */
export const customRoles: Collector = {
  name: "roles",
  after: [],
  async collect(context, tally) {
    const { okta, orgId, signal } = context;
    const use = { signal, meter: tally.meter };
    await context.admin.administrators(use);
    const listing = await createListing(context, tally, {
      kind: "roles",
      what: "custom roles",
      known: syncQueries.knownCustomRoles,
      write: (rows: ReturnType<typeof toCustomRoleRow>[]) =>
        context.graph.write(writeQueries.mergeCustomRoles, { rows, now: context.now }),
    });
    const scopes: RoleScope[] = [];
    for await (const page of okta.admin.customRoles(use)) {
      tally.read += page.records.length;
      for (const role of page.records) {
        listing.found(role.id);
        scopes.push({ id: role.id, name: role.label, weight: 50, old: listing.had(role.id), role });
      }
      listing.quarantined(page.quarantined);
    }
    await eachScope(context, tally, scopes, {
      prepare: async () => {},
      read: async ({ role }) => {
        const permissions: OktaPermission[] = [];
        let isWhole = true;
        for await (const page of okta.admin.permissions(role.id, use)) {
          permissions.push(...page.records);
          const [bad] = page.quarantined;
          if (bad === undefined) continue;
          isWhole = false;
          const reason = `a permission of ${role.label} could not be read: ${bad.reason}`;
          tally.miss({ scope: role.id, scopeName: role.label, known: true, code: "QUARANTINED", reason });
        }
        // Without one of them the role would look weaker than it is.
        if (!isWhole) return;
        await listing.add(toCustomRoleRow(role, permissions, orgId), async (key) => {
          const had = await context.graph.read(syncQueries.knownPermissions, { key });
          return {
            ...lossWithin(had, new Set(permissions.map(({ label }) => label))),
            what: `permissions of ${role.label}`,
            isThere: (label) => okta.admin.hasPermission(role.id, label, use),
          };
        });
      },
      gone: async ({ role }) => {
        if (await okta.admin.customRoleExists(role.id, use)) return false;
        listing.lost(role.id);
        return true;
      },
    });
    await listing.settle((id) => okta.admin.customRoleExists(id, use));
  },
};

export function toCustomRoleRow(role: OktaCustomRole, permissions: readonly OktaPermission[], orgId: string) {
  const sorted = permissions.toSorted((a, b) => (a.label < b.label ? -1 : 1));
  const limited = sorted.filter(({ conditions }) => conditions !== null);
  const content = {
    oktaId: role.id,
    orgId,
    type: "CUSTOM",
    kind: "CUSTOM",
    label: role.label,
    description: role.description,
    permissions: sorted.map(({ label }) => label),
    // Two lists of one length, since a property cannot hold a map: the permissions that are limited, and how.
    limitedPermissions: limited.map(({ label }) => label),
    conditions: limited.map(({ conditions }) => conditions),
  };
  const dates = { created: role.created, lastUpdated: role.lastUpdated };
  return { key: keyOf(orgId, role.id), properties: { ...content, hash: contentHash([content, dates]) }, ...dates };
}
