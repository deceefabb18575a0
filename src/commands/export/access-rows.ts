import { lastUseOf, madeAt } from "../../access/last-use.ts";
import type { Interval } from "../../access/log-coverage.ts";
import { type GroupFact, pathsOf, type ReachFacts } from "../../access/paths.ts";
import { usabilityOf } from "../../access/usability.ts";
import type { Graph } from "../../graph/graph.ts";
import { type AccessFact, type AccessOfUser, effectiveAccess } from "../../graph/queries/export.ts";
import { appsPage } from "../../graph/queries/read.ts";
import { type AppRow, spelt } from "../../graph/queries/rows.ts";
import { slices } from "../../sync/removals.ts";

/** One path of one user to one app. */
export interface AccessRow {
  userId: string;
  login: string | null;
  displayName: string | null;
  userStatus: string | null;
  department: string | null;
  title: string | null;
  appId: string;
  app: string | null;
  appStatus: string | null;
  pathKind: string;
  groupId: string | null;
  group: string | null;
  membership: string | null;
  ruleIds: readonly string[];
  since: string | null;
  /** By how many paths the user reaches the app. */
  pathCount: number;
  usability: string;
  reasons: readonly string[];
  accountStatus: string | null;
  lastUse: string;
  lastUsedAt: string | null;
  unusedSince: string | null;
  lastUseReason: string | null;
}

export interface LogKnown {
  coverage: Interval | null;
  isBegun: boolean;
  firstSync: string | null;
}

export interface AccessSource {
  graph: Graph;
  range: { from: string; to: string };
  log: LogKnown;
  signal: AbortSignal;
}

/**
 * So many users are read at once, and the next ones while these are worked on: what bounds memory. They are few, as are those whose
 * rows are made at once, so that V8 has done with them before it takes them for what stays.
 */
const usersAtOnce = 100;
const usersOfBatch = 10;
const appsAtOnce = 1_000n;

/**
 * The whole effective access, by users in the order of their logins and the labels of their apps: the rows of some users at a time.
 * What follows from the graph is decided by the rules that answer questions.
 */
export async function* effectiveAccessRows(source: AccessSource): AsyncGenerator<AccessRow[]> {
  const apps = await appsById(source);
  let next = readUsers(source, source.range.from);
  for (;;) {
    const users = await next;
    const last = users.at(-1);
    if (last === undefined) return;
    const isEnd = users.length < usersAtOnce;
    if (!isEnd) {
      next = readUsers(source, last.sortKey);
      // Whoever stops taking rows never asks for these.
      next.catch(() => {});
    }
    for (const some of slices(users, usersOfBatch)) yield some.flatMap((user) => rowsOf(user, apps, source.log));
    if (isEnd) return;
  }
}

function readUsers({ graph, range, signal }: AccessSource, from: string): Promise<AccessOfUser[]> {
  return graph.read(
    effectiveAccess,
    { from, to: range.to, limit: BigInt(usersAtOnce) },
    { signal, timeoutMs: 120_000 },
  );
}

/** Apps are few, and each is needed for many users. */
async function appsById({ graph, range, signal }: AccessSource): Promise<Map<string, AppRow & { place: number }>> {
  const found = new Map<string, AppRow & { place: number }>();
  let { from } = range;
  for (;;) {
    const rows = await graph.read(appsPage, { from, to: range.to, limit: appsAtOnce, appFilter: [[]] }, { signal });
    for (const { node } of rows) found.set(node.oktaId, { ...node, place: found.size });
    const last = rows.at(-1);
    if (last === undefined || rows.length < Number(appsAtOnce)) return found;
    from = last.node.sortKey;
  }
}

function rowsOf(user: AccessOfUser, apps: ReadonlyMap<string, AppRow & { place: number }>, log: LogKnown): AccessRow[] {
  const placeOf = (id: string) => apps.get(id)?.place ?? apps.size;
  return user.pairs
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .flatMap(([id, facts]) => rowsOfPair(user, id, apps.get(id), facts, log));
}

function rowsOfPair(
  user: AccessOfUser,
  appId: string,
  app: AppRow | undefined,
  given: readonly AccessFact[],
  log: LogKnown,
): AccessRow[] {
  const { lastUsed, ...facts } = factsOf(given);
  const paths = pathsOf(facts);
  if (paths.length === 0) return [];
  const { account } = facts;
  const { usability, reasons } = usabilityOf({ userStatus: user.status, appStatus: app?.status ?? null, account });
  const ways = paths.map((path) => ({ since: madeAt(path, log.firstSync) }));
  const use = lastUseOf(lastUsed, log.coverage, log.isBegun, ways);
  return paths.map((path) => ({
    userId: user.oktaId,
    login: user.login,
    displayName: user.displayName,
    userStatus: user.status,
    department: user.department,
    title: user.title,
    appId,
    app: app?.label ?? null,
    appStatus: app?.status ?? null,
    pathKind: path.kind,
    groupId: path.via?.groupId ?? path.grantingGroupId,
    group: path.via?.name ?? null,
    membership: path.via === null ? null : (path.via.reason ?? "UNKNOWN"),
    ruleIds: path.via?.ruleIds ?? [],
    since: path.since,
    pathCount: paths.length,
    usability,
    reasons,
    accountStatus: account?.status ?? null,
    lastUse: use.state,
    lastUsedAt: use.at,
    unusedSince: use.since,
    lastUseReason: use.reason,
  }));
}

type NamedGroup = GroupFact & { name: string | null };

/** What the graph says about one user and one app, as the rules take it. */
function factsOf(given: readonly AccessFact[]): ReachFacts<NamedGroup> & { lastUsed: string | null } {
  let direct: ReachFacts["direct"] = null;
  let account: ReachFacts["account"] = null;
  let lastUsed: string | null = null;
  const groups: NamedGroup[] = [];
  for (const fact of given) {
    switch (fact[0]) {
      case "DIRECT":
        direct = { since: spelt(fact[1]), added: spelt(fact[2]), addedBy: fact[3] };
        break;
      case "GROUP": {
        const [, since, added, addedBy, groupId, name, kind, reason, assignedSince, assignedAdded, by, ...ruleIds] =
          fact;
        groups.push({
          groupId,
          name,
          kind,
          reason,
          ruleIds,
          memberSince: spelt(since),
          memberAdded: spelt(added),
          memberAddedBy: addedBy,
          assignedSince: spelt(assignedSince),
          assignedAdded: spelt(assignedAdded),
          assignedAddedBy: by,
        });
        break;
      }
      case "ACCOUNT":
        account = { firstSeen: spelt(fact[1]), scope: fact[2], status: fact[3], grantingGroupId: fact[4] };
        break;
      case "USE":
        lastUsed = spelt(fact[1]);
    }
  }
  return { direct, groups, account, lastUsed };
}
