import { expect, onTestFinished, test } from "vitest";
import { byToken, Secret } from "../../src/config.ts";
import { OktaAuthError } from "../../src/okta/errors.ts";
import { createOkta } from "../../src/okta/okta.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { all, failureOf } from "./nasty-server.ts";

async function orgOf(users: number, groups: number, apps: number) {
  const simulator = await startSimulator({ org: generateOrg({ users, groups, apps, seed: "okta" }) });
  onTestFinished(() => simulator.close());
  const client = (token: string) => {
    const okta = createOkta({ orgUrl: simulator.url, signIn: byToken(new Secret(token)) });
    onTestFinished(() => okta.close());
    return okta;
  };
  return { simulator, client };
}

test("a simulated org is read whole: nothing set aside, and members as many as Okta counts", async () => {
  const { simulator, client } = await orgOf(700, 30, 12);
  const okta = client(simulator.tokens.readOnlyAdmin);
  const [users, gone] = [await all(okta.users("CURRENT")), await all(okta.users("DEPROVISIONED"))];
  expect(users.records.length + gone.records.length).toBe(700);
  expect(users.records.every(({ status }) => status !== "DEPROVISIONED")).toBe(true);
  expect(gone.records.every(({ status }) => status === "DEPROVISIONED")).toBe(true);
  const known = new Set([...users.records, ...gone.records].map(({ id }) => id));

  const groups = await all(okta.groups());
  const rules = await all(okta.groupRules());
  const ruleIds = new Set(rules.records.map(({ id }) => id));
  const quarantined = [...users.quarantined, ...gone.quarantined, ...groups.quarantined, ...rules.quarantined];
  for (const { id, stats } of groups.records) {
    const explained = await all(okta.groupMembers(id, { rules: true }));
    const plain = await all(okta.groupMembers(id, { rules: false }));
    expect(plain.records.map((member) => member.id).sort()).toEqual(
      explained.records.map((member) => member.id).sort(),
    );
    expect(plain.records).toHaveLength(stats?.usersCount ?? -1);
    for (const member of explained.records) {
      expect(known).toContain(member.id);
      for (const rule of member.ruleIds ?? []) expect(ruleIds).toContain(rule);
    }
    quarantined.push(...explained.quarantined, ...plain.quarantined);
  }

  const groupIds = new Set(groups.records.map(({ id }) => id));
  const apps = await all(okta.apps());
  expect(apps.records.length).toBeGreaterThanOrEqual(12);
  for (const { id } of apps.records) {
    const [accounts, assigned] = [await all(okta.appUsers(id)), await all(okta.appGroups(id))];
    for (const account of accounts.records) {
      expect(known).toContain(account.id);
      if (account.grantingGroupId !== null) expect(groupIds).toContain(account.grantingGroupId);
    }
    for (const group of assigned.records) expect(groupIds).toContain(group.id);
    quarantined.push(...accounts.quarantined, ...assigned.quarantined);
  }
  expect(quarantined).toEqual([]);
});

test("the role of each simulated token is found", async () => {
  const { simulator, client } = await orgOf(20, 5, 3);
  expect(await client(simulator.tokens.superAdmin).probeRole()).toMatchObject({ role: "SUPER_ADMIN" });
  expect(await client(simulator.tokens.readOnlyAdmin).probeRole()).toMatchObject({ role: "READ_ONLY_ADMIN" });
  expect(await failureOf(client("00wrong").probeRole())).toBeInstanceOf(OktaAuthError);
});
