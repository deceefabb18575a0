import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";
import { seedWhatIf } from "./what-if-scene.ts";

const org = "00oREMOVE";
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seedWhatIf(org);
});
afterAll(() => asking.close());

const question = `query ($org: ID, $user: ID!, $app: ID!) {
  howToRemove(org: $org, user: $user, app: $app) {
    entitlement pathCount guaranteed complete optionCount
    options {
      possible
      cuts { kind obstacle instead user { login } group { name } app { label } rules { name } }
      effect { loses { totalCount nodes { user { login } app { label } } } mayLose { totalCount } }
    }
    dataStatus { complete }
  }
}`;

async function howToRemove(user: string, app: string, of = org): Promise<Data> {
  return (await asking.ask(question, { org: of, user, app })).howToRemove;
}

const inShort = ({ cuts }: Data): string[] =>
  cuts.map(({ kind, group }: Data) => (group === null ? kind : `${kind} ${group.name}`)).sort();
const losers = ({ effect }: Data): string[] =>
  effect.loses.nodes.map(({ user, app }: Data) => `${user.login} ${app.label}`);

test("each option ends every path, and tells who else would lose what", async () => {
  const answer = await howToRemove("bo", "Payroll");
  expect(answer).toMatchObject({
    entitlement: "ENTITLED",
    pathCount: 3,
    guaranteed: true,
    complete: true,
    optionCount: 4,
  });
  expect(answer.options.map(inShort)).toEqual([
    ["REMOVE_MEMBERSHIP Finance", "UNASSIGN_GROUP AD Finance", "UNASSIGN_USER"],
    ["UNASSIGN_GROUP AD Finance", "UNASSIGN_GROUP Finance", "UNASSIGN_USER"],
    ["REMOVE_MEMBERSHIP AD Finance", "REMOVE_MEMBERSHIP Finance", "UNASSIGN_USER"],
    ["REMOVE_MEMBERSHIP AD Finance", "UNASSIGN_GROUP Finance", "UNASSIGN_USER"],
  ]);
  expect(answer.options.map(({ possible }: Data) => possible)).toEqual([true, true, false, false]);
  expect(losers(answer.options[0])).toEqual(["bo Odd", "bo Payroll", "cy Payroll"]);
  expect(losers(answer.options[1])).toEqual(["ann Payroll", "bo Payroll", "cy Payroll"]);
});

test("what Okta does not let be done says what to do instead", async () => {
  const { options } = await howToRemove("ann", "Lab");
  const [unassign, leave] = options;
  expect(inShort(unassign)).toEqual(["UNASSIGN_GROUP Leads"]);
  expect(leave).toMatchObject({
    possible: false,
    cuts: [{ kind: "REMOVE_MEMBERSHIP", obstacle: "RULE_MADE", rules: [{ name: "Leads" }] }],
  });
  expect(leave.cuts[0].instead).toMatch(/Exclude the user from the rule/);
  expect(losers(leave)).toEqual(["ann Lab"]);
  // The rule that asks for the group goes along.
  expect(leave.effect.mayLose.totalCount).toBe(2);
});

test("an app that is open to everyone can only be closed; nobody leaves Everyone", async () => {
  const { options, optionCount } = await howToRemove("cy", "Wiki");
  expect(optionCount).toBe(2);
  expect(inShort(options[0])).toEqual(["CLOSE_APP"]);
  expect(losers(options[0])).toEqual(["cy Wiki", "flo Wiki"]);
  expect(options[1]).toMatchObject({ possible: false, cuts: [{ obstacle: "BUILT_IN" }] });
});

test("a way that is not understood leaves no option sure", async () => {
  const answer = await howToRemove("ann", "Odd");
  expect(answer).toMatchObject({ pathCount: 2, guaranteed: false, entitlement: "ENTITLED" });
  const [leave] = answer.options;
  expect(inShort(leave)).toEqual(["REMOVE_MEMBERSHIP Finance"]);
  expect(losers(leave)).not.toContain("ann Odd");
  expect(leave.effect.mayLose.totalCount).toBe(leave.effect.loses.totalCount + 1);
});

test("where there is nothing to remove there are no options", async () => {
  expect(await howToRemove("flo", "Lab")).toMatchObject({
    entitlement: "NOT_ENTITLED",
    pathCount: 0,
    optionCount: 0,
    complete: true,
    options: [],
    guaranteed: true,
  });
});

test("with many groups the best options are told, and that there are more", async () => {
  const many = Array.from({ length: 14 }, (_, at) => `g${at}`);
  await seed({
    id: "00oMANYWAYS",
    users: [{ id: "ann" }],
    groups: many.map((id, at) => ({ id, type: at === 3 ? "APP_GROUP" : "OKTA_GROUP", userCount: at })),
    apps: [{ id: "app" }],
    members: many.map((group, at) => ({ user: "ann", group, reason: at === 3 ? "IMPORT" : "DIRECT" })),
    groupApps: many.map((group) => ({ group, app: "app" })),
  });
  const answer = await howToRemove("ann", "app", "00oMANYWAYS");
  expect(answer).toMatchObject({ pathCount: 14, complete: false, optionCount: 20 });
  expect(answer.options).toHaveLength(5);
  for (const option of answer.options) {
    expect(option.possible).toBe(true);
    expect(option.cuts).toHaveLength(14);
    expect(inShort(option)).toContain("UNASSIGN_GROUP g3");
    expect(losers(option)).toEqual(["ann app"]);
  }
});

test("missing data leave no option sure", async () => {
  await seed({
    id: "00oREMOVEGAP",
    users: [{ id: "ann" }],
    groups: [{ id: "g" }, { id: "unread" }],
    apps: [{ id: "app" }],
    members: [{ user: "ann", group: "g" }],
    groupApps: ["g", "unread"].map((group) => ({ group, app: "app" })),
    gaps: [{ collector: "memberships", scope: "unread", code: "DENIED" }],
  });
  expect(await howToRemove("ann", "app", "00oREMOVEGAP")).toMatchObject({
    guaranteed: false,
    optionCount: 2,
    dataStatus: { complete: false },
  });
});
