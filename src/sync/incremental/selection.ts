/** Of each of some objects a few others, or all where they are too many to be told one by one. */
export interface Selection {
  add(of: string, id: string): void;
  addAll(of: string): void;
  get(of: string): ReadonlySet<string> | "ALL" | undefined;
  entries(): Iterable<readonly [of: string, ids: ReadonlySet<string> | "ALL"]>;
  /** How many were added, those of an "ALL" once. */
  size(): number;
}

/** Memory: some 100 bytes an id, so about 200 kB for one object at most. */
const mostOfOne = 2_000;

export function createSelection(): Selection {
  const selected = new Map<string, Set<string> | "ALL">();
  let size = 0;
  return {
    add(of, id) {
      const ids = selected.get(of) ?? new Set<string>();
      if (ids === "ALL" || ids.has(id)) return;
      size += 1;
      selected.set(of, ids.size < mostOfOne ? ids.add(id) : "ALL");
    },
    addAll(of) {
      if (!selected.has(of)) size += 1;
      selected.set(of, "ALL");
    },
    get: (of) => selected.get(of),
    entries: () => selected.entries(),
    size: () => size,
  };
}
