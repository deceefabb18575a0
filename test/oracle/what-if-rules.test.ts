import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { adminCollectors, type CollectorName } from "../../src/access/collector-names.ts";
import { createOrg, type SimOrg } from "../../src/simulator/org.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { type Asking, openAsking } from "../graphql/ask.ts";
import { syncFrom } from "../support/world.ts";

/**
 * What rules do with changes, beside a simulated org in which the changes are truly made: whatever is said to happen for sure
 * happens, and whatever happens was said to be possible. The simulator has its own reading of the rules, and knows
 * attributes that the graph does not hold.
 */
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
});
afterAll(() => asking.close());

const runs = Number(process.env.WHAT_IF_RUNS ?? 40);
let orgs = 0;

const departments = ["Sales", "Legal", null];
const titles = ["Lead", "Intern", null];
const cities = ["Rome", "Oslo", null];
const conditions = [
  'user.department == "Sales"',
  'user.department != "Legal"',
  'user.title == "Lead" and user.department == "Sales"',
  'String.startsWith(user.title, "L")',
  'user.city == "Rome"',
  'user.department == "Sales" and user.city == "Oslo"',
  'user.department == "Legal" or user.city == "Rome"',
  'isMemberOfGroupName("G0")',
  'isMemberOfGroupName("G1") and user.title != null',
  'isMemberOfGroupNameStartsWith("G3") or user.title == "Intern"',
];

interface Draft {
  users: { department: number; title: number; city: number }[];
  rules: { condition: number; group: number; exclude: number }[];
  members: { user: number; group: number }[];
  apps: { group: number; user: number; open: boolean }[];
}

const draft: fc.Arbitrary<Draft> = fc.record({
  users: fc.array(fc.record({ department: fc.nat(2), title: fc.nat(2), city: fc.nat(2) }), {
    minLength: 2,
    maxLength: 5,
  }),
  rules: fc.array(fc.record({ condition: fc.nat(conditions.length - 1), group: fc.nat(4), exclude: fc.nat(9) }), {
    minLength: 1,
    maxLength: 5,
  }),
  members: fc.array(fc.record({ user: fc.nat(4), group: fc.nat(4) }), { maxLength: 6 }),
  apps: fc.array(fc.record({ group: fc.nat(4), user: fc.nat(9), open: fc.boolean() }), { minLength: 2, maxLength: 5 }),
});

function build(id: string, { users, rules, members, apps }: Draft): SimOrg {
  const org = Object.assign(createOrg({ seed: "what if" }), { id });
  users.forEach(({ department, title, city }, at) => {
    const profile = { login: `u${at}@x.example`, department: departments[department], title: titles[title] };
    org.addUser({ id: `00uwhatif${at}`, profile: { ...profile, city: cities[city] } as never });
  });
  for (let at = 0; at < 5; at++) org.addGroup({ id: `00gwhatif${at}`, name: `G${at}` });
  apps.forEach((app, at) => {
    org.addApp({ id: `0oawhatif${at}`, label: `A${at}`, implicitAssignment: app.open && at === 0 });
    org.assignGroup(`0oawhatif${at}`, `00gwhatif${app.group}`);
    if (app.user < users.length) org.assignUser(`0oawhatif${at}`, `00uwhatif${app.user}`);
  });
  for (const { user, group } of members) org.addMember(`00gwhatif${group}`, `00uwhatif${user % users.length}`);
  rules.forEach(({ condition, group, exclude }, at) => {
    org.addRule({
      id: `0prwhatif${at}`,
      name: `R${at}`,
      expression: conditions[condition] as string,
      groupIds: [`00gwhatif${group}`],
      excludedUserIds: exclude < users.length ? [`00uwhatif${exclude}`] : [],
    });
  });
  return org;
}

/** Every pair of user and app with a way from the one to the other. */
function reach(org: SimOrg): Set<string> {
  const pairs = new Set<string>();
  for (const userId of org.users.keys()) {
    for (const [appId, app] of org.apps) {
      const groups = [...(org.appGroups.get(appId)?.keys() ?? [])];
      const isIn = groups.some((groupId) => org.members.get(groupId)?.has(userId));
      const isAssigned = org.accounts.get(appId)?.get(userId)?.scope === "USER";
      if (isIn || isAssigned || app.implicitAssignment) pairs.add(`${userId} ${appId}`);
    }
  }
  return pairs;
}

