/** One thing that can be changed so that paths end. */
export interface Cut {
  /** Equal for the same change. */
  id: string;
  /** Whether Okta, or the way the data come into Okta, does not let it be done just so. */
  refused: boolean;
  /** How many people or apps it touches besides, roughly: what is tried first. */
  weight: number;
}

export interface RemovalSets<C extends Cut> {
  /** Sets of cuts that leave no path; none can spare one of its cuts. Those that Okta takes come first, then small ones. */
  sets: C[][];
  /** Whether these are all there are. */
  complete: boolean;
}

/** Each path has its own choice, so that there are as many sets as products of choices. */
const mostTried = 2_000;

/**
 * The smallest sets of cuts that hit every path, the cheapest first.
 * @param paths for each path the cuts that end it, of which one is enough
 * @param wanted how many sets are looked for
 */
export function removalSets<C extends Cut>(paths: readonly (readonly C[])[], wanted: number): RemovalSets<C> {
  if (paths.length === 0 || paths.some((cuts) => cuts.length === 0)) return { sets: [], complete: true };
  const choices = paths.map((cuts) => [...cuts].sort((a, b) => costOf(a) - costOf(b)));
  const found = new Map<string, C[]>();
  // Choices in order of their cost: each step takes the cheapest not yet looked at and offers its neighbours.
  const waiting: { at: number[]; cost: number }[] = [];
  const offered = new Set<string>();
  const offer = (at: number[]): void => {
    const place = at.join();
    if (offered.has(place)) return;
    offered.add(place);
    const cost = at.reduce((sum, choice, path) => sum + costOf((choices[path] as C[])[choice] as C), 0);
    waiting.push({ at, cost });
  };
  offer(choices.map(() => 0));
  let tried = 0;
  while (waiting.length > 0 && tried < mostTried && found.size < wanted) {
    tried += 1;
    const { at } = takeCheapest(waiting);
    const set = distinct(at.map((choice, path) => (choices[path] as C[])[choice] as C));
    if (isMinimal(set, choices)) found.set(idOf(set), set);
    at.forEach((choice, path) => {
      if (choice + 1 < (choices[path] as C[]).length) offer(at.with(path, choice + 1));
    });
  }
  const sets = [...found.values()].sort(
    (a, b) => refusals(a) - refusals(b) || a.length - b.length || weightOf(a) - weightOf(b),
  );
  return { sets, complete: waiting.length === 0 };
}

// Far above any sum of weights.
const refusalCost = 1e12;

function costOf({ refused, weight }: Cut): number {
  return (refused ? refusalCost : 0) + weight;
}

function takeCheapest<T extends { cost: number }>(waiting: T[]): T {
  let best = 0;
  waiting.forEach(({ cost }, index) => {
    if (cost < (waiting[best] as T).cost) best = index;
  });
  return waiting.splice(best, 1)[0] as T;
}

function distinct<C extends Cut>(cuts: readonly C[]): C[] {
  return [...new Map(cuts.map((cut) => [cut.id, cut])).values()];
}

function idOf(set: readonly Cut[]): string {
  return set
    .map(({ id }) => id)
    .sort()
    .join("\n");
}

/** One change may end several paths, and then make another of the set needless. */
function isMinimal(set: readonly Cut[], paths: readonly (readonly Cut[])[]): boolean {
  const ids = new Set(set.map(({ id }) => id));
  return set.every(({ id }) =>
    paths.some((cuts) => cuts.some((cut) => cut.id === id) && !cuts.some((cut) => cut.id !== id && ids.has(cut.id))),
  );
}

function refusals(set: readonly Cut[]): number {
  return set.filter(({ refused }) => refused).length;
}

function weightOf(set: readonly Cut[]): number {
  return set.reduce((sum, { weight }) => sum + weight, 0);
}
