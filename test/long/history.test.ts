// The properties of the history once more, many times over: HISTORY_RUNS says how often, HISTORY_SEED where they start.
process.env.HISTORY_RUNS ??= "40";
process.env.HISTORY_SEED ??= String(Date.now() % 2 ** 31);

await import("../oracle/history.test.ts");

export {};
