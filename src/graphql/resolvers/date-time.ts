import { GraphQLScalarType, Kind } from "graphql";
import { codedError } from "../errors.ts";

const pattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The graph's moments leave as they are read: ISO 8601 in UTC. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: "DateTime",
  serialize: (value) => String(value),
  parseValue: (value) => toUtc(value),
  parseLiteral: (node) => toUtc(node.kind === Kind.STRING ? node.value : null),
});

function toUtc(value: unknown): string {
  const time = typeof value === "string" && pattern.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw codedError(
    "BAD_USER_INPUT",
    "A DateTime is written as 2026-01-31 (midnight UTC), 2026-01-31T09:30:00Z or with an offset, 2026-01-31T10:30:00+01:00.",
  );
}
