import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate, missingIndexes } from "../../src/graph/migrate.ts";
import * as modules from "../../src/graph/queries.ts";
import type { Query } from "../../src/graph/query.ts";
import { connectTestGraph } from "../support/world.ts";

const folder = fileURLToPath(new URL("../../cypher/", import.meta.url));
const declared = Object.values(modules)
  .flatMap((module): unknown[] => Object.values(module))
  .filter((value): value is Query<unknown, unknown> => typeof value === "object" && value !== null && "text" in value);

/** The cookbook is for people: no statement of the product. */
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".cypher") && !file.startsWith("cookbook"))
  .map((file) => file.replace(/\.cypher$/, ""))
  .sort();

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
  await migrate(graph);
});
afterAll(async () => {
  await graph.close();
});

/** The columns a row has; the alternatives of a union have the same. */
function columnsOf(row: z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>): string[] {
  return Object.keys("shape" in row ? row.shape : (row.options[0]?.shape ?? {}));
}

test("each Cypher file is declared once and each declaration has its file", () => {
  expect(declared.map((query) => query.name).sort()).toEqual(files);
});

test("no Cypher stands in the source, and none is put together from text", () => {
  const source = fileURLToPath(new URL("../../src/", import.meta.url));
  const wrong = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("graph/local-server/"))
    .filter((file) =>
      /["'`]\s*(MATCH \(|MERGE \(|UNWIND |OPTIONAL MATCH|CREATE \()/.test(readFileSync(source + file, "utf8")),
    );
  expect(wrong).toEqual([]);
});

test("every constraint and index is online after a migration, which a second one leaves as it is", async () => {
  expect(await missingIndexes(graph)).toEqual([]);
  expect(await migrate(graph)).toEqual([]);
});

describe("Neo4j plans the statement, with the parameters and columns that are declared", () => {
  const planned = declared.filter((query) => !query.name.startsWith("schema/"));
  test.each(planned.map((query) => [query.name, query] as const))("%s", async (_name, query) => {
    const used = [
      ...new Set([...query.text.replaceAll(/\/\/.*$/gm, "").matchAll(/\$(\w+)/g)].map((match) => match[1])),
    ].sort();
    // A page that is read from one end has no use for the bound at the other.
    const declaredNames = Object.keys((query.params as z.ZodObject).shape)
      .filter((name) => used.includes(name) || !(name === "from" || name === "to"))
      .sort();
    expect(used).toEqual(declaredNames);
    const parameters = Object.fromEntries(used.map((name) => [name as string, null]));
    const { columns } = await graph.explain(query, parameters);
    const row = columnsOf(query.row as z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>);
    if (row.length > 0) expect([...columns].sort()).toEqual(row.sort());
  });
});
