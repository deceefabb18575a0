import { expect, test } from "vitest";
import { OktaNetworkError, OktaPermissionError } from "../../src/okta/errors.ts";
import { all, failureOf, type Handler, json, nastyServer, oktaAt, oktaError } from "./nasty-server.ts";

test.each([
  [400, "E0000001"],
  [403, "E0000006"],
  [403, "E0000015"],
  [401, "E0000015"],
])("statistics refused with %i %s: the groups are read without them, and that is said", async (status, code) => {
  const server = await nastyServer(({ query }, response) =>
    query.has("expand") ? oktaError(response, status, code) : json(response, [{ id: "00g1" }]),
  );
  const { okta, events } = oktaAt(server.origin);
  const { records } = await all(okta.groups());
  expect(records[0]?.stats).toBeNull();
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/api/v1/groups?limit=200&expand=stats",
    "/api/v1/groups?limit=200",
  ]);
  expect(events).toEqual([{ kind: "notice", text: expect.stringContaining("refuses group statistics") }]);
});

test("a 403 with and without the expand is about the groups themselves", async () => {
  const server = await nastyServer((_, response) => oktaError(response, 403, "E0000006"));
  const { okta, events } = oktaAt(server.origin);
  expect(await failureOf(all(okta.groups()))).toBeInstanceOf(OktaPermissionError);
  expect(events).toEqual([]);
});

test("rules of members refused once for the org are not asked for with each group", async () => {
  const server = await nastyServer(({ query }, response) =>
    query.has("expand") ? oktaError(response, 400, "E0000001") : json(response, [{ id: "00u1" }]),
  );
  const { okta, events } = oktaAt(server.origin);
  for (const id of ["00g1", "00g2", "00g3"]) {
    const { records } = await all(okta.groupMembers(id, { rules: true }));
    expect(records[0]?.ruleIds).toBeUndefined();
  }
  expect(server.requests).toHaveLength(4);
  expect(events).toHaveLength(1);
});

test("rules of members forbidden for one group are still asked for with the others", async () => {
  const server = await nastyServer(({ path, query }, response) =>
    path.includes("admins") && query.has("expand")
      ? oktaError(response, 403, "E0000006")
      : json(response, [{ id: "00u1", _embedded: { "group-rules": [] } }]),
  );
  const { okta } = oktaAt(server.origin);
  for (const id of ["00gadmins", "00g2", "00gadmins", "00g3", "00gadmins", "00g4"])
    await all(okta.groupMembers(id, { rules: true }));
  expect(server.requests.filter(({ query }) => !query.has("expand"))).toHaveLength(3);
});

const slow: Handler = ({ query }, response) => {
  if (query.get("limit") === "1000") return;
  const page = Number(query.get("after") ?? "0");
  json(response, [{ id: `00u${page}` }], page < 2 ? { link: `<?limit=200&after=${page + 1}>; rel="next"` } : {});
};

test("a group whose large pages time out is read by small ones", async () => {
  const server = await nastyServer(slow);
  const { okta } = oktaAt(server.origin, { attemptTimeoutMs: 150 });
  const { records } = await all(okta.groupMembers("00g1", { rules: false }));
  expect(records.map(({ id }) => id)).toEqual(["00u0", "00u1", "00u2"]);
  expect(server.requests.map(({ query }) => query.get("limit"))).toEqual(["1000", "200", "200", "200"]);
});

test.each<[string, Handler, number]>([
  ["a 504", (_, response) => response.writeHead(504).end("<h1>Gateway time-out</h1>"), 1],
  ["a 500 that says so", (_, response) => oktaError(response, 500, "E0000009", "The request took too long"), 1],
  ["a 500 that does not, after another attempt", (_, response) => oktaError(response, 500, "E0000009"), 2],
])(
  "pages grow too slow in the middle of a group: %s leads to small pages from the same cursor",
  async (_, fault, attempts) => {
    const server = await nastyServer((seen, response, count) => {
      const after = seen.query.get("after");
      if (after === null) json(response, [{ id: "00u0" }], { link: '<?after=x%2By&limit=1000>; rel="next"' });
      else if (seen.query.get("limit") === "1000") fault(seen, response, count);
      else if (after === "x+y") json(response, [{ id: "00u1" }], { link: '<?after=z&limit=1000>; rel="next"' });
      else json(response, [{ id: "00u2" }]);
    });
    const { okta } = oktaAt(server.origin);
    const { records } = await all(okta.groupMembers("00g1", { rules: false }));
    expect(records.map(({ id }) => id)).toEqual(["00u0", "00u1", "00u2"]);
    expect(server.requests.slice(1).map(({ url }) => url.split("?")[1])).toEqual([
      ...Array<string>(attempts).fill("after=x%2By&limit=1000"),
      "limit=200&after=x%2By",
      "limit=200&after=z",
    ]);
  },
);

test("a group that fails at small pages too has failed", async () => {
  const server = await nastyServer((_, response) => response.writeHead(504).end());
  const { okta } = oktaAt(server.origin, { maxAttempts: 3 });
  expect(await failureOf(all(okta.groupMembers("00g1", { rules: false })))).toBeInstanceOf(OktaNetworkError);
  expect(server.requests.map(({ query }) => query.get("limit"))).toEqual(["1000", "200", "200", "200"]);
});

test("a broken line is not taken for a page that is too large", async () => {
  const server = await nastyServer((_, response, count) => {
    if (count <= 3) response.socket?.destroy();
    else json(response, [{ id: "00u1" }]);
  });
  const { okta } = oktaAt(server.origin);
  expect((await all(okta.groupMembers("00g1", { rules: false }))).records).toHaveLength(1);
  expect(server.requests.map(({ query }) => query.get("limit"))).toEqual(["1000", "1000", "1000", "1000"]);
});
