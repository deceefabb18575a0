import { parseResource } from "../../access/resource-name.ts";
import { syncQueries, writeQueries } from "../../graph/queries.ts";
import type { OktaResource, OktaResourceSet } from "../../okta/records.ts";
import { contentHash } from "../content-hash.ts";
import type { Collector, SyncContext, Tally } from "../context.ts";
import { keyOf } from "../keys.ts";
import { stands } from "../known.ts";
import { eachScope, type Scope } from "../scopes.ts";
import { checkWritten } from "../written.ts";
import { createListing, lossWithin } from "./listing.ts";

type SetScope = Scope & { set: OktaResourceSet };

/** What custom roles are granted over. The bindings are read here too: they alone say for certain which groups hold a custom role. */
export const resourceSets: Collector = {
  name: "resourceSets",
  after: ["users", "groups", "apps"],
  async collect(context, tally) {
    const { okta, signal } = context;
    const use = { signal, meter: tally.meter };
    await context.admin.administrators(use);
    const listing = await createListing(context, tally, {
      kind: "resourceSets",
      what: "resource sets",
      known: syncQueries.knownResourceSets,
      write: async (rows: ReturnType<typeof toResourceSetRow>[]) => {
        const result = await context.graph.write(writeQueries.mergeResourceSets, { rows, now: context.now });
        const expected = rows.reduce((sum, row) => sum + row.resources.length, 0);
        checkWritten(tally, result, expected, "resources of resource sets");
      },
    });
    const scopes: SetScope[] = [];
    for await (const page of okta.admin.resourceSets(use)) {
      tally.read += page.records.length;
      for (const set of page.records) {
        listing.found(set.id);
        scopes.push({ id: set.id, name: set.label, weight: 1_000, old: listing.had(set.id), set });
      }
      listing.quarantined(page.quarantined);
    }
    await eachScope(context, tally, scopes, {
      prepare: async () => {},
      read: async (scope) => {
        const resources = await readResources(context, tally, scope);
        if (resources !== null) {
          await listing.add(toResourceSetRow(scope.set, resources, context, tally), async (key) => {
            const had = await context.graph.read(syncQueries.knownResources, { key });
            return {
              ...lossWithin(had, new Set(resources.map((resource) => resource.id))),
              what: `resources of ${scope.name}`,
              isThere: (id) => okta.admin.resourceExists(scope.id, id, use),
            };
          });
        }
        await readBindings(context, tally, scope);
      },
      gone: async ({ set }) => {
        if (await okta.admin.resourceSetExists(set.id, use)) return false;
        listing.lost(set.id);
        return true;
      },
    });
    await listing.settle((id) => okta.admin.resourceSetExists(id, use));
  },
};

/** @returns null when one of them could not be read: a set without it would look narrower than it is */
async function readResources(context: SyncContext, tally: Tally, scope: SetScope): Promise<OktaResource[] | null> {
  // A page can repeat what the one before it had.
  const resources = new Map<string, OktaResource>();
  let isWhole = true;
  const use = { signal: context.signal, meter: tally.meter };
  for await (const page of context.okta.admin.resources(scope.id, use)) {
    for (const resource of page.records) resources.set(resource.id, resource);
    const [bad] = page.quarantined;
    if (bad === undefined) continue;
    isWhole = false;
    const reason = `a resource of ${scope.name} could not be read: ${bad.reason}`;
    tally.miss({ scope: scope.id, scopeName: scope.name, known: scope.old, code: "QUARANTINED", reason });
  }
  return isWhole ? [...resources.values()] : null;
}

async function readBindings(context: SyncContext, tally: Tally, scope: SetScope): Promise<void> {
  const { admin } = context.okta;
  const use = { signal: context.signal, meter: tally.meter };
  const miss = (reason: string) =>
    tally.miss({ scope: scope.id, scopeName: scope.name, known: scope.old, code: "QUARANTINED", reason });
  for await (const bindings of admin.boundRoles(scope.id, use)) {
    for (const bad of bindings.quarantined) miss(`a binding of ${scope.name} could not be read: ${bad.reason}`);
    for (const { id: roleId } of bindings.records) {
      for await (const members of admin.bindingMembers(scope.id, roleId, use)) {
        for (const bad of members.quarantined) miss(`a member of ${scope.name} could not be read: ${bad.reason}`);
        for (const member of members.records) {
          if (member.kind === "groups") context.admin.groupsWithRoles.add(member.id);
        }
      }
    }
  }
}

type Target = { key: string; label: string; resourceId: string; properties: Record<string, unknown> };

export function toResourceSetRow(set: OktaResourceSet, resources: OktaResource[], context: SyncContext, tally: Tally) {
  const { orgId } = context;
  const targets = resources.flatMap((resource) => targetsOf(resource, set, context, tally));
  const content = {
    oktaId: set.id,
    orgId,
    label: set.label,
    description: set.description,
    orns: resources.map(nameOf).toSorted(),
  };
  const dates = { created: set.created, lastUpdated: set.lastUpdated };
  const contained = targets.map((target) => `${target.resourceId} ${target.key}`);
  const spelt = targets
    .map(({ key, resourceId, properties }) => JSON.stringify([key, resourceId, properties]))
    .toSorted();
  return {
    key: keyOf(orgId, set.id),
    properties: { ...content, hash: contentHash([content, dates, spelt]) },
    ...dates,
    resources: targets,
    contained,
  };
}

function nameOf({ orn, url, id }: OktaResource): string {
  return orn ?? url ?? id;
}

/** The nodes a resource stands for now; what covers a kind of app stands for each such app, what covers all for the org. */
function targetsOf(resource: OktaResource, set: OktaResourceSet, context: SyncContext, tally: Tally): Target[] {
  const { orgId } = context;
  const parsed = parseResource(nameOf(resource));
  const target = (label: string, id: string, more: Record<string, unknown> = {}): Target => ({
    key: keyOf(orgId, id),
    label,
    resourceId: resource.id,
    properties: { kind: parsed.kind, orn: nameOf(resource), excludes: resource.excludes.toSorted(), ...more },
  });
  const one = (label: "User" | "Group" | "App", id: string): Target[] => {
    const collector = ({ User: "users", Group: "groups", App: "apps" } as const)[label];
    if (stands(context[collector].get(id), collector, context)) return [target(label, id)];
    const reason = `${set.label} holds ${id}, which is not among the ${collector} Okta lists`;
    tally.miss({ scope: set.id, scopeName: set.label, code: "UNRESOLVED", reason });
    return [];
  };
  switch (parsed.kind) {
    case "SELF":
      return one(parsed.label, parsed.id);
    case "MEMBERS":
      return one("Group", parsed.groupId);
    case "APPS_OF_TYPE":
      return [...context.apps.values()]
        .filter((app) => app.name === parsed.appName && stands(app, "apps", context))
        .map((app) => target("App", app.id, { appName: parsed.appName }));
    default:
      return [target("Organization", orgId)];
  }
}
