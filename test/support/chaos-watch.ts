import type { Graph } from "../../src/graph/graph.ts";
import type { SimOrg } from "../../src/simulator/org.ts";
import type { Random } from "../../src/simulator/random.ts";
import { answered, askingOver, toldReach } from "./claims.ts";
import type { StandingAccess } from "./standing-access.ts";
import { trueReach } from "./true-graph.ts";

const pairQuestion = `query ($org: ID, $app: ID!, $user: ID!) {
  access(org: $org, user: $user, app: $app) { entitlement dataStatus { complete } }
}`;

export interface Watch {
  /** What was told and cannot have been true, or was true all the time and is told not to be. */
  wrong: string[];
  /** Answers that claimed to be complete, and all. */
  sure: number;
  asked: number;
  /** Asks about some apps again and again until the promise is kept. */
  during(ended: Promise<unknown>): Promise<void>;
  /** Asks about every app once. */
  now(): Promise<void>;
}

/** Asks who reaches apps of an org that changes and is synced meanwhile. */
export function createWatch(graph: Graph, org: SimOrg, access: StandingAccess, random: Random): Watch {
  const watch: Watch = {
    wrong: [],
    sure: 0,
    asked: 0,
    async during(ended) {
      let isOver = false;
      void ended.finally(() => {
        isOver = true;
      });
      while (!isOver) await askAbout(random.pick([...access.apps()]));
    },
    async now() {
      for (const appId of access.apps()) await askAbout(appId);
    },
  };

  async function askAbout(appId: string): Promise<void> {
    const told = await toldReach(graph, org.id, appId);
    const pair = random.pick([...access.always(appId), null]);
    if (pair !== null) await askPair(appId, pair);
    if (told === null) return;
    watch.asked += 1;
    if (told.isComplete) watch.sure += 1;
    for (const id of told.users) if (!access.ever(appId, id)) note(`${id} never reached ${appId}`);
    // Nothing is removed that stands, so that nobody is missing even where the answer says that it may be incomplete.
    for (const id of access.always(appId)) {
      if (!told.users.has(id))
        note(`${id} always reached ${appId}, by an answer that is ${told.isComplete ? "complete" : "incomplete"}`);
    }
  }

  async function askPair(appId: string, userId: string): Promise<void> {
    const variables = { org: org.id, app: appId, user: userId };
    const data = answered<{ access: { entitlement: string } }>(
      await askingOver(graph)({ query: pairQuestion, variables }),
    );
    if (data?.access.entitlement !== "NOT_ENTITLED" || !access.always(appId).includes(userId)) return;
    note(`${userId} is said not to reach ${appId}, and always did`);
  }

  const note = (text: string) => {
    if (!watch.wrong.includes(text)) watch.wrong.push(text);
  };
  return watch;
}

/** How answers differ from the org, of which nothing may be open any more. */
export async function inexactAnswers(graph: Graph, org: SimOrg): Promise<string[]> {
  const wrong: string[] = [];
  for (const [appId, users] of trueReach(org)) {
    const told = await toldReach(graph, org.id, appId);
    if (told?.isComplete !== true) wrong.push(`the answer about ${appId} is not complete`);
    const [is, was] = [[...(told?.users ?? [])].sort().join(), [...users].sort().join()];
    if (is !== was) wrong.push(`${appId} is reached by ${was}, and not by ${is}`);
  }
  return wrong;
}
