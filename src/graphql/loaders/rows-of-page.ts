import type { Query } from "../../graph/query.ts";
import type { Context } from "../context.ts";
import { limitOf, type PageRequest } from "../pages.ts";

export interface PageParameters {
  keys: string[];
  from: string;
  to: string;
  limit: bigint;
}

/** Reads the rows of one page for one parent, batched with those of other parents that were asked the same. */
export async function rowsOfPage<P, R extends { key: string }>(
  context: Context,
  parent: { key: string; orgId: string },
  request: PageRequest,
  parameters: P,
  read: (all: P & PageParameters) => Promise<R[]>,
  name: string,
): Promise<R | undefined> {
  const { first, from, to, order } = request;
  const batch = context.batch(
    `${name} ${JSON.stringify([parent.orgId, first, from, to, order, parameters])}`,
    async (keys) => {
      const rows = await read({ ...parameters, keys: [...keys], from, to, limit: limitOf(request) });
      return new Map(rows.map((row) => [row.key, row]));
    },
  );
  return await batch.load(parent.key);
}

/** As `rowsOfPage`, for questions that one statement answers. */
export async function rowsOfPageBy<P, R extends { key: string }>(
  context: Context,
  parent: { key: string; orgId: string },
  request: PageRequest,
  parameters: P,
  query: Query<P & PageParameters, R>,
): Promise<R | undefined> {
  return await rowsOfPage(context, parent, request, parameters, (all) => context.read(query, all), query.name);
}
