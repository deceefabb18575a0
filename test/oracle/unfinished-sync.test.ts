import { expect, test } from "vitest";
import { connectGraph } from "../../src/graph/graph.ts";
import { askInProcess } from "../../src/graphql/ask-in-process.ts";
import { startBoltProxy } from "../support/bolt-proxy.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { type PlainHabits, type PlainOrg, startPlainOkta, usualHabits } from "../support/plain-okta.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

test("an app that an unfinished sync was the first to see answers unknown, never nobody", async () => {
  const org: PlainOrg = {
    id: `UNFINISHED-${process.pid}`,
    name: "Unfinished",
    users: ["ann", "bo", "cy", "di"].map((login) => ({ id: login, status: "ACTIVE", login })),
    groups: [{ id: "all", name: "Everyone", type: "BUILT_IN" }],
    members: [],
    rules: [],
    apps: [{ id: "old", label: "Old", status: "ACTIVE", implicit: false }],
    accounts: [{ appId: "old", userId: "ann", scope: "USER", status: "ACTIVE" }],
    appGroups: [],
  };
  const habits: PlainHabits = { ...usualHabits };
  const okta = await startPlainOkta(org, habits);
  const graph = await connectTestGraph();
  const question = `query ($org: ID, $app: ID!) {
    access(org: $org, user: "bo", app: $app) { entitlement dataStatus { complete asOf gaps { code } } }
    app(org: $org, oktaId: "new") { whoCanReach { totalCount dataStatus { complete } } }
  }`;
  const ask = async (app: string) => {
    const answer = await askInProcess(graph, { query: question, variables: { org: org.id, app } });
    expect(answer.errors).toBeUndefined();
    return answer.data as Record<string, never>;
  };
  try {
    await syncFrom(graph, okta);
    org.apps.push({ id: "new", label: "New", status: "ACTIVE", implicit: false });
    org.accounts.push({ appId: "new", userId: "bo", scope: "USER", status: "ACTIVE" });
    const abort = new AbortController();
    habits.instead = (url) => {
      if (url.pathname.endsWith("/new/users")) abort.abort(new Error("cut off"));
      return undefined;
    };
    await expect(syncFrom(graph, okta, { signal: abort.signal })).rejects.toThrow("cut off");
    expect(await ask("new")).toMatchObject({
      access: { entitlement: "UNKNOWN", dataStatus: { complete: false, asOf: null } },
      app: { whoCanReach: { totalCount: 0, dataStatus: { complete: false } } },
    });
    expect(await ask("old")).toMatchObject({
      access: { entitlement: "NOT_ENTITLED", dataStatus: { complete: false, gaps: [{ code: "UNFINISHED" }] } },
    });
    delete habits.instead;
    await syncFrom(graph, okta);
    expect(await ask("new")).toMatchObject({
      access: { entitlement: "ENTITLED", dataStatus: { complete: true } },
      app: { whoCanReach: { totalCount: 1, dataStatus: { complete: true } } },
    });
  } finally {
    await okta.close();
    await graph.close();
  }
});

test("who joins a group after it lost an app never seems to have had it for sure while a sync is half done", async () => {
  const org: PlainOrg = {
    id: `MIXTURE-${process.pid}`,
    name: "Mixture",
    users: ["ann", "bo", "cy", "di", "ed"].map((login) => ({ id: login, status: "ACTIVE", login })),
    groups: [
      { id: "all", name: "Everyone", type: "BUILT_IN" },
      { id: "team", name: "Team", type: "OKTA_GROUP" },
    ],
    members: [{ groupId: "team", userId: "ann" }],
    rules: [],
    apps: [{ id: "app", label: "App", status: "ACTIVE", implicit: false }],
    accounts: [],
    appGroups: [{ appId: "app", groupId: "team", priority: 0 }],
  };
  const okta = await startPlainOkta(org, usualHabits);
  const proxy = await startBoltProxy(testNeo4j().settings.uri);
  const graph = await connectTestGraph();
  const held = await connectGraph({ ...testNeo4j().settings, uri: proxy.uri });
  const ask = async () => {
    const query = `query ($org: ID) {
      access(org: $org, user: "bo", app: "app") { entitlement dataStatus { complete gaps { code } } }
    }`;
    const { data, errors } = await askInProcess(graph, { query, variables: { org: org.id } });
    expect(errors).toBeUndefined();
    return (data as { access: unknown }).access;
  };
  try {
    await syncFrom(graph, okta);
    expect(await ask()).toMatchObject({ entitlement: "NOT_ENTITLED", dataStatus: { complete: true } });
    org.appGroups = [];
    org.members.push({ groupId: "team", userId: "bo" });
    const seen: unknown[] = [];
    proxy.onStatement = async (name) => {
      if (name === "write/remove-group-assignments" && seen.length === 0) seen.push(await ask());
      return true;
    };
    expect((await syncFrom(held, okta)).result.status).toBe("COMPLETE");
    expect(seen).toMatchObject([{ dataStatus: { complete: false, gaps: [{ code: "UNFINISHED" }] } }]);
    expect(await ask()).toMatchObject({ entitlement: "NOT_ENTITLED", dataStatus: { complete: true } });
  } finally {
    await okta.close();
    await graph.close();
    await held.close();
    await proxy.close();
  }
});
