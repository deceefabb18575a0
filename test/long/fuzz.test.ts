// The same properties as in every run, tried so many times more; the seed of a failure is told with it.
process.env.ACCESS_GRAPH_FUZZ_RUNS ??= "20";
process.env.ACCESS_GRAPH_FUZZ_SEED ??= String(Date.now() % 2 ** 31);

await import("../hostile/configuration.test.ts");
await import("../hostile/graphql-inputs.test.ts");
await import("../hostile/command-line.test.ts");
