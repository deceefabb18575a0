import { stripVTControlCharacters } from "node:util";

/** Columns are cut, widest first, until the table fits; a width of 0 means there is nothing to fit into. */
export function table(heads: string[], rows: unknown[][], width: number): string {
  const cells = [heads, ...rows.map((row) => heads.map((_, column) => plain(row[column])))];
  const widths = heads.map((_, column) =>
    cells.reduce((widest, row) => Math.max(widest, textWidth(row[column] ?? "")), 0),
  );
  const gap = 2;
  if (width > 0) {
    while (widths.reduce((sum, one) => sum + one + gap, -gap) > width) {
      const widest = widths.indexOf(Math.max(...widths));
      if ((widths[widest] ?? 0) <= 4) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
    }
  }
  return cells
    .map((row) =>
      row
        .map((cell, column) => toWidth(cell, widths[column] ?? 0))
        .join(" ".repeat(gap))
        .trimEnd(),
    )
    .join("\n");
}

/** One line of text that cannot move the cursor: names in a directory are written by people, some of them hostile. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return stripVTControlCharacters(text).replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ");
}

function toWidth(text: string, width: number): string {
  const missing = width - textWidth(text);
  if (missing >= 0) return text + " ".repeat(missing);
  let cut = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = graphemeWidth(segment);
    if (used + next > width - 1) break;
    cut += segment;
    used += next;
  }
  return `${cut}…${" ".repeat(width - used - 1)}`;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;

/** How many cells of a terminal a grapheme takes: East Asian wide characters and emoji two, combining marks alone none. */
function graphemeWidth(grapheme: string): number {
  if (wide.test(grapheme)) return 2;
  return /^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(grapheme) ? 0 : 1;
}
