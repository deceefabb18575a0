import { connectGraph } from "../dist/graph/graph.js";
import { createAsking } from "../dist/graphql/ask-in-process.js";

/**
 * Finds out which statements, with which parameters, a question leads to, by answering it in this process with the product's
 * own resolvers.
 */
export async function openRecorder(settings) {
  const graph = await connectGraph(settings);
  let record = [];
  const ask = createAsking({
    ...graph,
    read: async (query, params, options) => {
      const entry = { name: query.name, text: query.text, params, started: performance.now(), ended: Infinity };
      record.push(entry);
      try {
        return await graph.read(query, params, options);
      } finally {
        entry.ended = performance.now();
      }
    },
  });
  return {
    async record(question) {
      record = [];
      const { data, errors } = await ask(question);
      if (errors !== undefined) throw new Error(`${question.query}\n${JSON.stringify(errors)}`);
      return { data, waves: toWaves(record) };
    },
    close: () => graph.close(),
  };
}

/** Statements that were under way together, one wave after the other: the resolvers' own order and parallelism. */
function toWaves(record) {
  const waves = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { name, text, params, started, ended } of record) {
    if (started >= end) waves.push([]);
    waves.at(-1)?.push({ name, text, params });
    end = started >= end ? ended : Math.min(end, ended);
  }
  return waves;
}

/** Sends the same statements with the bare driver. */
export async function replay(driver, waves) {
  for (const wave of waves) await Promise.all(wave.map((statement) => send(driver, statement)));
}

export async function send(driver, { text, params }) {
  await driver.executeQuery(text, params, { database: "neo4j", routing: "READ" });
}
