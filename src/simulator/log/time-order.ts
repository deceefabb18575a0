/**
 * Rows by a time of theirs, those of one time in the order they were recorded. A row recorded later never comes before
 * one of the same time, so a cursor, which is a time and a number within it, keeps its place.
 */
export interface TimeOrder {
  size(): number;
  rowAt(place: number): number;
  /** The first place of that time or a later one. */
  firstFrom(time: number): number;
  /** The first place of a later time. */
  firstAfter(time: number): number;
  /** Names the row at a place. */
  cursorOf(place: number): string;
  /** The place a cursor names, or where its row would be; null for what is no cursor. */
  placeOf(cursor: string): number | null;
}

export function createTimeOrder(count: () => number, timeOf: (row: number) => number): TimeOrder {
  let order = new Uint32Array(0);
  let size = 0;

  const compare = (a: number, b: number) => timeOf(a) - timeOf(b) || a - b;

  function rising(rows: Uint32Array): boolean {
    for (let i = 1; i < rows.length; i++) if (compare(rows[i - 1] as number, rows[i] as number) > 0) return false;
    return true;
  }

  /** Takes in what was recorded since; rows of the past are merged from the end, so only what they push aside moves. */
  function settle(): void {
    const rows = count();
    if (rows < size) size = 0;
    if (rows === size) return;
    const fresh = new Uint32Array(rows - size);
    for (let i = 0; i < fresh.length; i++) fresh[i] = size + i;
    if (!rising(fresh)) fresh.sort(compare);
    if (order.length < rows) {
      const larger = new Uint32Array(Math.max(1024, rows, order.length * 2));
      larger.set(order.subarray(0, size));
      order = larger;
    }
    let old = size - 1;
    for (let next = fresh.length - 1, to = rows - 1; next >= 0; to--) {
      const [a, b] = [order[old] as number, fresh[next] as number];
      if (old >= 0 && timeOf(a) > timeOf(b)) {
        order[to] = a;
        old--;
      } else {
        order[to] = b;
        next--;
      }
    }
    size = rows;
  }

  function firstWhere(isPast: (time: number) => boolean): number {
    settle();
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isPast(timeOf(order[middle] as number))) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  const firstFrom = (time: number) => firstWhere((other) => other >= time);
  const firstAfter = (time: number) => firstWhere((other) => other > time);

  return {
    size() {
      settle();
      return size;
    },
    rowAt: (place) => order[place] as number,
    firstFrom,
    firstAfter,
    cursorOf(place) {
      const time = timeOf(order[place] as number);
      return `${time}_${place - firstFrom(time) + 1}`;
    },
    placeOf(cursor) {
      const [, time, number] = /^(\d{1,15})_(\d{1,9})$/.exec(cursor) ?? [];
      if (time === undefined || number === undefined) return null;
      return Math.min(firstFrom(Number(time)) + Number(number), firstAfter(Number(time))) - 1;
    },
  };
}
