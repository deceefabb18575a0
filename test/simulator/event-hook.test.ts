import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createEventHook } from "../../src/simulator/event-hook.ts";
import type { Row } from "./ask.ts";
import { logScene } from "./log-scene.ts";

interface Received {
  method: string | undefined;
  authorization: string | undefined;
  body: Row;
}

/** A receiver that answers deliveries by these statuses in turn; null keeps silent, and 204 is what it answers at last. */
async function receiver(statuses: (number | null)[] = [], verifies = true) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const { method, headers } = request;
    received.push({ method, authorization: headers.authorization, body: text === "" ? null : JSON.parse(text) });
    if (method === "GET") {
      const verification = verifies ? headers["x-okta-verification-challenge"] : "something else";
      response.end(JSON.stringify({ verification }));
      return;
    }
    const status = statuses.length > 0 ? (statuses.shift() ?? null) : 204;
    if (status !== null) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { received, target: { url: `http://127.0.0.1:${port}/hook`, secret: "the secret of the hook" } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

describe("an event hook of the simulated org", () => {
  test("asks once whether it may, and delivers nothing to a receiver that did not say so", async () => {
    const { org, ann } = logScene();
    const { received, target } = await receiver([], false);
    const hook = createEventHook(org, target);
    expect(await hook.verify()).toBe(false);
    org.suspendUser(ann);
    expect(await hook.deliver()).toEqual([]);
    expect(received.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("delivers what Okta offers to hooks, in batches, as the log has it", async () => {
    const { org, ann, group, app } = logScene();
    const { received, target } = await receiver();
    const hook = createEventHook(org, { ...target, batch: 2 });
    expect(await hook.verify()).toBe(true);
    org.addMember(group, ann);
    org.useApp(ann, app);
    org.suspendUser(ann);
    org.unsuspendUser(ann);
    const delivered = await hook.deliver();
    expect(delivered.map(({ status, uuids }) => [status, uuids.length])).toEqual([
      [204, 2],
      [204, 1],
    ]);
    const posts = received.filter(({ method }) => method === "POST");
    expect(posts.map(({ authorization }) => authorization)).toEqual([target.secret, target.secret]);
    expect(posts[0]?.body).toMatchObject({ eventType: "com.okta.event_hook", eventId: delivered[0]?.eventId });
    const types = posts.flatMap(({ body }) => body.data.events.map(({ eventType }: Row) => eventType));
    expect(types).toEqual(["group.user_membership.add", "user.lifecycle.suspend", "user.lifecycle.unsuspend"]);
    expect(await hook.deliver()).toEqual([]);
  });

  test("tries once more after silence or 5xx, and never after 4xx", async () => {
    const { org, ann } = logScene();
    const { target } = await receiver([null, 503, 500, 204, 401]);
    const hook = createEventHook(org, { ...target, timeoutMs: 200 });
    await hook.verify();
    const statuses = async () => {
      org.suspendUser(ann);
      org.unsuspendUser(ann);
      return (await hook.deliver()).map(({ status }) => status);
    };
    expect(await statuses()).toEqual([null, 503]);
    expect(await statuses()).toEqual([500, 204]);
    expect(await statuses()).toEqual([401]);
  });

  test("delivers twice and in any order when told to", async () => {
    const { org, ann } = logScene();
    const { target } = await receiver();
    const hook = createEventHook(org, { ...target, batch: 1 });
    await hook.verify();
    org.suspendUser(ann);
    org.unsuspendUser(ann);
    const uuids = (org.log.events() as Row[]).map(({ uuid }) => uuid);
    const delivered = await hook.deliver({ twice: true, backwards: true });
    expect(delivered.flatMap((one) => one.uuids)).toEqual([uuids[1], uuids[0], uuids[1], uuids[0]]);
  });
});
