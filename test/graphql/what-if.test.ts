import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seedWhatIf } from "./what-if-scene.ts";

const org = "00oWHATIF";
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seedWhatIf(org);
});
afterAll(() => asking.close());

const pairs = "nodes { effect usabilityBefore usabilityAfter user { login } app { label } } totalCount";
const all = "[ENDS, BLOCKED, ENDS_BLOCKED]";
const question = `query ($org: ID, $changes: [ChangeInput!]!) {
  whatIf(org: $org, changes: $changes) {
    loses(effects: ${all}) { ${pairs} }
    mayLose(effects: ${all}) { ${pairs} }
    gains(effects: [STARTS, STARTS_BLOCKED]) { ${pairs} }
    mayGain(effects: [STARTS, STARTS_BLOCKED]) { ${pairs} }
    rolesLost { totalCount nodes { otherwiseHeld role { type } through { name } holder { __typename } assignment { oktaId } } }
    rolesGained { totalCount nodes { otherwiseHeld role { type } through { name } holder { __typename } assignment { oktaId } } }
    notes { code change user { login } group { name } rule { name } }
    noteCount complete dataStatus { complete }
  }
}`;

function told(list: Data): string[] {
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map((node: Data) => `${node.effect} ${node.user.login} ${node.app.label}`).sort();
}

/** What the changes would do, in short; lists that are empty are left out. */
async function whatIf(...changes: object[]) {
  const { whatIf: answer } = await asking.ask(question, { org, changes });
  const [loses, mayLose] = [told(answer.loses), told(answer.mayLose)];
  const [gains, mayGain] = [told(answer.gains), told(answer.mayGain)];
  const more = (perhaps: string[], surely: string[]) => perhaps.filter((fact) => !surely.includes(fact));
  for (const sure of loses) expect(mayLose).toContain(sure);
  for (const sure of gains) expect(mayGain).toContain(sure);
  const lists = { loses, mayLose: more(mayLose, loses), gains, mayGain: more(mayGain, gains) };
  const found = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
  return { found, answer, codes: answer.notes.map(({ code }: Data) => code).sort() };
}

test("out of a group somebody loses only what no other way leads to", async () => {
  const { found, codes } = await whatIf({ removeMembership: { user: "bo", group: "Finance" } });
  // Payroll is assigned to bo besides, CRM comes by Sales, Wiki is open to everyone.
  expect(found).toEqual({ loses: ["ENDS bo Odd"] });
  expect(codes).toEqual([]);
});

test("a way that is not understood counts as one that stays, and is told as what may go", async () => {
  const { found } = await whatIf({ removeMembership: { user: "ann", group: "fin" } });
  expect(found).toEqual({ loses: ["ENDS ann Payroll"], mayLose: ["ENDS ann Odd"] });
});

test("without a group each member loses what came by it alone, and who was blocked loses it unnoticed", async () => {
  const { found } = await whatIf({ deleteGroup: "Finance" });
  expect(found).toEqual({
    loses: ["ENDS ann Payroll", "ENDS bo Odd", "ENDS_BLOCKED di CRM", "ENDS_BLOCKED di Odd", "ENDS_BLOCKED di Payroll"],
    mayLose: ["ENDS ann Odd"],
  });
  const { found: twice } = await whatIf(
    { deleteGroup: "Finance" },
    { unassignGroup: { group: "AD Finance", app: "pay" } },
  );
  expect(twice.loses).toContain("ENDS cy Payroll");
  expect(twice.loses).not.toContain("ENDS bo Payroll");
});

test("an assignment ends for those alone who have no other", async () => {
  expect((await whatIf({ unassignGroup: { group: "fin", app: "crm" } })).found).toEqual({
    loses: ["ENDS_BLOCKED di CRM"],
  });
  expect((await whatIf({ unassignUser: { user: "bo", app: "pay" } })).found).toEqual({});
  expect((await whatIf({ closeApp: "wiki" })).found).toEqual({ loses: ["ENDS cy Wiki", "ENDS flo Wiki"] });
});

test("a deactivated user or app blocks what works, and what was blocked stays so", async () => {
  const user = await whatIf({ deactivateUser: "cy" });
  expect(user.found).toEqual({ loses: ["BLOCKED cy CRM", "BLOCKED cy Odd", "BLOCKED cy Payroll", "BLOCKED cy Wiki"] });
  expect(user.codes).toEqual(["DEACTIVATION_TAKES_MORE"]);
  expect((await whatIf({ deactivateUser: "di" })).found).toEqual({});
  expect((await whatIf({ deactivateApp: "crm" })).found).toEqual({
    loses: ["BLOCKED ann CRM", "BLOCKED bo CRM", "BLOCKED cy CRM"],
  });
  expect((await whatIf({ deactivateApp: "old" })).codes).toEqual(["NO_EFFECT"]);
});

