import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Serving, serve } from "./serving.ts";

let server: Serving;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

/** The header that the endpoint wants with GET, which no form on another page can send. */
const asClient: typeof fetch = (url, init) =>
  fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), "x-graphql-yoga-csrf": "1" } });

const audits = serverAudits({ url: () => server.url, fetchFn: asClient });

test.each(audits.map(({ id, name, fn }) => [`${id}: ${name}`, fn] as const))("%s", async (_, audit) => {
  const result = await audit();
  expect(result.status === "ok" ? "ok" : `${result.status}: ${result.reason}`).toBe("ok");
});
