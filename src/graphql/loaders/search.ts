import { searchNames, searchWords } from "../../graph/queries/read.ts";
import type { OrganizationRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { codedError } from "../errors.ts";
import { toLuceneQuery } from "../lucene.ts";
import { type SearchSource, toSource } from "../sources.ts";

const longestText = 200;

/** What has the words of a text; what is called so, or begins so, comes first. */
export async function search(
  context: Context,
  org: OrganizationRow,
  text: string,
  first: number,
): Promise<SearchSource[]> {
  if (text.length > longestText) {
    throw codedError(
      "LIMIT_EXCEEDED",
      `\`text\` has ${text.length} characters; at most ${longestText} can be searched.`,
    );
  }
  const wanted = text.trim();
  if (wanted === "" || first === 0) return [];
  const named = await context.read(searchNames, {
    prefix: `${org.orgId}\u0000${wanted.toLowerCase()}`,
    limit: BigInt(first),
  });
  const query = named.length < first ? toLuceneQuery(wanted, org.orgId) : null;
  // Some hits are dropped: those found by name, and those of an org whose id has the same words.
  const limit = BigInt(first + named.length);
  const worded =
    query === null ? [] : await context.read(searchWords, { query, orgId: org.orgId, fetch: limit * 3n, limit });
  const exactly = `\u0000${wanted.toLowerCase()}\u0000`;
  const exact = named.filter(({ node }) => node.sortKey.includes(exactly));
  const found = new Map<string, SearchSource>();
  for (const hit of [...exact, ...named, ...worded]) {
    const id = `${hit.type} ${hit.node.key}`;
    if (!found.has(id)) found.set(id, toSource(hit));
  }
  return [...found.values()].slice(0, first);
}
