/** Collects rows and writes them by the batch, one batch at a time, while the next one fills. */
export interface BatchWriter<Row> {
  /**
   * Resolves at once while fewer than two batches wait to be written: whoever reads faster than Neo4j writes waits.
   */
  add(row: Row): Promise<void>;
  /** Writes what is left and waits for all that was added before. */
  flush(): Promise<void>;
}

/**
 * @param weightLimit a batch is written when the weights of its rows reach this; bounds memory and transaction size
 * @param weigh how much of a batch a row fills; 1 unless a row stands for several edges
 */
export function createBatchWriter<Row>(options: {
  weightLimit: number;
  weigh?: (row: Row) => number;
  write: (rows: Row[]) => Promise<void>;
}): BatchWriter<Row> {
  let rows: Row[] = [];
  let weight = 0;
  let tail: Promise<void> = Promise.resolve();
  let unwritten = 0;

  function writeOut(): void {
    if (rows.length === 0) return;
    const batch = rows;
    rows = [];
    weight = 0;
    unwritten += 1;
    // After a failed batch nothing more is written: every later caller gets the same error.
    tail = tail
      .then(() => options.write(batch))
      .finally(() => {
        unwritten -= 1;
      });
    tail.catch(() => {});
  }

  return {
    async add(row) {
      // Taken in before any waiting: from here on a flush covers it, whoever asks for one.
      rows.push(row);
      weight += options.weigh?.(row) ?? 1;
      if (weight >= options.weightLimit) writeOut();
      while (unwritten > 1) await tail;
    },
    async flush() {
      writeOut();
      await tail;
    },
  };
}
