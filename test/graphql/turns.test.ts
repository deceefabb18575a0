import { expect, test } from "vitest";
import { createTurns } from "../../src/graphql/turns.ts";

test("no more run at once than may, all get their turn in order, also after a failure", async () => {
  const turns = createTurns(3);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const work = (index: number) =>
    turns(async () => {
      begun.push(index);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (index % 4 === 0) throw new Error("failed");
      return index;
    });
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => work(index)));
  expect(most).toBe(3);
  expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(5);
  expect(await work(1)).toBe(1);
});
