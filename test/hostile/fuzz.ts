/**
 * How much a property is tried: few runs of one seed as a rule, so that a run says the same as the one before;
 * ACCESS_GRAPH_FUZZ_RUNS and ACCESS_GRAPH_FUZZ_SEED say otherwise. A failure tells its seed.
 */
export function fuzz(few: number): { numRuns: number; seed: number } {
  const { ACCESS_GRAPH_FUZZ_RUNS: runs, ACCESS_GRAPH_FUZZ_SEED: seed } = process.env;
  const factor = runs ? Number(runs) : 1;
  return { numRuns: Math.ceil(few * factor), seed: seed ? Number(seed) : 20_261_124 };
}

/** How long the tests may take that try their properties so often. */
export const fuzzTimeout = (milliseconds: number) => milliseconds * Number(process.env.ACCESS_GRAPH_FUZZ_RUNS ?? 1);
