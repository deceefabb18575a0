import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { Secret } from "../../src/config.ts";
import { GraphError } from "../../src/graph/errors.ts";
import { connectGraph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { createErrorTranslation, errorCodes } from "../../src/graphql/errors.ts";
import { silentLog } from "../../src/graphql/log.ts";
import { testNeo4j } from "../support/neo4j.ts";

function logged() {
  const lines: { fields: Record<string, unknown>; message: string }[] = [];
  const add = (fields: object, message: string) => void lines.push({ fields: { ...fields }, message });
  return { lines, log: { info: add, warn: add, error: add } };
}

test("what goes wrong inside is hidden under an id that the log has, in every environment", () => {
  const before = process.env.NODE_ENV;
  try {
    for (const environment of ["production", "development", "test", ""]) {
      process.env.NODE_ENV = environment;
      const { lines, log } = logged();
      const secret = new Error("password hunter2 at /etc/secret");
      const shown = createErrorTranslation(log)(
        new GraphQLError(secret.message, { originalError: secret, path: ["a"] }),
      );
      expect(shown.extensions.code).toBe("INTERNAL");
      expect(shown.path).toEqual(["a"]);
      expect(JSON.stringify(shown)).not.toMatch(/hunter2|secret|stack/);
      expect(lines).toEqual([
        { fields: { err: secret, requestId: shown.extensions.requestId }, message: "unexpected error in an answer" },
      ]);
      expect(shown.message).toContain(String(shown.extensions.requestId));
    }
  } finally {
    process.env.NODE_ENV = before;
  }
});

test("what Neo4j could not do has a code that says whether to wait or to ask for less", () => {
  const translate = createErrorTranslation(silentLog);
  const codeOf = (failure: ConstructorParameters<typeof GraphError>[0]) => {
    const original = new GraphError(failure, "bolt://secret-host refused Cypher MATCH (n)");
    const shown = translate(new GraphQLError(original.message, { originalError: original }));
    expect(shown.message).not.toMatch(/secret-host|MATCH/);
    return shown.extensions.code;
  };
  expect(codeOf("TIMED_OUT")).toBe("TIMED_OUT");
  expect(codeOf("OUT_OF_MEMORY")).toBe("LIMIT_EXCEEDED");
  expect(codeOf("UNAVAILABLE")).toBe("NOT_READY");
  expect(codeOf("QUERY")).toBe("INTERNAL");
  expect(codeOf("RIGHTS")).toBe("INTERNAL");
});

test("a mistake of the caller is said plainly and not logged", async () => {
  const { lines, log } = logged();
  const graph = await connectGraph(testNeo4j().settings);
  const ask = createAsking(graph, { log });
  for (const query of [
    "{",
    "{ nope }",
    "query ($n: Int!) { users(first: $n) { totalCount } }",
    "mutation { a }",
    "",
    "{ a } { b }",
  ]) {
    const { errors } = await ask({ query });
    expect([query, errors?.[0]?.extensions?.code]).toEqual([query, "BAD_USER_INPUT"]);
    expect(errors?.[0]?.message).not.toBe("");
  }
  expect(lines).toEqual([]);
  await graph.close();
});

test("a database that went away is told apart from a mistake inside", async () => {
  const { lines, log } = logged();
  const graph = await connectGraph(testNeo4j().settings);
  await graph.close();
  const { errors, data } = await createAsking(graph, { log })({ query: "{ organizations { name } }" });
  expect(data ?? null).toBeNull();
  expect(["NOT_READY", "INTERNAL"]).toContain(errors?.[0]?.extensions?.code);
  expect(lines).toHaveLength(1);
  await expect(
    connectGraph({ uri: "bolt://127.0.0.1:1", username: "neo4j", password: new Secret("x"), database: null }),
  ).rejects.toThrow(GraphError);
});

test("a time limit that is reached is said, and nothing of it leaks", async () => {
  const graph = await connectGraph(testNeo4j().settings, { readTimeoutMs: 1 });
  const signal = AbortSignal.timeout(1);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      createAsking(graph, { signal })({ query: "{ organizations { name syncs { id collectors { name } } } }" }),
    ),
  );
  for (const { errors } of answers) {
    for (const error of errors ?? []) expect(errorCodes).toContain(error.extensions?.code);
  }
  await graph.close();
});
