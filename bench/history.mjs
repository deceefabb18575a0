import { connectGraph } from "../dist/graph/graph.js";
import { migrate } from "../dist/graph/migrate.js";
import { createAsking } from "../dist/graphql/ask-in-process.js";
import { removeOrg } from "./bare-writer.mjs";
import { percentile, timed } from "./percentiles.mjs";
import { milliseconds, ratio, table } from "./table.mjs";

const org = "00oHISTORY";
const day = 86_400_000;
const syncs = 50;
/**
 * What a page as of a past sync may take beside the same about now, what one about now may take beside the same in a graph without
 * history, and what changes between two neighbouring syncs may take.
 */
const most = { factor: 3, besideHistory: 1.1, changesMs: 200 };

/** What answers as of a past sync and changes between two cost, beside the same questions about now. */
export async function benchHistory(stage, { users, groups, apps }, { signal, log, runs }) {
  const began = Date.now() - (syncs + 1) * day;
  const stampOf = (sync) => new Date(began + sync * day).toISOString();
  const size = { users, groups, apps };
  const graph = await connectGraph(stage.settings);
  try {
    await migrate(graph);
    await writeOrg(stage, size, { signal, log, stampOf });
    log("Asking about the history");
    const ask = createAsking(graph);
    const measure = async ({ query, variables }) => {
      for (let warm = 0; warm < 5; warm++) await answer(ask, query, variables(warm), signal);
      const taken = [];
      for (let run = 0; run < runs; run++) taken.push(await timed(() => answer(ask, query, variables(run), signal)));
      return taken;
    };
    const rows = [];
    for (const question of questions(size)) rows.push({ ...question, taken: await measure(question) });
    // Both by a server that has been asked all of it: the first answers of a process are slow for reasons of its own.
    const ofNow = rows.filter(({ isNow }) => isNow);
    for (const row of ofNow) row.beside = await measure(row);
    await removeHistory(stage.driver, signal);
    log("Asking about now without the history");
    for (const row of ofNow) await measure(row);
    for (const row of ofNow) row.without = await measure(row);
    await removeOrg(stage.driver, org);
    const middle = (taken) => percentile(taken, 0.5);
    const isBeyond = (taken, factor, beside) => middle(taken) > factor * middle(beside);
    const text = table(
      ["question", "p50", "p95", "ratio to now", "ratio to a graph without history"],
      rows.map(({ name, taken, isPast, beside, without }, place) => [
        name,
        ...[0.5, 0.95].map((share) => milliseconds(percentile(taken, share))),
        isPast ? ratio(middle(taken) / middle(rows[place - 1].taken)) : null,
        without === undefined ? null : ratio(middle(beside) / middle(without)),
      ]),
    );
    const failures = rows.flatMap(({ name, taken, isPast, limit, beside, without }, place) => [
      ...(isPast && isBeyond(taken, most.factor, rows[place - 1].taken)
        ? [`${name}: more than ${most.factor} times what it takes about now.`]
        : []),
      ...(without !== undefined && isBeyond(beside, most.besideHistory, without)
        ? [`${name}: more than ${most.besideHistory} times what it takes without history.`]
        : []),
      ...(limit !== undefined && percentile(taken, 0.95) > limit ? [`${name}: slower than ${limit} ms.`] : []),
    ]);
    return { title: "History", introduction, text, failures };
  } finally {
    await graph.close();
  }
}

const introduction = `In process, one after the other, in milliseconds. The org has ${syncs} syncs; each ended and began a thousandth of the memberships and
changed the status of a fifth as many users.`;

