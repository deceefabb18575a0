import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acquireProcessLock } from "../../src/graph/local-server/process-lock.ts";
import { eventually } from "./eventually.ts";
import { testFolder } from "./homes.ts";
import { runElsewhere } from "./other-process.ts";

const script = (path: string, body: string) => `
  import { appendFileSync, mkdirSync, rmdirSync } from "node:fs";
  import { setTimeout as sleep } from "node:timers/promises";
  const { acquireProcessLock } = await import(built + "graph/local-server/process-lock.js");
  const path = ${JSON.stringify(path)};
  ${body}`;

test("a lock whose holder was killed goes to one of those that wait for it at a time", async () => {
  const folder = testFolder();
  const path = join(folder, "lock");
  const holder = runElsewhere(script(path, "await acquireProcessLock(path); await sleep(60_000);"));
  await eventually(() => readdirSync(folder).includes("lock"));
  // A folder can be made by one process only, so that two in the guarded part at once would show.
  const fiveTurns = `
    for (let turn = 0; turn < 5; turn += 1) {
      const lock = await acquireProcessLock(path, { onWait: () => appendFileSync(path + ".waited", "w") });
      mkdirSync(path + ".inside");
      await sleep(5);
      rmdirSync(path + ".inside");
      appendFileSync(path + ".turns", "t");
      lock[Symbol.dispose]();
    }`;
  const waiters = Array.from({ length: 4 }, () => runElsewhere(script(path, fiveTurns)));
  await eventually(() => readdirSync(folder).includes("lock.waited"));
  holder.child.kill("SIGKILL");
  for (const { ended } of waiters) expect(await ended).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(`${path}.turns`, "utf8")).toHaveLength(20);
  expect(readdirSync(folder).sort()).toEqual(["lock.turns", "lock.waited"]);
});

test("a lock is waited for as long as its holder lives, and the wait can be given up", async () => {
  const path = join(testFolder(), "lock");
  using _held = await acquireProcessLock(path);
  const giveUp = new AbortController();
  const wait = acquireProcessLock(path, { signal: giveUp.signal, onWait: () => giveUp.abort() });
  await expect(wait).rejects.toThrow("aborted");
});
