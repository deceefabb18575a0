import { percentile, timed } from "./percentiles.mjs";
import { listQuestions } from "./question-list.mjs";
import { openRecorder, replay, send } from "./statement-record.mjs";
import { milliseconds, ratio, table } from "./table.mjs";

// Longer than the product itself lets a read take.
const longestAnswerMs = 30_000;

/** Each question by HTTP beside the same Cypher on the bare driver, one client, both by turns so that they share the weather. */
export async function benchQuestions(stage, large, { signal, log, runs }) {
  log("Making sure that the large org is in the graph");
  await large.firstSync();
  const server = await stage.children.serve(["serve", "--port", "0", "--metrics-port", "0"], {
    ready: /^GraphQL\s+(?<url>\S+)$/m,
    timeoutMs: 60_000,
  });
  const recorder = await openRecorder(stage.settings);
  const ask = (question) => askByHttp(server.said.url, question);
  const rows = [];
  const failures = [];
  try {
    for (const question of listQuestions(large.org)) {
      log(`Asking: ${question.name}`);
      const asked = await placed(question, ask);
      const { waves } = await recorder.record(asked);
      const found = question.find(await ask(asked));
      if (JSON.stringify(found) !== JSON.stringify(question.expect)) {
        failures.push(`${question.name}: ${JSON.stringify(found)} instead of ${JSON.stringify(question.expect)}.`);
      }
      rows.push({ name: question.name, ...(await measure(stage.driver, asked, waves, { ask, runs, signal })) });
    }
  } finally {
    await recorder.close();
    await server.stop();
  }
  return { title: "Questions", text: [explanation(runs), toTable(rows)].join("\n\n"), failures };
}

function explanation(runs) {
  return `Times in milliseconds, one client, ${runs} runs each after a warm-up. By HTTP: from sending the request until the answer is
parsed. Bare: the statements the question leads to (files in \`cypher/read\`), with the same parameters, in the same order and
as parallel as the resolvers send them, sent by the bare driver. Main: the one of them that does the work, alone. The ratio is
that of the 95th percentiles by HTTP and bare; the last column says whether it is within 2 × bare + 5 ms. Counts and sizes of
pages are checked against what the simulated org truly holds.`;
}

function toTable(rows) {
  return table(
    ["question", "statements", "HTTP p50", "p95", "bare p50", "p95", "main p50", "p95", "ratio", "within"],
    rows.map(({ name, statements, http, bare, main }) => [
      name,
      statements,
      ...[http, bare, main].flatMap((times) => [0.5, 0.95].map((share) => milliseconds(percentile(times, share)))),
      ratio(percentile(http, 0.95) / percentile(bare, 0.95)),
      percentile(http, 0.95) <= 2 * percentile(bare, 0.95) + 5 ? "yes" : "no",
    ]),
  );
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
  return { statements: statements.length, ...times };
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

async function askByHttp(url, { query, variables }) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(longestAnswerMs),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(`${query}\n${JSON.stringify(errors)}`);
  return data;
}
