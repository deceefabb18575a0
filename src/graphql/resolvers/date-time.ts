import { GraphQLScalarType, Kind } from "graphql";
import { codedError } from "../errors.ts";

const pattern = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The graph's moments leave as they are read: ISO 8601 in UTC. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: "DateTime",
  description:
    "A moment in time, ISO 8601 in UTC, such as `2026-01-31T09:30:00.000Z`. As input any offset is understood.",
  serialize: (value) => String(value),
  parseValue: (value) => toUtc(value),
  parseLiteral: (node) => toUtc(node.kind === Kind.STRING ? node.value : null),
});

/** JavaScript takes the 30th of February for the 2nd of March. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function toUtc(value: unknown): string {
  const [text, day] = (typeof value === "string" && pattern.exec(value)) || [];
  if (text !== undefined && isDay(day ?? "") && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw codedError(
    "BAD_USER_INPUT",
    "A DateTime is written as 2026-01-31 (midnight UTC), 2026-01-31T09:30:00Z or with an offset, 2026-01-31T10:30:00+01:00.",
  );
}
