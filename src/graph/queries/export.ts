import { z } from "zod";
import { integer, query } from "../query.ts";

/** What an export streams: users in order, each with all that decides what the user reaches. */

const text = z.string();
const textOrNull = z.string().nullable();

type Maybe = string | null;
/** The edges that lead from a user to an app. Dates are as Neo4j writes them. */
export type AccessFact =
  | readonly ["DIRECT", since: Maybe, added: Maybe, by: Maybe]
  | readonly [
      "GROUP",
      since: Maybe,
      added: Maybe,
      by: Maybe,
      groupId: string,
      group: Maybe,
      kind: Maybe,
      reason: Maybe,
      assignedSince: Maybe,
      assignedAdded: Maybe,
      assignedBy: Maybe,
      ...ruleIds: string[],
    ]
  | readonly ["ACCOUNT", firstSeen: Maybe, scope: Maybe, status: Maybe, grantingGroupId: Maybe]
  | readonly ["USE", last: Maybe];

export type AccessPair = readonly [appId: string, facts: readonly AccessFact[]];

const row = z.object({
  sortKey: text,
  oktaId: text,
  login: textOrNull,
  displayName: textOrNull,
  status: textOrNull,
  department: textOrNull,
  title: textOrNull,
  // Checked no further: there are millions of them, and checking each takes longer than all else that is done with it.
  pairs: z.custom<AccessPair[]>(Array.isArray),
});
export type AccessOfUser = z.output<typeof row>;

export const effectiveAccess = query("export/effective-access", {
  params: z.object({ from: text, to: text, limit: integer }),
  row,
});
