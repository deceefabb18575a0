import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.ts";
import { newOperator, type Operator } from "./command.ts";
import { testNeo4j } from "./neo4j.ts";

/** A simulated org like no other in the shared Neo4j, and an operator who has its sign-in in the environment. */
export async function operatorOfRunningOrg(options: Partial<SimulatorOptions> & { users?: number } = {}) {
  const { users = 30, ...rest } = options;
  const org = generateOrg({ users, groups: 8, apps: 5, seed: randomUUID() });
  const simulator = await startSimulator({ org, ...rest });
  onTestFinished(() => simulator.close());
  const operator: Operator = newOperator({
    ...testNeo4j().env,
    OKTA_CLIENT_ORGURL: simulator.url,
    OKTA_CLIENT_TOKEN: simulator.tokens.readOnlyAdmin,
  });
  return { operator, simulator, org };
}
