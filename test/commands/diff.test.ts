import { beforeAll, expect, test } from "vitest";
import { buildCommand } from "../support/command.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";

beforeAll(buildCommand, 120_000);

test("diff tells what changed between two syncs as table, JSON and CSV without formulas", async () => {
  const { operator, org } = await operatorOfRunningOrg();
  await operator.run(["sync"]);
  const app = [...org.apps.values()].find(({ status }) => status === "ACTIVE") as { id: string };
  const profile = { login: "=cmd@formula.example", firstName: "New", lastName: "Here", department: "Sales" };
  const { id } = org.addUser({ profile, status: "ACTIVE" });
  org.assignUser(app.id, id);
  await operator.run(["sync", "--full"]);
  const numbers = await operator.run(["query", `{ sync(org: "${org.id}") { latest { number } } }`, "--json"]);
  const latest = JSON.parse(numbers.stdout).data.sync.latest.number;
  const diff = (...rest: string[]) => operator.run(["diff", "1", "--org", org.id, "--kind", "gained", ...rest]);

  const json = await diff("--format", "jsonl");
  const rows = json.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows).toContainEqual(
    expect.objectContaining({
      kind: "GAINED",
      user: expect.objectContaining({ login: profile.login }),
      app: expect.objectContaining({ oktaId: app.id }),
      causes: expect.arrayContaining([expect.objectContaining({ kind: "USER_ADDED" })]),
    }),
  );
  const csv = await diff("--format", "csv");
  expect(csv.stdout.split("\n")[0]).toMatch(/^change,userId,user,/);
  expect(csv.stdout).toContain("'=cmd@formula.example");
  const table = await diff();
  expect(table.stdout).toMatch(/^CHANGE +USER +APP/);
  expect(table.stderr).toContain(`From sync 1`);
  expect((await operator.run(["diff", String(latest), "--org", org.id, "--quiet"])).stdout).toBe("");
  const early = await operator.run(["diff", "2020-01-01", "--org", org.id]);
  expect({ code: early.code, told: early.stderr }).toMatchObject({ code: 2, told: expect.stringContaining("history") });
});
