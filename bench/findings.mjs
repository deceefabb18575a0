import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { findingKinds } from "../dist/access/findings/catalogue.js";
import { connectGraph } from "../dist/graph/graph.js";
import { migrate } from "../dist/graph/migrate.js";
import { effectiveAccess } from "../dist/graph/queries/export.js";
import { generateOrg } from "../dist/simulator/generate.js";
import { removeOrg, writeBare } from "./bare-writer.mjs";
import { orgRows } from "./org-rows.mjs";
import { percentile, timed } from "./percentiles.mjs";
import { mebibytes, milliseconds, perSecond, ratio, seconds, table } from "./table.mjs";

/** What a finding and an export may cost. */
const most = { findingMs: 2_000, exportShare: 0.5 };
const runs = 5;

/** Every kind of finding by HTTP, and the export beside the bare driver that streams the same rows. */
export async function benchFindings(stage, size, { signal, log }) {
  const org = generateOrg({ ...size, seed: `${size.seed}/findings` });
  log("Writing an org with a year of use and 300 administrators");
  await writeOrg(stage, org, signal);
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
        failures.push(error.message);
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
  await removeOrg(stage.driver, org.id);
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
        answer = await ask(url, query, variables);
      });
      if (run >= 0) row[part].push(ms);
      if (part === "page") row.found = answer.edges.length;
      else Object.assign(row, answer);
    }
  }
  return row;
}

async function ask(url, query, variables) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(60_000),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(`${variables.kind}: ${JSON.stringify(errors)}`);
  return data.findings;
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

/** The org as a sync leaves it, with a log of a year, and administrators of several kinds and scopes. */
async function writeOrg({ driver, settings }, org, signal) {
  const graph = await connectGraph(settings);
  await migrate(graph);
  await graph.close();
  const now = "2025-06-01T00:00:00.000Z";
  await writeBare(driver, orgRows(org, org.id, now), signal);
  const run = (statement, parameters = {}) => driver.executeQuery(statement, { org: org.id, ...parameters });
  await run(
    `CREATE (o:Organization {key: $org + '/' + $org, oktaId: $org, orgId: $org, name: 'Bench', domain: 'bench.okta.com'})
     CREATE (o)-[:HAS_SYNC]->(s:Sync {key: $org + '/sync/00000001', orgId: $org, number: 1, mode: 'FULL', status: 'COMPLETE',
       startedAt: datetime('2025-06-01'), finishedAt: datetime('2025-06-01'), stamp: datetime('2025-06-01')})
     WITH s UNWIND $collectors AS name
     CREATE (s)-[:HAS_COLLECTOR]->(:Collector {key: s.key + '/' + name, orgId: $org, syncNumber: 1, name: name, status: 'COMPLETE',
       finishedAt: datetime('2025-06-01')})`,
    { collectors },
  );
  await run(
    `CREATE (:SystemLog {key: $org + '/log', orgId: $org, coveredFrom: [datetime('2025-06-01')],
       coveredTo: [datetime('2026-06-01')], caughtUpAt: datetime('2026-06-01')})`,
  );
  await writeUse(run, org);
  await writeAdmins(run, org);
}

/** Most of what people have they use, some of it lately. */
async function writeUse(run, org) {
  const key = (id) => `${org.id}/${id}`;
  const uses = [];
  let at = 0;
  for (const [appId, accounts] of org.accounts) {
    for (const userId of accounts.keys()) {
      at += 1;
      if (at % 5 > 0) uses.push({ user: key(userId), app: key(appId), days: (at * 7) % 300 });
    }
  }
  for (let from = 0; from < uses.length; from += 20_000) {
    await run(
      `UNWIND $rows AS row MATCH (a:App {key: row.app}) MATCH (u:User {key: row.user})
       CREATE (u)-[:SIGNED_IN_TO {count: 3, first: datetime('2025-07-01'),
         last: datetime('2026-05-31') - duration({days: toInteger(row.days)})}]->(a)`,
      { rows: uses.slice(from, from + 20_000) },
    );
  }
  const active = [...org.users.keys()].filter((_, index) => index % 10 > 0).map(key);
  for (let from = 0; from < active.length; from += 20_000) {
    await run("UNWIND $keys AS key MATCH (u:User {key: key}) SET u.lastActivity = datetime('2026-05-20')", {
      keys: active.slice(from, from + 20_000),
    });
  }
}

