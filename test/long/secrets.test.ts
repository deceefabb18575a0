import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { filesBelow, findSecrets, runWithSecrets } from "../hostile/secret-run.ts";
import { buildCommand, newOperator } from "../support/command.ts";

beforeAll(buildCommand, 120_000);

test("no secret is in any file of the home, those of the managed Neo4j among them", { timeout: 600_000 }, async () => {
  const operator = newOperator({ ACCESS_GRAPH_DEBUG: "1", PATH: process.env.PATH ?? "" });
  let ran: Awaited<ReturnType<typeof runWithSecrets>>;
  try {
    ran = await runWithSecrets(operator);
  } finally {
    await operator.run(["neo4j", "stop"]);
  }
  const { seen, secrets, description } = ran;
  const files = filesBelow(operator.home);
  const passwordFile = join(operator.home, "neo4j", "password");
  expect(existsSync(passwordFile)).toBe(true);
  secrets.set("the password of Neo4j", String(files.get(passwordFile)).trim());
  files.delete(passwordFile);
  expect(findSecrets(seen, secrets)).toEqual([]);
  expect(findSecrets(files, secrets)).toEqual([]);
  // What is no secret is found where it belongs: the search looks at the right files in the right way.
  const stored = findSecrets(files, new Map([["description", description]])).map((found) =>
    basename(found.split(": ")[0] ?? ""),
  );
  expect(stored).not.toEqual([]);
  console.log(
    `searched ${files.size} files for ${secrets.size} secrets; a group's description is in ${stored.join(", ")}`,
  );
});
