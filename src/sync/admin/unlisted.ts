import type { SyncContext, Tally } from "../context.ts";

/** Whoever is in no list cannot be asked for what hangs on it: where a list was not read to its end, something may be missing. */
export function missUnlisted(
  { complete }: Pick<SyncContext, "complete">,
  tally: Pick<Tally, "miss">,
  lists: readonly ("users" | "groups" | "apps")[],
): void {
  const cut = lists.filter((name) => !complete.has(name));
  if (cut.length === 0) return;
  const reason = `the ${cut.join(" and the ")} were not all read, and those not known have not been asked for. What was known is kept. Sync again.`;
  tally.miss({ code: "PARTIAL", reason });
}
