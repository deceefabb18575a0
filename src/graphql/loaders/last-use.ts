import { type LastUse, lastUseOf, madeAt } from "../../access/last-use.ts";
import type { Interval } from "../../access/log-coverage.ts";
import { systemLogs, usesOfPairs } from "../../graph/queries/read.ts";
import type { Context } from "../context.ts";
import { refuseInHistory } from "../moments.ts";
import type { AccessSource } from "../sources.ts";
import { explain } from "./paths.ts";

interface SignIns {
  first: string | null;
  last: string | null;
  count: number;
  lastFailure: string | null;
}

export interface LogState {
  isBegun: boolean;
  coverage: Interval | null;
  firstSync: string | null;
}

export type LastUseSource = LastUse & { first: string | null; count: number | null; lastFailure: string | null };

/** Whether one user has used one app; batched over all pairs of an operation. */
export async function lastUse(context: Context, pair: AccessSource): Promise<LastUseSource> {
  refuseInHistory(pair.app, "lastUse");
  const [signIns, log] = await Promise.all([signInsOf(context, pair), logOf(context, pair.app.orgId)]);
  const { isBegun, coverage, firstSync } = log;
  const last = signIns?.last ?? null;
  const { paths } = last === null && coverage !== null ? await explain(context, pair) : { paths: [] };
  const ways = paths.map((path) => ({ since: madeAt(path, firstSync) }));
  const { first, count, lastFailure } = signIns ?? { first: null, count: isBegun ? 0 : null, lastFailure: null };
  return { ...lastUseOf(last, coverage, isBegun, ways), first, count, lastFailure };
}

async function signInsOf(context: Context, { user, app }: AccessSource): Promise<SignIns | null> {
  const batch = context.batch<SignIns>(usesOfPairs.name, async (keys) => {
    const pairs = keys.map((key) => {
      const [userKey, appKey] = JSON.parse(key) as [string, string];
      return { user: userKey, app: appKey };
    });
    const rows = await context.read(usesOfPairs, { pairs });
    return new Map(
      rows.map(({ user: userKey, app: appKey, ...signIns }) => [JSON.stringify([userKey, appKey]), signIns]),
    );
  });
  return (await batch.load(JSON.stringify([user.key, app.key]))) ?? null;
}

/** How far the System Log of an org was read. */
export async function logOf(context: Context, orgId: string): Promise<LogState> {
  const batch = context.batch<LogState>(systemLogs.name, async (keys) => {
    const rows = await context.read(systemLogs, { orgIds: [...keys] });
    return new Map(
      rows.map(({ isBegun, hasCaughtUp, coveredFrom: from, coveredTo: to, firstSync, ...row }) => {
        const coverage = hasCaughtUp && from !== null && to !== null ? { from, to } : null;
        return [row.orgId, { isBegun, coverage, firstSync }];
      }),
    );
  });
  return (await batch.load(orgId)) ?? { isBegun: false, coverage: null, firstSync: null };
}
