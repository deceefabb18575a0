import type { Graph } from "../../src/graph/graph.ts";
import { type PlainHabits, type PlainOrg, startPlainOkta, usualHabits } from "./plain-okta.ts";
import { dumpGraph, syncFrom } from "./world.ts";

let orgs = 0;

/** An org of `size` users, of whom the first ten are in Team by a rule and all have an account in Wiki. */
export async function startSmallOrg(graph: Graph, size = 12) {
  const id = `SMALL-${process.pid}-${Date.now().toString(36)}-${orgs++}`;
  const org: PlainOrg = {
    id,
    name: "Small",
    users: Array.from({ length: size }, (_, index) => ({ id: `u${index}`, status: "ACTIVE", login: `user${index}@x` })),
    groups: [
      { id: "all", name: "Everyone", type: "BUILT_IN" },
      { id: "team", name: "Team", type: "OKTA_GROUP" },
      { id: "band", name: "Band", type: "OKTA_GROUP" },
    ],
    members: [
      ...Array.from({ length: 10 }, (_, index) => ({ groupId: "team", userId: `u${index}`, ruleIds: ["rule"] })),
      { groupId: "band", userId: "u1" },
      { groupId: "band", userId: "u2" },
    ],
    rules: [{ id: "rule", name: "All in", status: "ACTIVE", groupIds: ["team"] }],
    apps: [
      { id: "wiki", label: "Wiki", status: "ACTIVE", implicit: false },
      { id: "pay", label: "Payroll", status: "ACTIVE", implicit: false },
    ],
    accounts: Array.from({ length: size }, (_, index) => ({
      appId: "wiki",
      userId: `u${index}`,
      scope: "USER",
      status: "ACTIVE",
    })),
    appGroups: [
      { appId: "pay", groupId: "team", priority: 0 },
      { appId: "pay", groupId: "band", priority: 1 },
    ],
  };
  const habits: PlainHabits = { ...usualHabits };
  const server = await startPlainOkta(org, habits);
  const rows = async () => (await dumpGraph(id)).map((line) => JSON.parse(line));
  return {
    org,
    habits,
    server,
    sync: (options: Parameters<typeof syncFrom>[2] = {}) => syncFrom(graph, server, options),
    async edges(type: string): Promise<string[]> {
      const found = (await rows()).filter((row) => row.type === type);
      return found.map((row) => `${row.from}>${row.to}`.replaceAll(`${id}/`, "")).sort();
    },
    async gaps(): Promise<string[]> {
      const nodes = (await rows()).filter((row) => row.labels?.includes("Gap"));
      return nodes.map(({ properties }) => `${properties.collector} ${properties.scope} ${properties.code}`).sort();
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

export type SmallOrg = Awaited<ReturnType<typeof startSmallOrg>>;

/** What a sync says of one of its collectors. */
export function collectorOf(outcome: Awaited<ReturnType<typeof syncFrom>>, name: string) {
  return outcome.result.collectors.find((result) => result.name === name);
}
