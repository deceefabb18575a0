import { beforeAll, expect, test } from "vitest";
import { buildCommand, newOperator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { dumpGraph } from "../support/world.ts";
import { filesBelow, findSecrets, runWithSecrets } from "./secret-run.ts";

beforeAll(buildCommand, 120_000);

test("no secret that Okta returns, and none of ours, is printed, answered, logged, stored or in a command line", {
  timeout: 300_000,
}, async () => {
  const operator = newOperator({ ...testNeo4j().env, ACCESS_GRAPH_DEBUG: "1" });
  const { seen, secrets, description, orgId } = await runWithSecrets(operator);
  const graph = (await dumpGraph(orgId)).join("\n");
  seen.set("the graph", Buffer.from(graph));
  secrets.set("the password of Neo4j", testNeo4j().env.NEO4J_PASSWORD);
  expect(graph).toContain(JSON.stringify(description).slice(1, -1));
  expect(findSecrets(seen, secrets)).toEqual([]);
  expect(findSecrets(filesBelow(operator.home), secrets)).toEqual([]);
});

test("a secret is found in whatever form it is", () => {
  const secret = "zq+/= &abcdefghijklmnop";
  const secrets = new Map([["it", secret]]);
  for (const text of [
    secret,
    encodeURIComponent(secret),
    ...["", "x", "xx", "xxx"].flatMap((before) =>
      (["base64", "base64url"] as const).map((form) => Buffer.from(`${before}${secret}yy`).toString(form)),
    ),
  ]) {
    expect(findSecrets(new Map([["here", Buffer.from(`some ${text} more`)]]), secrets)).toEqual(["here: it"]);
  }
});
