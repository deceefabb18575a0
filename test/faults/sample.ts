import { type Cell, cells } from "./cells.ts";

/** What a run takes of the matrix: a seed makes it the same again, and an expression takes the cells so named. */
export const seed = process.env.FAULTS_SEED ?? Math.floor(Math.random() * 1e9).toString(36);
const wanted = process.env.FAULTS_CELL ?? "";

/** The cells whose names fit FAULTS_CELL, if that is given. */
export function chosen(of: readonly Cell[]): readonly Cell[] {
  return wanted === "" ? of : cells.filter(({ name }) => new RegExp(wanted).test(name));
}

/** Some cells, different ones for each seed: every fault at least once, every part, and as many endpoints as find room. */
export function sampleOf(size: number): readonly Cell[] {
  const shuffled = inSomeOrder(cells);
  const sample = new Set<Cell>();
  const faults = new Set<unknown>();
  const endpoints = new Set<unknown>();
  const parts = new Set<unknown>();
  const take = (cell: Cell) => {
    sample.add(cell);
    faults.add(cell.fault);
    endpoints.add(cell.endpoint);
    parts.add(cell.endpoint.collector);
  };
  // First a part with a fault each, then what brings a new fault and a new endpoint, then what brings a fault.
  for (const cell of shuffled) if (!faults.has(cell.fault) && !parts.has(cell.endpoint.collector)) take(cell);
  for (const cell of shuffled) if (!faults.has(cell.fault) && !endpoints.has(cell.endpoint)) take(cell);
  for (const cell of shuffled) if (!faults.has(cell.fault)) take(cell);
  for (const cell of shuffled) if (sample.size < size) take(cell);
  return [...sample];
}

/** One page of each fault at each endpoint; which one, the seed decides. */
export function onePageEach(): readonly Cell[] {
  const squares = new Map<string, Cell>();
  for (const cell of inSomeOrder(cells)) squares.set(`${cell.endpoint.name}: ${cell.fault.name}`, cell);
  return cells.filter((cell) => squares.get(`${cell.endpoint.name}: ${cell.fault.name}`) === cell);
}

function inSomeOrder(of: readonly Cell[]): Cell[] {
  return of
    .map((cell) => ({ cell, at: hashOf(`${seed} ${cell.name}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ cell }) => cell);
}

export function hashOf(text: string): number {
  let value = 2_166_136_261;
  for (const char of text) value = Math.imul(value ^ char.charCodeAt(0), 16_777_619) >>> 0;
  return Math.imul(value ^ (value >>> 15), 2_246_822_519) >>> 0;
}
