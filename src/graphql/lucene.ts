// `orgId` is left out: its words would make every object of an org match.
const fields = ["login", "email", "displayName", "name", "label", "oktaId"];

// Further words of a long text would only cost; its beginning is matched as a whole elsewhere.
const mostWords = 8;

/**
 * Asks the full-text index for objects of one org that have every word of a text, as a word or as the beginning of one.
 * @returns null when the text has no letter or digit, which is all the index keeps
 */
export function toLuceneQuery(text: string, orgId: string): string | null {
  const words = text
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
  if (words.length === 0) return null;
  return [`+orgId:${phrase(orgId)}`, ...words.map((word) => `+(${inAnyField(word)})`)].join(" ");
}

/** Lucene cuts `jean-luc` into two words and keeps `o'brien` as one, so a half-typed word is tried in both ways. */
function inAnyField(word: string): string {
  const parts = word.split(/[^\p{L}\p{N}\p{M}_]+/u).filter((part) => part !== "");
  return fields
    .flatMap((field) => [
      `${field}:${phrase(word)}`,
      `${field}:${prefix(word)}`,
      ...(parts.length > 1 ? [`(${parts.map((part) => `+${field}:${prefix(part)}`).join(" ")})`] : []),
    ])
    .join(" ");
}

/** In a phrase only the backslash and the quote mean something. */
function phrase(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** Outside phrases Lucene has so many signs that every one that is no letter or digit is escaped. */
function prefix(word: string): string {
  return `${word.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, "\\$&")}*`;
}
