import { z } from "zod";
import { integer, query } from "../query.ts";
import { maybeDate, maybeText } from "./rows.ts";

/** What an export streams: users in order, each with all that decides what the user reaches. */

const text = z.string();
/** One edge or pair of edges; which properties it has depends on the way. */
const fact = z.object({
  way: z.enum(["DIRECT", "GROUP", "ACCOUNT", "USE"]),
  id: maybeText,
  name: maybeText,
  kind: maybeText,
  reason: maybeText,
  status: maybeText,
  ruleIds: z.array(text).nullish(),
  since: maybeDate,
  added: maybeDate,
  by: maybeText,
  assignedSince: maybeDate,
  assignedAdded: maybeDate,
  assignedBy: maybeText,
});
export type AccessFact = z.output<typeof fact>;

const row = z.object({
  sortKey: text,
  oktaId: text,
  login: maybeText,
  displayName: maybeText,
  status: maybeText,
  department: maybeText,
  title: maybeText,
  pairs: z.array(z.object({ app: text, facts: z.array(fact) })),
});
export type AccessOfUser = z.output<typeof row>;

export const effectiveAccess = query("export/effective-access", {
  params: z.object({ from: text, to: text, limit: integer }),
  row,
});
