import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, openAsking } from "../graphql/ask.ts";
import { openTestDriver } from "../graphql/seed.ts";
import type { PlainOrg } from "../support/plain-okta.ts";
import { randomOrg } from "../support/random-org.ts";
import { oracleAccess } from "./brute-force.ts";
import { change, effects, isEveryone, type PlainChange } from "./changed-org.ts";
import { seedPlain } from "./seed-plain.ts";

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
});
afterAll(() => asking.close());

const runs = Number(process.env.WHAT_IF_RUNS ?? 25);
const seed = Number(process.env.WHAT_IF_SEED ?? Date.now() % 2 ** 31);
let orgs = 0;

/** Numbers that pick changes of an org, whatever it holds. */
const picks = fc.array(fc.tuple(fc.nat(11), fc.nat(1_000), fc.nat(1_000)), { minLength: 1, maxLength: 4 });

function changesOf(org: PlainOrg, drawn: readonly (readonly [number, number, number])[]): PlainChange[] {
  const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];
  const groups = org.groups.filter(({ id }) => !isEveryone(org, id));
  const seen = new Set<string>();
  return drawn.flatMap(([kind, one, other]): PlainChange[] => {
    const user = pick(org.users, one)?.id;
    const app = pick(org.apps, other)?.id;
    const group = pick(groups, kind === 0 || kind === 1 ? other : one)?.id;
    const rule = pick(org.rules, one)?.id;
    // Of one pair only one thing can be asked: what is done and undone at once has no order.
    const once = (place: string, made: PlainChange): PlainChange[] => {
      if (seen.has(place)) return [];
      seen.add(place);
      return [made];
    };
    if (kind <= 1 && user && group) {
      const about = { user, group };
      return once(`m ${user} ${group}`, kind === 0 ? { addMembership: about } : { removeMembership: about });
    }
    if ((kind === 2 || kind === 3) && user && app) {
      const about = { user, app };
      return once(`u ${user} ${app}`, kind === 2 ? { assignUser: about } : { unassignUser: about });
    }
    if ((kind === 4 || kind === 5) && group && app) {
      const about = { group, app };
      return once(`g ${group} ${app}`, kind === 4 ? { assignGroup: about } : { unassignGroup: about });
    }
    if (kind === 6 && app) return once(`c ${app}`, { closeApp: app });
    if (kind === 7 && user) return once(`d ${user}`, { deactivateUser: user });
    if (kind === 8 && app) return once(`a ${app}`, { deactivateApp: app });
    if (kind === 9 && rule) return once(`r ${rule}`, { deactivateRule: rule });
    if (kind === 10 && rule) return once(`r ${rule}`, { deleteRule: rule });
    if (kind === 11 && group) return once(`x ${group}`, { deleteGroup: group });
    return [];
  });
}

const list = "totalCount nodes { effect user { oktaId } app { oktaId } } pageInfo { hasNextPage endCursor }";
const question = `query ($org: ID, $changes: [ChangeInput!]!) {
  whatIf(org: $org, changes: $changes) {
    loses(first: 100, effects: [ENDS, BLOCKED, ENDS_BLOCKED]) { ${list} }
    mayLose(first: 100, effects: [ENDS, BLOCKED, ENDS_BLOCKED]) { ${list} }
    gains(first: 100, effects: [STARTS, STARTS_BLOCKED]) { ${list} }
    mayGain(first: 100, effects: [STARTS, STARTS_BLOCKED]) { ${list} }
    usual: loses { totalCount }
    complete dataStatus { complete }
  }
}`;

interface Listed {
  totalCount: number;
  nodes: { effect: string; user: { oktaId: string }; app: { oktaId: string } }[];
}

function told({ totalCount, nodes }: Listed): string[] {
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ effect, user, app }) => `${effect} ${user.oktaId} ${app.oktaId}`).sort();
}

async function removeOrg(id: string): Promise<void> {
  const driver = openTestDriver();
  await driver.executeQuery("MATCH (n {orgId: $id}) DETACH DELETE n", { id });
  await driver.close();
}

async function expectChanges(org: PlainOrg, changes: PlainChange[]): Promise<void> {
  const { whatIf } = await asking.ask(question, { org: org.id, changes });
  const surely = effects(org, change(org, changes, true)).sort();
  const perhaps = effects(org, change(org, changes, false)).sort();
  const starts = (fact: string) => fact.startsWith("STARTS");
  expect({
    loses: told(whatIf.loses),
    mayLose: told(whatIf.mayLose),
    gains: told(whatIf.gains),
    mayGain: told(whatIf.mayGain),
    usual: whatIf.usual.totalCount,
  }).toEqual({
    loses: surely.filter((fact) => !starts(fact)),
    mayLose: perhaps.filter((fact) => !starts(fact)),
    gains: perhaps.filter(starts),
    mayGain: surely.filter(starts),
    usual: surely.filter((fact) => /^(ENDS|BLOCKED) /.test(fact)).length,
  });
}

