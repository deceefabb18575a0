import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkNode } from "../../src/commands/doctor/check-machine.ts";
import { buildCommand, newOperator, type Operator, startOnTerminal } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";

beforeAll(buildCommand, 120_000);

interface Told {
  name: string;
  status: string;
  detail: string;
  remedy: string | null;
}

async function examine(operator: Operator) {
  const { code, stdout } = await operator.run(["doctor", "--json"]);
  const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: Told[] };
  const status = (name: string) => checks.find((check) => check.name === name)?.status;
  return { code, ok, checks, status };
}

describe("doctor", () => {
  test("passes a healthy set-up, and warns of a Super Administrator's token", async () => {
    const { operator, simulator } = await operatorOfRunningOrg();
    await operator.run(["migrate"]);
    const healthy = await examine(operator);
    expect(healthy.code).toBe(0);
    expect(healthy.ok).toBe(true);
    expect(healthy.checks.filter(({ status }) => status !== "pass")).toEqual([]);
    for (const name of [
      "node",
      "configuration",
      "home",
      "key",
      "connections",
      "disk",
      "neo4j",
      "constraints and indexes",
    ]) {
      expect(healthy.status(name), name).toBe("pass");
    }
    expect(healthy.checks.find(({ name }) => name === "environment: role")?.detail).toContain("admin permissions");

    operator.env.OKTA_CLIENT_TOKEN = simulator.tokens.superAdmin;
    const superAdmin = await examine(operator);
    expect(superAdmin.code).toBe(0);
    expect(superAdmin.checks.find(({ name }) => name === "environment: role")).toMatchObject({
      status: "warn",
      remedy: expect.stringContaining("can do far more than read"),
    });
  });

  test("tells a damaged store, an open key and an open home", async () => {
    const { operator, simulator } = await operatorOfRunningOrg();
    await operator.run(["connect", simulator.url, "-"], simulator.tokens.readOnlyAdmin);
    chmodSync(operator.home, 0o755);
    chmodSync(join(operator.home, "secret.key"), 0o644);
    const open = await examine(operator);
    expect([open.code, open.status("home"), open.status("key")]).toEqual([3, "warn", "fail"]);
    chmodSync(join(operator.home, "secret.key"), 0o600);
    writeFileSync(join(operator.home, "connections.json"), "x");
    const damaged = await examine(operator);
    expect([damaged.code, damaged.status("connections")]).toEqual([3, "fail"]);
  });

  test("is coloured on a terminal, and not where NO_COLOR asks for that", async () => {
    const operator = newOperator({ ...testNeo4j().env, TERM: "xterm" });
    expect((await startOnTerminal(operator, ["doctor"]).ended).stdout).toContain("\u001b[32mpass");
    operator.env.NO_COLOR = "1";
    expect((await startOnTerminal(operator, ["doctor"]).ended).stdout).not.toContain("\u001b[3");
  });
});

test.each([
  ["20.20.2", "pass"],
  ["24.1.0", "pass"],
  ["20.18.0", "fail"],
  ["18.20.0", "fail"],
])("Node.js %s: %s", (version, status) => {
  expect(checkNode(version).status).toBe(status);
});
