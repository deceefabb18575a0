import { beforeAll, test } from "vitest";
import { drawPlan } from "../support/chaos-plan.ts";
import { runChaos } from "../support/chaos-run.ts";
import { buildCommand } from "../support/command.ts";

beforeAll(buildCommand, 120_000);

const seed = process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e9).toString(36);
const only = process.env.CHAOS_RUN;
const runs = Number(process.env.CHAOS_RUNS ?? 200);
const numbers = only === undefined ? Array.from({ length: runs }, (_, number) => number) : [Number(only)];

test.for(numbers)(
  `whatever breaks at once, answers lose no access that stands and one clean sync makes all exact: CHAOS_SEED=${seed} CHAOS_RUN=%i`,
  { timeout: 900_000 },
  async (number) => {
    const began = performance.now();
    const told = await runChaos(drawPlan(`chaos ${seed}/${number}`, { binary: 1, ownServer: 0.02 }));
    console.log(`CHAOS_RUN=${number}: ${told} (${Math.round(performance.now() - began)} ms)`);
  },
);
