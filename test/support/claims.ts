import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { silentLog } from "../../src/graphql/log.ts";
import type { SimOrg } from "../../src/simulator/org.ts";
import { trueReach } from "./true-graph.ts";

interface AppAnswer {
  oktaId: string;
  whoCanReach: {
    edges: { user: { oktaId: string } }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    dataStatus: { complete: boolean };
  };
}

const question = `query ($org: ID, $app: ID!, $after: String) {
  app(org: $org, oktaId: $app) {
    oktaId
    whoCanReach(first: 100, after: $after) {
      edges { user { oktaId } } pageInfo { endCursor hasNextPage } dataStatus { complete }
    }
  }
}`;

const askingOf = new WeakMap<Graph, ReturnType<typeof createAsking>>();

/**
 * What answers claim to be complete and is true neither of the org as it was at the last complete sync nor as it is now:
 * access that existed in neither, or that existed in both and is not told.
 * @param before who could reach each app when the last complete sync ended; null when there was none
 */
export async function falseClaims(
  graph: Graph,
  org: SimOrg,
  before: Map<string, Set<string>> | null,
): Promise<string[]> {
  const ask = askingOf.get(graph) ?? createAsking(graph, { log: silentLog });
  askingOf.set(graph, ask);
  const now = trueReach(org);
  const wrong: string[] = [];
  for (const appId of new Set([...now.keys(), ...(before?.keys() ?? [])])) {
    const told = new Set<string>();
    let isComplete = true;
    for (let after: string | null = null; ; ) {
      const answer = await ask({ query: question, variables: { org: org.id, app: appId, after } });
      // An org or app of which nothing is known yet claims nothing.
      if (answer.errors) {
        isComplete = false;
        break;
      }
      const { app } = answer.data as { app: AppAnswer | null };
      if (app === null) {
        isComplete = false;
        break;
      }
      const { edges, pageInfo, dataStatus } = app.whoCanReach;
      for (const { user } of edges) told.add(user.oktaId);
      isComplete &&= dataStatus.complete;
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    if (!isComplete) continue;
    const was = before?.get(appId) ?? new Set<string>();
    const is = now.get(appId) ?? new Set<string>();
    for (const userId of told) if (!was.has(userId) && !is.has(userId)) wrong.push(`${userId} never reached ${appId}`);
    for (const userId of was) if (is.has(userId) && !told.has(userId)) wrong.push(`${userId} always reached ${appId}`);
  }
  return wrong;
}
