import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { story } from "../../src/simulator/story.ts";

const binary = fileURLToPath(new URL("../../bin/access-graph", import.meta.url));

interface Running {
  child: ChildProcess;
  url: string;
  tokenFiles: string[];
  stdout(): string;
  ended: Promise<number | null>;
}

function launch(args: readonly string[]) {
  const child = spawn(process.execPath, [binary, "simulate", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, stdout: () => stdout, stderr: () => stderr };
}

async function running(args: readonly string[]): Promise<Running> {
  const { child, ended, stdout, stderr } = launch(args);
  const told = new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => {
      if (/^no role .*\n/m.test(stdout())) resolve();
    });
    void ended.then(() => reject(new Error(`It ended: ${stderr()}`)));
  });
  await told;
  return {
    child,
    ended,
    stdout,
    url: /http:\S+/.exec(stdout())?.[0] as string,
    tokenFiles: [...stdout().matchAll(/\S+\.token/g)].map(([path]) => path),
  };
}

describe("access-graph simulate", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("serves the story until %s and then ends as a success", async (signal) => {
    const org = await running(["--story"]);
    const [file, , last] = org.tokenFiles as [string, string, string];
    const tokens = org.tokenFiles.map((path) => readFileSync(path, "utf8").trim());
    const response = await fetch(`${org.url}/api/v1/org`, { headers: { authorization: `SSWS ${tokens[0]}` } });
    expect(await response.json()).toMatchObject({ companyName: story.organization });
    expect(org.tokenFiles.map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(["600", "600", "600"]);
    for (const token of tokens) expect(org.stdout()).not.toContain(token);
    org.child.kill(signal);
    expect(await org.ended).toBe(0);
    expect([file, last].map((path) => existsSync(dirname(path)))).toEqual([false, false]);
  });

  test("writes the tokens where it is told to, readable by their owner alone, and leaves them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "simulate-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "super-admin.token"), "old", { mode: 0o644 });
    const org = await running([
      "--users",
      "12",
      "--groups",
      "5",
      "--apps",
      "3",
      "--seed",
      "x",
      "--token-folder",
      folder,
    ]);
    expect(org.stdout()).toContain("12 users, 5 groups, 3 apps");
    const path = join(folder, "super-admin.token");
    expect(org.tokenFiles[0]).toBe(path);
    expect((statSync(path).mode & 0o777).toString(8)).toBe("600");
    expect(readFileSync(path, "utf8")).toMatch(/^00\w{40}\n$/);
    org.child.kill("SIGTERM");
    expect([await org.ended, existsSync(path)]).toEqual([0, true]);
  });

  test.each([
    ["--users", "-3"],
    ["--users", "many"],
    ["--port", "70000"],
    ["--rate-limits", "some"],
  ])("refuses %s %s as a mistake of usage", async (...args) => {
    const { ended, stdout, stderr } = launch(args);
    expect([await ended, stdout()]).toEqual([2, ""]);
    expect(stderr()).toContain(args[0]);
  });

  test("says so when the port is taken", async () => {
    const first = await running(["--story"]);
    const { ended, stderr } = launch(["--story", "--port", new URL(first.url).port]);
    expect(await ended).toBe(2);
    expect(stderr()).toContain("is taken by another program");
    first.child.kill("SIGTERM");
    await first.ended;
  });
});
