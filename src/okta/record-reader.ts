import type * as z from "zod";
import { objectWithId } from "./record-fields.ts";

/** One object of a page that could not be read. Names it by id alone: the reason holds no personal data. */
export interface Quarantine {
  id: string | null;
  reason: string;
}

export interface Page<R> {
  records: R[];
  quarantined: Quarantine[];
}

/** Turns one raw object into a record, or says why it cannot be one. */
export type RecordReader<R> = (raw: unknown) => { record: R } | { reason: string };

export type RawObject = z.output<typeof objectWithId>;

/**
 * A reader for which only what nothing can be said without is a reason to set an object aside: its id, and whatever
 * else `toRecord` gives as a reason in place of a record.
 */
export function recordReader<R extends object>(toRecord: (raw: RawObject) => R | string): RecordReader<R> {
  return (raw) => {
    const parsed = objectWithId.safeParse(raw);
    if (!parsed.success) return { reason: reasonOf(parsed.error) };
    const record = toRecord(parsed.data);
    return typeof record === "string" ? { reason: record } : { record };
  };
}

export function readRecords<R>(raws: readonly unknown[], read: RecordReader<R>): Page<R> {
  const page: Page<R> = { records: [], quarantined: [] };
  for (const raw of raws) {
    const result = read(raw);
    if ("record" in result) page.records.push(result.record);
    else page.quarantined.push({ id: idOf(raw), reason: result.reason });
  }
  return page;
}

/** Says which field is wrong, never what stands in it. */
function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined || issue.path.length === 0) return "it is not an object";
  return `its ${issue.path.join(".")} is missing or unusable`;
}

function idOf(raw: unknown): string | null {
  if (typeof raw !== "object" || raw === null) return null;
  const id = (raw as Record<string, unknown>).id;
  return typeof id === "string" && /^[\w.:-]{1,100}$/.test(id) ? id : null;
}