test("members stay when their rule is deactivated, and go when it is deleted with them", async () => {
  const off = await whatIf({ deactivateRule: "Sales by department" });
  expect(off.found).toEqual({});
  expect(off.codes).toEqual(["MEMBERS_STAY"]);
  const gone = await whatIf({ deleteRule: "r-sales" });
  // Ann has CRM by Finance, bo is in Sales by hand.
  expect(gone.found).toEqual({ mayLose: ["ENDS cy CRM", "ENDS_BLOCKED flo CRM"] });
  expect(gone.codes).toEqual(["MAY_ALSO_BE_BY_HAND", "RULES_NOT_FOLLOWED"]);
  expect(gone.answer.complete).toBe(false);
});

test("an attribute that is set makes rules fire, end, and perhaps fire", async () => {
  const lead = await whatIf({ setAttribute: { user: "cy", attribute: "title", value: "Lead" } });
  // The group of leads gives Lab, and puts its members into the one that gives Club.
  expect(lead.found).toEqual({ gains: ["STARTS cy Club", "STARTS cy Lab"] });
  expect(lead.codes).toEqual(["RULE_JOINS", "RULE_JOINS"]);

  const moved = await whatIf({ setAttribute: { user: "ann", attribute: "department", value: "Legal" } });
  expect(moved.found).toEqual({ mayLose: ["ENDS ann Club", "ENDS ann Lab"] });
  expect(moved.codes).toEqual(["RULE_LEAVES", "RULE_LEAVES", "RULE_MAY_LEAVE"]);

  const joins = await whatIf({ setAttribute: { user: "bo", attribute: "department", value: "Sales" } });
  expect(joins.found).toEqual({});
  expect(joins.codes).toEqual(["RULE_MAY_JOIN"]);

  const left = await whatIf({ setAttribute: { user: "cy", attribute: "department", value: null } });
  expect(left.found).toEqual({ mayLose: ["ENDS cy CRM", "ENDS cy Odd"] });

  const unknown = await whatIf({ setAttribute: { user: "cy", attribute: "costCenter", value: "8" } });
  expect(unknown.found).toEqual({ mayLose: ["ENDS cy Odd"] });
  const fires = await whatIf({ setAttribute: { user: "flo", attribute: "costCenter", value: "7" } });
  expect(fires.found).toEqual({ gains: ["STARTS flo Odd"] });
  const blocked = await whatIf({ setAttribute: { user: "flo", attribute: "department", value: "Other" } });
  expect(blocked.found).toEqual({ mayLose: ["ENDS_BLOCKED flo CRM"] });
});

test("what rests on a rule that cannot be evaluated is told as what may be", async () => {
  const { found, codes } = await whatIf(
    { setAttribute: { user: "bo", attribute: "department", value: "Sales" } },
    { removeMembership: { user: "bo", group: "fin" } },
  );
  // The group that may come gives what the other one gave.
  expect(found).toEqual({ mayLose: ["ENDS bo Odd"] });
  expect(codes).toContain("RULE_MAY_JOIN");
});

test("a membership taken away may take another with it that a rule hangs on it", async () => {
  const { found, answer } = await whatIf({ removeMembership: { user: "ann", group: "Leads" } });
  expect(found).toEqual({ loses: ["ENDS ann Lab"], mayLose: ["ENDS ann Club"] });
  expect(answer.notes).toEqual([
    { code: "RULE_MADE", change: 0, user: { login: "ann" }, group: { name: "Leads" }, rule: null },
    { code: "RULE_LEAVES", change: null, user: { login: "ann" }, group: { name: "Chain" }, rule: { name: "r-chain" } },
  ]);
});

test("new members and assignments give what nothing gave before", async () => {
  const joined = await whatIf({ addMembership: { user: "flo", group: "Finance" } });
  expect(joined.found).toEqual({ gains: ["STARTS flo Odd", "STARTS flo Payroll"] });
  const assigned = await whatIf({ assignGroup: { group: "Sales", app: "Payroll" } });
  expect(assigned.found).toEqual({ gains: ["STARTS flo Payroll"] });
  const single = await whatIf({ assignUser: { user: "di", app: "lab" } }, { assignUser: { user: "bo", app: "lab" } });
  expect(single.found).toEqual({ gains: ["STARTS bo Lab", "STARTS_BLOCKED di Lab"] });
  const swapped = await whatIf(
    { removeMembership: { user: "ann", group: "fin" } },
    { assignUser: { user: "ann", app: "Payroll" } },
  );
  expect(swapped.found).toEqual({ mayLose: ["ENDS ann Odd"] });
});

