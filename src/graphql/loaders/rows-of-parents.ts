import type { Query } from "../../graph/query.ts";
import type { Context } from "../context.ts";

/** The row a statement has for one parent, batched with those of other parents; undefined where the parent is gone. */
export async function rowOf<R extends { key: string }>(
  context: Context,
  query: Query<{ keys: string[] }, R>,
  key: string,
): Promise<R | undefined> {
  const batch = context.batch(query.name, async (keys) => {
    const rows = await context.read(query, { keys: [...keys] });
    return new Map(rows.map((row) => [row.key, row]));
  });
  return await batch.load(key);
}
