import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bench, openBench } from "./bench.ts";
import { cells } from "./cells.ts";
import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { runCell } from "./run-cell.ts";
import { chosen, sampleOf, seed } from "./sample.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const sample = sampleOf(40);

test("the sample has every fault and every part", () => {
  expect(new Set(sample.map(({ fault }) => fault)).size).toBe(new Set(cells.map(({ fault }) => fault)).size);
  const partsOf = (of: readonly Endpoint[]) => new Set(of.map(({ collector }) => collector));
  expect(partsOf(sample.map(({ endpoint }) => endpoint))).toEqual(partsOf(endpoints));
  expect(new Set(cells.map(({ name }) => name)).size).toBe(cells.length);
});

describe(`a sample of the fault matrix, FAULTS_SEED=${seed}`, () => {
  test.concurrent.for(chosen(sample))("$name", (cell) => runCell(bench, cell, seed));
});
