import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateOrg } from "../dist/simulator/generate.js";
import { startSimulator } from "../dist/simulator/simulator.js";
import { storyOrg } from "../dist/simulator/story.js";
import { removeOrg } from "./bare-writer.mjs";
import { repeatedMinimum, requestMinimum, total } from "./request-minimum.mjs";
import { runSync } from "./syncing.mjs";
import { ratio, table } from "./table.mjs";

const mostOfMinimum = 1.05;
/** From this many groups on, of a first sync's requests a repeated one of an unchanged org may make this share. */
const manyGroups = 10_000;
const mostOfFirst = 0.3;

/** Okta requests of a first and of a repeated sync beside the minimum. These are counts: the same in every run. */
export async function benchRequests(stage, large, { log, withSmall }) {
  // The seed also makes the org's id, and the graph must tell the two orgs apart.
  const small = { users: 50, groups: 40, apps: 20, seed: `${large.size.seed}/small` };
  const measured = [];
  const known = [
    ["the story org of the demo", storyOrg()],
    ["a small org", generateOrg(small)],
  ];
  for (const [name, org] of withSmall ? known : []) {
    log(`Counting requests: ${name}`);
    measured.push({ name, org, ...(await syncTwice(stage, org)) });
  }
  log("Counting requests: the large org");
  const first = (await large.firstSync()).result;
  measured.push({ name: "the large org", org: large.org, first, repeated: (await large.repeatedSync()).result });

  const sections = [];
  const failures = [];
  for (const { name, org, first, repeated } of measured) {
    const minimum = requestMinimum(org);
    const again = repeatedMinimum(org);
    const rows = Object.keys(minimum).map((part) => [
      part,
      minimum[part],
      partOf(first, part),
      again[part],
      partOf(repeated, part),
    ]);
    const least = { first: total(minimum), repeated: total(again) };
    rows.push(["in all", least.first, first.requests, least.repeated, repeated.requests]);
    const heads = [
      "requests for",
      "minimum",
      "first sync",
      "× minimum",
      "unchanged: minimum",
      "repeated sync",
      "× minimum",
    ];
    sections.push(
      `Of ${name} (${describe(org)}); the repeated sync made ${percent(repeated.requests / first.requests)} of the first one's:`,
      table(
        heads,
        rows.map(([part, fewest, one, fewestAgain, two]) => [
          part,
          fewest,
          one,
          times(one, fewest),
          fewestAgain,
          two,
          times(two, fewestAgain),
        ]),
      ),
    );
    for (const [sync, made] of Object.entries({ first, repeated })) {
      if (made.requests > mostOfMinimum * least[sync]) {
        failures.push(
          `${name}: the ${sync} sync made ${made.requests} requests; ${mostOfMinimum} × ${least[sync]} is the most.`,
        );
      }
    }
    if (org.groups.size >= manyGroups && repeated.requests > mostOfFirst * first.requests) {
      failures.push(`${name}: the repeated sync made ${repeated.requests} requests, the first ${first.requests}.`);
    }
  }
  return { title: "Requests to Okta", introduction, text: sections.join("\n\n"), failures };
}

const times = (made, fewest) => (fewest === 0 ? null : ratio(made / fewest));
const percent = (share) => `${Math.round(share * 100)} %`;

const introduction = `What a sync asks of Okta, beside the fewest requests in which the same can be had: every list at the largest page Okta
serves, no request about what other answers already tell. For the two small orgs the requests are those that the simulated
org received, which must be as many as the sync says; for the large ones those that the sync says. Where nothing has changed, the
members of groups need not be read again.`;

/** Two syncs of an org that is served by this process, so that its own log can be compared with what the sync reports. */
async function syncTwice(stage, org) {
  const simulator = await startSimulator({ org });
  try {
    const tokenFile = join(stage.folder, `${org.id}.token`);
    writeFileSync(tokenFile, simulator.tokens.superAdmin, { mode: 0o600 });
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