/** 300 users of several kinds and scopes, two service apps, and API tokens of some. */
async function writeAdmins(run, org) {
  const key = (id) => `${org.id}/${id}`;
  const groups = [...org.groups.values()].filter(({ type }) => type === "OKTA_GROUP").map(({ id }) => id);
  const apps = [...org.apps.keys()];
  const users = [...org.users.values()].filter(({ status }) => status === "ACTIVE").map(({ id }) => id);
  const kinds = [
    "HELP_DESK_ADMIN",
    "USER_ADMIN",
    "APP_ADMIN",
    "GROUP_MEMBERSHIP_ADMIN",
    "READ_ONLY_ADMIN",
    "ORG_ADMIN",
  ];
  const admins = Array.from({ length: 300 }, (_, n) => {
    const role = n < 10 ? "SUPER_ADMIN" : kinds[n % kinds.length];
    const isLimited = n % 2 === 0 && ["HELP_DESK_ADMIN", "USER_ADMIN", "GROUP_MEMBERSHIP_ADMIN"].includes(role);
    const scope = isLimited
      ? [0, 1, 2].map((step) => groups[(n * 31 + step) % groups.length])
      : role === "APP_ADMIN"
        ? [apps[n % apps.length]]
        : [org.id];
    return { id: `ra${n}`, to: users[Math.floor((n * users.length) / 300)], role, scope, kind: "USER" };
  });
  const services = [0, 1].map((n) => ({
    id: `rs${n}`,
    to: apps[n],
    role: "SUPER_ADMIN",
    scope: [org.id],
    kind: "APP",
  }));
  await run(
    `UNWIND $rows AS row
     MERGE (r:Role {key: $org + '/' + row.role})
     ON CREATE SET r.oktaId = row.role, r.orgId = $org, r.type = row.role, r.kind = 'STANDARD', r.label = row.role
     WITH row, r
     MATCH (n:User|App {key: row.to})
     CREATE (n)-[:HAS_ROLE {firstSeen: datetime('2025-06-01')}]->(a:RoleAssignment {key: row.key, oktaId: row.id, orgId: $org,
       assigneeKind: row.kind, type: row.role, status: 'ACTIVE', scopeKnown: true, appNames: []})-[:OF_ROLE]->(r)
     WITH a, row UNWIND row.scope AS scope
     MATCH (s:Organization|Group|App {key: scope})
     CREATE (a)-[:SCOPED_TO {scopeKnown: true}]->(s)`,
    {
      rows: [...admins, ...services].map((one) => ({
        ...one,
        key: key(`${one.to}/${one.id}`),
        to: key(one.to),
        scope: one.scope.map(key),
      })),
    },
  );
  await run(
    `UNWIND $rows AS row MATCH (u:User {key: row.user})
     CREATE (:ApiToken {key: row.key, oktaId: row.id, orgId: $org, name: row.id, userId: row.userId,
       created: datetime('2025-06-01')})-[:ACTS_AS]->(u)`,
    { rows: admins.slice(0, 50).map(({ to }, n) => ({ id: `t${n}`, key: key(`t${n}`), user: key(to), userId: to })) },
  );
}

/** Two rules between large apps, and one with roles. */
function rulesOf(org) {
  const apps = [...org.accounts].sort(([, one], [, other]) => other.size - one.size).map(([id]) => id);
  return [
    { name: "large apps", a: { apps: apps.slice(0, 2) }, b: { apps: apps.slice(2, 4) } },
    { name: "administrators", a: { roles: ["SUPER_ADMIN", "ORG_ADMIN"] }, b: { apps: apps.slice(0, 1) } },
  ];
}

const collectors = [
  "organization",
  "userTypes",
  "users",
  "groups",
  "groupRules",
  "memberships",
  "apps",
  "appUsers",
  "appGroups",
].concat(["roles", "resourceSets", "roleAssignments", "apiTokens", "credentials", "factors", "activity"]);
