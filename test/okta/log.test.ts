import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import type { LogPage } from "../../src/okta/log.ts";
import type { Okta } from "../../src/okta/okta.ts";
import { json, nastyServer, oktaAt } from "./nasty-server.ts";

const since = { since: "2026-01-01T00:00:00.000Z" };

/** Events of a page, each with the page's name in its uuid. */
function eventsOf(page: string, count: number): { uuid: string; published: string }[] {
  return Array.from({ length: count }, (_, place) => ({
    uuid: `${page}-${place}`,
    published: "2026-01-02T00:00:00.000Z",
  }));
}

function linkTo(place: string): { link: string } {
  return { link: `</api/v1/logs?after=${place}>; rel="next"` };
}

/** The pages that a reader got, each by the name in its first event, "" for an empty one. */
async function namesOf(okta: Okta): Promise<string[]> {
  const names: string[] = [];
  for await (const { events } of okta.log(since, {}) as AsyncIterable<LogPage>) {
    names.push(events[0]?.uuid.split("-")[0] ?? "");
  }
  return names;
}

function begin(response: ServerResponse, headers: Record<string, string>): void {
  response.writeHead(200, { "content-type": "application/json", ...headers });
  response.flushHeaders();
}

test("after a full page of the log the next but one is asked for while the next has only begun to arrive", async () => {
  let third: (() => void) | undefined;
  const thirdAsked = new Promise<void>((resolve) => (third = resolve));
  const server = await nastyServer(({ query }, response) => {
    const place = query.get("after") ?? "a";
    if (place === "a") return json(response, eventsOf("a", 1_000), linkTo("b"));
    if (place === "b") {
      begin(response, linkTo("c"));
      // Never, unless the page after it is asked for meanwhile.
      void thirdAsked.then(() => response.end(JSON.stringify(eventsOf("b", 1_000))));
      return;
    }
    if (place === "c") third?.();
    json(response, place === "c" ? eventsOf("c", 3) : [], linkTo("d"));
  });
  const { okta } = oktaAt(server.origin);
  expect(await namesOf(okta)).toEqual(["a", "b", "c", "", ""]);
  expect(server.requests.map(({ query }) => query.get("after"))).toEqual([null, "b", "c", "d", "d"]);
});

test("a page of the log that broke off is asked for again, and reading goes on where the whole one says", async () => {
  let broken = 0;
  const server = await nastyServer(({ query }, response) => {
    const place = query.get("after") ?? "a";
    if (place === "a") return json(response, eventsOf("a", 1_000), linkTo("b"));
    if (place === "b" && broken++ === 0) {
      begin(response, linkTo("elsewhere"));
      response.write("[{", () => response.destroy());
      return;
    }
    if (place === "b") return json(response, eventsOf("b", 1_000), linkTo("c"));
    json(response, place === "elsewhere" ? eventsOf("elsewhere", 5) : [], linkTo("c"));
  });
  const { okta } = oktaAt(server.origin);
  expect(await namesOf(okta)).toEqual(["a", "b", "", ""]);
  expect(broken).toBe(2);
});

test("of a refused answer's link nothing is asked ahead", async () => {
  let refused = 0;
  const server = await nastyServer(({ query }, response) => {
    const place = query.get("after") ?? "a";
    if (place === "a") return json(response, eventsOf("a", 1_000), linkTo("b"));
    if (place === "b" && refused++ === 0) return json(response, {}, linkTo("elsewhere"), 503);
    json(response, place === "b" ? eventsOf("b", 2) : [], linkTo("c"));
  });
  const { okta } = oktaAt(server.origin);
  expect(await namesOf(okta)).toEqual(["a", "b", "", ""]);
  expect(server.requests.map(({ query }) => query.get("after"))).not.toContain("elsewhere");
});

test("a log with little in it costs a request a page, and one more for the second empty page", async () => {
  const server = await nastyServer(({ query }, response) => {
    const place = query.get("after") ?? "a";
    json(response, place === "a" ? eventsOf("a", 12) : [], linkTo("b"));
  });
  const { okta } = oktaAt(server.origin);
  expect(await namesOf(okta)).toEqual(["a", "", ""]);
  expect(server.requests).toHaveLength(3);
});