/** The list page by page says what it says at once. */
async function expectPages(org: PlainOrg, changes: PlainChange[], expected: number): Promise<void> {
  const pages = `query ($org: ID, $changes: [ChangeInput!]!, $after: String) {
    whatIf(org: $org, changes: $changes) { loses(first: 2, after: $after, effects: [ENDS, BLOCKED, ENDS_BLOCKED]) { ${list} } }
  }`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { whatIf } = await asking.ask(pages, { org: org.id, changes, after });
    const { nodes, pageInfo } = whatIf.loses;
    seen.push(...nodes.map(({ user, app }: Listed["nodes"][number]) => `${user.oktaId} ${app.oktaId}`));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null && seen.length < 1_000);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe(expected);
}

interface CutTold {
  kind: string;
  user: { oktaId: string } | null;
  group: { oktaId: string } | null;
  app: { oktaId: string } | null;
}

/** A cut as a change of the org; nobody can be taken out of Everyone, so that group is emptied of this user by hand. */
function applied(org: PlainOrg, cuts: readonly CutTold[]): PlainOrg {
  const outOfEveryone = cuts.filter(
    ({ kind, group }) => kind === "REMOVE_MEMBERSHIP" && group !== null && isEveryone(org, group.oktaId),
  );
  const changes = cuts
    .filter((cut) => !outOfEveryone.includes(cut))
    .map(({ kind, user, group, app }): PlainChange => {
      const ids = { user: user?.oktaId ?? "", group: group?.oktaId ?? "", app: app?.oktaId ?? "" };
      if (kind === "REMOVE_MEMBERSHIP") return { removeMembership: ids };
      if (kind === "UNASSIGN_USER") return { unassignUser: ids };
      return kind === "UNASSIGN_GROUP" ? { unassignGroup: ids } : { closeApp: ids.app };
    });
  const after = change(org, changes, false).org;
  for (const { user } of outOfEveryone)
    for (const other of after.users) if (other.id === user?.oktaId) other.status = "DEPROVISIONED";
  return after;
}

async function expectRemovals(org: PlainOrg): Promise<void> {
  const ask = `query ($org: ID, $user: ID!, $app: ID!) {
    howToRemove(org: $org, user: $user, app: $app) {
      pathCount guaranteed complete optionCount
      options(first: 20) { possible cuts { kind obstacle user { oktaId } group { oktaId } app { oktaId } } }
    }
  }`;
  for (const user of org.users.slice(0, 3)) {
    for (const app of org.apps.slice(0, 2)) {
      const { howToRemove } = await asking.ask(ask, { org: org.id, user: user.id, app: app.id });
      const paths = oracleAccess(org, user.id, app.id)?.paths ?? [];
      const known = paths.filter((path) => path !== "UNEXPLAINED");
      expect(howToRemove.pathCount).toBe(paths.length);
      expect(howToRemove.guaranteed).toBe(known.length === paths.length);
      expect(howToRemove.optionCount).toBe(howToRemove.options.length);
      const ends = (cuts: CutTold[]) =>
        (oracleAccess(applied(org, cuts), user.id, app.id)?.paths ?? []).every((path) => path === "UNEXPLAINED");
      for (const { cuts } of howToRemove.options as { cuts: CutTold[] }[]) {
        expect(ends(cuts), JSON.stringify(cuts)).toBe(true);
        for (const spared of cuts) expect(ends(cuts.filter((cut) => cut !== spared))).toBe(false);
      }
      if (howToRemove.complete) expect(howToRemove.optionCount).toBe(minimalSets(org, known));
      else expect(howToRemove.optionCount).toBe(20);
    }
  }
}

/** How many minimal sets there are, by trying every set. */
function minimalSets(org: PlainOrg, paths: readonly string[]): number {
  if (paths.length === 0) return 0;
  const waysOut = paths.map((path) => {
    if (path === "DIRECT") return ["direct"];
    const [kind, groupId = ""] = path.split(" ");
    return [`leave ${groupId}`, kind === "IMPLICIT" ? "close" : `unassign ${groupId}`];
  });
  const all = [...new Set(waysOut.flat())];
  const hits = (mask: number) => waysOut.every((ways) => ways.some((way) => (mask & (1 << all.indexOf(way))) !== 0));
  const sets = Array.from({ length: 1 << all.length }, (_, mask) => mask).filter(hits);
  expect(org.groups.length).toBeLessThan(10);
  return sets.filter((mask) => !all.some((_, bit) => (mask & (1 << bit)) !== 0 && hits(mask & ~(1 << bit)))).length;
}

test("on random orgs what changes would do, and how access can be removed, agrees with brute force", {
  timeout: Math.max(300_000, runs * 6_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(randomOrg("?"), picks, picks, async (random, first, second) => {
      const org = { ...random, id: `WHATIF-${process.pid}-${orgs++}` };
      await seedPlain(org);
      try {
        for (const drawn of [first, second]) {
          const changes = changesOf(org, drawn);
          if (changes.length === 0) continue;
          await expectChanges(org, changes);
        }
        const [deleted] = org.groups.filter(({ id }) => !isEveryone(org, id));
        if (deleted) {
          const changes = [{ deleteGroup: deleted.id }];
          const expected = effects(org, change(org, changes, true));
          await expectPages(org, changes, expected.filter((fact) => !fact.startsWith("STARTS")).length);
        }
        await expectRemovals(org);
      } finally {
        await removeOrg(org.id);
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
});
