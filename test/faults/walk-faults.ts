import { always, type FaultKind, isObject, once } from "./fault-kind.ts";

/** An answer that came whole, with links or rows in it that are not as they should be. */
export const walkFaults: readonly FaultKind[] = [
  {
    name: "empty page with next",
    okta: "sends a page without rows, and a link to the next one",
    effect: "NONE",
    place: "EITHER",
    needs: "LIST",
    rules: once({ kind: "empty-page" }),
  },
  {
    name: "next that does not move",
    okta: "links to the page that was just read",
    effect: "NOT_WALKABLE",
    place: "EITHER",
    needs: "LIST",
    says: /cannot be walked to its end: the link to its next page leads back to a page already read/,
    rules: always({ kind: "stuck-link" }),
  },
  {
    name: "next to another host",
    okta: "links to a next page elsewhere; the token is not sent there",
    effect: "NOT_WALKABLE",
    place: "EITHER",
    needs: "LIST",
    says: /cannot be walked to its end: the link to its next page was refused: it leads to another host/,
    rules: (at) => always({ kind: "foreign-link", origin: at.elsewhere })(at),
  },
  {
    name: "next over 2,000 characters",
    okta: "links to the next page at a length that other clients cannot read",
    effect: "NONE",
    place: "FIRST",
    needs: "NEXT",
    rules: once({ kind: "long-link" }),
  },
  {
    name: "cursor expired",
    okta: "answers 400 to the link it gave itself: the walk took too long",
    effect: "NOT_WALKABLE",
    place: "LATER",
    needs: "NEXT",
    says: /cannot be walked to its end: Okta refused the cursor of a later page/,
    rules: always({ kind: "cursor-expired" }),
  },
  {
    name: "`expand` dropped from next",
    okta: "links to a next page without what the first one was asked to expand",
    effect: "NONE",
    place: "FIRST",
    needs: "EXPAND",
    rules: always({ kind: "expand-forgotten" }),
  },
  {
    name: "malformed object",
    okta: "sends an object without an id, or none at all",
    effect: "ODD_ROW",
    place: "EITHER",
    rules: (at) => {
      if (isObject(at.endpoint)) {
        return always({ kind: "json", value: at.pick([{ name: "no id" }, { id: null }, { id: 7 }]) })(at);
      }
      const row = at.pick([null, "text", {}, { id: null }, { id: "a b" }, []]);
      if (at.endpoint.holds) return always({ kind: "json", value: at.endpoint.holds([row]) })(at);
      // The one user who is looked for is on the last page, which only this second read has.
      const last = { ...at.match, nth: 1, page: 3 };
      return at.endpoint.kind === "LATE"
        ? always({ kind: "malformed-row", row })({ ...at, match: last })
        : always({ kind: "malformed-row", row })(at);
    },
  },
  {
    name: "wrong JSON type",
    okta: "sends an object where a list belongs, or a list where an object belongs",
    effect: "UNUSABLE",
    place: "EITHER",
    says: /was answered with JSON that is not/,
    rules: (at) => always(isObject(at.endpoint) ? { kind: "json", value: [{ id: "x" }] } : { kind: "wrong-type" })(at),
  },
  {
    name: "`200 []`",
    okta: "answers an empty list, as it does to tokens that have lost their rights",
    effect: "EMPTY",
    place: "FIRST",
    rules: (at) => {
      const { endpoint } = at;
      if (endpoint.holds) return always({ kind: "json", value: endpoint.holds([]) })(at);
      return always(isObject(endpoint) ? { kind: "json", value: [] } : { kind: "empty-list" })(at);
    },
  },
  {
    name: "duplicated rows across pages",
    okta: "sends the rows of the page before once more",
    effect: "NONE",
    place: "LATER",
    needs: "LIST",
    rules: ({ match, endpoint }) => {
      // Rows of several lists must not mix.
      if (endpoint.kind === "SCOPES") {
        return [{ match, fault: { kind: "duplicate-rows" }, times: Number.POSITIVE_INFINITY }];
      }
      const { page: _, nth: from = 1, ...every } = match;
      const sent = new Map<string, Record<string, unknown>>();
      const again = (rows: Record<string, unknown>[]) => {
        // Where a log has no more for now there is nothing to send again.
        if (rows.length === 0) return rows;
        const before = [...sent.values()];
        for (const row of rows) sent.set(String(row.id ?? row.uuid), row);
        return [...before, ...rows, ...rows];
      };
      const times = Number.POSITIVE_INFINITY;
      return [{ match: { ...every, nth: from }, fault: { kind: "edit-rows", edit: again }, times }];
    },
  },
  {
    name: "an object that changes between pages",
    okta: "changes an object that was read already while later pages are asked for",
    effect: "NONE",
    place: "LATER",
    needs: "LIST",
    rules: ({ match, endpoint, cast }) => [
      { match, times: 1, fault: { kind: "before", run: () => endpoint.meanwhile?.(cast) } },
    ],
  },
];
