import { isUsableId } from "./record-fields.ts";

/** What a link to the next page turned out to be. */
export type NextUrl = { url: string } | { refused: string };

/** Parameters that Okta is known to drop from its links, and without which the next pages would differ from the first. */
const lasting = ["expand", "limit", "filter", "search", "q", "sortBy", "sortOrder"];

export function pageUrl(origin: string, path: string, parameters: Record<string, string>): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${origin}${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
}

/** Resolves a link against the page it came with, refuses any other origin, and puts back what Okta dropped. */
export function nextUrl(current: string, target: string): NextUrl {
  const from = new URL(current);
  if (!URL.canParse(target, current)) return { refused: "it is not a valid URL" };
  const next = new URL(target, current);
  if (next.origin !== from.origin) return { refused: "it leads to another host, scheme or port" };
  if (next.username !== "" || next.password !== "") return { refused: "it carries a user name or password" };
  const present = new Set(rawPairs(next.search).map(nameOf));
  const dropped = rawPairs(from.search).filter((pair) => lasting.includes(nameOf(pair)) && !present.has(nameOf(pair)));
  const query = [...rawPairs(next.search), ...dropped].join("&");
  return { url: `${next.origin}${next.pathname}${query === "" ? "" : `?${query}`}` };
}

/** The place in the list that a URL stands for. The page size and the order of parameters do not belong to it. */
export function placeOf(url: string): string {
  const { pathname, search } = new URL(url);
  const pairs = rawPairs(search).filter((pair) => nameOf(pair) !== "limit");
  return `${pathname}?${pairs.sort().join("&")}`;
}

/** The same place in another page size. The cursor is left as it is, byte for byte. */
export function withParameter(url: string, name: string, value: string | null): string {
  const { origin, pathname, search } = new URL(url);
  const pairs = rawPairs(search).filter((pair) => nameOf(pair) !== name);
  if (value !== null) pairs.unshift(`${name}=${encodeURIComponent(value)}`);
  return `${origin}${pathname}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
}

function rawPairs(search: string): string[] {
  return search
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "");
}

function nameOf(pair: string): string {
  const name = pair.split("=", 1)[0] ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** An id as a path segment. `.` and `..` would lead to another endpoint, even when encoded. */
export function segment(id: string): string {
  if (!isUsableId(id)) throw new RangeError("An Okta id was expected: non-empty text without blanks.");
  return encodeURIComponent(id);
}