async function answer(ask, query, variables, signal) {
  signal.throwIfAborted();
  const { data, errors } = await ask({ query, variables });
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

function questions({ users, groups, apps }) {
  const pair = "edges { user { login status } app { label } usability pathCount } dataStatus { complete }";
  const reach = `query ($app: String!, $asOf: ID) { app(oktaId: $app, asOf: $asOf) { whoCanReach(first: 50) { ${pair} } } }`;
  const can = `query ($user: String!, $asOf: ID) { user(oktaId: $user, asOf: $asOf) { canReach(first: 50) { ${pair} } } }`;
  const members = `query ($group: String!, $asOf: ID) { group(oktaId: $group, asOf: $asOf) { members(first: 50) { edges { user { login } reason } } } }`;
  const changes = `query ($from: ID!, $to: ID!) { changes(from: $from, to: $to, first: 50) {
    nodes { kind before after user { login } app { label } causes { kind change group { name } at by } } dataStatus { complete } } }`;
  const count = `query ($from: ID!, $to: ID!) { changes(from: $from, to: $to, first: 0) { totalCount } }`;
  const middle = String(Math.floor(syncs / 2));
  const of = (name, query, variables) => [
    { name: `${name}, now`, query, variables: (n) => ({ ...variables(n), asOf: null }), isNow: true },
    {
      name: `${name}, as of sync ${middle}`,
      query,
      variables: (n) => ({ ...variables(n), asOf: middle }),
      isPast: true,
    },
  ];
  const neighbours = (n) => ({ from: String(2 + (n % (syncs - 3))), to: String(3 + (n % (syncs - 3))) });
  return [
    ...of("whoCanReach of 50, app of some groups", reach, (n) => ({ app: `a${1 + (n % (apps - 1))}` })),
    ...of("whoCanReach of 50, app of everyone", reach, () => ({ app: "a0" })),
    ...of("canReach of 50", can, (n) => ({ user: `u${(n * 997) % users}` })),
    ...of("members of 50, a group", members, (n) => ({ group: `g${1 + ((n * 31) % (groups - 1))}` })),
    ...of("members of 50, Everyone", members, () => ({ group: "g0" })),
    { name: "changes of 50, neighbouring syncs", query: changes, variables: neighbours, limit: most.changesMs },
    { name: "changes counted, neighbouring syncs", query: count, variables: neighbours },
    { name: "changes of 50, over all syncs", query: changes, variables: () => ({ from: "1", to: String(syncs) }) },
  ];
}

/** Leaves the graph as it would be had nothing of the past been kept. */
async function removeHistory(driver, signal) {
  const some = async (statement) => {
    for (let gone = 1; gone > 0; ) {
      signal.throwIfAborted();
      const { records } = await driver.executeQuery(statement, { org });
      gone = records[0].get("gone");
    }
  };
  await some(
    `MATCH (u:User {orgId: $org})-[x:WAS_MEMBER_OF|WAS_ASSIGNED|HAD_ACCOUNT_IN]->() WITH x LIMIT 20000 DELETE x RETURN count(*) AS gone`,
  );
  await some(`MATCH (p:PastUser {orgId: $org}) WITH p LIMIT 20000 DETACH DELETE p RETURN count(*) AS gone`);
  await driver.executeQuery("CALL db.prepareForReplanning()");
}

/** Ten groups a user and two apps a group's twentieth; each sync ends and begins a thousandth of the memberships. */
async function writeOrg(stage, { users, groups, apps }, { signal, log, stampOf }) {
  const run = (statement, parameters = {}) =>
    stage.driver.executeQuery(statement, { org, now: stampOf(1), ...parameters });
  const chunks = async (count, statement, parameters = {}) => {
    for (let from = 0; from < count; from += 10_000) {
      signal.throwIfAborted();
      await run(statement, { from, to: Math.min(count, from + 10_000) - 1, ...parameters });
    }
  };
  log("Writing an org with the history of 50 syncs");
  await run(
    "CREATE (:Organization {key: $org + '/' + $org, oktaId: $org, orgId: $org, name: 'History', historyFrom: datetime($now)})",
  );
  const node = (
    label,
    letter,
    more,
  ) => `UNWIND range(toInteger($from), toInteger($to)) AS n WITH n, '${letter}' + toString(n) AS id
    CREATE (x:${label} {key: $org + '/' + id, oktaId: id, orgId: $org, sortKey: $org + '\\u0000' + id + '\\u0000' + id,
      firstSeen: datetime($now), changed: datetime($now), hash: 'h', ${more}})`;
  await chunks(users, node("User", "u", "login: id, displayName: id, status: 'ACTIVE', department: 'Sales'"));
  await chunks(
    groups,
    node(
      "Group",
      "g",
      "name: CASE n WHEN 0 THEN 'Everyone' ELSE id END, type: CASE n WHEN 0 THEN 'BUILT_IN' ELSE 'OKTA_GROUP' END",
    ),
  );
  await chunks(apps, node("App", "a", "label: id, status: 'ACTIVE'"));
  await run("CALL db.awaitIndexes(300)");
  log("writing memberships");
  await chunks(
    users,
    `UNWIND range(toInteger($from), toInteger($to)) AS n
    MATCH (u:User {key: $org + '/u' + toString(n)})
    UNWIND range(0, 9) AS step
    MATCH (g:Group {key: $org + '/g' + toString(CASE step WHEN 0 THEN 0 ELSE 1 + (n * 7 + step * 1231) % (toInteger($groups) - 1) END)})
    CREATE (u)-[:MEMBER_OF {reason: CASE step WHEN 0 THEN 'BUILT_IN' ELSE 'DIRECT' END, firstSeen: datetime($now)}]->(g)`,
    { groups },
  );
  log("writing assignments and accounts");
  await chunks(
    groups,
    `UNWIND range(toInteger($from), toInteger($to)) AS n
    MATCH (g:Group {key: $org + '/g' + toString(n)}) MATCH (a:App {key: $org + '/a' + toString(n % toInteger($apps))})
    WHERE n = 0 OR n % toInteger($apps) <> 0
    CREATE (g)-[:ASSIGNED {kind: 'NORMAL', priority: 0, firstSeen: datetime($now)}]->(a)`,
    { apps },
  );
  await chunks(
    users,
    `UNWIND range(toInteger($from), toInteger($to)) AS n
    MATCH (u:User {key: $org + '/u' + toString(n)}) MATCH (a:App {key: $org + '/a' + toString(1 + n % (toInteger($apps) - 1))})
    CREATE (u)-[:ASSIGNED {firstSeen: datetime($now)}]->(a)
    CREATE (u)-[:ACCOUNT_IN {scope: 'USER', status: 'ACTIVE', userName: u.login, firstSeen: datetime($now)}]->(a)`,
    { apps },
  );
  log("writing history");
  const moved = Math.round(users / 100);
  for (let sync = 2; sync <= syncs; sync++) {
    const stamp = stampOf(sync);
    await run(
      `UNWIND range(0, toInteger($moved) - 1) AS n
      MATCH (u:User {key: $org + '/u' + toString((n * 101 + toInteger($sync) * 37) % toInteger($users))})
      CALL (u) { MATCH (u)-[m:MEMBER_OF]->(g) WHERE m.reason = 'DIRECT' RETURN m, g LIMIT 1 }
      CREATE (u)-[was:WAS_MEMBER_OF]->(g) SET was = properties(m), was.ended = datetime($stamp)
      DELETE m
      WITH u, n
      MATCH (g:Group {key: $org + '/g' + toString(1 + (n * 13 + toInteger($sync) * 71) % (toInteger($groups) - 1))})
      MERGE (u)-[m:MEMBER_OF]->(g)
      ON CREATE SET m.reason = 'DIRECT', m.firstSeen = datetime($stamp), m.begun = datetime($stamp)`,
      { moved, sync, users, groups, stamp },
    );
    await run(
      `UNWIND range(0, toInteger($moved) / 5 - 1) AS n
      MATCH (u:User {key: $org + '/u' + toString((n * 211 + toInteger($sync) * 53) % toInteger($users))})
      CREATE (u)-[:WAS]->(p:PastUser) SET p += u {.*, key: u.key + '@' + $stamp, ended: datetime($stamp)}
      SET u.status = CASE u.status WHEN 'ACTIVE' THEN 'SUSPENDED' ELSE 'ACTIVE' END, u.changed = datetime($stamp)`,
      { moved, sync, users, stamp },
    );
  }
  for (let sync = 1; sync <= syncs; sync++) {
    await run(
      `MATCH (o:Organization {orgId: $org})
      CREATE (o)-[:HAS_SYNC]->(s:Sync {key: $org + '/sync/' + right('00000000' + toString(toInteger($sync)), 8), orgId: $org,
        number: toInteger($sync), mode: 'FULL', status: 'COMPLETE', startedAt: datetime($stamp), stamp: datetime($stamp),
        finishedAt: datetime($stamp) + duration('PT5M'), unsettled: false})
      WITH s UNWIND $names AS name
      CREATE (s)-[:HAS_COLLECTOR]->(:Collector {key: s.key + '/' + name, orgId: $org, syncNumber: toInteger($sync), name: name,
        status: 'COMPLETE', finishedAt: s.finishedAt})`,
      {
        sync,
        stamp: stampOf(sync),
        names: ["users", "groups", "groupRules", "memberships", "apps", "appUsers", "appGroups"],
      },
    );
  }
  await run("CALL db.prepareForReplanning()");
}
