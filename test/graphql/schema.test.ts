import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { expect, test } from "vitest";
import { examples } from "../../src/graphql/graphiql.ts";
import { costOf } from "../../src/graphql/limits/cost.ts";
import { documentRules } from "../../src/graphql/limits/document-rules.ts";
import { limits } from "../../src/graphql/limits/limits.ts";
import { createSchema } from "../../src/graphql/schema.ts";

const types = Object.values(createSchema().getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

function describable(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type))
    own.push(...type.getValues().map((value) => [`${type.name}.${value.name}`, value.description] as [string, string]));
  if (isInputObjectType(type) || isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      own.push([`${type.name}.${field.name}`, field.description]);
      if ("args" in field)
        own.push(
          ...field.args.map(
            (a: { name: string; description?: string | null }) =>
              [`${type.name}.${field.name}(${a.name})`, a.description] as [string, string],
          ),
        );
    }
  }
  return own;
}

test("every type, field, argument and value has a description in whole words", () => {
  const all = types.flatMap(describable);
  expect(all.length).toBeGreaterThan(300);
  const wanting = all.filter(
    ([, description]) => !description || !/^[A-Z].*[.:;]?$/s.test(description) || description.length < 5,
  );
  expect(wanting).toEqual([]);
});

test("lists follow the connection convention and tell their data status", () => {
  const connections = types.filter((type) => type.name.endsWith("Connection"));
  expect(connections.length).toBeGreaterThanOrEqual(6);
  for (const type of connections) {
    if (!isObjectType(type)) throw new Error(`${type.name} is no object type`);
    expect([type.name, Object.keys(type.getFields()).slice(0, 5)]).toEqual([
      type.name,
      ["edges", "nodes", "pageInfo", "totalCount", "dataStatus"],
    ]);
  }
});

test("the resolver types are what the schema says", () => {
  const script = fileURLToPath(new URL("../../scripts/generate-resolver-types.mjs", import.meta.url));
  expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
});

test.each(examples)("a ready-made question is valid and within the limits: %s", (example) => {
  const schema = createSchema();
  const document = parse(example, { maxTokens: limits.tokens });
  expect(validate(schema, document, [...specifiedRules, ...documentRules])).toEqual([]);
  expect(costOf({ schema, document })).toBeLessThan(limits.cost);
});
