import { type FindingKind, findingKinds, findings } from "../../access/findings/catalogue.ts";
import { type Severity, severities } from "../../access/findings/finding.ts";
import { UsageError } from "../usage-error.ts";

/** A kind as people type it: `unused-access` and `UNUSED_ACCESS` alike. */
export function parseKind(text: string): FindingKind {
  const kind = findingKinds.find((one) => one === spelt(text));
  if (kind !== undefined) return kind;
  throw new UsageError(`There is no finding ${JSON.stringify(text)}. access-graph report --list names them all.`);
}

/** What is to fail a pipeline: the kinds named, and those of a severity or a greater one. */
export function parseFailOn(texts: readonly string[]): ReadonlySet<FindingKind> {
  const named = texts.flatMap((text) => text.split(",")).map((text) => text.trim());
  return new Set(
    named.flatMap((text): FindingKind[] => {
      const severity = severities.find((one) => one === spelt(text));
      return severity === undefined ? [parseKind(text)] : atLeast(severity);
    }),
  );
}

function atLeast(severity: Severity): FindingKind[] {
  return findingKinds.filter((kind) => severities.indexOf(findings[kind].severity) >= severities.indexOf(severity));
}

const spelt = (text: string): string => text.trim().toUpperCase().replaceAll("-", "_");
