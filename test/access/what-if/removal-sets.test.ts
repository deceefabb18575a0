import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cut, removalSets } from "../../../src/access/what-if/removal-sets.ts";

const universe = ["a", "b", "c", "d", "e", "f"];
const costs: Record<string, Cut> = Object.fromEntries(
  universe.map((id, at) => [id, { id, refused: at % 3 === 2, weight: at * 10 }]),
);
const paths = fc.array(fc.subarray(universe, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
const cutsOf = (ids: readonly string[]) => ids.map((id) => costs[id] as Cut);

/** Every set that hits all paths and can spare nothing, by trying all of them. */
function minimalSets(all: readonly (readonly string[])[]): string[] {
  const subsets = Array.from({ length: 1 << universe.length }, (_, mask) =>
    universe.filter((_id, bit) => (mask & (1 << bit)) !== 0),
  );
  const hits = (set: readonly string[]) => all.every((path) => path.some((id) => set.includes(id)));
  return subsets
    .filter((set) => hits(set) && set.every((id) => !hits(set.filter((other) => other !== id))))
    .map((set) => set.join())
    .sort();
}

test("all minimal sets are found, each once, where as many are wanted", () => {
  fc.assert(
    fc.property(paths, (all) => {
      const { sets, complete } = removalSets(all.map(cutsOf), 1_000);
      expect(complete).toBe(true);
      const found = sets.map((set) =>
        set
          .map(({ id }) => id)
          .sort()
          .join(),
      );
      expect(found.sort()).toEqual(minimalSets(all));
    }),
    { numRuns: 500 },
  );
});

test("sets that are refused nowhere come first, then small ones, then light ones", () => {
  fc.assert(
    fc.property(paths, (all) => {
      const { sets } = removalSets(all.map(cutsOf), 1_000);
      const rank = (set: readonly Cut[]) => [
        set.filter(({ refused }) => refused).length,
        set.length,
        set.reduce((sum, { weight }) => sum + weight, 0),
      ];
      const ranks = sets.map(rank);
      const sorted = [...ranks].sort((a, b) => a.map((n, at) => n - (b[at] ?? 0)).find((n) => n !== 0) ?? 0);
      expect(ranks).toEqual(sorted);
    }),
  );
});

test("with many paths the cheapest sets are found at once, and that there are more is said", () => {
  const many = Array.from({ length: 60 }, (_, at) => [
    { id: `leave ${at}`, refused: at % 10 === 0, weight: 1 },
    { id: `unassign ${at}`, refused: false, weight: 100 + at },
  ]);
  const { sets, complete } = removalSets(many, 20);
  expect(complete).toBe(false);
  expect(sets).toHaveLength(20);
  const [best] = sets;
  expect(best?.filter(({ id }) => id.startsWith("unassign")).map(({ id }) => id)).toEqual(
    [0, 10, 20, 30, 40, 50].map((at) => `unassign ${at}`),
  );
});

test("without a path, or with one that nothing ends, there is no set", () => {
  expect(removalSets([], 10)).toEqual({ sets: [], complete: true });
  expect(removalSets([cutsOf(["a"]), []], 10)).toEqual({ sets: [], complete: true });
});
