import { expect, test } from "vitest";
import type { PlainOrg } from "../support/plain-okta.ts";
import { startPlainOkta } from "../support/plain-okta.ts";
import { connectTestGraph, dumpGraph, syncFrom } from "../support/world.ts";

test("an Okta-like server with other habits is read exactly, and read again without a write", async () => {
  const org: PlainOrg = {
    id: "PLAIN-1",
    name: "Plain",
    users: [
      { id: "1", status: "ACTIVE", login: "ann" },
      { id: "2", status: "DEPROVISIONED", login: "bo" },
      { id: "3", status: "ACTIVE", login: "cy" },
      { id: "4", status: "ACTIVE", login: "di" },
    ],
    groups: [
      { id: "g1", name: "Everyone", type: "BUILT_IN" },
      { id: "g2", name: "Team", type: "OKTA_GROUP" },
    ],
    members: [
      { groupId: "g2", userId: "1", ruleIds: ["r1"] },
      { groupId: "g2", userId: "3" },
    ],
    rules: [{ id: "r1", name: "By department", status: "ACTIVE", groupIds: ["g2"] }],
    apps: [{ id: "a1", label: "Wiki", status: "ACTIVE", implicit: true }],
    accounts: [
      { appId: "a1", userId: "1", scope: "USER", status: "ACTIVE" },
      { appId: "a1", userId: "3", scope: "GROUP", status: "ACTIVE", groupId: "g2" },
    ],
    appGroups: [{ appId: "a1", groupId: "g2", priority: 0 }],
  };
  const okta = await startPlainOkta(org, { pageSize: 2, stats: false, ruleReasons: true });
  const graph = await connectTestGraph();
  try {
    const first = await syncFrom(graph, okta);
    expect(first.result.status, JSON.stringify(first.result.collectors)).toBe("COMPLETE");
    const dump = await dumpGraph("PLAIN-1");
    const edges = dump.map((line) => JSON.parse(line)).filter((row) => row.type);
    expect(
      edges.map((row) => [row.from, row.type, row.to, row.properties.reason ?? row.properties.kind].join(" ")).sort(),
    ).toEqual(
      [
        "PLAIN-1/1 MEMBER_OF PLAIN-1/g1 BUILT_IN",
        "PLAIN-1/3 MEMBER_OF PLAIN-1/g1 BUILT_IN",
        "PLAIN-1/4 MEMBER_OF PLAIN-1/g1 BUILT_IN",
        "PLAIN-1/1 MEMBER_OF PLAIN-1/g2 RULE",
        "PLAIN-1/3 MEMBER_OF PLAIN-1/g2 DIRECT",
        "PLAIN-1/1 ASSIGNED PLAIN-1/a1 ",
        "PLAIN-1/1 ACCOUNT_IN PLAIN-1/a1 ",
        "PLAIN-1/3 ACCOUNT_IN PLAIN-1/a1 ",
        "PLAIN-1/g2 ASSIGNED PLAIN-1/a1 NORMAL",
        "PLAIN-1/g1 ASSIGNED PLAIN-1/a1 IMPLICIT",
        "PLAIN-1/r1 ASSIGNS_TO PLAIN-1/g2 ",
      ].sort(),
    );
    const second = await syncFrom(graph, okta);
    expect(second.result.status).toBe("COMPLETE");
    expect(second.result.collectors.map(({ added, changed, removed }) => added + changed + removed)).toEqual(
      second.result.collectors.map(() => 0),
    );
    expect(await dumpGraph("PLAIN-1")).toEqual(dump);
  } finally {
    await okta.close();
    await graph.close();
  }
});
