import { describe, expect, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { createOrg } from "../../src/simulator/org.ts";
import { ask, idsOf, query, serve, walk } from "./ask.ts";

function smallOrg() {
  const org = createOrg({ seed: "users" });
  let time = Date.UTC(2026, 2, 1);
  org.clock.now = () => time;
  const people = ["ann", "bob", "cyd", "dee"].map((name, day) => {
    time = Date.UTC(2026, 2, 1 + day);
    return org.addUser({
      profile: { login: `${name}@x.example`, email: `${name}@x.example`, firstName: name, lastName: 'O"Q\\' },
    });
  });
  org.deactivateUser(people[3]?.id as string);
  return { org, people, at: (day: number) => new Date(Date.UTC(2026, 2, day)).toISOString() };
}

describe("the list of users", () => {
  test("leaves deprovisioned users out unless a filter or a search asks", async () => {
    const org = generateOrg({ users: 80 });
    const simulator = await serve(org);
    const gone = [...org.users.values()].filter((user) => user.status === "DEPROVISIONED").map((user) => user.id);
    expect(gone.length).toBeGreaterThan(0);
    expect(idsOf((await walk(simulator, "/api/v1/users")).rows)).toHaveLength(80 - gone.length);
    const filtered = await walk(
      simulator,
      `/api/v1/users${query({ filter: 'status eq "DEPROVISIONED"', limit: "2" })}`,
    );
    expect(idsOf(filtered.rows)).toEqual(gone.sort());
    const all = await walk(simulator, `/api/v1/users${query({ search: "id pr" })}`);
    expect(all.rows).toHaveLength(80);
    const since = await walk(
      simulator,
      `/api/v1/users${query({ filter: 'lastUpdated gt "2000-01-01T00:00:00.000Z"' })}`,
    );
    expect(since.rows).toHaveLength(80);
  });

  test("understands the filter grammar: comparisons, and before or, parentheses", async () => {
    const { org, people, at } = smallOrg();
    const simulator = await serve(org);
    const [ann, bob, cyd, dee] = people.map((user) => user.id);
    const cases: [string, (string | undefined)[]][] = [
      [`id eq "${ann}"`, [ann]],
      [`lastUpdated gt "${at(2)}"`, [cyd, dee]],
      [`lastUpdated ge "${at(2)}"`, [bob, cyd, dee]],
      [`lastUpdated lt "${at(2)}"`, [ann]],
      [`lastUpdated le "2026-03-02T01:00:00+01:00"`, [ann, bob]],
      ['profile.login eq "bob@x.example" or profile.login eq "cyd@x.example"', [bob, cyd]],
      [`status eq "ACTIVE" and lastUpdated gt "${at(1)}"`, [bob, cyd]],
      [`id eq "${ann}" or status eq "ACTIVE" and lastUpdated gt "${at(2)}"`, [ann, cyd]],
      [`(id eq "${ann}" or status eq "ACTIVE") and lastUpdated gt "${at(2)}"`, [cyd]],
      ['status lt "ACTIVE" or status gt "ACTIVE"', [dee]],
      ['profile.lastName eq "O\\"Q\\\\"', [ann, bob, cyd, dee]],
    ];
    for (const [filter, wanted] of cases) {
      const { rows } = await walk(simulator, `/api/v1/users${query({ filter, limit: "2" })}`);
      expect([filter, idsOf(rows)]).toEqual([filter, [...wanted].sort()]);
    }
  });

  test("refuses what Okta's filter does not know", async () => {
    const { org } = smallOrg();
    const simulator = await serve(org);
    for (const filter of [
      'status ne "ACTIVE"',
      'not (status eq "ACTIVE")',
      'created gt "2026-01-01T00:00:00.000Z"',
      "status eq",
      'status eq "ACTIVE" and',
      '(status eq "ACTIVE"',
      'lastUpdated gt "yesterday"',
      'profile.login sw "a"',
      '"',
    ]) {
      const { status, body } = await ask(simulator, `/api/v1/users${query({ filter })}`);
      expect([filter, status, body.errorCode]).toEqual([filter, 400, "E0000031"]);
    }
  });

  test("search also knows other attributes, sw, co and pr, and lags behind writes when told to", async () => {
    const { org, people } = smallOrg();
    const simulator = await serve(org, { searchLagMs: 10_000 });
    const now = org.clock.now() + 60_000;
    org.clock.now = () => now;
    org.updateUser(people[0]?.id as string, { department: "Sales" });
    const found = async (search: string) => idsOf((await walk(simulator, `/api/v1/users${query({ search })}`)).rows);
    expect(await found('profile.department eq "Sales"')).toEqual([]);
    const filter = `lastUpdated ge "${new Date(now).toISOString()}"`;
    expect((await ask(simulator, `/api/v1/users${query({ filter })}`)).body).toHaveLength(1);
    org.clock.now = () => now + 10_001;
    expect(await found('profile.department eq "Sales"')).toEqual([people[0]?.id]);
    expect(await found("profile.department pr")).toEqual([people[0]?.id]);
    expect(await found('profile.firstName sw "C"')).toEqual([people[2]?.id]);
    expect(await found('profile.email co "EE@"')).toEqual([people[3]?.id]);
  });

  test("q finds by the beginning of a name, ten at most, nobody deprovisioned", async () => {
    const { org, people } = smallOrg();
    for (let i = 0; i < 15; i++) org.addUser({ profile: { login: `zed${i}@x.example`, firstName: "Zed" } });
    const simulator = await serve(org);
    expect((await ask(simulator, "/api/v1/users?q=zed")).body).toHaveLength(10);
    expect(idsOf((await ask(simulator, "/api/v1/users?q=BO")).body)).toEqual([people[1]?.id]);
    expect((await ask(simulator, "/api/v1/users?q=dee")).body).toEqual([]);
  });

  test("one user is found by id, login or me, and the groups of one are listed", async () => {
    const { org, people } = smallOrg();
    const simulator = await serve(org);
    const [ann] = people;
    org.setUserRoles(ann?.id as string, ["SUPER_ADMIN"]);
    for (const name of [ann?.id, "ANN@x.example", "me"]) {
      expect((await ask(simulator, `/api/v1/users/${name}`)).body).toMatchObject({ id: ann?.id, status: "ACTIVE" });
    }
    expect(idsOf((await ask(simulator, `/api/v1/users/${ann?.id}/groups`)).body)).toEqual([org.everyoneId]);
    expect(idsOf((await ask(simulator, `/api/v1/users/${people[3]?.id}/groups`)).body)).toEqual([]);
  });
});
