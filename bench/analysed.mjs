import { collectorNames } from "../dist/access/collector-names.js";
import { connectGraph } from "../dist/graph/graph.js";
import { migrate } from "../dist/graph/migrate.js";
import { generateOrg } from "../dist/simulator/generate.js";
import { removeOrg, writeBare } from "./bare-writer.mjs";
import { benchFindings } from "./findings.mjs";
import { benchForesight } from "./foresight.mjs";
import { orgRows } from "./org-rows.mjs";

/** What is asked of an org with administrators and a year of use: written once for all parts that ask it. */
export async function benchAnalysed(stage, size, { signal, log, only, runs }) {
  const org = generateOrg({ ...size, seed: `${size.seed}/findings` });
  log("Writing an org with a year of use and 300 administrators");
  await writeOrg(stage, org, signal);
  const sections = [];
  if (only.has("foresight")) sections.push(await benchForesight(stage, org, { signal, log, runs }));
  if (only.has("findings")) sections.push(await benchFindings(stage, org, { log }));
  await removeOrg(stage.driver, org.id);
  return sections;
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
    { collectors: [...collectorNames] },
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
