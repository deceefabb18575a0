import type { Graph } from "../graph/graph.ts";
import { syncQueries } from "../graph/queries.ts";

/** What follows from the graph of an org and stays right until a sync writes to it; shared by the operations of a process. */
export interface Kept {
  /** Makes it, unless what was made before is still right. Kept only while no sync runs or has been broken off. */
  get<V>(orgId: string, name: string, make: () => Promise<V>): Promise<V>;
}

/** Of so many orgs; each has some megabytes at most. */
const mostOrgs = 20;

export function createKept(graph: Pick<Graph, "read">): Kept {
  const orgs = new Map<string, { stamp: string; values: Map<string, unknown> }>();

  /** Null while what is read now may be of two moments. */
  async function stampOf(orgId: string): Promise<string | null> {
    const [latest] = await graph.read(syncQueries.latestSync, { prefix: `${orgId}/sync/` });
    if (latest === undefined || latest.unsettled || latest.leaseStands || latest.status === "RUNNING") return null;
    return `${latest.key} ${latest.status}`;
  }

  return {
    async get<V>(orgId: string, name: string, make: () => Promise<V>): Promise<V> {
      const before = await stampOf(orgId);
      const present = orgs.get(orgId);
      if (before !== null && present?.stamp === before && present.values.has(name))
        return present.values.get(name) as V;
      const made = await make();
      if (before === null || (await stampOf(orgId)) !== before) {
        orgs.delete(orgId);
        return made;
      }
      const values = present?.stamp === before ? present.values : new Map<string, unknown>();
      values.set(name, made);
      orgs.delete(orgId);
      orgs.set(orgId, { stamp: before, values });
      const [oldest] = orgs.keys();
      if (orgs.size > mostOrgs && oldest !== undefined) orgs.delete(oldest);
      return made;
    },
  };
}
