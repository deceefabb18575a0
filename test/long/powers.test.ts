import { afterAll, beforeAll, test } from "vitest";
import { type Asking, openAsking } from "../graphql/ask.ts";
import { checkRandomOrgs } from "../oracle/powers-orgs.ts";

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
});
afterAll(() => asking.close());

test("on many random orgs who can do what, and who could give themselves which app, agree with brute force", {
  timeout: 7_200_000,
}, async () => {
  const seed = Number(process.env.POWERS_SEED ?? Date.now() % 2 ** 31);
  await checkRandomOrgs(asking, { runs: Number(process.env.POWERS_RUNS ?? 500), seed });
});
