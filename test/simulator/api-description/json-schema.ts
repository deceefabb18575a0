/** An object of the description, or the JSON Schema made of it. */
export type Schema = { [keyword: string]: unknown };
type Schemas = Record<string, Schema>;

/** Under this name all schemas of the description are known to the validator. */
export const described = "okta";

interface Discriminator {
  propertyName: string;
  mapping: Record<string, string>;
}

const refTo = (name: string) => `${described}#/components/schemas/${name}`;
const nameIn = (ref: string) => ref.slice(ref.lastIndexOf("/") + 1);
const bare = (name: string) => `${name} itself`;

/** Turns the schemas of OpenAPI 3.0 into JSON Schema, in which an answer is validated as an answer. */
export function toJsonSchemas(schemas: Schemas): Schemas {
  const made: Schemas = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const { discriminator, ...rest } = schema;
    if (discriminator === undefined || rest.oneOf !== undefined || rest.anyOf !== undefined) {
      made[name] = toJsonSchema(schema);
      continue;
    }
    // A subtype names its parent in allOf, and would come back to itself by the parent's own discriminator.
    made[bare(name)] = toJsonSchema(rest);
    made[name] = { allOf: [{ $ref: refTo(bare(name)) }, ...choices(discriminator as Discriminator)] };
  }
  for (const [name, { discriminator }] of Object.entries(schemas)) {
    for (const ref of Object.values((discriminator as Discriminator | undefined)?.mapping ?? {})) {
      const parts = (made[nameIn(ref)]?.allOf ?? []) as Schema[];
      for (const part of parts) if (part.$ref === refTo(name)) part.$ref = refTo(bare(name));
    }
  }
  return made;
}

/** The discriminating property decides alone, so that a mistake is told of the one subtype meant. */
function choices({ propertyName, mapping }: Discriminator): Schema[] {
  return [
    { required: [propertyName], properties: { [propertyName]: { enum: Object.keys(mapping) } } },
    ...Object.entries(mapping).map(([value, ref]) => ({
      if: { required: [propertyName], properties: { [propertyName]: { const: value } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { $ref: refTo(nameIn(ref)) },
    })),
  ];
}

export function toJsonSchema(schema: Schema): Schema {
  // OpenAPI 3.0 ignores whatever stands beside a reference.
  if (typeof schema.$ref === "string") return { $ref: refTo(nameIn(schema.$ref)) };
  if (schema.discriminator !== undefined) {
    const { discriminator, oneOf: _oneOf, anyOf: _anyOf, ...rest } = schema;
    return { ...toJsonSchema(rest), allOf: choices(discriminator as Discriminator) };
  }
  const made: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword.startsWith("x-") || keyword === "nullable" || keyword === "example") continue;
    if (keyword === "properties") made.properties = mapValues(value as Schemas, propertySchema);
    else if (keyword === "required") made.required = readable(schema);
    else if (keyword === "items") made.items = toJsonSchema(value as Schema);
    else if (keyword === "allOf" || keyword === "oneOf" || keyword === "anyOf")
      made[keyword] = (value as Schema[]).map(toJsonSchema);
    else if (keyword === "additionalProperties" && typeof value === "object")
      made.additionalProperties = toJsonSchema(value as Schema);
    else made[keyword] = value;
  }
  if (schema.nullable === true && schema.type !== undefined) {
    made.type = [schema.type, "null"];
    if (Array.isArray(schema.enum)) made.enum = [...schema.enum, null];
  }
  return made;
}

/** What is for writing only, such as a password, is in no answer. */
function propertySchema(schema: Schema): Schema {
  return schema.writeOnly === true ? { not: {} } : toJsonSchema(schema);
}

function readable({ required, properties = {} }: Schema): string[] {
  return (required as string[]).filter((name) => (properties as Schemas)[name]?.writeOnly !== true);
}

function mapValues(from: Schemas, change: (schema: Schema) => Schema): Schemas {
  return Object.fromEntries(Object.entries(from).map(([name, schema]) => [name, change(schema)]));
}
