import { resourceSetsByLabel, rolesByLabel } from "../graph/queries/admin.ts";
import { appsByName, groupsByName, usersByName } from "../graph/queries/read.ts";
import type {
  AppRow,
  GroupRow,
  GroupRuleRow,
  Moment,
  ResourceSetRow,
  RoleRow,
  UserRow,
} from "../graph/queries/rows.ts";
import { groupRulesByName } from "../graph/queries/what-if.ts";
import type { Query } from "../graph/query.ts";
import type { Batch, Context } from "./context.ts";
import { codedError } from "./errors.ts";
import { keyOfGlobalId, orgIdOfKey, parseGlobalId, toGlobalId } from "./global-id.ts";
import { nodesByKey } from "./loaders/by-key.ts";
import { chooseOrganization } from "./organization-choice.ts";

interface Named {
  key: string;
  oktaId: string;
}

/** How one kind of thing is found. */
export interface Kind<R extends Named> {
  type: "User" | "Group" | "App" | "GroupRule" | "Role" | "ResourceSet";
  /** The field of Query that finds one, and what people call it. */
  field: string;
  noun: string;
  /** What people call it by, as an argument is called. */
  nameArgument: "login" | "name" | "label";
  nameOf(row: R): string | null;
  byKey(context: Context): Batch<R>;
  /** Those that may have the name, given in lower case. */
  namesakes(context: Context, orgId: string, lower: string): Promise<{ node: R }[]>;
}

// More of one name than anybody would tell apart in an error message.
const mostNamesakes = 50n;
// The sync cuts names in sort keys at 1,000 characters; a shorter beginning of a long name is safe to look for.
const surelyKept = 900;

const bySortKey =
  <R>(query: Query<{ prefix: string; limit: bigint }, { node: R }>) =>
  (context: Context, orgId: string, lower: string) =>
    context.read(query, { prefix: namePrefix(orgId, lower), limit: mostNamesakes });

function namePrefix(orgId: string, lower: string): string {
  const sought = lower.length > surelyKept ? lower.slice(0, surelyKept) : `${lower}\u0000`;
  return `${orgId}\u0000${sought}`;
}

const byLabel =
  <R>(query: Query<{ prefix: string; name: string; limit: bigint }, { node: R }>) =>
  (context: Context, orgId: string, lower: string) =>
    context.read(query, { prefix: `${orgId}/`, name: lower, limit: mostNamesakes });

export const userKind: Kind<UserRow> = {
  type: "User",
  field: "user",
  noun: "user",
  nameArgument: "login",
  nameOf: (row) => row.login,
  byKey: nodesByKey.user,
  namesakes: bySortKey(usersByName),
};
export const groupKind: Kind<GroupRow> = {
  type: "Group",
  field: "group",
  noun: "group",
  nameArgument: "name",
  nameOf: (row) => row.name,
  byKey: nodesByKey.group,
  namesakes: bySortKey(groupsByName),
};
export const appKind: Kind<AppRow> = {
  type: "App",
  field: "app",
  noun: "app",
  nameArgument: "label",
  nameOf: (row) => row.label,
  byKey: nodesByKey.app,
  namesakes: bySortKey(appsByName),
};
export const groupRuleKind: Kind<GroupRuleRow> = {
  type: "GroupRule",
  field: "rule",
  noun: "group rule",
  nameArgument: "name",
  nameOf: (row) => row.name,
  byKey: nodesByKey.groupRule,
  namesakes: byLabel(groupRulesByName),
};
export const roleKind: Kind<RoleRow> = {
  type: "Role",
  field: "role",
  noun: "role",
  nameArgument: "label",
  nameOf: (row) => row.label,
  byKey: nodesByKey.role,
  namesakes: byLabel(rolesByLabel),
};
export const resourceSetKind: Kind<ResourceSetRow> = {
  type: "ResourceSet",
  field: "resourceSet",
  noun: "resource set",
  nameArgument: "label",
  nameOf: (row) => row.label,
  byKey: nodesByKey.resourceSet,
  namesakes: byLabel(resourceSetsByLabel),
};

/** The same kind of thing as of a moment. */
export function kindAsOf<R extends Named>(kind: Kind<R>, past: PastLookup<R>, moment: Moment): Kind<R> {
  return {
    ...kind,
    byKey: (context) => past.byKey(context, moment),
    namesakes: (context, orgId, lower) => past.namesakes(context, moment, namePrefix(orgId, lower), mostNamesakes),
  };
}

