import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateOrg } from "../dist/simulator/generate.js";
import { removeOrg } from "./bare-writer.mjs";
import { runSync } from "./syncing.mjs";
import { mebibytes, perSecond, seconds, table } from "./table.mjs";

/** What an incremental sync may cost: see the requests it can do without in docs/okta-requests.md. */
const most = { requests: 12, requestsAGroup: 3, quietMs: 3_000, logEventsASecond: 20_000, roles: 1.05 };
const hour = 3_600_000;

/** Incremental syncs of an org as large as the others, after nothing, little and much has changed in it. */
export async function benchIncremental(stage, size, { log }) {
  const org = generateOrg({ ...size, seed: `${size.seed}/incremental` });
  let now = Date.now() - 10 * hour;
  org.clock.now = () => now;
  const simulator = await stage.serve(org);
  const tokenFile = join(stage.folder, "incremental.token");
  writeFileSync(tokenFile, simulator.tokens.readOnlyAdmin, { mode: 0o600 });
  const sync = async (...args) => {
    const run = await runSync(stage, { url: simulator.url, tokenFile, pid: process.pid }, args);
    now += hour;
    return run;
  };
  log("Syncing another large org for the first time");
  const full = await sync("--full", "--no-activity");
  const runs = [];
  const measure = async (name, change) => {
    log(`Syncing it incrementally: ${name}`);
    const groups = change();
    runs.push({ name, groups, ...(await sync("--incremental")) });
  };
  await measure("nothing has changed, its System Log is read for the first time", () => 0);
  await measure("nothing has changed", () => 0);
  await measure("10 memberships in 5 groups", () => changeMembers(org, 5, 2));
  await measure("nothing has changed since", () => 0);
  await measure("1,000 memberships in 100 groups", () => changeMembers(org, 100, 10));
  const [, quiet, small] = runs;
  const pages = Math.ceil(size.apps / 200) - 1;
  const failures = [];
  if (quiet.result.requests > most.requests + pages)
    failures.push(`A quiet incremental sync took ${quiet.result.requests} requests.`);
  if (quiet.ms > most.quietMs) failures.push(`A quiet incremental sync took ${seconds(quiet.ms)}.`);
  const more = small.result.requests - quiet.result.requests;
  if (more > most.requests + most.requestsAGroup * small.groups)
    failures.push(`10 memberships in 5 groups took ${more} requests more than none.`);
  await removeOrg(stage.driver, org.id);
  const rows = [["full", full], ...runs.map((run) => [`incremental: ${run.name}`, run])];
  const text = table(
    ["sync", "time", "requests", "peak memory", "CPU: sync"],
    rows.map(([name, run]) => [
      name,
      seconds(run.ms),
      run.result.requests,
      mebibytes(run.peakBytes),
      seconds(run.cpuMs),
    ]),
  );
  return { title: "Incremental syncs", introduction, text, failures };
}

const introduction = `Times are those of the whole process, its start and its end included.`;

/** Some people come into each of some groups that nobody's rule fills; how many groups that was. */
function changeMembers(org, groups, people) {
  const targets = new Set([...org.rules.values()].flatMap(({ groupIds }) => groupIds));
  const chosen = [...org.groups.values()].filter(
    ({ id, type }) => type === "OKTA_GROUP" && !targets.has(id) && (org.members.get(id)?.size ?? 0) < 500,
  );
  const users = [...org.users.values()].filter(({ status }) => status === "ACTIVE");
  let place = 0;
  for (const { id } of chosen.slice(0, groups)) {
    for (let added = 0; added < people; place++) {
      const user = users[(place * 7_919) % users.length];
      if (org.members.get(id)?.has(user.id)) continue;
      org.addMember(id, user.id);
      added++;
    }
  }
  return groups;
}

/** The System Log of an org in which everybody signs in many times: it is the same whatever the size of the others. */
export async function benchLog(stage, { seed, events = 1_000_000 }, { log }) {
  const users = 20_000;
  const org = generateOrg({ users, groups: 200, apps: 50, seed: `${seed}/log` });
  const until = Date.now() - hour;
  org.log.addSignIns({ count: events, since: until - 80 * 24 * hour, until });
  const simulator = await stage.serve(org);
  const tokenFile = join(stage.folder, "log.token");
  writeFileSync(tokenFile, simulator.tokens.readOnlyAdmin, { mode: 0o600 });
  const source = { url: simulator.url, tokenFile, pid: process.pid };
  log("Syncing an org with much use");
  await runSync(stage, source, ["--full", "--no-activity"]);
  log(`Reading ${events.toLocaleString("en")} events of its System Log`);
  const run = await runSync(stage, source, ["--only-activity"]);
  await removeOrg(stage.driver, org.id);
  const read = run.result.collectors[0].read;
  const failures = [];
  if (read < events) failures.push(`${read} of ${events} events were read.`);
  const rate = (read * 1_000) / run.result.durationMs;
  if (rate < most.logEventsASecond) failures.push(`${Math.round(rate)} events a second were read.`);
  const text = table(
    ["events", "time", "events a second", "requests", "peak memory", "CPU: sync", "CPU: simulator", "CPU: Neo4j"],
    [
      [
        read.toLocaleString("en"),
        seconds(run.result.durationMs),
        perSecond(read, run.result.durationMs),
        run.result.requests,
        mebibytes(run.peakBytes),
        ...[run.cpuMs, run.simulatorCpuMs, run.neo4jCpuMs].map(seconds),
      ],
    ],
  );
  return { title: "The System Log", text, failures };
}

/** Admin roles, read with a token that sees them. */
export async function benchRoles(stage, { seed, admins = 500 }, { log, minimumOf }) {
  const org = generateOrg({ users: 5_000, groups: 500, apps: 100, admins, seed: `${seed}/roles` });
  const simulator = await stage.serve(org);
  const tokenFile = join(stage.folder, "roles.token");
  writeFileSync(tokenFile, simulator.tokens.superAdmin, { mode: 0o600 });
  log(`Syncing an org of ${admins} administrators`);
  const run = await runSync(stage, { url: simulator.url, tokenFile, pid: process.pid }, ["--full", "--no-activity"]);
  await removeOrg(stage.driver, org.id);
  const fewest = minimumOf(org);
  const failures = [];
  if (run.result.requests > most.roles * fewest)
    failures.push(`An org of ${admins} administrators took ${run.result.requests} requests, of ${fewest} at least.`);
  const text = table(
    ["administrators", "time", "requests", "the fewest", "peak memory"],
    [[admins, seconds(run.ms), run.result.requests, fewest, mebibytes(run.peakBytes)]],
  );
  return { title: "Admin roles", text, failures };
}
