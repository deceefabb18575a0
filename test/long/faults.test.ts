import { afterAll, beforeAll, describe, test } from "vitest";
import { type Bench, openBench } from "../faults/bench.ts";
import { runCell } from "../faults/run-cell.ts";
import { chosen, onePageEach, seed } from "../faults/sample.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe(`the fault matrix, FAULTS_SEED=${seed}`, () => {
  test.concurrent.for(chosen(onePageEach()))("$name", (cell) => runCell(bench, cell, seed));
});
