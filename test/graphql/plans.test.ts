import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usabilityRules } from "../../src/access/usability.ts";
import type { PlanNode } from "../../src/graph/graph.ts";
import * as admin from "../../src/graph/queries/admin.ts";
import * as asOf from "../../src/graph/queries/as-of.ts";
import * as findings from "../../src/graph/queries/findings.ts";
import * as history from "../../src/graph/queries/history.ts";
import * as powers from "../../src/graph/queries/powers.ts";
import * as read from "../../src/graph/queries/read.ts";
import * as whatIf from "../../src/graph/queries/what-if.ts";
import type { Query } from "../../src/graph/query.ts";
import { adminParameters } from "../../src/graphql/filters/admin-filter.ts";
import { reachParameters } from "../../src/graphql/filters/reach-filters.ts";
import { type Asking, openAsking } from "./ask.ts";
import { openTestDriver, seed } from "./seed.ts";

const org = "00oPLANS";
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({
    id: org,
    users: numbers(4_000).map((n) => ({ id: `u${n}` })),
    groups: numbers(2_000).map((n) => ({ id: `g${n}` })),
    apps: numbers(1_500).map((n) => ({ id: `a${n}` })),
    rules: numbers(1_000).map((n) => ({ id: `r${n}`, targets: [`g${n}`] })),
    members: numbers(4_000).flatMap((n) =>
      [0, 1].map((step) => ({ user: `u${n}`, group: `g${(n + step * 7) % 2_000}` })),
    ),
    groupApps: numbers(2_000).map((n) => ({ group: `g${n}`, app: `a${n % 1_500}` })),
    direct: numbers(3_000).map((n) => ({ user: `u${n}`, app: `a${n % 1_500}` })),
    accounts: numbers(3_000).map((n) => ({ user: `u${n}`, app: `a${n % 1_500}` })),
    syncs: numbers(120).map((n) => ({ number: n + 1, status: "COMPLETE" })),
    gaps: numbers(1_000).map((n) => ({ collector: "memberships", scope: `g${n}`, code: "DENIED" })),
  });
  const driver = openTestDriver();
  await driver.executeQuery("CALL db.prepareForReplanning()");
  await driver.close();
}, 300_000);
afterAll(() => asking.close());

const parameters = {
  ...reachParameters(null),
  groupFilter: [[]],
  reasons: null,
  keys: [`${org}/u1`],
  pairs: [{ user: `${org}/u1`, app: `${org}/a1` }],
  from: `${org}\u0000`,
  to: `${org}\u0001`,
  prefix: `${org}\u0000u1`,
  ranges: [{ key: org, from: `${org}\u0000`, to: `${org}\u0001` }],
  limit: 21n,
  fetch: 60n,
  query: "a",
  orgId: org,
  orgIds: [org],
  collectors: ["users"],
  scopes: ["memberships/g1"],
  name: "u1",
  fromAssignment: "",
  fromName: "",
  fromKey: "",
  fromOrn: "",
  fromNode: "",
  fromResource: "",
  app: `${org}/a1`,
  user: `${org}/u1`,
  granting: ["g1"],
  relevant: ["g1"],
  named: ["u1"],
  accountBlocked: ["SUSPENDED"],
  ...adminParameters(null),
  apps: [{ app: `${org}/a1`, lost: [`${org}/g1`], half: [], kept: [], added: [], off: false }],
  effects: ["ENDS"],
  unexplainedMayEnd: false,
  ruleIds: [],
  ruleTargets: [],
  firstApp: "",
  entries: [],
  fromEntry: "",
  words: [],
};

const seekUser = "NodeIndexSeekByRange User(sortKey)";
const seekGroup = "NodeIndexSeekByRange Group(sortKey)";
const seekApp = "NodeIndexSeekByRange App(sortKey)";
const oneUser = "NodeUniqueIndexSeek User(key)";
const oneGroup = "NodeUniqueIndexSeek Group(key)";
const oneApp = "NodeUniqueIndexSeek App(key)";
const oneRole = "NodeUniqueIndexSeek Role(key)";
const oneSet = "NodeUniqueIndexSeek ResourceSet(key)";
const keysOf = (label: string) => `NodeUniqueIndexSeekByRange ${label}(key)`;
const count = (label: string) => `NodeCountFromCountStore ${label}`;

