const orders = new WeakMap<ReadonlyMap<string, unknown>, string[]>();

/** Sets a value; a new key makes the kept order stale. */
export function insert<V>(map: Map<string, V>, key: string, value: V): void {
  if (!map.has(key)) orders.delete(map);
  map.set(key, value);
}

export function remove<V>(map: Map<string, V>, key: string): boolean {
  const removed = map.delete(key);
  if (removed) orders.delete(map);
  return removed;
}

/** The keys in code-unit order, kept until a key comes or goes: every list of the org is paged in this order. */
export function keysInOrder(map: ReadonlyMap<string, unknown>): readonly string[] {
  const known = orders.get(map);
  if (known !== undefined && known.length === map.size) return known;
  const keys = Array.from(map.keys());
  // A generated org is filled in order, and then no sort is needed.
  let sorted = true;
  for (let i = 1; sorted && i < keys.length; i++) sorted = (keys[i - 1] as string) < (keys[i] as string);
  if (!sorted) keys.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  orders.set(map, keys);
  return keys;
}
