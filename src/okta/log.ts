import { wrongShape } from "./broken-answers.ts";
import { OktaRequestError } from "./errors.ts";
import type { Executor, JsonAnswer, Use } from "./executor.ts";
import { nextTarget } from "./link-header.ts";
import { type OktaLogEvent, readLogEvent } from "./log-records.ts";
import { nextUrl, pageUrl } from "./page-url.ts";
import { checkOrg, cursorRefused, pagingError } from "./pager.ts";
import { type Quarantine, readRecords } from "./record-reader.ts";

/** Where to go on reading: the link that the page before gave, or, without one, a moment to begin after. */
export type LogPlace = { next: string } | { since: string };

export interface LogPage {
  events: OktaLogEvent[];
  quarantined: Quarantine[];
  /** Where to go on, now or after months. */
  next: string;
  /** When it was asked for, by Okta's clock. */
  askedAt: Date;
}

/** The place is no longer one that Okta knows: reading has to begin again after a moment. Its cause is an OktaError. */
export class LogPlaceLostError extends Error {
  override name = "LogPlaceLostError";
}

const goesOn = "Reading goes on from the same place next time: sync again.";
const lost = () => new LogPlaceLostError("place lost", { cause: pagingError(`GET ${path}`, cursorRefused, goesOn) });

/** A page that has been asked for. */
interface Asked {
  url: string;
  at: Date;
  answer: Promise<JsonAnswer>;
  /** Where its answer, which may only have begun, says that the next one is. */
  next: string | null;
  onNext: ((next: string) => void) | null;
}

const path = "/api/v1/logs";
const eventsAPage = 1_000;

/**
 * Reads the System Log by polling: in the order in which Okta stored the events, so that none is missed that was stored late.
 * Ends where Okta has no more for now, which is an empty page; it is asked for twice, because what comes after one that was
 * empty by mistake would be taken for read. Okta links on from there as well: without a link there is no end. A page that is
 * not full need not be the last. While the reader is at one page, the next is asked for already; after a full page, which more
 * can be expected to follow, as soon as the link to it is there.
 * @param filter which events; a place found under one filter goes on under it
 * @throws LogPlaceLostError when Okta refuses the place, OktaError
 */
export async function* readLog(
  executor: Executor,
  origin: string,
  from: LogPlace,
  use: Use | undefined,
  filter?: string,
): AsyncGenerator<LogPage, void, undefined> {
  const kept = "next" in from ? nextUrl(`${origin}${path}`, from.next) : null;
  if (kept !== null && ("refused" in kept || new URL(kept.url).pathname !== path)) {
    throw lost();
  }
  let url =
    kept !== null && "url" in kept
      ? kept.url
      : pageUrl(origin, path, {
          since: (from as { since: string }).since,
          sortOrder: "ASCENDING",
          limit: String(eventsAPage),
          ...(filter === undefined ? {} : { filter }),
        });
  const ask = (url: string): Asked => {
    const page: Asked = {
      url,
      at: new Date(executor.now()),
      next: null,
      onNext: null,
      answer: executor.get(url, { use, onLink }),
    };
    function onLink(link: string | null): void {
      const target = nextTarget(link);
      const next = target === null ? null : nextUrl(url, target);
      page.next = next !== null && "url" in next && next.url !== url ? next.url : null;
      if (page.next !== null) page.onNext?.(page.next);
    }
    // It may fail before anybody waits for it.
    page.answer.catch(() => {});
    return page;
  };
  /** The page after the one that is waited for, where it is asked for already. */
  let ahead = null as Asked | null;
  const askAhead = (page: Asked): void => {
    page.onNext = (next) => {
      if (ahead?.url !== next) ahead = ask(next);
    };
    if (page.next !== null) page.onNext(page.next);
  };
  let emptyPages = 0;
  let asked = ask(url);
  for (let isFirst = true; ; isFirst = false) {
    let answer: JsonAnswer;
    try {
      answer = await asked.answer;
    } catch (error) {
      if (error instanceof OktaRequestError && error.status === 400 && !(isFirst && "since" in from)) {
        throw lost();
      }
      throw error;
    }
    if (!Array.isArray(answer.value)) throw wrongShape(`GET ${path}`, "a list of events");
    const { records, quarantined } = readRecords(answer.value, readLogEvent);
    const target = nextTarget(answer.link);
    if (target === null) throw pagingError(`GET ${path}`, "Okta gave no link to what comes next", goesOn);
    const next = nextUrl(url, target);
    if ("refused" in next)
      throw pagingError(
        `GET ${path}`,
        `the link to its next page was refused: ${next.refused}`,
        `${goesOn} ${checkOrg}`,
      );
    const isEmpty = answer.value.length === 0;
    if (!isEmpty && next.url === url)
      throw pagingError(`GET ${path}`, "the link to its next page leads back to a page already read", goesOn);
    emptyPages = isEmpty ? emptyPages + 1 : 0;
    const isLast = emptyPages > 1;
    const askedAt = asked.at;
    if (!isLast) {
      url = next.url;
      asked = ahead?.url === url ? ahead : ask(url);
      ahead = null;
      if (answer.value.length >= eventsAPage) askAhead(asked);
    }
    yield { events: records, quarantined, next: next.url, askedAt };
    if (isLast) return;
  }
}
