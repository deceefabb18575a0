import type { SimOrg } from "../org.ts";
import type { Json } from "./json.ts";
import { invalid } from "./okta-error.ts";
import { type Cursors, takePage } from "./paging.ts";
import type { SearchIndex } from "./search-index.ts";
import type { TokenRole } from "./tokens.ts";

/** One request as an endpoint sees it. */
export interface Call {
  org: SimOrg;
  url: URL;
  /** The parts of the path that a route leaves open. */
  params: readonly string[];
  role: TokenRole;
  json: Json;
  cursors: Cursors;
  search: SearchIndex;
  /** Rows on a page at most, whatever is asked for. */
  largestPage: number;
  /** The user a token belongs to, if the org has one of that role. */
  tokenOwner(role: TokenRole): string | null;
}

/** A list within an object, with its next link there and not in a header. */
export interface Wrap {
  /** The property that holds the rows. */
  rows: string;
  /** What `_links` has besides the next link; without any, there is no `_links` until there is a next page. */
  links?: Readonly<Record<string, { href: string }>>;
}

/** A list keeps its rows apart until it is written, so that a fault can meddle with them. */
export interface ListReply {
  kind: "list";
  rows: string[];
  self: string;
  next: string | null;
  /** A link to what comes after a key. */
  more(after: string): string;
  /** The key the page comes after, and the last one on it. */
  after: string;
  end: string;
  /** The last row of the page before, if it is still there. */
  before(): string | null;
  wrap: Wrap | null;
}

export type Answer = { kind: "object"; text: string } | ListReply;

export function objectAnswer(value: unknown): Answer {
  return { kind: "object", text: JSON.stringify(value) };
}

export interface ListRules {
  keys: readonly string[];
  accept?(key: string): boolean;
  row(key: string): string;
  /** Page sizes; a limit above the most is refused unless `capped`, one below the least is lifted to it. */
  size: { default: number; most: number; least?: number; capped?: boolean };
  /** Parameters that Okta forgets in the next link. */
  forgets?: readonly string[];
  /** Answered in one page whatever its size. */
  unpaged?: boolean;
  wrap?: Wrap;
}

export function pageSize(call: Call, size: ListRules["size"]): number {
  return Math.min(askedSize(call, size), call.largestPage);
}

function askedSize(call: Call, size: ListRules["size"]): number {
  const text = call.url.searchParams.get("limit");
  // -1 is Okta's own way of saying "the default".
  if (text === null || text === "-1") return size.default;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw invalid("limit", "The limit must be a positive whole number");
  if (limit > size.most) {
    if (size.capped === true) return size.most;
    throw invalid("limit", `The limit must be at most ${size.most}`);
  }
  return Math.max(limit, size.least ?? 1);
}

/** The list a cursor belongs to: the path and what narrows it. */
export function listName(url: URL): string {
  return ["filter", "search", "q"].reduce((name, key) => `${name}\n${url.searchParams.get(key) ?? ""}`, url.pathname);
}

export function pageNumber(cursors: Cursors, url: URL): number {
  const after = url.searchParams.get("after");
  return after === null ? 1 : (cursors.open(listName(url), after)?.page ?? 1);
}

export function listAnswer(call: Call, rules: ListRules): Answer {
  const limit = rules.unpaged === true ? Number.POSITIVE_INFINITY : pageSize(call, rules.size);
  const cursor = call.url.searchParams.get("after");
  const name = listName(call.url);
  const position = cursor === null ? null : call.cursors.open(name, cursor);
  if (cursor !== null && position === null) throw invalid("after", "The cursor is invalid or has expired");
  const after = position?.after ?? null;
  const { page, more } = takePage(rules.keys, after, limit, rules.accept ?? (() => true));

  const nextFrom = (from: string) => {
    const next = new URL(call.url);
    for (const parameter of rules.forgets ?? []) next.searchParams.delete(parameter);
    next.searchParams.set("after", call.cursors.seal(name, { after: from, page: (position?.page ?? 1) + 1 }));
    if (Number.isFinite(limit)) next.searchParams.set("limit", String(limit));
    return next.href;
  };
  return {
    kind: "list",
    rows: page.map((key) => rules.row(key)),
    self: call.url.href,
    next: more ? nextFrom(page.at(-1) as string) : null,
    more: nextFrom,
    after: after ?? "",
    end: page.at(-1) ?? after ?? "",
    before: () => (after !== null && rules.keys.includes(after) ? rules.row(after) : null),
    wrap: rules.wrap ?? null,
  };
}

/** Rows in an order of their own, in one page whatever their number. */
export function wholeList(call: Call, rows: readonly unknown[], wrap?: Wrap): Answer {
  const keyed = new Map(rows.map((row, place) => [String(place).padStart(6, "0"), row]));
  return listAnswer(call, {
    keys: [...keyed.keys()],
    size: { default: 1, most: 1 },
    unpaged: true,
    row: (key) => JSON.stringify(keyed.get(key)),
    ...(wrap === undefined ? {} : { wrap }),
  });
}
