import { csvLine } from "../csv-line.ts";
import { table } from "../table.ts";
import type { FindingHead, ReportedFinding, ReportedObject } from "./ask-findings.ts";
import { gapWords } from "./judge.ts";

const nameOf = ({ name, id }: ReportedObject): string => name ?? id;
const subjectOf = ({ subject }: ReportedFinding): string => (subject === null ? "" : nameOf(subject));
const relatedOf = ({ related }: ReportedFinding): string => related.map(nameOf).join("; ");

/** One kind as a person reads it. */
export function renderFindings(head: FindingHead, rows: readonly ReportedFinding[], columns: number): string {
  const { title, severity, kind, totalCount, isTotalExact } = head;
  const doubts = doubtLines(head);
  const none = doubts.length === 0 ? "none found" : "none found, as far as is known";
  const count = `${isTotalExact ? "" : "at least "}${totalCount.toLocaleString("en")}`;
  const shown = rows.length < totalCount && rows.length > 0 ? `, the first ${rows.length} of them` : "";
  const cells = rows.map((row) => [
    subjectOf(row),
    relatedOf(row),
    row.certainty === "POSSIBLE" ? `possible: ${row.summary}` : row.summary,
  ]);
  return [
    `${title} (${kind}, ${severity}): ${totalCount === 0 && isTotalExact ? none : `${count} found${shown}`}`,
    ...(rows.length === 0 ? [] : [table(["subject", "related", "what was found"], cells, columns)]),
    ...doubts,
  ].join("\n");
}

/** What an empty or short list must not hide. */
export function doubtLines({ unknown, coverage, dataStatus }: FindingHead): string[] {
  const lines = unknown.map(({ reason, count }) => `not known of ${count.toLocaleString("en")}: ${reason}`);
  if (coverage !== null && !coverage.isSufficient) {
    const from = coverage.from === null ? "not read to its end" : `known since ${coverage.from}`;
    lines.push(`the System Log is ${from}: not long enough for this`);
  }
  if (!dataStatus.complete) lines.push(`the data behind it have ${gapWords(dataStatus)}: there may be more`);
  return lines;
}

const csvColumns = [
  "kind",
  "severity",
  "certainty",
  "subjectType",
  "subjectId",
  "subject",
  "related",
  "summary",
  "facts",
  "asOf",
];

export const csvHead = (): string => csvColumns.join(",");

export function findingInCsv({ kind, severity, dataStatus }: FindingHead, row: ReportedFinding): string {
  const { certainty, subject, summary, facts } = row;
  const about = [subject?.type ?? "", subject?.id ?? "", subjectOf(row), relatedOf(row)];
  return csvLine([kind, severity, certainty, ...about, summary, JSON.stringify(facts), dataStatus.asOf ?? ""]);
}
