import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findJava } from "../../src/graph/local-server/find-java.ts";
import { ensureJars } from "../../src/graph/local-server/jars.ts";
import { endJvm, launchJvm, startingJvm } from "../../src/graph/local-server/jvm-server.ts";
import { prepareHome } from "../../src/graph/local-server/layout.ts";
import {
  ensureLocalServer,
  type LocalServerError,
  stopLocalServer,
} from "../../src/graph/local-server/local-server.ts";
import { ensurePassword } from "../../src/graph/local-server/password.ts";
import { choosePorts } from "../../src/graph/local-server/ports.ts";
import { waitUntilAnswers } from "../../src/graph/local-server/readiness.ts";
import { eventually } from "./eventually.ts";
import { memory, sharedCache, testFolder } from "./homes.ts";

/** A disk of its own, which needs the right to mount one. */
function smallDisk(megabytes: number): string | null {
  const folder = join(testFolder(), "disk");
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    console.warn("SKIPPED: a full disk is not tested, for this user may not mount a small one");
    return null;
  }
  onTestFinished(async () => {
    await stopLocalServer({ home: folder, cache: sharedCache });
    // The system may still be closing the files of a process that has just ended.
    await eventually(() => spawnSync("umount", [folder]).status === 0);
  });
  return folder;
}

test("a disk with too little space is told of before Neo4j is started", async ({ skip }) => {
  const home = smallDisk(100) ?? skip();
  const error = await ensureLocalServer({ home, cache: sharedCache, env: process.env, memory }).catch(
    (full: LocalServerError) => full,
  );
  expect(error).toMatchObject({ code: "DISK_FULL", remedy: expect.stringContaining("Free at least 200 MB") });
});

test("a disk with no space for even the first files is told of as such", async ({ skip }) => {
  const home = smallDisk(1) ?? skip();
  const { bavail, bsize } = statfsSync(home);
  writeFileSync(join(home, "filler"), Buffer.alloc(bavail * bsize));
  const error = await ensureLocalServer({ home, cache: sharedCache, env: process.env, memory }).catch(
    (full: LocalServerError) => full,
  );
  expect(error).toMatchObject({ code: "DISK_FULL" });
});

test("a disk that fills while Neo4j starts is told of as such", async ({ skip }) => {
  const home = smallDisk(2) ?? skip();
  const layout = prepareHome(home);
  const java = await findJava(process.env);
  const jars = await ensureJars(java, { cache: sharedCache, env: process.env, log: () => {} });
  const password = ensurePassword(layout);
  const ports = await choosePorts({}, null);
  const state = await launchJvm({ java, jars, layout, ports, memory, env: process.env });
  onTestFinished(async () => void (await endJvm(layout, state, 1_000)));
  const ready = waitUntilAnswers(layout, startingJvm(layout, state), password, { log: () => {} });
  await expect(ready).rejects.toMatchObject({ code: "DISK_FULL" });
});
