import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { OktaBodyError, OktaNetworkError, OktaRequestError } from "../../src/okta/errors.ts";
import { all, failureOf, type Handler, json, nastyServer, oktaAt } from "./nasty-server.ts";

const oneApp = [{ id: "0oa1" }];
const body = JSON.stringify(oneApp);

/** The fault for the first answers, then a good one. */
function recovering(times: number, fault: Handler): Handler {
  return (seen, response, count) => (count <= times ? fault(seen, response, count) : json(response, oneApp));
}

const faults: [string, Handler][] = [
  ["a 500", (_, response) => json(response, { errorCode: "E0000009" }, {}, 500)],
  [
    "a 502 of HTML",
    (_, response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>"),
  ],
  ["a 503", (_, response) => response.writeHead(503).end()],
  ["a connection broken before the answer", (_, response) => response.socket?.destroy()],
  [
    "a body cut short under Content-Length",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
      response.write(body.slice(0, 5), () => response.socket?.destroy());
    },
  ],
  [
    "a chunked body cut short",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(body.slice(0, 5), () => response.socket?.destroy());
    },
  ],
  ["a cut body that a proxy ended properly", (_, response) => response.writeHead(200).end(body.slice(0, 5))],
  ["an empty body", (_, response) => response.writeHead(200).end()],
  [
    "a cut gzip body",
    (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(body).subarray(0, 15)),
  ],
];

test.each(faults)("after %s, twice, the request is sent again and succeeds", async (_, fault) => {
  const server = await nastyServer(recovering(2, fault));
  const { okta, events, clock } = oktaAt(server.origin, { attemptTimeoutMs: 60_000 });
  expect((await all(okta.apps())).records).toHaveLength(1);
  expect(server.requests).toHaveLength(3);
  expect(okta.usage()).toEqual({ requests: 3, throttledMs: 0 });
  expect(events.map(({ kind }) => kind)).toEqual(["retry", "retry"]);
  expect(clock.sleeps[0]).toBeLessThanOrEqual(1_000);
  expect(clock.sleeps[1]).toBeLessThanOrEqual(2_000);
});

test.each(faults)("%s without end is a typed error after the attempts allowed", async (name, fault) => {
  const server = await nastyServer(fault);
  const { okta } = oktaAt(server.origin, { maxAttempts: 3, attemptTimeoutMs: 60_000 });
  const error = await failureOf(all(okta.apps()));
  expect(error).toBeInstanceOf(name.includes("body") ? OktaBodyError : OktaNetworkError);
  expect(error.message).toMatch(/^GET \/api\/v1\/apps .*(3 times|3 attempts).*not read to its end/);
  expect(server.requests).toHaveLength(3);
});

test.each<[string, Handler]>([
  ["a server that never answers", () => {}],
  [
    "headers without a body",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.flushHeaders();
    },
  ],
  [
    "a body of a byte now and then",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    },
  ],
])("%s ends in a time-out, each attempt in its own", async (_, handler) => {
  const server = await nastyServer(handler);
  const { okta } = oktaAt(server.origin, { attemptTimeoutMs: 250, maxAttempts: 2 });
  await okta.organization().catch(() => {}); // loads the SDK
  const started = performance.now();
  const error = await failureOf(all(okta.apps()));
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(error).toBeInstanceOf(OktaNetworkError);
  expect(error).toMatchObject({ tookTooLong: true, status: null, endpoint: "GET /api/v1/apps" });
  expect(okta.usage().requests).toBe(4);
});

test("a slow answer that keeps within the time is no time-out", async () => {
  const server = await nastyServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write(body.slice(0, 4));
    setTimeout(() => response.end(body.slice(4)), 100);
  });
  const { okta } = oktaAt(server.origin);
  expect((await all(okta.apps())).records).toHaveLength(1);
});