/** Where each statement starts to read: seeks in indexes, all of them, and nothing else. */
const starts: Record<keyof typeof queries, string[]> = {
  usersPage: [seekUser],
  usersPageDescending: [seekUser],
  usersCount: [seekUser],
  groupsPage: [seekGroup],
  groupsPageDescending: [seekGroup],
  groupsCount: [seekGroup],
  appsPage: [seekApp],
  appsPageDescending: [seekApp],
  appsCount: [seekApp],
  usersByKey: [oneUser],
  groupsByKey: [oneGroup],
  appsByKey: [oneApp],
  groupRulesByKey: ["NodeUniqueIndexSeek GroupRule(key)"],
  syncsByKey: ["NodeUniqueIndexSeek Sync(key)"],
  usersByName: [seekUser],
  groupsByName: [seekGroup],
  appsByName: [seekApp],
  whoCanReachByApp: [oneApp, seekUser],
  whoCanReachByAppDescending: [oneApp, seekUser],
  whoCanReachByUserIndex: [oneApp, seekUser],
  whoCanReachByUserIndexDescending: [oneApp, seekUser],
  whoCanReachCount: [oneApp],
  reachEstimates: [count("User"), oneApp],
  memberEstimates: [count("User"), oneGroup],
  canReach: [oneUser, seekApp],
  canReachCount: [oneUser],
  reachFacts: [oneApp, oneUser],
  usesOfPairs: [oneUser],
  systemLogs: ["NodeUniqueIndexSeek SystemLog(key)", keysOf("Sync")],
  membersByGroup: [oneGroup, seekUser],
  membersByUserIndex: [oneGroup, seekUser],
  membersCount: [oneGroup],
  memberships: [oneUser, seekGroup],
  membershipsCount: [oneUser],
  groupAppsPage: [oneGroup, seekApp],
  groupAppsPageDescending: [oneGroup, seekApp],
  groupAppsCount: [oneGroup],
  appGroups: [oneApp, seekGroup],
  appGroupsCount: [oneApp],
  assignedGroupIds: [oneApp],
  rulesOfGroups: [oneGroup],
  targetsOfRules: ["NodeUniqueIndexSeek GroupRule(key)"],
  organizations: ["NodeByLabelScan Organization"],
  orgHealth: ["NodeByLabelScan Organization", keysOf("Sync"), "NodeUniqueIndexSeek SystemLog(key)"],
  organizationCounts: [seekUser, seekGroup, seekApp],
  syncs: ["NodeUniqueIndexSeek Organization(key)"],
  collectors: ["NodeUniqueIndexSeek Sync(key)"],
  collectorStates: ["NodeIndexSeek Collector(orgId, name, status, syncNumber)", "NodeUniqueIndexSeekByRange Sync(key)"],
  gapsOfOrganizations: ["NodeIndexSeek Gap(orgId)"],
  gapsOfScopes: ["NodeIndexSeek Gap(orgId)"],
  searchNames: [seekUser, seekGroup, seekApp],
  searchWords: ["ProcedureCall"],
  admins: [keysOf("RoleAssignment"), seekUser, seekGroup, seekApp],
  adminsCount: [keysOf("RoleAssignment")],
  assignmentsOfRoles: [oneRole, seekUser, seekGroup, seekApp],
  assignmentsOfRolesCount: [oneRole],
  assignmentsOfResourceSets: [oneSet, seekUser, seekGroup, seekApp],
  assignmentsOfResourceSetsCount: [oneSet],
  adminRolesOfUsers: [oneUser],
  adminRolesOfGroups: [oneGroup],
  adminRolesOfApps: [oneApp],
  scopesOfAssignments: ["NodeUniqueIndexSeek RoleAssignment(key)"],
  rolesByKey: [oneRole],
  rolesByLabel: [keysOf("Role")],
  rolesPage: [keysOf("Role")],
  rolesCount: [keysOf("Role")],
  resourceSetsByKey: [oneSet],
  resourceSetsByLabel: [keysOf("ResourceSet")],
  resourceSetsPage: [keysOf("ResourceSet")],
  resourceSetsCount: [keysOf("ResourceSet")],
  apiTokensByKey: ["NodeUniqueIndexSeek ApiToken(key)"],
  apiTokensPage: [keysOf("ApiToken")],
  apiTokensCount: [keysOf("ApiToken")],
  resources: [oneSet],
  resourcesCount: [oneSet],
  factorsOfUsers: [oneUser],
  apiTokensOfUsers: [oneUser],
  credentialsOfApps: [oneApp],
  powerAssignments: [keysOf("RoleAssignment")],
  powerResourceSets: [oneSet],
  powerGroups: [oneGroup],
  roleGroupsOfUsers: [oneUser],
  membersOfSeveral: [oneGroup],
  groupIdsOfUsers: [oneUser],
  reachGranting: [oneApp],
  reachPeople: [oneUser],
  reachMembers: [oneGroup],
  reachVictims: [oneApp],
  reachVictimsByGroup: [oneApp],
  reachUnprotected: [oneApp],
  reachVictimsOfGroups: [oneGroup, oneApp],
  reachAppsOfGroups: [oneGroup],
  reachAppsOfPeople: [oneUser],
  reachedAppIds: [oneUser],
  apiTokenOwners: [keysOf("ApiToken")],
  endsCount: [oneGroup, oneApp],
  endsPage: [oneGroup, oneApp, seekUser],
  blockedCount: [oneGroup, oneApp],
  blockedPage: [oneGroup, oneApp, seekUser],
  startsCount: [oneGroup, oneApp],
  startsPage: [oneGroup, oneApp, seekUser],
  appsOfGroups: [oneGroup],
  groupsOfApps: [oneApp],
  roleMembers: [oneGroup, seekUser],
  roleMembersCount: [oneGroup],
  namedUsers: [oneUser],
  activeRules: [keysOf("GroupRule")],
  presentFacts: [oneUser, oneGroup],
  assignmentsOfPairs: [oneUser, oneGroup],
  groupRulesByName: [keysOf("GroupRule")],
  ping: [],
  otherClients: ["ProcedureCall"],
};

