/** Remembers the ids that came last, so many and no more. */
export interface SeenIds {
  has(id: string): boolean;
  add(id: string): void;
}

export function createSeenIds(most: number): SeenIds {
  const seen = new Set<string>();
  return {
    has: (id) => seen.has(id),
    add(id) {
      seen.delete(id);
      seen.add(id);
      const [oldest] = seen;
      if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    },
  };
}
