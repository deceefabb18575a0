import { wrongShape } from "./broken-answers.ts";
import { OktaRequestError } from "./errors.ts";
import type { Executor, Use } from "./executor.ts";
import { nextTarget } from "./link-header.ts";
import { type OktaLogEvent, readLogEvent } from "./log-records.ts";
import { nextUrl, pageUrl } from "./page-url.ts";
import { type Quarantine, readRecords } from "./record-reader.ts";

/** Where to go on reading: the link that the page before gave, or, without one, a moment to begin after. */
export type LogPlace = { next: string } | { since: string };

export interface LogPage {
  events: OktaLogEvent[];
  quarantined: Quarantine[];
  /** Where to go on, now or after months; null when Okta gave no link that may be followed. */
  next: string | null;
}

/** The place is no longer one that Okta knows: reading has to begin again after a moment. */
export class LogPlaceLostError extends Error {
  override name = "LogPlaceLostError";
}

const path = "/api/v1/logs";
const eventsAPage = 1_000;

/**
 * Reads the System Log by polling: in the order in which Okta stored the events, so that none is missed that was stored late.
 * Ends at an empty page, which is where Okta has no more for now; it gives a next link there as well. A page that is not full
 * need not be the last.
 * @throws LogPlaceLostError when Okta refuses the place, OktaError
 */
export async function* readLog(
  executor: Executor,
  origin: string,
  from: LogPlace,
  use: Use | undefined,
): AsyncGenerator<LogPage, void, undefined> {
  const kept = "next" in from ? nextUrl(`${origin}${path}`, from.next) : null;
  if (kept !== null && ("refused" in kept || new URL(kept.url).pathname !== path)) {
    throw new LogPlaceLostError("The place where the System Log was left is not one of this org's.");
  }
  let url =
    kept !== null && "url" in kept
      ? kept.url
      : pageUrl(origin, path, {
          since: (from as { since: string }).since,
          sortOrder: "ASCENDING",
          limit: String(eventsAPage),
        });
  for (let isFirst = true; ; isFirst = false) {
    let answer: Awaited<ReturnType<Executor["get"]>>;
    try {
      answer = await executor.get(url, { use });
    } catch (error) {
      if (error instanceof OktaRequestError && error.status === 400 && !(isFirst && "since" in from)) {
        throw new LogPlaceLostError(error.message);
      }
      throw error;
    }
    if (!Array.isArray(answer.value)) throw wrongShape(`GET ${path}`, "a list of events");
    const { records, quarantined } = readRecords(answer.value, readLogEvent);
    const target = nextTarget(answer.link);
    const next = target === null ? null : nextUrl(url, target);
    const goOn = next !== null && "url" in next ? next.url : null;
    yield { events: records, quarantined, next: goOn };
    if (goOn === null || answer.value.length === 0 || goOn === url) return;
    url = goOn;
  }
}
