import { createHash } from "node:crypto";
import { kept } from "./answer-errors.ts";
import { noAnswer, wrongShape } from "./broken-answers.ts";
import {
  type OktaError,
  OktaFeatureError,
  OktaNetworkError,
  OktaPagingError,
  OktaPermissionError,
  OktaRequestError,
} from "./errors.ts";
import type { Executor, JsonAnswer, Use } from "./executor.ts";
import { nextTarget } from "./link-header.ts";
import { nextUrl, pageUrl, placeOf, withParameter } from "./page-url.ts";
import { part } from "./record-fields.ts";
import { type Page, type RecordReader, readRecords } from "./record-reader.ts";

export type Walk<R> = AsyncIterable<Page<R>>;

export interface ListSpec<R> {
  path: string;
  parameters?: Record<string, string>;
  /** Page sizes, the preferred one first: a smaller one is taken when pages of this size take Okta too long. */
  sizes: readonly number[];
  expand?: Expansion;
  headers?: Record<string, string>;
  /** Where the rows stand in an answer that is an object, as those of `/api/v1/iam` are; its next link stands there too. */
  rowsIn?: string;
  read: RecordReader<R>;
}

/** An `expand` that a walk can do without. */
export interface Expansion {
  value: string;
  /** Asked before the first page: it may be known by now that the org refuses it. */
  wanted(): boolean;
  refused(error: OktaError): void;
  granted(): void;
}

const emptyPagesInARow = 100;
const placesRemembered = 100_000;

/** Walks a list to its end, page by page; ends early only with an error. */
export async function* walkList<R>(
  executor: Executor,
  origin: string,
  spec: ListSpec<R>,
  use: Use | undefined,
): AsyncGenerator<Page<R>, void, undefined> {
  const endpoint = `GET ${spec.path}`;
  const sizes = [...spec.sizes];
  const seen = createMemory();
  let expand = spec.expand?.wanted() ? spec.expand : undefined;
  let expandRefusal: OktaError | null = null;
  let url = pageUrl(origin, spec.path, {
    ...(sizes[0] === undefined ? {} : { limit: String(sizes[0]) }),
    ...spec.parameters,
    ...(expand === undefined ? {} : { expand: expand.value }),
  });
  let first = true;
  let emptyPages = 0;
  seen.add(placeOf(url));

  for (;;) {
    let answer: JsonAnswer;
    try {
      answer = await executor.get(url, { use, headers: spec.headers, impatient: sizes.length > 1 });
    } catch (error) {
      if (sizes.length > 1 && error instanceof OktaNetworkError && (error.tookTooLong || error.status !== null)) {
        sizes.shift();
        url = withParameter(url, "limit", String(sizes[0]));
      } else if (first && expand !== undefined && mayBeForTheExpand(error)) {
        expand = undefined;
        expandRefusal = error;
        url = withParameter(url, "expand", null);
        seen.add(placeOf(url));
      } else throw first ? error : laterPageError(error, endpoint);
      continue;
    }

    const rows = spec.rowsIn === undefined ? answer.value : part(answer.value)[spec.rowsIn];
    if (!Array.isArray(rows)) throw wrongShape(endpoint, "a list");
    if (first && expandRefusal !== null) spec.expand?.refused(expandRefusal);
    else if (first) expand?.granted();
    first = false;
    yield readRecords(rows, spec.read);

    const target = (spec.rowsIn === undefined ? null : nextInBody(answer.value)) ?? nextTarget(answer.link);
    if (target === null) return;
    emptyPages = rows.length === 0 ? emptyPages + 1 : 0;
    const next = nextUrl(url, target);
    if ("refused" in next)
      throw pagingError(endpoint, `the link to its next page was refused: ${next.refused}`, checkOrg);
    if (emptyPages > emptyPagesInARow) throw pagingError(endpoint, `${emptyPages} empty pages came in a row`, tryAgain);
    if (!seen.add(placeOf(next.url))) {
      throw pagingError(endpoint, "the link to its next page leads back to a page already read", tryAgain);
    }
    // A link may still name the page size that was too large.
    url = sizes.length < spec.sizes.length ? withParameter(next.url, "limit", String(sizes[0])) : next.url;
  }
}

function nextInBody(value: unknown): string | null {
  const { href } = part(part(part(value)._links).next);
  return typeof href === "string" && href !== "" ? href : null;
}

function mayBeForTheExpand(error: unknown): error is OktaError {
  return (
    error instanceof OktaPermissionError ||
    error instanceof OktaFeatureError ||
    (error instanceof OktaRequestError && error.status === 400)
  );
}

/** Later pages are asked for by Okta's own link: a 400 there speaks of its cursor, which lives for a limited time. */
function laterPageError(error: unknown, endpoint: string): unknown {
  if (!(error instanceof OktaRequestError) || error.status !== 400) return error;
  const { status, errorCode, requestId } = error;
  return pagingError(endpoint, cursorRefused, tryAgain, {
    status,
    errorCode,
    requestId,
  });
}

export const cursorRefused = "Okta refused the cursor of a later page, which has probably expired";
const tryAgain = "The walk must begin again from its first page: sync again.";
export const checkOrg =
  "The token was not sent there. Check that the org URL is the one Okta itself uses in its links.";

export function pagingError(
  endpoint: string,
  what: string,
  remedy: string,
  says: Partial<OktaError> = {},
): OktaPagingError {
  return new OktaPagingError(`${endpoint} cannot be walked to its end: ${what}.`, remedy, {
    ...noAnswer(endpoint, `What was read of it is not the whole. ${kept}`),
    ...says,
  });
}

/** The places a walk has been to, as short hashes; it forgets the oldest of very long walks. */
function createMemory() {
  const places = new Set<string>();
  return {
    /** False when it was there before. */
    add(place: string): boolean {
      const hash = createHash("sha256").update(place).digest("base64url").slice(0, 16);
      if (places.has(hash)) return false;
      places.add(hash);
      if (places.size > placesRemembered) {
        for (const oldest of places) {
          places.delete(oldest);
          break;
        }
      }
      return true;
    },
  };
}
