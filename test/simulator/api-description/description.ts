import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormatsModule from "ajv-formats";
import { described, type Schema, toJsonSchema, toJsonSchemas } from "./json-schema.ts";
import { undescribed } from "./undescribed.ts";

// TypeScript takes the function for a property of this CommonJS module, Node gives it as the default export.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

interface Response {
  $ref?: string;
  content?: Record<string, { schema: Schema }>;
}

interface Operation {
  operationId: string;
  responses: Record<string, Response>;
}

export interface OpenApi {
  openapi: string;
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, Schema>; responses?: Record<string, Response> };
}

export interface DescribedOperation {
  id: string;
  /** With `*` for each open part, as the routes of the simulator are written. */
  path: string;
  responses: Record<string, Response>;
}

/** Where an answer and its description part. */
export interface Difference {
  /** Within the object or a row of the list; `*` stands for any place in a list. */
  pointer: string;
  says: string;
}

export interface Description {
  operations: readonly DescribedOperation[];
  /** The operation a path belongs to: one without open parts before one with. */
  operationOf(path: string): DescribedOperation | null;
  /** Without an operation, an answer is compared with what all errors look like. */
  differences(operation: DescribedOperation | null, status: number, body: unknown): Difference[];
}

export function openDescription(openApi: OpenApi): Description {
  if (!openApi.openapi.startsWith("3.0.")) throw new Error(`The description is OpenAPI ${openApi.openapi}, not 3.0`);
  const schemas = toJsonSchemas(openApi.components.schemas);
  // Strict, so that no keyword or format of a later description is passed over.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  ajv.addVocabulary(["components"]);
  ajv.addSchema({ $id: described, components: { schemas } });

  const book = { schemas, fits: (schema: Schema, value: unknown) => ajv.validate(schema, value) === true };
  const operations = Object.entries(openApi.paths)
    .flatMap(([path, { get }]) =>
      get === undefined
        ? []
        : [{ id: get.operationId, path: path.replace(/\{[^}]*\}/g, "*"), responses: get.responses }],
    )
    .sort((a, b) => a.path.split("*").length - b.path.split("*").length);

  const prepared = new Map<string, { schema: Schema; validate: ValidateFunction }>();
  function preparedFor(operation: DescribedOperation | null, status: number) {
    const key = `${operation?.id} ${status}`;
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const schema = toJsonSchema(responseSchema(openApi, operation, status));
    const made = { schema, validate: ajv.compile(schema) };
    prepared.set(key, made);
    return made;
  }

  return {
    operations,
    operationOf: (path) => operations.find((operation) => fits(operation.path, path)) ?? null,
    differences(operation, status, body) {
      const { schema, validate } = preparedFor(operation, status);
      validate(body);
      const wrong = (validate.errors ?? []).flatMap((error) => {
        const says = inWords(error);
        return says === null ? [] : [{ pointer: error.instancePath, says }];
      });
      const unknown = undescribed(book, schema, body).map((pointer) => ({ pointer, says: "is not described" }));
      // A subtype repeats what its parent says.
      const all = new Map(
        [...wrong, ...unknown].map(({ pointer, says }) => {
          const difference = { pointer: anywhere(pointer, body), says };
          return [`${difference.pointer} ${says}`, difference];
        }),
      );
      return [...all.values()];
    },
  };
}

/** Null for errors that others of the same place explain. */
function inWords({ keyword, data, params, message }: ErrorObject): string | null {
  switch (keyword) {
    case "if":
    case "anyOf":
      return null;
    case "type":
      return data === null ? "is null" : `is no ${params.type}`;
    case "enum":
      return data === null ? "is null" : "is none of the values described";
    case "required":
      return `lacks ${params.missingProperty}`;
    case "format":
      return `is no ${params.format}`;
    case "pattern":
      return "does not fit its pattern";
    case "not":
      return "is for writing only";
    default:
      return message ?? keyword;
  }
}

function anywhere(pointer: string, body: unknown): string {
  const within = Array.isArray(body) ? pointer.replace(/^\/\d+/, "") : pointer;
  return within.replace(/\/\d+(?=\/|$)/g, "/*");
}

function fits(pattern: string, path: string): boolean {
  const [wanted, parts] = [pattern.split("/"), path.split("/")];
  return wanted.length === parts.length && wanted.every((part, i) => part === "*" || part === parts[i]);
}

/** An error that an operation does not name has the shape of all errors. */
function responseSchema({ components }: OpenApi, operation: DescribedOperation | null, status: number): Schema {
  const named = operation?.responses[status];
  const response = named?.$ref === undefined ? named : components.responses?.[named.$ref.split("/").at(-1) ?? ""];
  const schema = response?.content?.["application/json"]?.schema;
  if (schema !== undefined) return schema;
  if (status < 400) throw new Error(`${operation?.id} has no schema for ${status}`);
  return { $ref: "#/components/schemas/Error" };
}
