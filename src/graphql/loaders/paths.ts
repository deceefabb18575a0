import { type AccessPath, pathsOf } from "../../access/paths.ts";
import { reachFactsAsOf } from "../../graph/queries/as-of.ts";
import { reachFacts } from "../../graph/queries/read.ts";
import type { AccountRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import type { AccessSource, PathFact } from "../sources.ts";

export interface Explanation {
  paths: AccessPath<PathFact>[];
  account: AccountRow | null;
}

/** Every path of one user to one app, and the account; batched over all pairs of an operation. */
export async function explain(context: Context, { user, app }: AccessSource): Promise<Explanation> {
  const { moment } = app;
  const batch = context.batch<Explanation>(`${reachFacts.name} ${moment?.key ?? ""}`, async (keys) => {
    const pairs = keys.map((key) => {
      const [userKey, appKey] = JSON.parse(key) as [string, string];
      return { user: userKey, app: appKey };
    });
    const rows = moment
      ? await context.read(reachFactsAsOf, { pairs, at: moment.stamp })
      : await context.read(reachFacts, { pairs });
    return new Map(
      rows.map(({ groups, ...row }) => {
        const facts = { ...row, groups: groups.map((fact) => ({ ...fact, group: { ...fact.group, moment } })) };
        return [pairKey(row.user, row.app), { paths: pathsOf<PathFact>(facts), account: row.account }];
      }),
    );
  });
  // A user or app that went away while the operation ran has no paths any more.
  return (await batch.load(pairKey(user.key, app.key))) ?? { paths: [], account: null };
}

function pairKey(userKey: string, appKey: string): string {
  return JSON.stringify([userKey, appKey]);
}
