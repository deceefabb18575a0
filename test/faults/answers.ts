import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { oracleAccess } from "../oracle/brute-force.ts";
import type { PlainOrg } from "../support/plain-okta.ts";
import { adminAnswers } from "./admin-answers.ts";

/** One answer of the product's: what it says, and whether it claims that nothing is missing. */
export interface Answer {
  says: string;
  complete: boolean;
  /** How old what it rests on is. */
  asOf: string | null;
}
export type Answers = Map<string, Answer>;

const status = "dataStatus { complete asOf }";
const reach = `edges { node { ... on User { oktaId } ... on App { oktaId } } usability pathCount paths { kind group { oktaId } } } totalCount ${status}`;
const lists = `query ($org: ID!) {
  users(org: $org, first: 20) { nodes { oktaId status canReach(first: 10) { ${reach} } memberships(first: 10) { nodes { ... on Group { oktaId } } totalCount ${status} } } totalCount ${status} }
  groups(org: $org, first: 20) { nodes { oktaId members(first: 20) { nodes { ... on User { oktaId } } totalCount ${status} } } totalCount ${status} }
  apps(org: $org, first: 10) { nodes { oktaId whoCanReach(first: 20) { ${reach} } groups(first: 20) { nodes { oktaId } totalCount ${status} } } totalCount ${status} }
}`;

/** Asks everything about everyone: each list, each side of each reach, and whether given pairs are entitled. */
export function createExaminer(graph: Graph) {
  const ask = createAsking(graph);

  async function dataOf(query: string, org: string) {
    let answer = await ask({ query, variables: { org } });
    // Neo4j has just started on a busy machine: it plans the statement meanwhile.
    for (let tries = 1; tries < 4 && answer.errors?.[0]?.message.includes("took too long"); tries++)
      answer = await ask({ query, variables: { org } });
    const { data, errors } = answer;
    if (errors !== undefined) throw new Error(`The examination failed: ${errors.map(({ message }) => message).join()}`);
    // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above
    return data as any;
  }

  return {
    adminAnswers: (org: string): Promise<Answers> => adminAnswers(dataOf, org),

    async answers(org: string): Promise<Answers> {
      const data = await dataOf(lists, org);
      const answers: Answers = new Map();
      const put = (
        name: string,
        rows: string[],
        connection: { totalCount: number; dataStatus: Omit<Answer, "says"> },
      ) =>
        answers.set(name, {
          says: [...rows.sort(), `${connection.totalCount} in all`].join("\n"),
          ...connection.dataStatus,
        });
      const ids = (nodes: { oktaId: string }[]) => nodes.map(({ oktaId }) => oktaId);
      put(
        "users",
        data.users.nodes.map(({ oktaId, status: is }: Named) => `${oktaId} ${is}`),
        data.users,
      );
      put("groups", ids(data.groups.nodes), data.groups);
      put("apps", ids(data.apps.nodes), data.apps);
      for (const { oktaId, canReach, memberships } of data.users.nodes) {
        put(`apps that ${oktaId} can reach`, canReach.edges.map(reachText), canReach);
        put(`groups of ${oktaId}`, ids(memberships.nodes), memberships);
      }
      for (const { oktaId, members } of data.groups.nodes) put(`members of ${oktaId}`, ids(members.nodes), members);
      for (const { oktaId, whoCanReach, groups } of data.apps.nodes) {
        put(`users who can reach ${oktaId}`, whoCanReach.edges.map(reachText), whoCanReach);
        put(`groups with ${oktaId}`, ids(groups.nodes), groups);
      }
      return answers;
    },

    /** The entitlement of each pair; null where one of the two is not in the graph. */
    async entitlements(org: string, pairs: Pair[]): Promise<(Entitlement | null)[]> {
      const known = await dataOf(
        "query ($org: ID!) { users(org: $org, first: 20) { nodes { oktaId } } apps(org: $org, first: 20) { nodes { oktaId } } }",
        org,
      );
      const present = new Set([...known.users.nodes, ...known.apps.nodes].map(({ oktaId }) => oktaId));
      const asked = pairs.map(({ user, app }) => present.has(user) && present.has(app));
      const fields = pairs.map(({ user, app }, at) =>
        asked[at] ? `a${at}: access(user: "${user}", app: "${app}", org: $org) { entitlement ${status} }` : "",
      );
      const data = asked.includes(true) ? await dataOf(`query ($org: ID!) { ${fields.join(" ")} }`, org) : {};
      return pairs.map((_, at) =>
        asked[at] ? { says: data[`a${at}`].entitlement, ...data[`a${at}`].dataStatus } : null,
      );
    },
  };
}

