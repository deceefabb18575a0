import { beforeAll, expect, test } from "vitest";
import { identifyProcess } from "../../src/graph/local-server/process-identity.ts";
import { eventually } from "../local-server/eventually.ts";
import { buildCommand } from "../support/command.ts";
import { operatorOfOwnServer, untilRunning } from "../support/own-server.ts";
import { differences } from "../support/true-graph.ts";

beforeAll(buildCommand, 120_000);

test.each(["SIGKILL", "SIGTERM"] as const)(
  "Neo4j that gets %s in the middle of a sync's write: the sync says so, and the next one starts it and makes all exact",
  async (signal) => {
    const { operator, org, server, change } = await operatorOfOwnServer({ users: 1_500 });
    for (const round of ["first", "repeated"]) {
      if (round === "repeated") change();
      const { pid, settings } = await server();
      const running = operator.start(["sync"]);
      const over = new AbortController();
      void running.ended.then(() => over.abort(new Error("The sync ended before anything was written.")));
      await untilRunning(settings, "write/merge-", over.signal);
      process.kill(pid, signal);
      const { code, stdout, stderr } = await running.ended;
      expect({ code, stdout }, stderr).toEqual({ code: 6, stdout: "" });
      expect(stderr).toMatch(/error: Neo4j .*\n?$/);
      expect(stderr).not.toMatch(/^\s+at /m);
      await eventually(() => identifyProcess(pid) === null);

      const again = await operator.run(["sync"]);
      expect(again.code, again.stderr).toBe(0);
      expect(again.stderr).toContain("Starting Neo4j");
      expect(await differences((await server()).settings, org)).toEqual([]);
    }
    expect((await operator.run(["neo4j", "stop"])).code).toBe(0);
  },
);
