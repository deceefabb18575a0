import { expect, test } from "vitest";
import { post, send, serve } from "./serving.ts";

test("metrics tell durations by question, errors by code and statements by file, on a port of their own", async () => {
  const server = await serve({ metricsPort: 0 });
  await post(server.url, "query NamedByTheCaller { organizations { name } }");
  await post(server.url, "{ nope }");
  await post(server.url, "{ users(first: 1000) { totalCount } }");
  const { text, headers } = await send(server.metricsUrl ?? "");
  expect(headers["content-type"]).toContain("text/plain");
  expect(text).toMatch(/access_graph_operation_duration_seconds_count\{question="organizations",outcome="ok"\} 1/);
  expect(text).toMatch(/access_graph_errors_total\{code="BAD_USER_INPUT"\} 1/);
  expect(text).toMatch(
    /access_graph_statement_duration_seconds_count\{statement="read\/organizations",outcome="ok"\} 1/,
  );
  expect(text).toMatch(/access_graph_errors_total\{code="LIMIT_EXCEEDED"\} 1/);
  expect(text).toMatch(/access_graph_operations_in_flight 0/);
  expect(text).not.toContain("NamedByTheCaller");
  expect((await send(new URL("/metrics", server.url).href)).status).toBe(404);
  const rebound = await send(server.metricsUrl ?? "", { headers: { host: "evil.example" } });
  expect(rebound.status).toBe(403);
  await server.close();
});
