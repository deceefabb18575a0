import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell } from "../../src/commands/export/csv-cell.ts";

const odd = fc.constantFrom(
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  '"',
  ",",
  "'",
  " ",
  "\uff1d",
  "\uff0b",
  "\uff0d",
  "\uff20",
  "é",
  "😀",
);
const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.array(fc.oneof(odd, fc.string({ maxLength: 2 })), { maxLength: 6 }).map((parts) => parts.join("")),
);

test("a cell of an export is what csv-stringify makes of it, formulas made text", () => {
  const options = { escape_formulas: true, record_delimiter: "\r\n", quote_record_delimiter: true } as const;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (cells) => {
      expect(`${cells.map(csvCell).join(",")}\r\n`).toBe(stringify([cells], options));
    }),
    { numRuns: 2_000 },
  );
});

test("a list is joined by blanks, and nothing is an empty cell", () => {
  expect([csvCell(["a", "b"]), csvCell([]), csvCell(null), csvCell(3)]).toEqual(["a b", "", "", "3"]);
});
