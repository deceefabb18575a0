import { afterAll, expect } from "vitest";

const leftOpen = new Set(["TCPServerWrap", "ProcessWrap"]);

// Runs after all hooks of the file itself: each file ends what it started, and does not leave it to the end of its process.
afterAll(async () => {
  const open = () => process.getActiveResourcesInfo().filter((name) => leftOpen.has(name));
  for (const until = Date.now() + 5_000; open().length > 0 && Date.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(open(), "servers and child processes that this file left open").toEqual([]);
});
