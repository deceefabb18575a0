import { beforeAll, test } from "vitest";
import { drawPlan } from "../support/chaos-plan.ts";
import { runChaos } from "../support/chaos-run.ts";
import { buildCommand } from "../support/command.ts";

beforeAll(buildCommand, 120_000);

const seed = process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e9).toString(36);
const { CHAOS_RUN: only, CHAOS_RUNS: runs = "4" } = process.env;
const numbers = only === undefined ? Array.from({ length: Number(runs) }, (_, number) => number) : [Number(only)];

// Most within this process, where waits cost no time; `npm run test:long` does many more, by the binary.
test.for(numbers)(
  `what breaks at once costs no access that stands: CHAOS_SEED=${seed} CHAOS_RUN=%i`,
  { timeout: 120_000 },
  async (number) => {
    await runChaos(drawPlan(`sample ${seed}/${number}`, { binary: number % 4 === 3 ? 1 : 0, ownServer: 0 }));
  },
);
