import neo4j from "neo4j-driver";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { createRandom } from "../../src/simulator/random.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { buildCommand } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { changeALittle } from "../support/small-changes.ts";
import { riseOf, startSoakingProcess } from "../support/soak.ts";
import { trueAdminFacts } from "../support/true-admin-graph.ts";
import { differences, trueFacts } from "../support/true-graph.ts";

beforeAll(buildCommand, 120_000);

const seed = process.env.SOAK_SEED ?? Math.floor(Math.random() * 1e9).toString(36);
const syncs = Number(process.env.SOAK_SYNCS ?? 2_000);
const [minute, day] = [60_000, 86_400_000];
/** Records are kept for 30 days, so the clock passes three times as many, however few the syncs are. */
const roundMs = Math.max(10 * minute, (90 * day) / syncs);
const fullEvery = Math.min(144, Math.ceil(syncs / 14));
const checkEvery = Math.min(200, Math.ceil(syncs / 3));

/** Beyond those of a quiet sync, and for each object of which something has changed. */
const most = { more: 12, perObject: 3 };

/**
 * What a sync may have to ask for to follow the changes between two states of the org: the groups and apps who lost or got
 * somebody, whatever else has changed itself, and all that tells of admin roles where something of these has.
 */
function toFollow(before: ReadonlySet<string>, after: ReadonlySet<string>, adminFacts: number): number {
  const objects = new Set<string>();
  let hasAdminChange = false;
  for (const fact of new Set([...before, ...after])) {
    if (before.has(fact) && after.has(fact)) continue;
    const [kind, first, second] = JSON.parse(fact) as [string, string, string];
    objects.add(/^(MEMBER_OF|ASSIGNED|ACCOUNT_IN)$/.test(kind) ? second : first);
    hasAdminChange ||= /^(Role|ResourceSet|RoleAssignment|CONTAINS|SCOPED_TO|HAS_ROLE)/.test(kind);
  }
  return most.perObject * objects.size + (hasAdminChange ? adminFacts : 0);
}

async function recordsOf(orgId: string): Promise<number> {
  const { uri, username, password, database } = testNeo4j().settings;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()), { disableLosslessIntegers: true });
  try {
    const question = "MATCH (s:Sync {orgId: $orgId}) WHERE s.mode <> 'FULL' RETURN count(*) AS records";
    const { records } = await driver.executeQuery(question, { orgId }, { database });
    return records[0]?.get("records");
  } finally {
    await driver.close();
  }
}

test(`${syncs} syncs in one process cost no memory, descriptors or records that stay, and as many requests as there is change: SOAK_SEED=${seed}`, {
  timeout: 6 * 3_600_000,
}, async () => {
  const random = createRandom(seed);
  const org = generateOrg({ users: 60, groups: 14, apps: 9, admins: 8, seed: `soak ${seed}` });
  let now = Date.now();
  org.clock.now = () => now;
  const simulator = await startSimulator({ org });
  onTestFinished(() => simulator.close());
  const soaking = await startSoakingProcess(simulator.url, simulator.tokens.superAdmin);

  const measured: { heapUsed: number; rss: number; descriptors: number }[] = [];
  const spent: { requests: number; behind: number }[] = [];
  let facts = new Set([...trueFacts(org), ...trueAdminFacts(org)]);
  const records: number[] = [];
  let followedBefore = 0;
  for (let round = 0; round <= syncs; round++) {
    now += roundMs;
    const changes = random.chance(0.4) ? 0 : 1 + random.int(4);
    changeALittle(org, random, changes);
    const before = facts;
    const adminFacts = trueAdminFacts(org);
    facts = new Set([...trueFacts(org), ...adminFacts]);
    const follow = toFollow(before, facts, adminFacts.length);
    const isFull = round % fullEvery === 0;
    simulator.requests.clear();
    const order = { at: now, measure: true };
    let { result, ...memory } = await soaking.sync({ ...order, reads: isFull ? "FULL" : "INCREMENTAL" });
    const requests = simulator.requests.count();
    if (result.status === "REFUSED") {
      // Right, for the simulated org has nothing wrong with it: as an operator would, after a look.
      ({ result, ...memory } = await soaking.sync({ ...order, reads: "FULL", acceptShrink: true }));
    }
    expect(result, `round ${round}`).toMatchObject({ status: "COMPLETE", activity: "COMPLETE" });
    measured.push(memory);
    // What changed shortly before a sync is read once more by the next one, for Okta's clocks may differ.
    if (!isFull) spent.push({ requests, behind: follow + followedBefore });
    followedBefore = follow;
    if (isFull) {
      records.push(await recordsOf(org.id));
      expect(await differences(testNeo4j().settings, org, true), `round ${round}`).toEqual([]);
    } else if (round % checkEvery === 0) {
      // No event tells of a factor, so that those of known administrators wait for a full sync.
      const left = await differences(testNeo4j().settings, org, true);
      expect(
        left.filter((fact) => !/\["(ENROLLED|factors read)"/.test(fact)),
        `round ${round}`,
      ).toEqual([]);
    }
  }
  await soaking.close();

  const half = measured.slice(measured.length / 2);
  const rises = { heapUsed: riseOf(half.map((one) => one.heapUsed)), rss: riseOf(half.map((one) => one.rss)) };
  const descriptors = half.map((one) => one.descriptors);
  const quiet = spent.filter(({ behind }) => behind === 0).map(({ requests }) => requests);
  const range = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const beyond = spent.map(({ requests, behind }) => requests - Math.min(...quiet) - behind);
  const told = { quiet: range(quiet), beyond: range(beyond), descriptors: range(descriptors) };
  console.log(JSON.stringify({ ...rises, ...told, records }));
  expect(rises.heapUsed).toBeLessThan(0.05);
  expect(rises.rss).toBeLessThan(0.05);
  expect(Math.max(...descriptors) - Math.min(...descriptors)).toBeLessThanOrEqual(4);
  expect(Math.max(...quiet)).toBeLessThanOrEqual(Math.min(...quiet) + 2);
  expect(Math.max(...beyond)).toBeLessThanOrEqual(most.more);
  // An incremental sync and a reading of the log a round, of 30 days and up to the next full sync.
  expect(Math.max(...records)).toBeLessThanOrEqual(2 * ((30 * day) / roundMs + fullEvery) + 2);
});