export interface Pair {
  user: string;
  app: string;
}
interface Entitlement extends Answer {}
interface Named {
  oktaId: string;
  status: string;
}
interface ReachEdge {
  node: { oktaId: string };
  usability: string;
  pathCount: number;
  paths: { kind: string; group: { oktaId: string } | null }[];
}

function reachText({ node, usability, pathCount, paths }: ReachEdge): string {
  const ways = paths.map(({ kind, group }) =>
    group === null || kind === "UNEXPLAINED" ? kind : `${kind} ${group.oktaId}`,
  );
  return `${node.oktaId} ${usability} ${pathCount} ${ways.sort().join(", ")}`;
}

/** The same answers by brute force over the org itself. */
export function trueAnswers(org: PlainOrg): Map<string, string> {
  const answers = new Map<string, string>();
  const put = (name: string, rows: string[]) => answers.set(name, [...rows.sort(), `${rows.length} in all`].join("\n"));
  put(
    "users",
    org.users.map(({ id, status: is }) => `${id} ${is}`),
  );
  put(
    "groups",
    org.groups.map(({ id }) => id),
  );
  put(
    "apps",
    org.apps.map(({ id }) => id),
  );
  const everyone = org.groups.find(({ type, name }) => type === "BUILT_IN" && name === "Everyone")?.id;
  const isMember = (userId: string, groupId: string) =>
    groupId === everyone
      ? org.users.some(({ id, status: is }) => id === userId && is !== "DEPROVISIONED")
      : org.members.some((member) => member.groupId === groupId && member.userId === userId);
  const text = (other: string, user: string, app: string) => {
    const access = oracleAccess(org, user, app);
    return access === null ? [] : [`${other} ${access.usability} ${access.paths.length} ${access.paths.join(", ")}`];
  };
  for (const user of org.users) {
    put(
      `apps that ${user.id} can reach`,
      org.apps.flatMap((app) => text(app.id, user.id, app.id)),
    );
    put(
      `groups of ${user.id}`,
      org.groups.filter(({ id }) => isMember(user.id, id)).map(({ id }) => id),
    );
  }
  for (const { id } of org.groups)
    put(
      `members of ${id}`,
      org.users.filter((user) => isMember(user.id, id)).map((user) => user.id),
    );
  for (const { id, implicit } of org.apps) {
    put(
      `users who can reach ${id}`,
      org.users.flatMap((user) => text(user.id, user.id, id)),
    );
    const groupIds = org.appGroups.filter(({ appId }) => appId === id).map(({ groupId }) => groupId);
    put(`groups with ${id}`, implicit && everyone !== undefined ? [...groupIds, everyone] : groupIds);
  }
  return answers;
}

/** Pairs of which one org says that they are entitled and the other that they are not. */
export function pairsThatDiffer(one: PlainOrg, other: PlainOrg): Pair[] {
  const ids = (key: "users" | "apps") => [...new Set([...one[key], ...other[key]].map(({ id }) => id))];
  return ids("users").flatMap((user) =>
    ids("apps")
      .filter((app) => isEntitled(one, { user, app }) !== isEntitled(other, { user, app }))
      .map((app) => ({ user, app })),
  );
}

export const isEntitled = (org: PlainOrg, { user, app }: Pair): boolean => oracleAccess(org, user, app) !== null;
