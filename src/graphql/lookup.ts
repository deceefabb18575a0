import { appsByName, groupsByName, usersByName } from "../graph/queries/read.ts";
import type { AppRow, GroupRow, UserRow } from "../graph/queries/rows.ts";
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
interface Kind<R extends Named> {
  type: "User" | "Group" | "App";
  /** What people call it by, as an argument is called. */
  nameArgument: "login" | "name" | "label";
  nameOf(row: R): string | null;
  byKey(context: Context): Batch<R>;
  byName: Query<{ prefix: string; limit: bigint }, { node: R }>;
}

export const userKind: Kind<UserRow> = {
  type: "User",
  nameArgument: "login",
  nameOf: (row) => row.login,
  byKey: nodesByKey.user,
  byName: usersByName,
};
export const groupKind: Kind<GroupRow> = {
  type: "Group",
  nameArgument: "name",
  nameOf: (row) => row.name,
  byKey: nodesByKey.group,
  byName: groupsByName,
};
export const appKind: Kind<AppRow> = {
  type: "App",
  nameArgument: "label",
  nameOf: (row) => row.label,
  byKey: nodesByKey.app,
  byName: appsByName,
};

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
  const argument = kind.type.toLowerCase();
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

// More of one name than anybody would tell apart in an error message.
const mostNamesakes = 50n;
// The sync cuts names in sort keys at 1,000 characters; a shorter beginning of a long name is safe to look for.
const surelyKept = 900;

async function findByName<R extends Named>(
  context: Context,
  kind: Kind<R>,
  orgId: string,
  name: string,
): Promise<R | null> {
  const lower = name.toLowerCase();
  const sought = lower.length > surelyKept ? lower.slice(0, surelyKept) : `${lower}\u0000`;
  const rows = await context.read(kind.byName, { prefix: `${orgId}\u0000${sought}`, limit: mostNamesakes });
  const namesakes = rows.map(({ node }) => node).filter((node) => kind.nameOf(node)?.toLowerCase() === lower);
  const exact = namesakes.filter((node) => kind.nameOf(node) === name);
  const [only] = exact.length === 1 ? exact : namesakes;
  if (exact.length === 1 || namesakes.length <= 1) return only ?? null;
  const ids = namesakes.map((node) => node.oktaId);
  const what = kind.type.toLowerCase();
  throw codedError(
    "AMBIGUOUS_NAME",
    `${namesakes.length} ${what}s have the ${kind.nameArgument} ${JSON.stringify(name)}. Ask for one by its id: ${what}(oktaId: "${ids[0]}"). Their Okta ids: ${ids.join(", ")}.`,
    { oktaIds: ids, ids: namesakes.map((node) => toGlobalId(kind.type, node.key)) },
  );
}
