import * as z from "zod";
import { wellFormed } from "./well-formed.ts";

/**
 * An id as it can stand in a path and in a key: text of a sane length, without blanks or control characters at all,
 * and not one of the two path segments that a URL gives a meaning of their own.
 */
const oktaId = z.string().refine(isUsableId);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const unusableInId = /[\s\u0000-\u001f\u007f\p{Surrogate}]/u;

export function isUsableId(id: string): boolean {
  return id !== "" && id.length <= 500 && id !== "." && id !== ".." && !unusableInId.test(id);
}

/** What is only asked to be an object with an id: every other field is read leniently, one by one, by what follows. */
export const objectWithId = z.looseObject({ id: oktaId });

/** A nested object; an empty one where there is none. */
export function part(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Text, or null. Numbers and booleans become text: custom attributes and imported names are often typed loosely. */
export function text(value: unknown): string | null {
  if (typeof value === "string") return wellFormed(value);
  return (typeof value === "number" && Number.isFinite(value)) || typeof value === "boolean" ? String(value) : null;
}

/** Okta's enums grow: whatever word it uses is kept. */
export function word(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? wellFormed(value) : null;
}

/** A status, type or scope that Okta left out. */
export const unknownWord = "UNKNOWN";

/** How Okta usually writes a moment, with a day that every month has: nothing to check or to rewrite in it. */
const plainMoment = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const isoMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const firstMs = Date.parse("0001-01-01");
const lastMs = Date.parse("9999-12-31T23:59:59.999Z");

/** A moment in one spelling, whether Okta writes milliseconds or not; null when it is none. */
export function moment(value: unknown): string | null {
  if (typeof value !== "string") return null;
  if (plainMoment.test(value)) return value;
  if (!isoMoment.test(value)) return null;
  // Without a zone it is Okta's own time, which is UTC, and not that of this machine.
  const zoned = /T[^Z+-]*$/.test(value) ? `${value}Z` : value;
  const ms = Date.parse(zoned);
  if (Number.isNaN(ms) || ms < firstMs || ms > lastMs) return null;
  const iso = new Date(ms).toISOString();
  // The parser turns 30 February into 2 March: a day that does not exist is no moment.
  const utc = !/[+-]\d{2}:?\d{2}$/.test(value);
  return utc && iso.slice(0, 10) !== value.slice(0, 10) ? null : iso;
}

export function wholeNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}

/** A list of ids, empty when absent; null when it is there but cannot be read whole. */
export function idList(value: unknown): string[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return null;
  return value.every((id): id is string => typeof id === "string" && isUsableId(id)) ? [...new Set(value)] : null;
}

/** The last segment of a link such as `https://x.okta.com/api/v1/groups/00g1`, when it leads to that kind of object. */
export function idFromLink(
  href: unknown,
  kind: "apps" | "groups" | "users" | "clients" | "resource-sets" | "roles",
): string | null {
  if (typeof href !== "string") return null;
  const match = new RegExp(`/${kind}/([^/?#]+)/?(?:[?#].*)?$`).exec(href);
  if (match?.[1] === undefined) return null;
  try {
    const id = decodeURIComponent(match[1]);
    return isUsableId(id) ? id : null;
  } catch {
    return null;
  }
}

export function firstText(...candidates: (string | null)[]): string | null {
  return candidates.find((candidate) => candidate !== null && candidate.trim() !== "") ?? null;
}
