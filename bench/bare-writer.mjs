const nodesAtOnce = 5_000;
const edgesAtOnce = 10_000;

const dateNames = {
  User: ["created", "activated", "lastLogin", "passwordChanged", "statusChanged", "lastUpdated"],
  Group: ["lastUpdated", "lastMembershipUpdated"],
  GroupRule: [],
  App: ["created", "lastUpdated"],
};

const edges = {
  ASSIGNS_TO: edgeStatement("GroupRule", "ASSIGNS_TO", "Group"),
  EXCLUDES: edgeStatement("GroupRule", "EXCLUDES", "User"),
  ASSIGNED_USER: edgeStatement("User", "ASSIGNED", "App"),
  ASSIGNED_GROUP: edgeStatement("Group", "ASSIGNED", "App"),
  ACCOUNT_IN: edgeStatement("User", "ACCOUNT_IN", "App", ", r.lastUpdated = datetime(row.lastUpdated)"),
};

/** Writes an org's rows with nothing but the driver and the plainest statements: what a sync's writing is compared with. */
export async function writeBare(driver, rows, signal) {
  const started = performance.now();
  const run = async (statement, batch) => {
    signal.throwIfAborted();
    await driver.executeQuery(statement, { rows: batch, now: rows.now });
  };
  for (const [label, dates] of Object.entries(dateNames)) {
    const set = dates.map((date) => `, n.${date} = datetime(row.dates.${date})`).join("");
    const statement = `UNWIND $rows AS row CREATE (n:${label})
      SET n = row.properties, n.firstSeen = datetime($now), n.changed = datetime($now)${set}`;
    for (const batch of batches(rows[label], nodesAtOnce, () => 1)) await run(statement, batch);
  }
  for (const batch of batches(rows.MEMBER_OF, edgesAtOnce, ({ from }) => from.length)) {
    await run(
      `UNWIND $rows AS row MATCH (b:Group {key: row.to}) UNWIND row.from AS key MATCH (a:User {key: key})
       CREATE (a)-[r:MEMBER_OF]->(b) SET r = row.properties, r.firstSeen = datetime($now)`,
      batch,
    );
  }
  for (const [kind, statement] of Object.entries(edges)) {
    for (const batch of batches(rows[kind], edgesAtOnce, () => 1)) await run(statement, batch);
  }
  return performance.now() - started;
}

const labels = ["User", "Group", "GroupRule", "App", "Gap", "Collector", "Sync", "Organization"].concat([
  "Role",
  "RoleAssignment",
  "ApiToken",
  "SystemLog",
]);

/** Takes an org out of the graph again, by bounded steps. */
export async function removeOrg(driver, orgId) {
  for (const label of labels) {
    for (let removed = 1; removed > 0; ) {
      const { records } = await driver.executeQuery(
        `MATCH (n:${label}) WHERE n.key STARTS WITH $prefix WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS removed`,
        { prefix: `${orgId}/` },
      );
      removed = records[0].get("removed");
    }
  }
}

function edgeStatement(from, type, to, more = "") {
  return `UNWIND $rows AS row MATCH (b:${to} {key: row.to}) MATCH (a:${from} {key: row.from})
    CREATE (a)-[r:${type}]->(b) SET r = row.properties, r.firstSeen = datetime($now)${more}`;
}

function* batches(rows, limit, weigh) {
  let batch = [];
  let weight = 0;
  for (const row of rows) {
    batch.push(row);
    weight += weigh(row);
    if (weight < limit) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