const { filter: _, ...readQueries } = read;
const queries = { ...readQueries, ...admin, ...powers, ...whatIf };
/** What reads the history, which `history-plans.test.ts` looks at. */
const ofThePast = new Set([...Object.values(asOf), ...Object.values(history)].map((query) => query.name));

const operator = (node: PlanNode) => node.operatorType.split("@")[0] ?? "";
const flat = (node: PlanNode): PlanNode[] => [node, ...node.children.flatMap(flat)];

function start(node: PlanNode): string | null {
  const name = operator(node);
  if (name === "ProcedureCall") return name;
  if (name !== "NodeCountFromCountStore" && !/^Node.*(Seek|Scan)/.test(name)) return null;
  const details = String(node.arguments.Details);
  const index = /\w+:(\w+\([^)]*\))/.exec(details)?.[1];
  const label = /:\s*`?(\w+)/.exec(details)?.[1];
  return `${name.replace("(Locking)", "")} ${index ?? label}`;
}

describe.each(Object.entries(queries) as [keyof typeof queries, Query<never, unknown>][])("%s", (name, query) => {
  test("starts at the index it should, scans nothing and multiplies nothing", async () => {
    const { plan } = await asking.graph.explain(query, parameters);
    const nodes = flat(plan);
    const found = nodes.map(start).filter((place) => place !== null);
    expect([...new Set(found)].sort()).toEqual([...starts[name]].sort());
    const operators = nodes.map(operator);
    for (const banned of [
      "AllNodesScan",
      "CartesianProduct",
      "UndirectedAllRelationshipsScan",
      "DirectedAllRelationshipsScan",
    ]) {
      expect(operators).not.toContain(banned);
    }
    expect(operators.filter((found) => found === "Eager")).toEqual([]);
  });
});

test("pages in the order of the index are read without sorting", async () => {
  const ordered = [
    read.usersPage,
    read.usersPageDescending,
    read.groupsPage,
    read.appsPageDescending,
    read.whoCanReachByUserIndex,
    read.whoCanReachByUserIndexDescending,
    read.membersByUserIndex,
    read.collectorStates,
  ] as unknown as Query<never, unknown>[];
  for (const query of ordered) {
    const operators = flat((await asking.graph.explain(query, parameters)).plan).map(operator);
    expect([
      query.name,
      operators.filter((name) => ["Sort", "Top", "PartialSort", "PartialTop"].includes(name)),
    ]).toEqual([query.name, []]);
  }
});

const asked = {
  ...parameters,
  prefix: `${org}/`,
  first: `${org}\u0000`,
  after: "",
  chunk: 500n,
  known: true,
  why: "",
  since: "2026-01-01T00:00:00.000Z",
  seenBy: "2026-01-01T00:00:00.000Z",
  now: "2026-01-01T00:00:00.000Z",
  coveredFrom: null,
  coveredUntil: null,
  includeEveryone: false,
  includePossible: false,
  minimum: 2n,
  most: 5n,
  peers: 5n,
  percent: 10.5,
  apps: [],
  rules: [],
  userBlocked: usabilityRules.user.BLOCKED,
  accountBlocked: usabilityRules.account.BLOCKED,
};

describe.each(Object.values(findings))("$name", (query) => {
  test("starts at indexes", async () => {
    const nodes = flat((await asking.graph.explain(query, asked)).plan);
    const scans = nodes.map(operator).filter((name) => /Scan$/.test(name));
    expect(scans).toEqual([]);
  });
});

test("every statement to read with has its place in this list", () => {
  const folder = new URL("../../cypher/read/", import.meta.url);
  const files = readdirSync(folder)
    .map((file) => `read/${file.replace(/\.cypher$/, "")}`)
    .filter((file) => !ofThePast.has(file));
  expect(
    Object.values(queries)
      .map((query) => query.name)
      .sort(),
  ).toEqual(files.sort());
});
