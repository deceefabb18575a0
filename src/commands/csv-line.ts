import { stringify } from "csv-stringify/sync";

/** One line without its end. Cells that a spreadsheet would take for a formula are made text: names come from directories. */
export function csvLine(cells: readonly (string | null)[]): string {
  return stringify([cells], { escape_formulas: true, record_delimiter: "" });
}
