const labels = ["User", "Group", "GroupRule", "App"];

/**
 * Counts what the graph has of an org, without the records of syncs, and how much of it was written since a moment.
 * @param since ISO 8601
 */
export async function countContents(driver, orgId, since) {
  const nodes = {};
  const edges = {};
  let written = 0;
  for (const label of labels) {
    const params = { prefix: `${orgId}/`, since };
    const { records: found } = await driver.executeQuery(
      `MATCH (n:${label}) WHERE n.key STARTS WITH $prefix
       RETURN count(n) AS count, sum(CASE WHEN n.changed >= datetime($since) THEN 1 ELSE 0 END) AS written`,
      params,
      { routing: "READ" },
    );
    nodes[label] = found[0].get("count");
    written += found[0].get("written");
    const { records: ways } = await driver.executeQuery(
      `MATCH (n:${label})-[r]->() WHERE n.key STARTS WITH $prefix
       RETURN type(r) AS type, count(r) AS count, sum(CASE WHEN r.firstSeen >= datetime($since) THEN 1 ELSE 0 END) AS written`,
      params,
      { routing: "READ" },
    );
    for (const way of ways) {
      edges[way.get("type")] = (edges[way.get("type")] ?? 0) + way.get("count");
      written += way.get("written");
    }
  }
  return { nodes, edges, written };
}

export function sumOf(counts) {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
