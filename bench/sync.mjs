import { readFileSync } from "node:fs";
import { readBare } from "./bare-reader.mjs";
import { removeOrg, writeBare } from "./bare-writer.mjs";
import { countContents, sumOf } from "./graph-contents.mjs";
import { orgRows } from "./org-rows.mjs";
import { requestMinimum, total } from "./request-minimum.mjs";
import { changesOf } from "./syncing.mjs";
import { mebibytes, perSecond, ratio, seconds, table } from "./table.mjs";

/** The least share of the bare driver's rate, and the most a sync may take of memory and, for 10,000 users, of time. */
const leastRate = 0.5;
const mostBytes = 512 * 2 ** 20;
const longest = { users: 10_000, ms: 25_000 };

/** Syncs of the large org beside the bare driver writing the same and a bare client reading the same. */
export async function benchSync(stage, large, { signal, log }) {
  const { org } = large;
  log("Syncing the large org for the first time");
  const first = await large.firstSync();
  log("Syncing it again, unchanged");
  const repeated = await large.repeatedSync();
  log("Reading the same pages with a bare client");
  const simulator = await large.simulator();
  const token = readFileSync(simulator.tokenFile, "utf8").trim();
  const reading = await readBare({ url: simulator.url, token }, org, signal);
  log("Writing the same with the bare driver");
  const bare = await writeBesides(stage, org, signal);
  log("Syncing it for the first time once more, now that Neo4j is warm");
  await removeOrg(stage.driver, org.id);
  const warm = await large.sync();

  const objects = sumOf(first.contents.nodes);
  const edges = sumOf(first.contents.edges);
  const syncs = table(
    [
      "sync",
      "time",
      "objects and edges a second",
      "requests a second",
      "peak memory",
      "CPU: sync",
      "CPU: simulator",
      "CPU: Neo4j",
    ],
    [
      ["first, Neo4j just started", first],
      ["first, Neo4j warm", warm],
      ["repeated, nothing changed", repeated],
    ].map(([name, run]) => [
      name,
      seconds(run.ms),
      perSecond(objects + edges, run.ms),
      perSecond(run.result.requests, run.ms),
      mebibytes(run.peakBytes),
      ...[run.cpuMs, run.simulatorCpuMs, run.neo4jCpuMs].map(seconds),
    ]),
  );
  const compared = table(
    ["bare, for comparison", "time", "a second", "first sync, warm: rate ÷ this", "time ÷ this"],
    [
      ["driver, the same nodes and edges", bare.ms, objects + edges],
      ["HTTP client, the same pages", reading.ms, reading.requests],
      ["both, one after the other", bare.ms + reading.ms, objects + edges],
    ].map(([name, ms, count]) => [name, seconds(ms), perSecond(count, ms), ratio(ms / warm.ms), ratio(warm.ms / ms)]),
  );

  const failures = [];
  const expect = (what, found, wanted) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      failures.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}.`);
    }
  };
  expect("Changes of the repeated sync by its own account", changesOf(repeated.result), 0);
  expect("Nodes and edges the repeated sync wrote", repeated.contents.written, 0);
  expect("Nodes after the repeated sync", repeated.contents.nodes, first.contents.nodes);
  expect("Edges after the repeated sync", sorted(repeated.contents.edges), sorted(first.contents.edges));
  expect("Nodes the bare driver wrote", bare.contents.nodes, first.contents.nodes);
  expect("Edges the bare driver wrote", sorted(bare.contents.edges), sorted(first.contents.edges));
  expect("Requests of the bare client", reading.requests, total(requestMinimum(org)));

  const rate = bare.ms / warm.ms;
  if (rate < leastRate) failures.push(`The first sync wrote at ${ratio(rate)} of the bare driver's rate.`);
  const peak = Math.max(first.peakBytes, warm.peakBytes, repeated.peakBytes);
  if (peak >= mostBytes) failures.push(`A sync took ${mebibytes(peak)} of memory.`);
  if (large.size.users <= longest.users && warm.ms >= longest.ms)
    failures.push(`A first sync took ${seconds(warm.ms)}.`);

  const contents = `${list(first.contents.nodes)}; ${list(first.contents.edges)}`;
  const text = [
    `Written are ${objects.toLocaleString("en")} objects and ${edges.toLocaleString("en")} edges: ${contents}.`,
    syncs,
    `The unchanged org cost ${repeated.contents.written} writes and ${changesOf(repeated.result)} changes.`,
    compared,
  ].join("\n\n");
  return { title: "Syncing", introduction, text, failures };
}

const introduction = `A whole \`access-graph sync\` from start to end of its process; the simulated org and Neo4j run on the same machine. The bare
driver creates the same nodes and edges, from the same rows, by plain \`UNWIND … CREATE\` without looking at what is there; the
bare client fetches the same pages, ten at a time, and does nothing with them but \`JSON.parse\`.`;

/** Writes the org under another id, counts it, and takes it out again. */
async function writeBesides(stage, org, signal) {
  const orgId = `${org.id}-bare`;
  const now = new Date().toISOString();
  const rows = orgRows(org, orgId, now);
  try {
    const ms = await writeBare(stage.driver, rows, signal);
    return { ms, contents: await countContents(stage.driver, orgId, now) };
  } finally {
    if (!signal.aborted) await removeOrg(stage.driver, orgId);
  }
}

function sorted(counts) {
  return Object.fromEntries(Object.entries(counts).sort());
}

function list(counts) {
  return Object.entries(sorted(counts))
    .map(([name, count]) => `${count.toLocaleString("en")} ${name}`)
    .join(", ");
}
