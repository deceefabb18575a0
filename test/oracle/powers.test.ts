import { afterAll, beforeAll, test } from "vitest";
import { type Asking, openAsking } from "../graphql/ask.ts";
import { checkRandomOrgs } from "./powers-orgs.ts";

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
});
afterAll(() => asking.close());

test("on random orgs who can do what, and who could give themselves which app, agree with brute force", {
  timeout: 900_000,
}, async () => {
  const seed = Number(process.env.POWERS_SEED ?? 1);
  await checkRandomOrgs(asking, { runs: Number(process.env.POWERS_RUNS ?? 25), seed });
});
