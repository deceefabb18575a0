import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { stopLocalServer } from "../../src/graph/local-server/local-server.ts";
import { eventually } from "../local-server/eventually.ts";
import { buildCommand, newOperator, type Operator } from "../support/command.ts";
import { operatorOfOwnServer } from "../support/own-server.ts";
import { testCache } from "../support/run-folder.ts";
import { differences } from "../support/true-graph.ts";

beforeAll(buildCommand, 120_000);

/** Puts a disk of its own under an operator's home; false where this user may not mount one. */
function onSmallDisk(operator: Operator, megabytes: number): boolean {
  mkdirSync(operator.home, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", operator.home], {
      stdio: "ignore",
    });
  } catch {
    console.warn("SKIPPED: a full disk is not tested, for this user may not mount a small one");
    return false;
  }
  onTestFinished(async () => {
    await stopLocalServer({ home: operator.home, cache: testCache });
    // The system may still be closing the files of a process that has just ended.
    await eventually(() => spawnSync("umount", [operator.home]).status === 0);
  });
  return true;
}

/** Takes all that is left of the disk until it is given back. */
function fill(folder: string, leaveBytes = 0): () => void {
  const filler = join(folder, "filler");
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
  return () => rmSync(filler);
}

test("a disk that fills under a sync costs nothing that was confirmed, and once there is room again one sync makes all exact", async ({
  skip,
}) => {
  const operator = newOperator();
  if (!onSmallDisk(operator, 400)) skip();
  const { org, server, change } = await operatorOfOwnServer({ operator, users: 1_500 });
  expect((await operator.run(["sync"])).code).toBe(0);
  for (const leave of [0, 64 * 1024]) {
    for (let days = 0; days < 40; days++) change();
    const giveBack = fill(operator.home, leave);
    const full = await operator.run(["sync", "--accept-shrink"]);
    // Neo4j has some room of its own, so that a sync may well succeed; else it says what is wrong.
    expect([0, 6], full.stderr).toContain(full.code);
    if (full.code === 6) {
      expect(full.stdout).toBe("");
      expect(full.stderr).toMatch(/^error: /m);
    }
    expect(full.stderr).not.toMatch(/^\s+at /m);
    // What it could not write to the disk in time it must be able to write after a new start.
    await operator.run(["neo4j", "stop"]);
    giveBack();
    const again = await operator.run(["sync", "--accept-shrink"]);
    expect(again.code, again.stderr).toBe(0);
    expect(await differences((await server()).settings, org)).toEqual([]);
  }
});

test("a full disk leaves the files of the home whole, and is told as what it is", async ({ skip }) => {
  const operator = newOperator();
  if (!onSmallDisk(operator, 1)) skip();
  const first = await operator.run(["keys", "create", "first"]);
  expect(first.code, first.stderr).toBe(0);
  const file = join(operator.home, "api-keys.json");
  const before = readFileSync(file, "utf8");
  const giveBack = fill(operator.home);
  const refused = await operator.run(["keys", "create", "second"]);
  expect({ code: refused.code, stdout: refused.stdout }, refused.stderr).toEqual({ code: 3, stdout: "" });
  expect(refused.stderr).toContain("ENOSPC");
  expect(readFileSync(file, "utf8")).toBe(before);
  expect(readdirSync(dirname(file)).filter((name) => name.endsWith(".draft"))).toEqual([]);
  giveBack();
  expect((await operator.run(["keys", "create", "second"])).code).toBe(0);
  expect((await operator.run(["keys", "list"])).stdout).toMatch(/first[\s\S]*second/);
});
