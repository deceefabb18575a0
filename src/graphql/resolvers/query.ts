import type { Context } from "../context.ts";
import { codedError } from "../errors.ts";
import type { QueryResolvers } from "../generated.ts";
import { parseGlobalId } from "../global-id.ts";
import { accessChanges } from "../loaders/access-changes.ts";
import { admins } from "../loaders/admin-roles.ts";
import { findPair, kindsAsOf } from "../loaders/as-of/find.ts";
import { appsAsOf, groupsAsOf, usersAsOf } from "../loaders/as-of/lists.ts";
import { nodesByKey } from "../loaders/by-key.ts";
import { findingsOf } from "../loaders/findings.ts";
import { appsOf, groupsOf, usersOf } from "../loaders/lists.ts";
import { apiTokensOfOrg, resourceSetsOf, rolesOf } from "../loaders/named-lists.ts";
import { search } from "../loaders/search.ts";
import { find, findRole, resourceSetKind } from "../lookup.ts";
import { momentOf } from "../moments.ts";
import { chooseOrganization } from "../organization-choice.ts";
import { pageSize } from "../pages.ts";
import { type NodeSource, typedOrNull } from "../sources.ts";
import { howToRemove } from "../what-if/how-to-remove.ts";
import { askWhatIf } from "../what-if/what-if.ts";
import { definitions } from "./finding.ts";
import { syncState } from "./sync-state.ts";
import { whoCanOf } from "./who-can.ts";

export const Query: QueryResolvers = {
  organizations: (_, _args, context) => context.organizations(),
  sync: (_, { org }, context) => syncState(context, org),
  node: (_, { id }, context) => node(context, id),
  whatIf: (_, { changes, org }, context) => askWhatIf(context, changes, org),
  howToRemove: (_, { user, app, org }, context) => howToRemove(context, user, app, org),
  user: async (_, { login, ...by }, context) =>
    find(context, await kindsAsOf.user(context, by), { ...by, name: login }),
  group: async (_, by, context) => find(context, await kindsAsOf.group(context, by), by),
  app: async (_, { label, ...by }, context) => find(context, await kindsAsOf.app(context, by), { ...by, name: label }),
  users: async (_, args, context) => {
    const { org, moment } = await placeOf(context, args);
    return moment ? usersAsOf(context, org, moment, args) : usersOf(context, org, args);
  },
  groups: async (_, args, context) => {
    const { org, moment } = await placeOf(context, args);
    return moment ? groupsAsOf(context, org, moment, args) : groupsOf(context, org, args);
  },
  apps: async (_, args, context) => {
    const { org, moment } = await placeOf(context, args);
    return moment ? appsAsOf(context, org, moment, args) : appsOf(context, org, args);
  },
  changes: async (_, args, context) => accessChanges(context, await chooseOrganization(context, args.org), args),
  access: (_, pair, context) => findPair(context, pair),
  admins: async (_, args, context) => admins(context, await chooseOrganization(context, args.org), args),
  role: (_, by, context) => findRole(context, by),
  roles: async (_, args, context) => rolesOf(context, await chooseOrganization(context, args.org), args),
  resourceSet: (_, { label, ...by }, context) => find(context, resourceSetKind, { ...by, name: label }),
  resourceSets: async (_, args, context) => resourceSetsOf(context, await chooseOrganization(context, args.org), args),
  apiTokens: async (_, args, context) => apiTokensOfOrg(context, await chooseOrganization(context, args.org), args),
  whoCan: (_, args, context) => whoCanOf(context, args),
  findings: async (_, { kind, org, ...args }, context) =>
    findingsOf(context, await chooseOrganization(context, org), kind, args),
  findingKinds: () => definitions(),
  search: async (_, { text, first, org }, context) =>
    search(context, await chooseOrganization(context, org), text, pageSize(first)),
};

async function placeOf(context: Context, given: { org?: string | null; asOf?: string | null }) {
  const org = await chooseOrganization(context, given.org);
  const moment = given.asOf == null ? undefined : await momentOf(context, org, given.asOf, "asOf");
  return { org, moment };
}

async function node(context: Context, id: string): Promise<NodeSource | null> {
  const parsed = parseGlobalId(id);
  if (parsed === null)
    throw codedError("BAD_USER_INPUT", "`id` is no global id. For an id of Okta's use user(oktaId: …) and the like.");
  const { type, key } = parsed;
  switch (type) {
    case "User":
      return typedOrNull(type, await nodesByKey.user(context).load(key));
    case "Group":
      return typedOrNull(type, await nodesByKey.group(context).load(key));
    case "App":
      return typedOrNull(type, await nodesByKey.app(context).load(key));
    case "GroupRule":
      return typedOrNull(type, await nodesByKey.groupRule(context).load(key));
    case "Role":
      return typedOrNull(type, await nodesByKey.role(context).load(key));
    case "ResourceSet":
      return typedOrNull(type, await nodesByKey.resourceSet(context).load(key));
    case "Sync":
      return typedOrNull(type, await nodesByKey.sync(context).load(key));
    case "Organization":
      return typedOrNull(
        type,
        (await context.organizations()).find((org) => org.key === key),
      );
  }
}