test("gzip, deflate and plain bodies are read alike, with characters split over packets", async () => {
  const label = "김👩‍👩‍👧é".repeat(2_000);
  const bytes = Buffer.from(JSON.stringify([{ id: "0oa1", label }]));
  const server = await nastyServer((_, response, count) => {
    if (count === 1) response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(bytes));
    else {
      response.writeHead(200);
      for (let at = 0; at < bytes.length; at += 1_001) response.write(bytes.subarray(at, at + 1_001));
      response.end();
    }
  });
  const { okta } = oktaAt(server.origin);
  expect((await all(okta.apps())).records[0]?.label).toBe(label);
  expect((await all(okta.apps())).records[0]?.label).toBe(label);
});

test.each([301, 302, 307, 308])("a %i is an error and not followed", async (status) => {
  const elsewhere = await nastyServer((_, response) => json(response, oneApp));
  const server = await nastyServer((_, response) =>
    response.writeHead(status, { location: `${elsewhere.origin}/api/v1/apps` }).end(),
  );
  const { okta } = oktaAt(server.origin);
  const error = await failureOf(all(okta.apps()));
  expect(error).toBeInstanceOf(OktaRequestError);
  expect(error.message).toContain("redirect");
  expect(elsewhere.requests).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test("a page of HTML with status 200 is told at once", async () => {
  const server = await nastyServer((_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>"),
  );
  const { okta } = oktaAt(server.origin);
  const error = await failureOf(okta.organization());
  expect(error).toBeInstanceOf(OktaBodyError);
  expect(error.message).toMatch(/not valid JSON.*text\/html.*proxy/);
  expect(server.requests).toHaveLength(1);
});

test("501 is Okta's word for never, and is not asked again", async () => {
  const server = await nastyServer((_, response) =>
    json(response, { errorCode: "E0000060", errorSummary: "Unsupported operation." }, {}, 501),
  );
  const { okta } = oktaAt(server.origin);
  expect(await failureOf(all(okta.apps()))).toBeInstanceOf(OktaRequestError);
  expect(server.requests).toHaveLength(1);
});

test("a proxy's Retry-After is kept to", async () => {
  const server = await nastyServer(
    recovering(1, (_, response) => response.writeHead(503, { "retry-after": "17" }).end()),
  );
  const { okta, clock } = oktaAt(server.origin);
  await all(okta.apps());
  expect(clock.sleeps).toEqual([17_000]);
});

test("a refused connection says so", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => holder.once("listening", resolve));
  const { port } = holder.address() as AddressInfo;
  await new Promise((resolve) => holder.close(resolve));
  const { okta } = oktaAt(`http://127.0.0.1:${port}`, { maxAttempts: 2 });
  const error = await failureOf(okta.organization());
  expect(error).toBeInstanceOf(OktaNetworkError);
  expect(error.message).toContain("refused (ECONNREFUSED)");
});

test("a host that does not exist says so", async () => {
  const { okta } = oktaAt("https://no-such-org.invalid");
  const error = await failureOf(okta.organization());
  expect(error).toBeInstanceOf(OktaNetworkError);
  expect(error.message).toContain("host name was not found");
});

test("an answer that is not TLS says so, at once", async () => {
  const server = await nastyServer((_, response) => json(response, oneApp));
  const { okta, events } = oktaAt(`https://127.0.0.1:${server.port}`);
  const error = await failureOf(okta.organization());
  expect(error).toBeInstanceOf(OktaNetworkError);
  expect(error.message).toMatch(/TLS.*NODE_EXTRA_CA_CERTS/);
  expect(events).toEqual([]);
});

test("a body that answers nothing but garbage on the wire is a network error", async () => {
  const garbage = createServer((socket) => socket.end("garbage\r\n\r\n")).listen(0, "127.0.0.1");
  onTestFinished(() => void garbage.close());
  await new Promise((resolve) => garbage.once("listening", resolve));
  const { okta } = oktaAt(`http://127.0.0.1:${(garbage.address() as AddressInfo).port}`, { maxAttempts: 2 });
  expect(await failureOf(okta.organization())).toBeInstanceOf(OktaNetworkError);
});
