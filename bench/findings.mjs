import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { findingKinds } from "../dist/access/findings/catalogue.js";
import { effectiveAccess } from "../dist/graph/queries/export.js";
import { askByHttp } from "./ask.mjs";
import { percentile, timed } from "./percentiles.mjs";
import { mebibytes, milliseconds, perSecond, ratio, seconds, table } from "./table.mjs";

/** What a finding and an export may cost. */
const most = { findingMs: 2_000, exportShare: 0.5 };
const runs = 5;
const longestAnswerMs = 60_000;

/** Every kind of finding by HTTP, and the export beside the bare driver that streams the same rows. */
export async function benchFindings(stage, org, { log }) {
  const server = await stage.children.serve(["serve", "--port", "0", "--metrics-port", "0"], {
    ready: /^GraphQL\s+(?<url>\S+)$/m,
    timeoutMs: 60_000,
  });
  const rows = [];
  const failures = [];
  const rules = rulesOf(org);
  try {
    for (const kind of findingKinds) {
      log(`Asking for findings: ${kind}`);
      const parameters = kind === "SEPARATION_OF_DUTIES" ? { rules } : null;
      const row = await measure(server.said.url, { org: org.id, kind, parameters }).catch((error) => {
        failures.push(`${kind}: ${error.message}`);
        return null;
      });
      if (row === null) continue;
      rows.push(row);
      for (const part of ["page", "count"]) {
        const ms = percentile(row[part], 0.95);
        if (ms > most.findingMs) failures.push(`${kind}: ${part} took ${milliseconds(ms)} ms.`);
      }
    }
  } finally {
    await server.stop();
  }
  const exported = await benchExport(stage, org, log);
  if (exported.share < most.exportShare)
    failures.push(`The export to CSV had ${ratio(exported.share)} of the bare driver's rate.`);
  const text = [toTable(rows), exported.text].join("\n\n");
  return { title: "Findings and export", introduction, text, failures };
}

const introduction = `By HTTP, ${runs} runs each after one to warm up; milliseconds. A page has 50 findings. A count that says "at least" took longer than
a count may, and ended. The export is a process of its own, from its start to its end; bare is the driver alone that streams the
rows of the same statement in one go.`;

const pageOf = `query ($org: ID!, $kind: FindingKind!, $parameters: FindingParametersInput) {
  findings(org: $org, kind: $kind, first: 50, parameters: $parameters) {
    edges { node { certainty summary subject { __typename ... on User { login } } related { __typename } facts { name value } } }
    pageInfo { hasNextPage endCursor } dataStatus { complete } } }`;
const countOf = `query ($org: ID!, $kind: FindingKind!, $parameters: FindingParametersInput) {
  findings(org: $org, kind: $kind, first: 0, parameters: $parameters) {
    totalCount isTotalExact unknownCount unknown { reason count } } }`;

async function measure(url, variables) {
  const row = { kind: variables.kind, page: [], count: [] };
  for (let run = -1; run < runs; run += 1) {
    for (const [part, query] of Object.entries({ page: pageOf, count: countOf })) {
      let answer;
      const ms = await timed(async () => {
        answer = (await askByHttp(url, { query, variables }, longestAnswerMs)).findings;
      });
      if (run >= 0) row[part].push(ms);
      if (part === "page") row.found = answer.edges.length;
      else Object.assign(row, answer);
    }
  }
  return row;
}

function toTable(rows) {
  return table(
    ["kind", "found", "unknown", "page p50", "most", "count p50", "most"],
    rows.map(({ kind, totalCount, isTotalExact, unknownCount, page, count }) => [
      kind,
      `${isTotalExact ? "" : "at least "}${totalCount.toLocaleString("en")}`,
      unknownCount.toLocaleString("en"),
      ...[page, count].flatMap((times) => [0.5, 1].map((share) => milliseconds(percentile(times, share)))),
    ]),
  );
}

async function benchExport(stage, org, log) {
  const range = { from: `${org.id}\u0000`, to: `${org.id}\u0001` };
  const rows = [];
  for (const format of ["csv", "jsonl", "parquet"]) {
    log(`Exporting: ${format}`);
    const file = join(stage.folder, `access.${format}`);
    const started = performance.now();
    const { peakBytes } = await stage.children.run(["export", "--org", org.id, "--output", file], {
      timeoutMs: 600_000,
    });
    const ms = performance.now() - started;
    const manifest = JSON.parse(readFileSync(`${file}.manifest.json`, "utf8"));
    if ((await sha256(file)) !== manifest.sha256) throw new Error(`${file} is not what its manifest says`);
    rows.push({ name: `export, ${format}`, ms, rows: manifest.rows, bytes: manifest.bytes, peakBytes });
  }
  log("Streaming the same rows with the bare driver");
  const bareMs = await timed(() => streamBare(stage, range));
  const [csv] = rows;
  rows.push({ name: "bare driver", ms: bareMs, rows: csv.rows, bytes: null, peakBytes: null });
  const text = table(
    ["way", "rows", "time", "rows a second", "file", "peak memory"],
    rows.map((row) => [
      row.name,
      row.rows.toLocaleString("en"),
      seconds(row.ms),
      perSecond(row.rows, row.ms),
      row.bytes === null ? null : mebibytes(row.bytes),
      row.peakBytes === null ? null : mebibytes(row.peakBytes),
    ]),
  );
  return { text, share: bareMs / csv.ms };
}

async function streamBare({ driver }, range) {
  const session = driver.session({ defaultAccessMode: "READ", fetchSize: 2_000 });
  try {
    const result = session.run(effectiveAccess.text, { ...range, limit: 1_000_000_000n });
    for await (const record of result) record.get("pairs");
  } finally {
    await session.close();
  }
}

async function sha256(file) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

/** Two rules between large apps, and one with roles. */
function rulesOf(org) {
  const apps = [...org.accounts].sort(([, one], [, other]) => other.size - one.size).map(([id]) => id);
  return [
    { name: "large apps", a: { apps: apps.slice(0, 2) }, b: { apps: apps.slice(2, 4) } },
    { name: "administrators", a: { roles: ["SUPER_ADMIN", "ORG_ADMIN"] }, b: { apps: apps.slice(0, 1) } },
  ];
}
