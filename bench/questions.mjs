import { askByHttp } from "./ask.mjs";
import { percentile, timed } from "./percentiles.mjs";
import { processorTime } from "./processor-time.mjs";
import { listQuestions } from "./question-list.mjs";
import { openRecorder, replay, send } from "./statement-record.mjs";
import { mebibytes, milliseconds, ratio, seconds, table } from "./table.mjs";

// Longer than the product itself lets a read take.
const longestAnswerMs = 30_000;
const clients = 32;
/** Many clients ask one way, then the other, and so on, so that neither has the warmer Neo4j. */
const rounds = 4;
/** What is asked of the answers: of one client's times beside the bare driver's, of any page, of many clients' throughput. */
const slowest = { factor: 2, plusMs: 5, pageMs: 150 };
const leastThroughput = 0.6;

/**
 * Each question by HTTP beside the same Cypher on the bare driver: one client, both by turns so that they share the weather,
 * then many clients at once, by turns too.
 */
export async function benchQuestions(stage, large, { signal, log, runs }) {
  log("Making sure that the large org is in the graph");
  await large.firstSync();
  const neo4jBefore = processorTime(stage.neo4jPid);
  const server = await stage.children.serve(["serve", "--port", "0", "--metrics-port", "0"], {
    ready: /^GraphQL\s+(?<url>\S+)$/m,
    timeoutMs: 60_000,
  });
  const recorder = await openRecorder(stage.settings);
  const ask = (question) => askByHttp(server.said.url, question, longestAnswerMs);
  const rows = [];
  const failures = [];
  let used;
  try {
    for (const question of listQuestions(large.org)) {
      log(`Asking: ${question.name}`);
      const asked = await placed(question, ask);
      const { waves } = await recorder.record(asked);
      const found = question.find(await ask(asked));
      if (JSON.stringify(found) !== JSON.stringify(question.expect)) {
        failures.push(`${question.name}: ${JSON.stringify(found)} instead of ${JSON.stringify(question.expect)}.`);
      }
      const row = { name: question.name, ...(await measure(stage.driver, asked, waves, { ask, runs, signal })) };
      failures.push(...shortcomings(row).map((shortcoming) => `${row.name}: ${shortcoming}`));
      rows.push(row);
    }
  } finally {
    await recorder.close();
    used = await server.stop();
  }
  const neo4jMs = processorTime(stage.neo4jPid) - neo4jBefore;
  const text = [
    toTable(rows),
    `In all \`access-graph serve\` had ${mebibytes(used.peakBytes)} at its peak and used ${seconds(used.cpuMs)} of CPU time; Neo4j, for both ways, ${seconds(neo4jMs)}.`,
  ].join("\n\n");
  return { title: "Questions", introduction: introduction(runs), text, failures };
}

function introduction(runs) {
  return `Times in milliseconds, one client, ${runs} runs each after a warm-up. By HTTP: from sending the request until the answer is
parsed. Bare: the statements the question leads to (files in \`cypher/read\`), with the same parameters, in the same order and
as parallel as the resolvers send them, sent by the bare driver. Main: the one of them that does the work, alone. The ratio is
that of the 95th percentiles by HTTP and bare; \`within\` says whether it is at most 2 × bare + 5 ms. Then ${clients} clients at once,
both ways by turns: answers a second. Client, server and Neo4j share the machine. Counts and sizes of pages are checked against what the
simulated org truly holds.`;
}

function toTable(rows) {
  return table(
    [
      "question",
      "statements",
      "HTTP p50",
      "p95",
      "most",
      "bare p50",
      "p95",
      "main p50",
      "p95",
      "ratio",
      "within",
      `${clients} clients: HTTP`,
      "bare",
      "ratio",
    ],
    rows.map(({ name, statements, http, bare, main, many }) => [
      name,
      statements,
      milliseconds(percentile(http, 0.5)),
      milliseconds(percentile(http, 0.95)),
      milliseconds(Math.max(...http)),
      ...[bare, main].flatMap((times) => [0.5, 0.95].map((share) => milliseconds(percentile(times, share)))),
      ratio(percentile(http, 0.95) / percentile(bare, 0.95)),
      isWithin({ http, bare }) ? "yes" : "no",
      `${milliseconds(many.http)} /s`,
      `${milliseconds(many.bare)} /s`,
      ratio(many.http / many.bare),
    ]),
  );
}

function isWithin({ http, bare }) {
  return percentile(http, 0.95) <= slowest.factor * percentile(bare, 0.95) + slowest.plusMs;
}

function shortcomings({ http, bare, many }) {
  return [
    ...(isWithin({ http, bare }) ? [] : ["slower than 2 × the bare driver + 5 ms."]),
    ...(percentile(http, 0.95) > slowest.pageMs ? [`slower than ${slowest.pageMs} ms.`] : []),
    ...(many.http < leastThroughput * many.bare
      ? [`with ${clients} clients ${ratio(many.http / many.bare)} of the bare driver's throughput.`]
      : []),
  ];
}

async function measure(driver, asked, waves, { ask, runs, signal }) {
  const statements = waves.flat();
  const main = statements.find(({ name }) => name.startsWith(asked.statement));
  if (main === undefined) throw new Error(`${asked.name} leads to no statement ${asked.statement}`);
  const ways = { http: () => ask(asked), bare: () => replay(driver, waves), main: () => send(driver, main) };
  const times = { http: [], bare: [], main: [] };
  const warmUp = Math.ceil(runs / 5);
  for (let run = -warmUp; run < runs; run += 1) {
    signal.throwIfAborted();
    for (const [way, work] of Object.entries(ways)) {
      const ms = await timed(work);
      if (run >= 0) times[way].push(ms);
    }
  }
  const manyMs = { http: 0, bare: 0 };
  const count = Math.ceil(runs / 25) * clients;
  for (let round = -1; round < rounds; round += 1) {
    for (const way of ["http", "bare"]) {
      const ms = await timed(() => atOnce(ways[way], { count, signal }));
      if (round >= 0) manyMs[way] += ms;
    }
  }
  const many = { http: (rounds * count * 1_000) / manyMs.http, bare: (rounds * count * 1_000) / manyMs.bare };
  return { statements: statements.length, ...times, many };
}

/** Asks so often in all, by as many clients as there are, each one question after the other. */
async function atOnce(ask, { count, signal }) {
  let left = count;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left > 0) {
        left -= 1;
        signal.throwIfAborted();
        await ask();
      }
    }),
  );
}

/** A question about a page deep in a list is given the cursor that a caller has who read the list so far. */
async function placed(question, ask) {
  if (question.deep === undefined) return question;
  const query = `query ($app: String!, $first: Int!, $after: String) {
    app(oktaId: $app) { whoCanReach(first: $first, after: $after) { pageInfo { endCursor } } } }`;
  let after = null;
  for (let left = question.deep.after; left > 0; left -= 100) {
    const { app } = await ask({ query, variables: { app: question.deep.app, first: Math.min(100, left), after } });
    after = app.whoCanReach.pageInfo.endCursor;
  }
  return { ...question, variables: { ...question.variables, after } };
}
