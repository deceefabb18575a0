import { mergeConfig } from "vitest/config";
import usual from "./vitest.config.ts";

// What takes too long for every run: whole matrices and long series, of which the usual run takes a seeded sample.
const long = mergeConfig(usual, { test: { testTimeout: 600_000, hookTimeout: 300_000 } });
long.test.include = ["test/long/**/*.test.ts"];
long.test.exclude = [];
export default long;
