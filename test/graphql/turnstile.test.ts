import { expect, test } from "vitest";
import { createTurnstile } from "../../src/graphql/limits/turnstile.ts";

const never = new AbortController().signal;

function open(options: Partial<Parameters<typeof createTurnstile>[0]> = {}) {
  const turnstile = createTurnstile({ capacity: 10, places: 3, patience: 60_000, ...options });
  const entered: string[] = [];
  const enter = (name: string, weight: number, signal = never) => {
    const inside = turnstile.enter(weight, signal).then((leave) => {
      entered.push(name);
      return leave;
    });
    inside.catch(() => {});
    return inside;
  };
  return { entered, enter };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const refusedAsBusy = { extensions: { code: "BUSY", http: { status: 503, headers: { "retry-after": "5" } } } };

test("work enters while there is room, and the next enters when one leaves", async () => {
  const { entered, enter } = open();
  const leave = await enter("a", 6);
  await enter("b", 4);
  const c = enter("c", 5);
  await settled();
  expect(entered).toEqual(["a", "b"]);
  leave();
  leave();
  (await c)();
  expect(entered).toEqual(["a", "b", "c"]);
});

test("what weighs more than all that may be inside enters alone", async () => {
  const { entered, enter } = open();
  const leave = await enter("huge", 1_000);
  void enter("small", 1);
  await settled();
  expect(entered).toEqual(["huge"]);
  leave();
  await settled();
  expect(entered).toEqual(["huge", "small"]);
});

test("a full line refuses at once, and who is in it goes on", async () => {
  const { entered, enter } = open();
  const leave = await enter("inside", 10);
  const waiting = [enter("1", 1), enter("2", 1), enter("3", 1)];
  await expect(enter("4", 1)).rejects.toMatchObject(refusedAsBusy);
  leave();
  await Promise.all(waiting);
  expect(entered).toEqual(["inside", "1", "2", "3"]);
});

test("whoever waited too long is refused, and leaves its place", async () => {
  const { entered, enter } = open({ patience: 20, places: 1 });
  const leave = await enter("inside", 10);
  await expect(enter("late", 1)).rejects.toMatchObject(refusedAsBusy);
  const next = enter("next", 1);
  leave();
  await next;
  expect(entered).toEqual(["inside", "next"]);
});

test("whoever goes away while waiting leaves its place", async () => {
  const { entered, enter } = open({ places: 1 });
  const leave = await enter("inside", 10);
  const gone = new AbortController();
  const waiting = enter("gone", 1, gone.signal);
  gone.abort(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
  await expect(enter("gone before", 1, gone.signal)).rejects.toThrow("gone");
  const next = enter("next", 1);
  leave();
  await next;
  expect(entered).toEqual(["inside", "next"]);
});

test("small work passes large work that has no room yet, but not for ever", async () => {
  const { entered, enter } = open({ places: 200 });
  const leave = await enter("inside", 5);
  const large = enter("large", 10);
  for (let round = 0; round < 50; round += 1) (await enter("small", 5))();
  const late = enter("late", 5);
  await settled();
  expect(entered).not.toContain("late");
  leave();
  (await large)();
  await late;
  expect(entered.slice(-2)).toEqual(["large", "late"]);
});

test("whoever is let in while giving up lets the next one in", async () => {
  const { entered, enter } = open();
  const leave = await enter("inside", 10);
  const gone = new AbortController();
  const waiting = enter("gone", 10, gone.signal);
  const next = enter("next", 10);
  gone.abort(new Error("gone"));
  leave();
  await expect(waiting).rejects.toThrow("gone");
  await next;
  expect(entered).toEqual(["inside", "next"]);
});
