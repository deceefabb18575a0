import type { OrgLog } from "../log/log.ts";
import type { TimeOrder } from "../log/time-order.ts";
import { type Answer, type Call, listName, pageNumber, pageSize } from "../server/answer.ts";
import { type Filter, parseFilter } from "../server/filter.ts";
import { invalid, OktaAnswerError } from "../server/okta-error.ts";

const day = 86_400_000;
const filterRules = {
  properties: new Set(["eventType", "target.id", "actor.id", "outcome.result"]),
  dates: new Set<string>(),
  operators: new Set(["eq", "sw", "co"]),
};
const size = { default: 100, most: 1000 };

const refused = (cause: string) => new OktaAnswerError("E0000053", `Invalid log query: ${cause}`);

function timeIn(call: Call, parameter: string): number | null {
  const text = call.url.searchParams.get(parameter);
  if (text === null) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw invalid(parameter, "The date is invalid");
  return time;
}

function filterIn({ url }: Call, log: OrgLog): Filter<number> {
  const text = url.searchParams.get("filter");
  if (text === null) return () => true;
  try {
    return parseFilter<number>(text, filterRules, log.read);
  } catch (error) {
    if (error instanceof OktaAnswerError) throw refused(`filter ${text}`);
    throw error;
  }
}

/** With an end or a descending order a query is bounded; without, it is a poll, which never ends. */
export function listLogs(call: Call): Answer {
  const { org, url } = call;
  if (url.searchParams.has("q")) throw refused("q is not supported");
  const sortOrder = url.searchParams.get("sortOrder") ?? "ASCENDING";
  if (sortOrder !== "ASCENDING" && sortOrder !== "DESCENDING") throw invalid("sortOrder", "Invalid value");
  const now = Math.floor(org.clock.now());
  const [since, until] = [timeIn(call, "since"), timeIn(call, "until")];
  if (since !== null && !url.searchParams.has("after") && since < now - 180 * day)
    throw refused("since lies over 180 days back");
  const wanted = filterIn(call, org.log);
  const { published, persisted } = org.log.rows;
  const kept = (row: number) => published(row) >= now - 90 * day && persisted(row) <= now && wanted(row);
  if (until === null && sortOrder === "ASCENDING") return poll(call, Math.max(0, since ?? now - 7 * day), now, kept);
  const end = until ?? now;
  return bounded(call, { since: since ?? end - 7 * day, until: end, descending: sortOrder === "DESCENDING" }, kept);
}

function linkTo(call: Call, parameters: Readonly<Record<string, string>>): string {
  const next = new URL(call.url);
  for (const [name, value] of Object.entries({ ...parameters, limit: String(pageSize(call, size)) }))
    next.searchParams.set(name, value);
  return next.href;
}

const badCursor = () => invalid("after", "The cursor is invalid or has expired");

/** In the order of persistence, in which nothing is ever missing, and with a next link always. */
function poll(call: Call, since: number, now: number, kept: (row: number) => boolean): Answer {
  const { log } = call.org;
  const order = log.byPersistence;
  const cursor = call.url.searchParams.get("after");
  const known = cursor === null ? order.firstAfter(since) - 1 : order.placeOf(cursor);
  if (known === null) throw badCursor();
  // Where nothing has been met yet, the cursor is the time itself with all that is of it behind.
  const after = cursor ?? `${since}_${order.firstAfter(since) - order.firstFrom(since)}`;
  // What was published in the last 90 days was persisted in them.
  const first = Math.max(known + 1, order.firstFrom(now - 90 * day));
  const places = take(first, order.firstAfter(now), 1, pageSize(call, size), (place) => kept(order.rowAt(place)));
  const last = places.at(-1);
  const end = last === undefined ? after : order.cursorOf(last);
  const more = (from: string) => linkTo(call, { after: from });
  return {
    kind: "list",
    rows: places.map((place) => log.text(order.rowAt(place))),
    self: call.url.href,
    next: more(end),
    more,
    after,
    end,
    before: () => textBefore(log, order, known),
    wrap: null,
  };
}

function textBefore(log: OrgLog, order: TimeOrder, place: number): string | null {
  return place >= 0 && place < order.size() ? log.text(order.rowAt(place)) : null;
}

interface Bounds {
  since: number;
  until: number;
  descending: boolean;
}

/** By publication, and over: what is persisted after its page was made is missing. */
function bounded(call: Call, bounds: Bounds, kept: (row: number) => boolean): Answer {
  const { log } = call.org;
  const { since, until, descending } = bounds;
  const order = log.byPublication;
  const name = listName(call.url);
  const cursor = call.url.searchParams.get("after");
  const opened = cursor === null ? null : (call.cursors.open(name, cursor)?.after ?? "");
  const known = opened === null ? null : order.placeOf(opened);
  if (opened !== null && known === null) throw badCursor();
  const [low, high] = [order.firstAfter(since), order.firstAfter(until)];
  const limit = pageSize(call, size);
  const accept = (place: number) => kept(order.rowAt(place));
  const found = descending
    ? take((known ?? high) - 1, low - 1, -1, limit + 1, accept)
    : take(known === null ? low : known + 1, high, 1, limit + 1, accept);
  const places = found.slice(0, limit);
  const last = places.at(-1);
  const after = opened ?? "";
  const end = last === undefined ? after : order.cursorOf(last);
  const page = pageNumber(call.cursors, call.url);
  const fixed = { since: new Date(since).toISOString(), until: new Date(until).toISOString() };
  const more = (from: string) =>
    linkTo(call, from === "" ? fixed : { ...fixed, after: call.cursors.seal(name, { after: from, page: page + 1 }) });
  return {
    kind: "list",
    rows: places.map((place) => log.text(order.rowAt(place))),
    self: call.url.href,
    next: found.length > limit ? more(end) : null,
    more,
    after,
    end,
    before: () => (known === null ? null : textBefore(log, order, known)),
    wrap: null,
  };
}

/** The first places from `from` on, towards but without `to`, that are accepted. */
function take(from: number, to: number, step: 1 | -1, count: number, accept: (place: number) => boolean): number[] {
  const places: number[] = [];
  for (let place = from; place !== to && (to - place) * step > 0 && places.length < count; place += step)
    if (accept(place)) places.push(place);
  return places;
}