const list = "nodes { user { oktaId } app { oktaId } }";
const question = `query ($org: ID, $changes: [ChangeInput!]!) { whatIf(org: $org, changes: $changes) {
  loses(first: 100) { ${list} } mayLose(first: 100) { ${list} } gains(first: 100) { ${list} } mayGain(first: 100) { ${list} }
  complete
} }`;

/** A change to ask about, and the same made in the simulated org. */
const asked = fc.oneof(
  fc.record({ kind: fc.constant("department" as const), user: fc.nat(4), value: fc.nat(2) }),
  fc.record({ kind: fc.constant("title" as const), user: fc.nat(4), value: fc.nat(2) }),
  fc.record({ kind: fc.constant("city" as const), user: fc.nat(4), value: fc.nat(2) }),
  fc.record({ kind: fc.constant("join" as const), user: fc.nat(4), value: fc.nat(4) }),
  fc.record({ kind: fc.constant("leave" as const), user: fc.nat(4), value: fc.nat(4) }),
);

test("what rules are said to do they do, and they do nothing that was not said to be possible", {
  timeout: Math.max(300_000, runs * 10_000),
}, async () => {
  const told = { possible: 0 };
  await fc.assert(
    fc.asyncProperty(draft, fc.array(asked, { minLength: 10, maxLength: 16 }), async (drawn, changes) => {
      const id = `00owhatifrules${process.pid}n${orgs++}`;
      const before = build(id, drawn);
      const simulator = await startSimulator({ org: before });
      try {
        const { result } = await syncFrom(asking.graph, { url: simulator.url, token: simulator.tokens.superAdmin });
        const wanting = result.collectors.filter(({ status }) => status !== "COMPLETE");
        // Of an org without administrators the simulator tells no roles.
        expect(wanting.filter(({ name }) => !adminCollectors.has(name as CollectorName))).toEqual([]);
      } finally {
        await simulator.close();
      }
      const reached = reach(before);
      for (const { kind, user, value } of changes) {
        const userId = `00uwhatif${user % drawn.users.length}`;
        const groupId = `00gwhatif${value}`;
        const after = build(id, drawn);
        const values = { department: departments, title: titles, city: cities };
        let change: object;
        if (kind === "join") {
          change = { addMembership: { user: userId, group: groupId } };
          after.addMember(groupId, userId);
        } else if (kind === "leave") {
          change = { removeMembership: { user: userId, group: groupId } };
          after.removeMember(groupId, userId);
        } else {
          const set = values[kind][value] ?? null;
          change = { setAttribute: { user: userId, attribute: kind, value: set } };
          after.updateUser(userId, { [kind]: set });
        }
        const { whatIf } = await asking.ask(question, { org: id, changes: [change] });
        const pairsOf = ({ nodes }: { nodes: { user: { oktaId: string }; app: { oktaId: string } }[] }) =>
          nodes.map((node) => `${node.user.oktaId} ${node.app.oktaId}`);
        const [loses, mayLose, gains, mayGain] = [whatIf.loses, whatIf.mayLose, whatIf.gains, whatIf.mayGain].map(
          pairsOf,
        ) as [string[], string[], string[], string[]];
        const now = reach(after);
        const lost = [...reached].filter((pair) => !now.has(pair));
        const gained = [...now].filter((pair) => !reached.has(pair));
        const context = JSON.stringify({ drawn, change, whatIf, lost, gained });
        for (const pair of loses) expect(lost, context).toContain(pair);
        for (const pair of gains) expect(gained, context).toContain(pair);
        if (whatIf.complete) {
          for (const pair of lost) expect(mayLose, context).toContain(pair);
          for (const pair of gained) expect(mayGain, context).toContain(pair);
        }
        told.possible += mayLose.length + mayGain.length;
      }
    }),
    {
      numRuns: Math.ceil(runs / 4),
      seed: Number(process.env.WHAT_IF_SEED ?? Date.now() % 2 ** 31),
      endOnFailure: true,
    },
  );
  // Otherwise the test would prove nothing.
  expect(told.possible).toBeGreaterThan(0);
});