interface PastLookup<R> {
  byKey(context: Context, moment: Moment): Batch<R>;
  namesakes(context: Context, moment: Moment, prefix: string, limit: bigint): Promise<{ node: R }[]>;
}

interface Selector {
  id?: string | null | undefined;
  oktaId?: string | null | undefined;
  name?: string | null | undefined;
  org?: string | null | undefined;
}

/** Finds one thing by exactly one of global id, Okta id or name; null when there is none. */
export async function find<R extends Named>(context: Context, kind: Kind<R>, by: Selector): Promise<R | null> {
  const given = [by.id, by.oktaId, by.name].filter((value) => value !== null && value !== undefined);
  if (given.length !== 1) {
    throw codedError("BAD_USER_INPUT", `Give exactly one of \`id\`, \`oktaId\` and \`${kind.nameArgument}\`.`);
  }
  if (typeof by.id === "string") return await findByGlobalId(context, kind, by.id, by.org);
  const { orgId } = await chooseOrganization(context, by.org);
  if (typeof by.oktaId === "string") return (await kind.byKey(context).load(`${orgId}/${by.oktaId}`)) ?? null;
  return await findByName(context, kind, orgId, by.name ?? "");
}

interface RoleSelector {
  id?: string | null | undefined;
  oktaId?: string | null | undefined;
  type?: string | null | undefined;
  label?: string | null | undefined;
  org?: string | null | undefined;
}

/** As `find`; standard roles are found by their type too. */
export async function findRole(context: Context, by: RoleSelector): Promise<RoleRow | null> {
  const given = [by.id, by.oktaId, by.type, by.label].filter((value) => value !== null && value !== undefined);
  if (given.length !== 1) {
    throw codedError("BAD_USER_INPUT", "Give exactly one of `id`, `oktaId`, `type` and `label`.");
  }
  if (by.type === "CUSTOM") {
    throw codedError("BAD_USER_INPUT", "All custom roles are of the type CUSTOM. Give `oktaId` or `label`.");
  }
  return await find(context, roleKind, { id: by.id, oktaId: by.oktaId ?? by.type, name: by.label, org: by.org });
}

/** Finds what a person pasted: a global id, an Okta id or a name. */
export async function findPasted<R extends Named>(
  context: Context,
  kind: Kind<R>,
  pasted: string,
  org: string | null | undefined,
): Promise<R> {
  const found =
    parseGlobalId(pasted) !== null
      ? await findByGlobalId(context, kind, pasted, org)
      : ((await find(context, kind, { oktaId: pasted, org })) ?? (await find(context, kind, { name: pasted, org })));
  if (found !== null) return found;
  const argument = kind.field;
  throw codedError(
    "BAD_USER_INPUT",
    `\`${argument}\`: there is no ${argument} ${JSON.stringify(pasted)}. Give a global id, an Okta id or the whole ${kind.nameArgument}; \`search\` finds parts of it.`,
  );
}

async function findByGlobalId<R extends Named>(
  context: Context,
  kind: Kind<R>,
  id: string,
  org: string | null | undefined,
): Promise<R | null> {
  const key = keyOfGlobalId(id, kind.type);
  if (org !== null && org !== undefined && (await chooseOrganization(context, org)).orgId !== orgIdOfKey(key)) {
    return null;
  }
  return (await kind.byKey(context).load(key)) ?? null;
}

async function findByName<R extends Named>(
  context: Context,
  kind: Kind<R>,
  orgId: string,
  name: string,
): Promise<R | null> {
  const lower = name.toLowerCase();
  const rows = await kind.namesakes(context, orgId, lower);
  const namesakes = rows.map(({ node }) => node).filter((node) => kind.nameOf(node)?.toLowerCase() === lower);
  const exact = namesakes.filter((node) => kind.nameOf(node) === name);
  const [only] = exact.length === 1 ? exact : namesakes;
  if (exact.length === 1 || namesakes.length <= 1) return only ?? null;
  const ids = namesakes.map((node) => node.oktaId);
  throw codedError(
    "AMBIGUOUS_NAME",
    `${namesakes.length} ${kind.noun}s have the ${kind.nameArgument} ${JSON.stringify(name)}. Ask for one by its id: ${kind.field}(oktaId: "${ids[0]}"). Their Okta ids: ${ids.join(", ")}.`,
    { oktaIds: ids, ids: namesakes.map((node) => toGlobalId(kind.type, node.key)) },
  );
}
