import type { Query } from "../../graph/query.ts";
import type { Context } from "../context.ts";

/** An exact count for one parent, batched with those of other parents that were asked the same. */
export async function countFor<P>(
  context: Context,
  query: Query<P & { keys: string[] }, { key: string; total: number }>,
  parameters: P,
  key: string,
): Promise<number> {
  const batch = context.batch(`${query.name} ${JSON.stringify(parameters)}`, async (keys) => {
    const rows = await context.read(query, { ...parameters, keys: [...keys] });
    return new Map(rows.map((row) => [row.key, row.total]));
  });
  // A parent that the filter's conditions on itself rule out has no row.
  return (await batch.load(key)) ?? 0;
}
