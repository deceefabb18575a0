/** One entry of a `Link` header (RFC 8288), as far as paging needs it. */
export interface Link {
  target: string;
  rels: string[];
}

/**
 * Reads a `Link` header of any length. Okta's cursors may hold commas, semicolons and encoded bytes, so the target
 * between `<` and `>` is taken as it stands and never decoded; several headers arrive here joined by commas.
 * What cannot be read is skipped: a broken entry must not hide the one after it.
 */
export function parseLinkHeader(header: string): Link[] {
  const links: Link[] = [];
  let at = 0;
  for (;;) {
    const open = header.indexOf("<", at);
    if (open === -1) return links;
    const close = header.indexOf(">", open + 1);
    if (close === -1) return links;
    const end = endOfEntry(header, close + 1);
    const target = header.slice(open + 1, close).trim();
    if (target !== "") links.push({ target, rels: relsOf(header.slice(close + 1, end)) });
    at = end + 1;
  }
}

export function nextTarget(header: string | null): string | null {
  if (header === null) return null;
  return parseLinkHeader(header).find((link) => link.rels.includes("next"))?.target ?? null;
}

/** The place of the comma that ends this entry: commas inside a quoted parameter do not count. */
function endOfEntry(header: string, from: number): number {
  let quoted = false;
  for (let i = from; i < header.length; i++) {
    const char = header[i];
    if (quoted && char === "\\") i++;
    else if (char === '"') quoted = !quoted;
    else if (char === "," && !quoted) return i;
  }
  return header.length;
}

const parameter = /;\s*([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g;

/** A second `rel` in one entry is to be ignored (RFC 8288, section 3.3). */
function relsOf(parameters: string): string[] {
  for (const [, name, quoted, bare] of parameters.matchAll(parameter)) {
    if (name?.toLowerCase() !== "rel") continue;
    const value = quoted?.replaceAll(/\\(.)/g, "$1") ?? bare ?? "";
    return value
      .toLowerCase()
      .split(/\s+/)
      .filter((rel) => rel !== "");
  }
  return [];
}
