const separator = "\u0000";
/** Okta caps names at 255 characters; the cut only keeps an odd server's text below Neo4j's index key limit of 8 kB. */
const longestSortText = 1_000;

/** The unique key of a node: an Okta id is unique within its org only. */
export function keyOf(orgId: string, oktaId: string): string {
  return `${orgId}/${oktaId}`;
}

/**
 * The text that orders users, groups and apps: by org, then by name without regard to case, then by id. It is unique and
 * indexed, so that one range predicate gives a page in order, however deep.
 */
export function sortKeyOf(orgId: string, name: string, oktaId: string): string {
  return [orgId, name.toLowerCase().slice(0, longestSortText), oktaId].join(separator);
}

/** What all sort keys of an org begin with, and those of no other. */
export function sortKeyPrefix(orgId: string): string {
  return orgId + separator;
}

/** Syncs are numbered from 1; padded so that their keys sort as their numbers do. */
export function syncKey(orgId: string, number: number): string {
  return `${syncKeyPrefix(orgId)}${String(number).padStart(8, "0")}`;
}

export function syncKeyPrefix(orgId: string): string {
  return `${orgId}/sync/`;
}
