import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createEventHook } from "../../src/simulator/event-hook.ts";
import { buildCommand } from "../support/command.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";
import { startServe } from "../support/serve.ts";

beforeAll(buildCommand, 120_000);

const secret = "hook-secret-hunter2-0123456789";

test("what Okta's event hook tells of is read soon, once for all deliveries, and from Okta itself", async () => {
  const { operator, simulator, org } = await operatorOfRunningOrg();
  writeFileSync(join(operator.folder, "hook.secret"), `${secret}\n`, { mode: 0o600 });
  operator.env.ACCESS_GRAPH_EVENT_HOOK_SECRET_FILE = "hook.secret";
  expect(
    (await operator.run(["connect", simulator.url, "-", "--name", "acme"], simulator.tokens.readOnlyAdmin)).code,
  ).toBe(0);
  for (const name of ["OKTA_CLIENT_ORGURL", "OKTA_CLIENT_TOKEN"]) delete operator.env[name];
  expect((await operator.run(["sync", "--org", "acme"])).code).toBe(0);
  const { running, url, metrics } = await startServe(operator, ["--no-schedule"]);
  const hook = createEventHook(org, { url: new URL("/okta/events/acme", url).href, secret, batch: 1 });
  expect(await hook.verify()).toBe(true);

  const asked = simulator.requests.count();
  const [user] = [...org.users.values()].filter(({ status }) => status === "ACTIVE");
  org.suspendUser(user?.id ?? "");
  org.unsuspendUser(user?.id ?? "");
  const delivered = await hook.deliver({ twice: true, backwards: true });
  expect(delivered.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  await running.said(/"kind":"INCREMENTAL","mode":"INCREMENTAL","status":"COMPLETE".*"synced"/);
  const paths = simulator.requests.all.slice(asked).map(({ path }) => path);
  expect(paths).toContain("/api/v1/logs");
  const counted = await (await fetch(metrics)).text();
  expect(counted).toContain('access_graph_event_hook_deliveries_total{outcome="accepted"} 2');
  expect(counted).toContain('access_graph_event_hook_deliveries_total{outcome="duplicate"} 2');
  running.child.kill("SIGTERM");
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(0);
  expect(stderr.match(/"synced"/g)).toHaveLength(1);
  expect(stdout + stderr + counted).not.toContain("hunter2");
}, 240_000);

test("a secret that could be guessed is a mistake of the configuration, of the server's only", async () => {
  const { operator } = await operatorOfRunningOrg();
  operator.env.ACCESS_GRAPH_EVENT_HOOK_SECRET = "hunter2";
  const { code, stderr } = await operator.run(["serve", "--port", "0", "--metrics-port", "0"]);
  expect(code).toBe(3);
  expect(stderr).toContain("ACCESS_GRAPH_EVENT_HOOK_SECRET");
  expect(stderr).not.toContain("hunter2");
  expect((await operator.run(["connections"])).code).toBe(0);
});
