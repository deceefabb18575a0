import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateOrg } from "../dist/simulator/generate.js";
import { startSimulator } from "../dist/simulator/simulator.js";
import { storyOrg } from "../dist/simulator/story.js";
import { removeOrg } from "./bare-writer.mjs";
import { requestMinimum, total } from "./request-minimum.mjs";
import { runSync } from "./syncing.mjs";
import { ratio, table } from "./table.mjs";

const mostOfMinimum = 1.05;

/** Okta requests of a first and of a repeated sync beside the minimum. These are counts: the same in every run. */
export async function benchRequests(stage, large, { log }) {
  // The seed also makes the org's id, and the graph must tell the two orgs apart.
  const small = { users: 50, groups: 40, apps: 20, seed: `${large.size.seed}/small` };
  const measured = [];
  for (const [name, org] of [
    ["The story org of the demo", storyOrg()],
    ["A small org", generateOrg(small)],
  ]) {
    log(`Counting requests: ${name}`);
    measured.push({ name, org, ...(await syncTwice(stage, org)) });
  }
  log("Counting requests: the large org");
  const first = (await large.firstSync()).result;
  measured.push({ name: "The large org", org: large.org, first, repeated: (await large.repeatedSync()).result });

  const sections = [];
  const failures = [];
  for (const { name, org, first, repeated } of measured) {
    const minimum = requestMinimum(org);
    const rows = Object.keys(minimum).map((part) => [part, minimum[part], partOf(first, part), partOf(repeated, part)]);
    const least = total(minimum);
    rows.push(["in all", least, first.requests, repeated.requests]);
    const heads = ["requests for", "minimum", "first sync", "× minimum", "repeated sync", "× minimum"];
    sections.push(
      `### ${name}: ${describe(org)}\n\n${table(
        heads,
        rows.map(([part, fewest, one, two]) => [part, fewest, one, ratio(one / fewest), two, ratio(two / fewest)]),
      )}`,
    );
    if (first.requests > mostOfMinimum * least) {
      failures.push(
        `${name}: the first sync made ${first.requests} requests; ${mostOfMinimum} × ${least} is the most.`,
      );
    }
    if (repeated.requests > first.requests) {
      failures.push(`${name}: the repeated sync made ${repeated.requests} requests, the first ${first.requests}.`);
    }
  }
  return { title: "Requests to Okta", text: [explanation, ...sections].join("\n\n"), failures };
}

const explanation = `What a sync asks of Okta, beside the fewest requests in which the same can be had: every list at the largest page Okta
serves, no request about what other answers already tell. For the two small orgs the requests are those that the simulated
org received, which must be as many as the sync says; for the large one those that the sync says.`;

/** Two syncs of an org that is served by this process, so that its own log can be compared with what the sync reports. */
async function syncTwice(stage, org) {
  const simulator = await startSimulator({ org });
  try {
    const tokenFile = join(stage.folder, `${org.id}.token`);
    writeFileSync(tokenFile, simulator.tokens.readOnlyAdmin, { mode: 0o600 });
    const results = [];
    for (let round = 1; round <= 2; round += 1) {
      simulator.requests.clear();
      const { result } = await runSync(stage, { url: simulator.url, tokenFile, pid: null });
      const received = simulator.requests.count();
      if (received !== result.requests) {
        throw new Error(`The sync says ${result.requests} requests; the simulated org received ${received}.`);
      }
      results.push(result);
    }
    const [first, repeated] = results;
    return { first, repeated };
  } finally {
    await simulator.close();
    // What is asked later is to be asked as with one org.
    await removeOrg(stage.driver, org.id);
  }
}

function partOf(result, name) {
  return result.collectors.find((collector) => collector.name === name)?.requests ?? 0;
}

function describe({ users, groups, apps }) {
  const count = ({ size }) => size.toLocaleString("en");
  return `${count(users)} users, ${count(groups)} groups, ${count(apps)} apps`;
}