test("what Okta does not let be done is told with what to do instead, and answered all the same", async () => {
  const { codes, found } = await whatIf(
    { removeMembership: { user: "cy", group: "AD Finance" } },
    { removeMembership: { user: "cy", group: "Everyone" } },
    { addMembership: { user: "ann", group: "AD Finance" } },
    { addMembership: { user: "bo", group: "fin" } },
    { removeMembership: { user: "cy", group: "fin" } },
  );
  expect(codes).toEqual(["BUILT_IN", "IMPORTED", "IMPORTED", "NO_EFFECT", "NO_EFFECT"]);
  expect(found).toEqual({ loses: ["ENDS cy Payroll", "ENDS cy Wiki"] });
});

test("admin roles go with the group, the assignment or the user, but for those that are switched off", async () => {
  const group = (await whatIf({ removeMembership: { user: "flo", group: "admins" } })).answer;
  expect(group.rolesLost).toEqual({
    totalCount: 1,
    nodes: [
      {
        otherwiseHeld: false,
        role: { type: "HELP_DESK_ADMIN" },
        through: { name: "Helpers" },
        holder: { __typename: "User" },
        assignment: { oktaId: "gra-help" },
      },
    ],
  });
  const user = (await whatIf({ deactivateUser: "flo" })).answer;
  expect(user.rolesLost.nodes.map(({ role }: Data) => role.type).sort()).toEqual(["APP_ADMIN", "HELP_DESK_ADMIN"]);
  const revoked = (await whatIf({ revokeRole: { group: "Helpers", role: "HELP_DESK_ADMIN" } })).answer;
  expect(revoked.rolesLost.nodes.map(({ holder }: Data) => holder.__typename).sort()).toEqual(["Group", "User"]);
  expect(revoked.rolesLost.totalCount).toBe(2);
});

test("admin roles come with a group and with a grant", async () => {
  const joined = (await whatIf({ addMembership: { user: "bo", group: "Helpers" } })).answer;
  expect(joined.rolesGained.nodes).toMatchObject([{ role: { type: "HELP_DESK_ADMIN" }, through: { name: "Helpers" } }]);
  const granted = (await whatIf({ grantRole: { user: "flo", role: "HELP_DESK_ADMIN" } })).answer;
  expect(granted.rolesGained).toEqual({
    totalCount: 1,
    nodes: [
      {
        otherwiseHeld: true,
        role: { type: "HELP_DESK_ADMIN" },
        through: null,
        holder: { __typename: "User" },
        assignment: null,
      },
    ],
  });
});

test("a list that is too long for a page goes on after its cursor, within an app and beyond", async () => {
  const ask = async (first: number, after: string | null = null) => {
    const query = `query ($org: ID, $first: Int, $after: String) {
      whatIf(org: $org, changes: [{ deleteGroup: "fin" }]) {
        loses(first: $first, after: $after, effects: ${all}) {
          nodes { user { login } app { label } } pageInfo { hasNextPage hasPreviousPage endCursor }
        }
      }
    }`;
    return (await asking.ask(query, { org, first, after })).whatIf.loses;
  };
  const whole = await ask(20);
  expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  const seen: Data[] = [];
  let page = await ask(2);
  for (;;) {
    seen.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) break;
    page = await ask(2, page.pageInfo.endCursor);
    expect(page.pageInfo.hasPreviousPage).toBe(true);
  }
  expect(seen).toEqual(whole.nodes);
  expect(seen).toHaveLength(5);
});

test.each([
  [[], "BAD_USER_INPUT", /at least one/],
  [[{}], "BAD_USER_INPUT", /exactly one/i],
  [[{ closeApp: null }], "BAD_USER_INPUT", /must be non-null/],
  [[{ closeApp: "pay", deleteGroup: "fin" }], "BAD_USER_INPUT", /exactly one/i],
  [[{ deactivateUser: "nobody" }], "BAD_USER_INPUT", /there is no user "nobody"/],
  [[{ deactivateRule: "no rule" }], "BAD_USER_INPUT", /there is no rule "no rule"/],
  [[{ grantRole: { role: "SUPER_ADMIN" } }], "BAD_USER_INPUT", /exactly one of `user` and `group`/],
  [[{ setAttribute: { user: "bo", attribute: "a b", value: "" } }], "BAD_USER_INPUT", /variable name/],
  [
    [{ assignUser: { user: "bo", app: "lab" } }, { unassignUser: { user: "bo", app: "lab" } }],
    "BAD_USER_INPUT",
    /Leave one out/,
  ],
  [Array.from({ length: 101 }, () => ({ deleteGroup: "fin" })), "LIMIT_EXCEEDED", /at most 100/],
] as const)("changes that say nothing, too much or both are refused: %j", async (changes, code, message) => {
  const query = "query ($org: ID, $changes: [ChangeInput!]!) { whatIf(org: $org, changes: $changes) { noteCount } }";
  const error = await asking.fail(query, { org, changes });
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
});
