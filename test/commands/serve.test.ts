import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { buildCommand, newOperator, type Operator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { startServe } from "../support/serve.ts";

beforeAll(buildCommand, 120_000);

async function serve(operator: Operator, args: string[] = []) {
  const { running, url, metrics } = await startServe(operator, args);
  const ask = (headers: Record<string, string> = {}) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query: "{ organizations { name } }" }),
    });
  return { running, url, metrics, ask };
}

describe("serve", () => {
  test("answers until it is told to end, and ends cleanly", async () => {
    const { running, url, metrics, ask } = await serve(newOperator(testNeo4j().env));
    expect((await ask()).status).toBe(200);
    expect((await fetch(new URL("/healthz", url))).status).toBe(200);
    expect((await fetch(new URL("/readyz", url))).status).toBe(200);
    expect(await (await fetch(metrics)).text()).toContain("access_graph_operation_duration_seconds");
    running.child.kill("SIGTERM");
    const { code, stderr } = await running.ended;
    expect(code).toBe(0);
    for (const line of stderr.split("\n").filter((one) => one.startsWith("{"))) JSON.parse(line);
    await expect(ask()).rejects.toThrow();
  });

  test("wants an API key from everybody once there is one, and refuses a revoked one at once", async () => {
    const operator = newOperator(testNeo4j().env);
    const { running, ask } = await serve(operator);
    const key = (await operator.run(["keys", "create", "x"])).stdout.trim();
    expect((await ask()).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${key}` })).status).toBe(200);
    await operator.run(["keys", "create", "y"]);
    await operator.run(["keys", "revoke", key.slice(4, 16)]);
    expect((await ask({ authorization: `Bearer ${key}` })).status).toBe(401);
    running.child.kill("SIGINT");
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stdout + stderr).not.toContain(key);
  });

  test("does not leave this machine without a key", async () => {
    const { code, stderr } = await newOperator(testNeo4j().env).run(["serve", "--host", "0.0.0.0", "--port", "0"]);
    expect(code).toBe(3);
    expect(stderr).toContain("keys create");
  });

  test("tells a port that is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await newOperator(testNeo4j().env).run(["serve", "--port", String(port)]);
    expect(code).toBe(3);
    expect(stderr).toContain(`127.0.0.1:${port}`);
  });
});
