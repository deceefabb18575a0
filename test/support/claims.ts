import type { ExecutionResult } from "graphql";
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

const question = `query ($org: ID, $app: String!, $after: String) {
  app(org: $org, oktaId: $app) {
    oktaId
    whoCanReach(first: 100, after: $after) {
      edges { user { oktaId } } pageInfo { endCursor hasNextPage } dataStatus { complete }
    }
  }
}`;

/** The database is away, or an org is not in it yet. */
const passing = new Set<unknown>(["NOT_READY", "UNKNOWN_ORGANIZATION"]);

const askingOf = new WeakMap<Graph, ReturnType<typeof createAsking>>();

export function askingOver(graph: Graph): ReturnType<typeof createAsking> {
  const ask = askingOf.get(graph) ?? createAsking(graph, { log: silentLog });
  askingOf.set(graph, ask);
  return ask;
}

/**
 * The data of an answer; null where there is none to be had for now.
 * @throws where the question is wrong, for one that is never answered would prove anything
 */
export function answered<T>({ data, errors }: ExecutionResult): T | null {
  const wrong = errors?.find(({ extensions }) => !passing.has(extensions?.code));
  if (wrong) throw new Error(`The question was not answered: ${wrong.message}`);
  return errors === undefined ? (data as T) : null;
}

/** Who reaches an app by the answers, and whether they say that this is all; null where nothing is known or can be told. */
export async function toldReach(
  graph: Graph,
  orgId: string,
  appId: string,
): Promise<{ users: Set<string>; isComplete: boolean } | null> {
  const users = new Set<string>();
  let isComplete = true;
  for (let after: string | null = null; ; ) {
    const answer = await askingOver(graph)({ query: question, variables: { org: orgId, app: appId, after } });
    const app = answered<{ app: AppAnswer | null }>(answer)?.app ?? null;
    if (app === null) return null;
    const { edges, pageInfo, dataStatus } = app.whoCanReach;
    for (const { user } of edges) users.add(user.oktaId);
    isComplete &&= dataStatus.complete;
    if (!pageInfo.hasNextPage) return { users, isComplete };
    after = pageInfo.endCursor;
  }
}

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
  const now = trueReach(org);
  const wrong: string[] = [];
  for (const appId of new Set([...now.keys(), ...(before?.keys() ?? [])])) {
    const told = await toldReach(graph, org.id, appId);
    if (told?.isComplete !== true) continue;
    const was = before?.get(appId) ?? new Set<string>();
    const is = now.get(appId) ?? new Set<string>();
    for (const id of told.users) if (!was.has(id) && !is.has(id)) wrong.push(`${id} never reached ${appId}`);
    for (const id of was) if (is.has(id) && !told.users.has(id)) wrong.push(`${id} always reached ${appId}`);
  }
  return wrong;
}
