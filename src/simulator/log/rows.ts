/** What the log keeps of an event: numbers only, since a log may have millions of them. */
export interface LogRow {
  /** The same for a duplicate, and so for its uuid. */
  number: number;
  published: number;
  persisted: number;
  /** The place of a written event; of a single sign-on, the place of the person. */
  first: number;
  /** Of a single sign-on, the place of the app; `WRITTEN` for any other event. */
  second: number;
  outcome: number;
}

export const WRITTEN = 0xffffffff;

export interface LogRows {
  count(): number;
  add(row: LogRow): void;
  clear(): void;
  number(row: number): number;
  published(row: number): number;
  persisted(row: number): number;
  first(row: number): number;
  second(row: number): number;
  outcome(row: number): number;
}

export function createRows(): LogRows {
  let count = 0;
  let times = new Float64Array(0);
  let numbers = new Uint32Array(0);
  let outcomes = new Uint8Array(0);

  function grow(): void {
    const room = Math.max(256, outcomes.length * 2);
    const [oldTimes, oldNumbers, oldOutcomes] = [times, numbers, outcomes];
    times = new Float64Array(room * 2);
    numbers = new Uint32Array(room * 3);
    outcomes = new Uint8Array(room);
    times.set(oldTimes);
    numbers.set(oldNumbers);
    outcomes.set(oldOutcomes);
  }

  return {
    count: () => count,
    add(row) {
      if (count === outcomes.length) grow();
      times[count * 2] = row.published;
      times[count * 2 + 1] = row.persisted;
      numbers[count * 3] = row.number;
      numbers[count * 3 + 1] = row.first;
      numbers[count * 3 + 2] = row.second;
      outcomes[count] = row.outcome;
      count++;
    },
    clear() {
      count = 0;
    },
    published: (row) => times[row * 2] as number,
    persisted: (row) => times[row * 2 + 1] as number,
    number: (row) => numbers[row * 3] as number,
    first: (row) => numbers[row * 3 + 1] as number,
    second: (row) => numbers[row * 3 + 2] as number,
    outcome: (row) => outcomes[row] as number,
  };
}
