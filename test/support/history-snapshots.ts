import type { ExecutionResult } from "graphql";
import { expect } from "vitest";

type Asking = (question: { query: string; variables?: Record<string, unknown> }) => Promise<ExecutionResult>;
// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the question
export type Data = any;

const pair = `user { oktaId login status } app { oktaId label status } usability reasons pathCount
  account { scope status grantingGroupId userName }
  paths(first: 8) { kind group { oktaId name } membership priority }`;
const questions = [
  `query ($org: ID, $asOf: ID) {
    apps(org: $org, first: 12, asOf: $asOf) {
      totalCount
      dataStatus { complete gaps { collector scope code } }
      nodes {
        oktaId label status signOnMode
        whoCanReach(first: 70) { totalCount edges { ${pair} } dataStatus { complete gaps { collector scope code } } }
        groups(first: 30) { totalCount edges { group { oktaId } priority kinds } }
      }
    }
  }`,
  `query ($org: ID, $asOf: ID) {
    users(org: $org, first: 70, asOf: $asOf) {
      totalCount
      nodes {
        oktaId login status department
        canReach(first: 12) { totalCount edges { ${pair} } }
        memberships(first: 20) { totalCount edges { group { oktaId name type } reason } }
      }
    }
  }`,
  `query ($org: ID, $asOf: ID) {
    groups(org: $org, first: 20, asOf: $asOf) {
      totalCount
      nodes {
        oktaId name type
        members(first: 70) { totalCount edges { user { oktaId status } reason } }
        apps(first: 20) { totalCount nodes { oktaId label } }
      }
    }
  }`,
];

/** All that can be asked of a small org, as of now or as of the end of a sync; lists in an order that does not depend on names. */
export async function snapshot(ask: Asking, org: string, asOf: number | null): Promise<Data> {
  const all: Data = {};
  for (const query of questions) {
    const { data, errors } = await ask({ query, variables: { org, asOf } });
    expect(errors, `as of ${asOf}`).toBeUndefined();
    Object.assign(all, inOrder(data));
  }
  return all;
}

function inOrder(value: Data): Data {
  if (Array.isArray(value)) {
    return value.map(inOrder).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inOrder(part)]));
}

/** By user and app, whether it works. */
export function reachOf({ users }: Data): Map<string, string> {
  const edges = users.nodes.flatMap((user: Data) => user.canReach.edges);
  return new Map(edges.map((edge: Data) => [`${edge.user.oktaId} ${edge.app.oktaId}`, edge.usability]));
}

/** How two snapshots differ in who reaches what, a line each. */
export function changesBetween(before: Data, after: Data): string[] {
  const [was, is] = [reachOf(before), reachOf(after)];
  const lines = [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [one, other] = [was.get(key) ?? null, is.get(key) ?? null];
    if (one === other) return [];
    const kind = one === null ? "GAINED" : other === null ? "LOST" : "USABILITY_CHANGED";
    return [`${kind} ${key} ${one} ${other}`];
  });
  return lines.sort();
}

const changesQuestion = `query ($org: ID, $from: ID!, $to: ID, $after: String, $first: Int) {
  changes(org: $org, from: $from, to: $to, after: $after, first: $first) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      kind before after user { oktaId } app { oktaId }
      causes { kind change group { oktaId } rules { oktaId } statusBefore statusAfter at by }
    }
  }
}`;

/** All changes by the answers, read by pages. */
export async function toldChanges(ask: Asking, org: string, from: number, to: number, first = 7): Promise<Data[]> {
  const told: Data[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors }: Data = await ask({ query: changesQuestion, variables: { org, from, to, after, first } });
    expect(errors, `changes from ${from} to ${to}`).toBeUndefined();
    const { nodes, pageInfo, totalCount } = data.changes;
    told.push(...nodes);
    if (pageInfo.hasNextPage) after = pageInfo.endCursor;
    else {
      expect(told.length).toBe(totalCount);
      return told;
    }
  }
}

export function lineOf({ kind, user, app, before, after }: Data): string {
  return `${kind} ${user.oktaId} ${app.oktaId} ${before} ${after}`;
}

/** What each snapshot says stood: memberships, assignments, accounts, and statuses by id. */
function standingIn({ users, groups, apps }: Data) {
  const members = new Set<string>();
  for (const group of groups.nodes) {
    for (const { user } of group.members.edges) members.add(`${user.oktaId} ${group.oktaId}`);
  }
  const assigned = new Set<string>();
  const implicit = new Set<string>();
  for (const app of apps.nodes) {
    for (const { group, kinds } of app.groups.edges) {
      if (kinds.includes("NORMAL")) assigned.add(`${group.oktaId} ${app.oktaId}`);
      if (kinds.includes("IMPLICIT")) implicit.add(app.oktaId);
    }
  }
  const direct = new Set<string>();
  const accounts = new Map<string, string>();
  for (const { oktaId, canReach } of users.nodes) {
    for (const { app, paths, account } of canReach.edges) {
      if (paths.some(({ kind }: Data) => kind === "DIRECT")) direct.add(`${oktaId} ${app.oktaId}`);
      if (account) accounts.set(`${oktaId} ${app.oktaId}`, JSON.stringify(account));
    }
  }
  const byId = (nodes: Data[]) => new Map<string, Data>(nodes.map((node) => [node.oktaId, node]));
  const [userOf, appOf, groupOf] = [byId(users.nodes), byId(apps.nodes), byId(groups.nodes)];
  return { members, assigned, implicit, direct, accounts, userOf, appOf, groupOf };
}

/** Whether a cause is true of the two snapshots, found without the product. */
export function isTrueCause({ user, app }: Data, cause: Data, before: Data, after: Data): boolean {
  const [was, is] = [standingIn(before), standingIn(after)];
  const moved = (stood: boolean, stands: boolean) =>
    cause.change === "BEGAN" ? !stood && stands : cause.change === "ENDED" ? stood && !stands : stood && stands;
  const group = cause.group?.oktaId;
  const pairKey = `${user.oktaId} ${app.oktaId}`;
  switch (cause.kind) {
    case "MEMBERSHIP":
    case "RULE": {
      const key = `${user.oktaId} ${group}`;
      return moved(was.members.has(key), is.members.has(key));
    }
    case "ASSIGNMENT":
      return group === undefined
        ? moved(was.direct.has(pairKey), is.direct.has(pairKey))
        : moved(was.assigned.has(`${group} ${app.oktaId}`), is.assigned.has(`${group} ${app.oktaId}`));
    case "IMPLICIT_ACCESS":
      return moved(was.implicit.has(app.oktaId), is.implicit.has(app.oktaId));
    case "USER_STATUS":
      return was.userOf.get(user.oktaId)?.status !== is.userOf.get(user.oktaId)?.status;
    case "APP_STATUS":
      return was.appOf.get(app.oktaId)?.status !== is.appOf.get(app.oktaId)?.status;
    case "ACCOUNT":
      return was.accounts.get(pairKey) !== is.accounts.get(pairKey);
    case "USER_ADDED":
    case "USER_DELETED":
      return moved(was.userOf.has(user.oktaId), is.userOf.has(user.oktaId));
    case "APP_ADDED":
    case "APP_DELETED":
      return moved(was.appOf.has(app.oktaId), is.appOf.has(app.oktaId));
    case "GROUP_DELETED":
      return was.groupOf.has(group) && !is.groupOf.has(group);
    default:
      return false;
  }
}
