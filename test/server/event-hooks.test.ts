import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { Secret } from "../../src/config.ts";
import { createApiKey } from "../../src/graphql/api-keys.ts";
import { openConnections, sendRaw, statusesIn } from "../hostile/raw-socket.ts";
import { send, serve } from "./serving.ts";

const secret = "hook-secret-hunter2-0123456789";

/** A server that takes event hooks of the connection acme, and what it was told of it. */
async function serving() {
  const hints: string[] = [];
  const lines: string[] = [];
  const note = (fields: object, text: string) => void lines.push(`${JSON.stringify(fields)} ${text}`);
  const server = await serve({
    metricsPort: 0,
    // Callers of GraphQL need a key here; hooks have a secret of their own.
    apiKeys: [createApiKey("reporting").record],
    log: { info: note, warn: note, error: note },
    eventHooks: {
      secret: new Secret(secret),
      hint: async (name) => {
        if (name === "acme") hints.push(name);
        return name === "acme";
      },
    },
  });
  onTestFinished(() => server.close());
  const url = new URL("/okta/events/acme", server.url).href;
  const deliver = (body: unknown, { headers = {}, to = url }: { headers?: Record<string, string>; to?: string } = {}) =>
    send(to, {
      method: "POST",
      headers: { authorization: secret, "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const counted = async () => {
    const { text } = await send(server.metricsUrl ?? "");
    const counts = text.matchAll(/access_graph_event_hook_deliveries_total\{outcome="(\w+)"\} (\d+)/g);
    return Object.fromEntries([...counts].map(([, outcome, count]) => [outcome, Number(count)]));
  };
  return { url, hints, lines, deliver, counted };
}

const delivery = (uuids = [randomUUID() as string], eventId: unknown = randomUUID()) => ({
  eventType: "com.okta.event_hook",
  eventId,
  data: { events: uuids.map((uuid) => ({ uuid, eventType: "user.lifecycle.suspend", client: { ipChain: [] } })) },
});

describe("setting up", () => {
  test("the challenge is answered as Okta wants it", async () => {
    const { url } = await serving();
    const challenge = "BwFoSMYzcCRYMdPdSMYuSMYzcCRYMdPd";
    const answer = await send(url, { headers: { "x-okta-verification-challenge": challenge } });
    expect([answer.status, answer.json]).toEqual([200, { verification: challenge }]);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  test("no challenge, or one that is too long, is refused", async () => {
    const { url } = await serving();
    expect((await send(url)).status).toBe(400);
    expect((await send(url, { headers: { "x-okta-verification-challenge": "x".repeat(1_001) } })).status).toBe(400);
  });

  test("without a secret the address is not there", async () => {
    const server = await serve();
    const url = new URL("/okta/events/acme", server.url).href;
    expect((await send(url, { headers: { "x-okta-verification-challenge": "x" } })).status).toBe(404);
    expect((await send(url, { method: "POST", body: JSON.stringify(delivery()) })).status).toBe(404);
    await server.close();
  });
});

describe("delivering", () => {
  test("a delivery is taken at once, as a hint, whatever name the proxy came by", async () => {
    const { deliver, hints, counted } = await serving();
    const answer = await deliver(delivery(), { headers: { host: "graph.example.com" } });
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(hints).toEqual(["acme"]);
    expect(await counted()).toEqual({ accepted: 1 });
  });

  test("what has been delivered already is no hint, by the delivery's id or by those of its events", async () => {
    const { deliver, hints, counted } = await serving();
    const first = delivery(["a", "b"]);
    for (const body of [first, first, delivery(["b", "a"]), delivery(["c"], first.eventId)]) {
      expect((await deliver(body)).status).toBe(204);
    }
    expect(hints).toHaveLength(1);
    expect((await deliver(delivery(["b", "c"]))).status).toBe(204);
    expect(hints).toHaveLength(2);
    expect(await counted()).toEqual({ accepted: 2, duplicate: 3 });
  });

  test("a connection that is not there is logged, and no name is looked up that can be none", async () => {
    const { url, deliver, hints, lines } = await serving();
    expect((await deliver(delivery(), { to: url.replace("acme", "other") })).status).toBe(204);
    for (const name of ["", "%2e%2e", "a/b", "x".repeat(300)]) {
      expect([name, (await deliver(delivery(), { to: url.replace("acme", name) })).status]).toEqual([name, 404]);
    }
    expect(hints).toEqual([]);
    expect(lines.filter((line) => line.includes("event hook"))).toEqual([
      '{"connection":"other"} an event hook came for a connection that is not there',
    ]);
  });

  test("a flood of authorised deliveries is answered, and remembered within bounds", async () => {
    const { deliver, counted } = await serving();
    const many = Array.from({ length: 15 }, (_, nth) =>
      delivery(Array.from({ length: 1_000 }, (_, at) => `${nth}-${at}`)),
    );
    for (const body of many) expect((await deliver(body)).status).toBe(204);
    // The first are forgotten by now, and would be a hint again: harmless, and cheaper than remembering all.
    expect((await deliver(delivery(["0-0"]))).status).toBe(204);
    expect((await deliver(delivery(["14-999"]))).status).toBe(204);
    expect(await counted()).toEqual({ accepted: 16, duplicate: 1 });
  });
});

describe("what is refused", () => {
  test("a wrong secret, and none, with the same words, before the body is read", async () => {
    const { url, hints, counted, lines } = await serving();
    const wrong = ["", secret.slice(0, -1), `${secret}x`, `Bearer ${secret}`, secret.toUpperCase(), "é"];
    for (const authorization of wrong) {
      const raw = [
        `POST ${new URL(url).pathname} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n`,
        "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n",
      ];
      const answer = await sendRaw(Number(new URL(url).port), raw);
      expect([authorization, statusesIn(answer)]).toEqual([authorization, [401]]);
      expect(answer).not.toContain("hunter2");
    }
    expect(hints).toEqual([]);
    expect(await counted()).toEqual({ refused: wrong.length });
    expect(lines.join()).not.toContain("hunter2");
  });

  test("a body of over 1 MB, announced or not", async () => {
    const { url, deliver, hints } = await serving();
    const announced = await sendRaw(Number(new URL(url).port), [
      `POST /okta/events/acme HTTP/1.1\r\nHost: x\r\nAuthorization: ${secret}\r\nContent-Length: 1048577\r\n\r\n`,
    ]);
    expect(statusesIn(announced)).toEqual([413]);
    const body = JSON.stringify({ ...delivery(), padding: "x".repeat(1024 * 1024) });
    const chunked = await deliver(body, { headers: { "transfer-encoding": "chunked" } }).catch((error) => error);
    if (!(chunked instanceof Error)) expect(chunked.status).toBe(413);
    expect(hints).toEqual([]);
  });

  test("a body that does not come within three seconds, while others are answered", async () => {
    const { url, deliver, counted } = await serving();
    const head = `POST /okta/events/acme HTTP/1.1\r\nHost: x\r\nAuthorization: ${secret}\r\nContent-Length: 100\r\n\r\n{`;
    const slow = sendRaw(Number(new URL(url).port), [head], 10_000);
    expect((await deliver(delivery())).status).toBe(204);
    expect(statusesIn(await slow)).toEqual([408]);
    expect(await counted()).toEqual({ accepted: 1, refused: 1 });
  });

  test("more bodies at once than are received at a time", async () => {
    const { url, deliver } = await serving();
    const head = `POST /okta/events/acme HTTP/1.1\r\nHost: x\r\nAuthorization: ${secret}\r\nContent-Length: 100\r\n\r\n{`;
    const sockets = await openConnections(Number(new URL(url).port), 16, head);
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    await expect.poll(async () => (await deliver(delivery())).status).toBe(503);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await deliver(delivery())).status).toBe(204);
  });

  test.each([
    ["no JSON", "{"],
    ["not even a text", "\u0000\u0001"],
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["a deep one", "[".repeat(200_000)],
    ["no events", { eventId: "1", data: {} }],
    ["an empty list of events", delivery([])],
    ["events that are none", { eventId: "1", data: { events: [null, 1] } }],
    ["events without an id", { eventId: "1", data: { events: [{}] } }],
    ["an id that is no text", delivery(["a"], 1)],
    ["an id that is too long", delivery(["a".repeat(101)])],
  ])("a delivery that is none: %s", async (_, body) => {
    const { deliver, hints } = await serving();
    const answer = await deliver(body);
    expect(answer.status).toBe(400);
    expect(answer.json.errors[0].extensions.code).toBe("BAD_USER_INPUT");
    expect(hints).toEqual([]);
  });

  test("any other method", async () => {
    const { url } = await serving();
    for (const method of ["PUT", "DELETE", "OPTIONS"]) {
      expect((await send(url, { method, headers: { authorization: secret } })).status).toBe(405);
    }
  });
});
