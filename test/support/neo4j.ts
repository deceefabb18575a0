import { inject } from "vitest";
import { Secret } from "../../src/config.ts";

/** The Neo4j that the whole test run shares. */
export interface TestNeo4j {
  uri: string;
  username: string;
  password: string;
  database: string;
}

declare module "vitest" {
  interface ProvidedContext {
    neo4j: TestNeo4j;
  }
}

/** As the product's settings, and as the environment of a command that is to use it. */
export function testNeo4j() {
  const { uri, username, password, database } = inject("neo4j");
  return {
    settings: { kind: "uri" as const, uri, username, password: new Secret(password), database },
    env: { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: database },
  };
}
