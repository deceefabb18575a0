import { GraphQLError } from "graphql";
import { beforeAll, expect, test } from "vitest";
import { tellAnswer } from "../../src/commands/demo-answer.ts";
import { buildCommand, newOperator } from "../support/command.ts";

beforeAll(buildCommand, 120_000);

test("the demo answers from nothing, reuses its data, and leaves no process behind", async () => {
  // Its own managed Neo4j: what is shown is the whole way from an empty folder.
  const operator = newOperator();
  const first = await operator.run(["demo", "--no-serve"]);
  expect(first.stderr).toContain("(simulated)");
  expect(first.stdout).toContain("Who can reach Payroll");
  expect(first.stdout).toMatch(/Ada Lopez: works now, 3 paths\n {4}- assigned individually/);
  expect(first.stdout).toMatch(/joined by the rule “Finance by department”/);
  expect(first.stdout).toMatch(/Priya Nair, who has left \(DEPROVISIONED\)/);
  expect(first.code).toBe(0);
  const status = async () => JSON.parse((await operator.run(["neo4j", "status", "--json"])).stdout).running;
  expect(await status()).toBe(false);

  const second = await operator.run(["demo", "--no-serve"]);
  expect(second.code).toBe(0);
  expect(second.stderr).toMatch(/nothing had changed|\b1 change written/);
  expect(await status()).toBe(false);
}, 240_000);

test("a question of the demo that is not answered is told of with its reason", () => {
  const message = "Neo4j stopped read/who-can-reach at its time limit. Ask for less at once.";
  expect(() => tellAnswer({ errors: [new GraphQLError(message)] })).toThrow(message);
});
