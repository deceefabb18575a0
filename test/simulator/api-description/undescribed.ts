import type { Schema } from "./json-schema.ts";

/** What the schemas are looked up in, and asked whether they fit. */
export interface SchemaBook {
  schemas: Readonly<Record<string, Schema>>;
  fits(schema: Schema, value: unknown): boolean;
}

/** Pointers to properties that no schema of their object names: as nearly all are optional, a misspelt one is valid. */
export function undescribed({ schemas, fits }: SchemaBook, schema: Schema, body: unknown): string[] {
  const found: string[] = [];

  function look(candidates: readonly Schema[], value: unknown, pointer: string): void {
    const parts = candidates.flatMap((candidate) => partsOf(candidate, value));
    if (Array.isArray(value)) {
      const items: Schema[] = parts.map((part) => part.items).filter(isSchema);
      for (const [place, item] of value.entries() as Iterable<[number, unknown]>)
        look(items, item, `${pointer}/${place}`);
      return;
    }
    if (!isSchema(value)) return;
    const named = parts.map((part) => part.properties).filter((properties) => isSchema(properties)) as Named[];
    const isOpen = parts.some((part) => part.additionalProperties !== undefined);
    const others = parts.map((part) => part.additionalProperties).filter(isSchema);
    const isClosed = named.some((properties) => Object.keys(properties).length > 0) && !isOpen;
    for (const [name, inner] of Object.entries(value)) {
      const ways = named.flatMap<Schema>((properties) => properties[name] ?? []);
      if (ways.length === 0 && isClosed) found.push(`${pointer}/${name}`);
      else look(ways.length > 0 ? ways : others, inner, `${pointer}/${name}`);
    }
  }

  /** The schemas that a schema is made of, for this value. */
  function partsOf(part: Schema, value: unknown): Schema[] {
    if (typeof part.$ref === "string") return partsOf(schemas[part.$ref.split("/").at(-1) ?? ""] ?? {}, value);
    const all = listOf(part.allOf);
    const choices = all.filter((inner) => isSchema(inner.if));
    const chosen = choices.filter((inner) => fits(inner.if as Schema, value)).map((inner) => inner.then as Schema);
    // Of a subtype that is not described nothing can be said.
    if (choices.length > 0 && chosen.length === 0) return [{ additionalProperties: true }];
    const alternatives = [...listOf(part.anyOf), ...listOf(part.oneOf)];
    const fitting = alternatives.filter((one) => fits(one, value));
    const within = [...all, ...chosen, ...(fitting.length > 0 ? fitting : alternatives)];
    return [part, ...within.flatMap((inner) => partsOf(inner, value))];
  }

  look([schema], body, "");
  return found;
}

type Named = Record<string, Schema>;

const listOf = (value: unknown) => (Array.isArray(value) ? (value as Schema[]) : []);

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
