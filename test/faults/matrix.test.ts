import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bench, openBench } from "./bench.ts";
import { cells } from "./cells.ts";
import { endpoints } from "./endpoints.ts";
import { faults } from "./faults.ts";
import { runCell } from "./run-cell.ts";
import { chosen, sampleOf, seed } from "./sample.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const sample = sampleOf(40);

test("the sample has every fault and every endpoint", () => {
  expect(new Set(sample.map(({ fault }) => fault)).size).toBe(faults.length);
  expect(new Set(sample.map(({ endpoint }) => endpoint)).size).toBe(endpoints.length);
  expect(new Set(cells.map(({ name }) => name)).size).toBe(cells.length);
});

describe(`a sample of the fault matrix, FAULTS_SEED=${seed}`, () => {
  test.concurrent.for(chosen(sample))("$name", (cell) => runCell(bench, cell, seed));
});
