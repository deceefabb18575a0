/** A Markdown table whose source is as easy to read: it is printed and written as it is. */
export function table(heads, rows) {
  const cells = rows.map((row) => row.map((cell) => String(cell ?? "–")));
  const widths = heads.map((head, column) => Math.max(head.length, 3, ...cells.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(heads), rule, ...cells.map(line)].join("\n");
}

export const seconds = (ms) => (ms === null ? null : `${(ms / 1_000).toFixed(1)} s`);
export const milliseconds = (ms) => ms.toFixed(ms < 10 ? 1 : 0);
export const mebibytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;
export const ratio = (value) => value.toFixed(2);
export const perSecond = (count, ms) => Math.round((count * 1_000) / ms).toLocaleString("en");
