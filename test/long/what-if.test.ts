// The same property as in every run, on so many more random orgs; the seed of a failure is told with it.
process.env.WHAT_IF_RUNS ??= "500";

await import("../oracle/what-if.test.ts");
await import("../oracle/what-if-rules.test.ts");
