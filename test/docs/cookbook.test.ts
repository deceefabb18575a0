import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byToken, Secret } from "../../src/config.ts";
import { createOkta } from "../../src/okta/okta.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { story, storyIndex, storyOrg } from "../../src/simulator/story.ts";
import { syncActivity } from "../../src/sync/activity/sync-activity.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";
import { root, textOf } from "./documents.ts";

const orgId = "00ocookbooktest00000";
const folder = join(root, "cypher/cookbook");
const files = readdirSync(folder).filter((name) => name.endsWith(".cypher"));

/** By file, what the rows about the story must have in them, and what they must not. Rows are compared as JSON. */
const expected: Record<string, { has: RegExp[]; hasNot?: RegExp }> = {
  "access-by-department": {
    has: [/"GitHub","department":"Engineering","n":/],
    hasNot: /"GitHub","department":"Sales"/,
  },
  "all-administrators": { has: [/yuki\.tanaka.*"Group Administrator".*"Contractors"/, /"through":"On call"/] },
  "apps-by-people": { has: [/"app":"Payroll","people":5,/, /"app":"Company Wiki"/] },
  "apps-open-to-all": {
    has: [/"Company Wiki".*no assignment needed/, /"Handbook".*assigned to Everyone/],
    hasNot: /"Badge Access"/,
  },
  "apps-without-users": { has: [/"Active Directory"/], hasNot: /"Badge Access"/ },
  "draw-a-group": { has: [/"Finance"/, /"Payroll"/] },
  "draw-the-paths-of-a-pair": { has: [/"AD Finance Approvers"/] },
  "empty-groups": { has: [/"Project Apollo".*Apollo crew/], hasNot: /"group":"Finance"/ },
  "groups-by-what-they-open": { has: [/"Finance"/], hasNot: /"group":"Project Apollo"/ },
  "groups-that-make-administrators": {
    has: [/"IT Service Desk".*"Help Desk Administrator"/],
    hasNot: /"group":"Finance"/,
  },
  "groups-without-effect": { has: [/"Contractors"/], hasNot: /"group":"IT Service Desk"/ },
  "inactive-apps-with-assignments": { has: [/"Legacy Reports".*"people":1.*"Finance"/], hasNot: /"Badge Access"/ },
  "keys-by-age": { has: [/"key":"cookbook"/] },
  "latest-syncs": { has: [/users COMPLETE/] },
  "leavers-with-access": { has: [/priya\.nair.*"Badge Access"/, /marco\.bianchi.*"Salesforce"/], hasNot: /ada\.lopez/ },
  "managers-and-their-people": { has: [/lena\.fischer.*"people":3/] },
  "most-used-apps": { has: [/"Payroll","people":1,"signIns":2/] },
  "non-human-power": { has: [/"API token","name":"HR import".*grace\.okafor.*"Super Administrator"/] },
  "quiet-groups": { has: [/"Finance"/] },
  "reach-without-one-group": { has: [/"app":"GitHub","members":8,"lost":6/] },
  "redundant-paths": { has: [/"Payroll","user":"ada\.lopez.*"AD Finance Approvers"/], hasNot: /fatima/ },
  "rules-that-do-not-run": {
    has: [/"Apollo crew to Project Apollo","status":"INVALID"/],
    hasNot: /Finance by department/,
  },
  "super-administrators": { has: [/grace\.okafor.*push/], hasNot: /lars\.eriksen/ },
  "unused-access": { has: [/"Payroll","user":"ben\.carter/] },
  "users-without-any-app": { has: [/lars\.eriksen/], hasNot: /ada\.lopez/ },
  "what-a-resource-set-holds": { has: [/"Finance groups".*"MEMBERS Finance".*lena\.fischer/] },
  "what-a-rule-gives": { has: [/"Finance by department".*"Payroll"/] },
  "what-a-user-can-reach": {
    has: [/"Payroll".*assigned individually/, /"Company Wiki".*open to everyone/],
    hasNot: /"GitHub"/,
  },
  "what-is-missing": { has: [/"Larkspur Robotics"/] },
  "who-can-reach-an-app": { has: [/ada\.lopez.*group Finance/, /fatima/], hasNot: /marco/ },
  "who-is-excluded-from-rules": { has: [/"Sales by department".*ines\.castro/] },
  "why-a-user-is-a-member": { has: [/"Engineering","reason":"RULE","rules":\["Engineering by department"\]/] },
};

let driver: Driver;
beforeAll(async () => {
  const { uri, username, password } = testNeo4j().settings;
  driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()), { disableLosslessIntegers: true });
  const org = Object.assign(storyOrg(), { id: orgId });
  const find = storyIndex(org);
  const userOf = (login: string) => org.users.get(find.user(login)) as NonNullable<ReturnType<typeof org.users.get>>;
  const appOf = (label: string) => org.apps.get(find.app(label)) as NonNullable<ReturnType<typeof org.apps.get>>;
  for (const daysAgo of [3, 1]) {
    const at = Date.now() - daysAgo * 86_400_000;
    org.log.recordSignOn(userOf(story.people.threeWays), appOf(story.apps.main), "SUCCESS", at);
  }
  const robot = org.addApp({ label: "Robot", name: "oidc_client", signOnMode: "OPENID_CONNECT", serviceApp: true });
  org.setAppKeys(robot.id, [{ kid: "cookbook" }]);
  const graph = await connectTestGraph();
  const simulator = await startSimulator({ org });
  try {
    const token = simulator.tokens.superAdmin;
    expect((await syncFrom(graph, { url: simulator.url, token })).result.status).toBe("COMPLETE");
    const okta = createOkta({ orgUrl: simulator.url, signIn: byToken(new Secret(token)) });
    await syncActivity({ okta, graph, orgId, name: "test" });
  } finally {
    await simulator.close();
    await graph.close();
  }
});
afterAll(() => driver.close());

test("there are at least 25 questions, each with its words above it, and each has its test", () => {
  expect(files.length).toBeGreaterThanOrEqual(25);
  expect(files.map((file) => file.replace(".cypher", "")).sort()).toEqual(Object.keys(expected).sort());
  for (const file of files) expect(readFileSync(join(folder, file), "utf8"), file).toMatch(/^\/\/ [A-Z].*\.\n/);
});

test.each(files)("%s reads, is bounded, and answers about the story", async (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toMatch(/\bLIMIT \d+/);
  const { has, hasNot } = expected[file.replace(".cypher", "")] ?? { has: [] };
  // Other tests have orgs of their own in the same database, which the bound must not cut the story off for.
  const { records, summary } = await driver.executeQuery(
    text.replaceAll(/LIMIT \d+/g, "LIMIT 1000000"),
    {},
    { database: testNeo4j().settings.database, routing: "READ" },
  );
  expect(summary.queryType).toBe("r");
  const rows = records.map((record) => JSON.stringify(record.toObject()));
  for (const pattern of has)
    expect(
      rows.some((row) => pattern.test(row)),
      `${pattern}`,
    ).toBe(true);
  if (hasNot)
    expect(
      rows.filter((row) => row.includes("larkspur") || !row.includes("@")).filter((row) => hasNot.test(row)),
    ).toEqual([]);
});

test("the guide to Neo4j Browser names every question", () => {
  const guide = textOf("docs/neo4j-browser.md");
  expect(files.filter((file) => !guide.includes(`cypher/cookbook/${file}`))).toEqual([]);
});
