import { readFileSync } from "node:fs";
import { z } from "zod";

/** One Cypher statement of `cypher/`, with the types of what goes in and of the rows that come out. */
export interface Query<P, R> {
  /** Path below `cypher/` without `.cypher`; also the name in metrics, errors and `SHOW TRANSACTIONS`. */
  readonly name: string;
  readonly text: string;
  readonly params: z.ZodType<P>;
  readonly row: z.ZodType<R>;
}

const folder = new URL("../../cypher/", import.meta.url);

/**
 * Declares the statement in `cypher/<name>.cypher`. The file is read once, when first used.
 * `params` is checked before a statement is sent (a JavaScript number would reach Neo4j as a Float: use `integer`),
 * `row` when a row arrives.
 */
export function query<P, R>(name: string, shape: { params: z.ZodType<P>; row: z.ZodType<R> }): Query<P, R> {
  let text: string | undefined;
  return {
    name,
    get text() {
      text ??= readFileSync(new URL(`${name}.cypher`, folder), "utf8");
      return text;
    },
    ...shape,
  };
}

/** A whole number for Neo4j. The driver packs every JavaScript number as a Float, which LIMIT and equality refuse. */
export const integer = z.bigint();

/** For statements that return nothing. */
export const noRow = z.object({}).loose();
