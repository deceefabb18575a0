import fc, { type GeneratorValue } from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { oddText } from "./odd-texts.ts";

export interface Question {
  query: string;
  variables: Record<string, unknown>;
}

/** Texts that mean something in the graph at hand: ids, names, cursors. */
export type KnownTexts = readonly string[];

/**
 * A question of any fields, whose arguments are variables of any value: mostly of the type they should have, now and then of
 * another.
 */
export function anyQuestion(schema: GraphQLSchema, known: KnownTexts, org: string, g: GeneratorValue): Question {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  let budget = 25;

  function argument({ name, type }: GraphQLArgument): string[] {
    if (!isNonNullType(type) && g(fc.integer, { min: 0, max: 2 }) === 0) return [];
    const variable = `v${declared.length}`;
    declared.push(`$${variable}: ${type}`);
    // Of another org, or of none, a question ends before it has begun.
    const isAboutOrg = name === "org" && g(fc.integer, { min: 0, max: 2 }) > 0;
    variables[variable] = isAboutOrg ? org : anyValue(type, known, g, 0);
    return [`${name}: $${variable}`];
  }

  function selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return "";
    if (isAbstractType(named)) {
      const concrete = g(() => fc.constantFrom(...schema.getPossibleTypes(named)));
      return `{ __typename ... on ${concrete.name} ${selection(concrete, depth)} }`;
    }
    if (!isObjectType(named)) return "{ __typename }";
    const all = Object.values(named.getFields());
    const possible = depth > 5 || budget <= 0 ? all.filter((field) => isLeafType(getNamedType(field.type))) : all;
    if (possible.length === 0) return "{ __typename }";
    const chosen = g(() =>
      fc.uniqueArray(fc.constantFrom(...possible), { minLength: 1, maxLength: depth === 0 ? 2 : 3 }),
    );
    return `{ ${chosen
      .map((field) => {
        budget -= 1;
        const given = field.args.flatMap(argument);
        return `${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""} ${selection(field.type, depth + 1)}`;
      })
      .join(" ")} }`;
  }

  const root = schema.getQueryType();
  if (!root) throw new Error("the schema has no questions");
  const fields = selection(root, 0);
  return { query: `query ${declared.length > 0 ? `(${declared.join(", ")})` : ""} ${fields}`, variables };
}

const anything = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  oddText,
  fc.jsonValue({ maxDepth: 2 }),
);
const moments = fc.oneof(
  fc.constantFrom(
    "2026-01-31",
    "2026-02-30",
    "0000-01-01",
    "9999-12-31T23:59:59.999999999Z",
    "2026-01-31T09:30:00+18:00",
    "-000001-01-01",
    "2026-13-01",
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  oddText,
);
const numbers = fc.oneof(
  fc.integer({ min: -1, max: 101 }),
  fc.constantFrom(0, 1, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1.5, 1e308),
);

function anyValue(type: GraphQLInputType, known: KnownTexts, g: GeneratorValue, depth: number): unknown {
  if (g(fc.integer, { min: 0, max: 14 }) === 0) return g(() => anything);
  if (isNonNullType(type)) return anyValue(type.ofType, known, g, depth);
  if (isListType(type)) {
    const length = g(fc.integer, { min: 0, max: depth > 3 ? 0 : 3 });
    return Array.from({ length }, () => anyValue(type.ofType, known, g, depth + 1));
  }
  if (isEnumType(type)) return g(() => fc.constantFrom(...type.getValues().map(({ name }) => name)));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    // A question that gives more of a @oneOf, or none, is refused before anybody looks at it.
    const [least, most] = type.isOneOf ? [1, 1] : [0, depth > 3 ? 1 : 3];
    const chosen = g(() => fc.uniqueArray(fc.constantFrom(...fields), { minLength: least, maxLength: most }));
    return Object.fromEntries(chosen.map((field) => [field.name, anyValue(field.type, known, g, depth + 1)]));
  }
  switch (type.name) {
    case "Int":
      return g(() => numbers);
    case "Boolean":
      return g(fc.boolean);
    case "DateTime":
      return g(() => moments);
    default:
      return g(() => fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: oddText }));
  }
}
