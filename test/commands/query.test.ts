import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { buildCommand } from "../support/command.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";

beforeAll(buildCommand, 120_000);

const apps = "query Apps($org: ID!) { apps(org: $org) { nodes { label status } totalCount } }";

async function synced() {
  const world = await operatorOfRunningOrg();
  await world.operator.run(["sync"]);
  return { ...world, variables: JSON.stringify({ org: world.org.id }) };
}

describe("query", () => {
  test("prints a table for people and the GraphQL response for programs", async () => {
    const { operator, org, variables } = await synced();
    const table = await operator.run(["query", apps, "--variables", variables]);
    expect(table.code).toBe(0);
    const lines = table.stdout.split("\n");
    expect(lines[0]).toBe("apps");
    expect(lines[1]).toMatch(/^label +status$/);
    expect(table.stdout).toContain(`totalCount: ${org.apps.size}`);
    const json = await operator.run(["query", apps, "--variables", variables, "--json"]);
    expect(JSON.parse(json.stdout).data.apps.totalCount).toBe(org.apps.size);
  });

  test("takes its text from stdin and from a file, its variables from a file", async () => {
    const { operator, variables } = await synced();
    writeFileSync(join(operator.folder, "apps.graphql"), apps);
    writeFileSync(join(operator.folder, "variables.json"), variables);
    const byFile = await operator.run(["query", "--file", "apps.graphql", "--variables", "@variables.json", "--json"]);
    const byStdin = await operator.run(["query", "-", "--variables", variables, "--json"], apps);
    expect(byFile.code).toBe(0);
    expect(byStdin.stdout).toBe(byFile.stdout);
  });

  test.each([
    ["a syntax error", "{ apps(", 2],
    ["an unknown field", "{ nope }", 2],
    ["a page that is too large", "{ organizations { name syncs(first: 100000) { number } } }", 2],
    ["an org that is not there", '{ apps(org: "nowhere") { totalCount } }', 1],
  ])("%s is told on stderr", async (_, text, code) => {
    const { operator } = await synced();
    const result = await operator.run(["query", text]);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(/^error: /);
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  test("a reader that goes away ends it quietly", async () => {
    const { operator, variables } = await synced();
    const running = operator.start(["query", apps, "--variables", variables, "--json"]);
    running.child.stdout.destroy();
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});
