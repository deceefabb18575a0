import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { OktaBodyError, OktaNotFoundError, OktaPagingError } from "../../src/okta/errors.ts";
import { nextUrl, placeOf, withParameter } from "../../src/okta/page-url.ts";
import { all, failureOf, type Handler, json, nastyServer, oktaAt, oktaError } from "./nasty-server.ts";

/** Pages 0, 1, 2 … of one app each; `link` makes the header from the number of the next page. */
function pages(count: number, link: (next: number) => string | string[]): Handler {
  return ({ query }, response) => {
    const page = Number(query.get("after") ?? "0");
    json(response, [{ id: `0oa${page}` }], page + 1 < count ? { link: link(page + 1) } : {});
  };
}

test.each<[string, (next: number) => string | string[]]>([
  ["a relative address", (next) => `</api/v1/apps?after=${next}>; rel="next"`],
  ["a query alone", (next) => `<?after=${next}>; rel="next"`],
  ["an unquoted rel among others", (next) => `<?after=${next}>; rel=next; title="x"`],
  ["self and next in one header", (next) => `<?after=${next - 1}>; rel="self", <?after=${next}>; rel="next"`],
  ["self and next in two headers", (next) => ['</api/v1/apps>; rel="self"', `<?after=${next}>; rel="next"`]],
  ["a link of 5,000 characters", (next) => `<?search=${"x".repeat(5_000)}&after=${next}>; rel="next"`],
])("pages are followed by %s", async (_, link) => {
  const server = await nastyServer(pages(3, link));
  const { okta } = oktaAt(server.origin);
  const { records } = await all(okta.apps());
  expect(records.map(({ id }) => id)).toEqual(["0oa0", "0oa1", "0oa2"]);
});

test("an encoded cursor is sent back byte for byte", async () => {
  const cursor = "a%2Bb%2F%3D%2C;x,y+z%25~%c3%A9";
  const server = await nastyServer(({ query }, response, count) => {
    expect(query.size).toBeGreaterThan(0);
    json(
      response,
      [],
      count === 1 ? { link: `<${server.origin}/api/v1/apps?after=${cursor}&limit=200>; rel="next"` } : {},
    );
  });
  const { okta } = oktaAt(server.origin);
  await all(okta.apps());
  expect(server.requests[1]?.url).toBe(`/api/v1/apps?after=${cursor}&limit=200`);
});

test("what Okta drops from its links is added again: expand, limit and filter", async () => {
  const server = await nastyServer((_, response, count) =>
    json(response, [], count % 2 === 1 ? { link: '<?after=c>; rel="next"' } : {}),
  );
  const { okta } = oktaAt(server.origin);
  await all(okta.groups());
  await all(okta.users("DEPROVISIONED"));
  await all(okta.groupMembers("00g1", { rules: true }));
  expect(server.requests.filter(({ query }) => query.has("after")).map(({ url }) => url)).toEqual([
    "/api/v1/groups?after=c&limit=200&expand=stats",
    "/api/v1/users?after=c&limit=200&filter=status%20eq%20%22DEPROVISIONED%22",
    "/api/v1/groups/00g1/users?after=c&limit=200&expand=group-rules",
  ]);
});

test("what the link does say is left as Okta wrote it", async () => {
  const server = await nastyServer((_, response, count) =>
    json(response, [], count === 1 ? { link: '<?limit=50&after=c&expand=stats%2Capp>; rel="next"' } : {}),
  );
  const { okta } = oktaAt(server.origin);
  await all(okta.groups());
  expect(server.requests[1]?.url).toBe("/api/v1/groups?limit=50&after=c&expand=stats%2Capp");
});

test("an empty page in the middle is not the end", async () => {
  const server = await nastyServer(({ query }, response) => {
    const page = Number(query.get("after") ?? "0");
    json(response, page === 3 ? [{ id: "0oa3" }] : [], page < 3 ? { link: `<?after=${page + 1}>; rel="next"` } : {});
  });
  const { okta } = oktaAt(server.origin);
  const { records, pages } = await all(okta.apps());
  expect([records.length, pages]).toEqual([1, 4]);
});

test("empty pages without end are an error, not an endless walk", async () => {
  const server = await nastyServer((_, response, count) =>
    json(response, [], { link: `<?after=${count}>; rel="next"` }),
  );
  const { okta } = oktaAt(server.origin);
  const error = await failureOf(all(okta.apps()));
  expect(error).toBeInstanceOf(OktaPagingError);
  expect(error.message).toContain("empty pages");
  expect(server.requests).toHaveLength(101);
});

test.each<[string, string[]]>([
  ["points at itself", ["?after=a", "?after=a"]],
  ["points at the first page", ["?after=a", "/api/v1/apps"]],
  ["goes round in a circle", ["?after=a", "?after=b", "?after=c", "?limit=7&after=a"]],
  ["differs by the page size and the order alone", ["?after=a&x=1", "?limit=3&x=1&after=a"]],
])("a next link that %s ends the walk with an error", async (_, links) => {
  const server = await nastyServer((_request, response, count) =>
    json(response, [{ id: `0oa${count}` }], { link: `<${links[count - 1] ?? "?never"}>; rel="next"` }),
  );
  const { okta } = oktaAt(server.origin);
  const error = await failureOf(all(okta.apps()));
  expect(error).toBeInstanceOf(OktaPagingError);
  expect(error.message).toMatch(/already read.*not the whole.*sync again/);
  expect(server.requests).toHaveLength(links.length);
});

test("a next link to another host is refused before the token goes there", async () => {
  let asked = 0;
  const elsewhere = createServer((_, response) => {
    asked += 1;
    response.end("[]");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => elsewhere.close(() => resolve())));
  const { port } = elsewhere.address() as AddressInfo;
  const server = await nastyServer((_, response) =>
    json(response, [{ id: "0oa1" }], { link: `<http://127.0.0.1:${port}/api/v1/apps?after=1>; rel="next"` }),
  );
  const { okta } = oktaAt(server.origin);
  const error = await failureOf(all(okta.apps()));
  expect(error).toBeInstanceOf(OktaPagingError);
  expect(error.message).toMatch(/another host.*The token was not sent there/);
  expect(asked).toBe(0);
});

test.each([
  "https://acme.okta.com/api/v1/apps?after=1",
  "//evil.tld/api/v1/apps?after=1",
  "http://user@HOST/api/v1/apps?after=1",
  "http://user:pw@HOST/api/v1/apps?after=1",
  "http://HOST.evil.tld/api/v1/apps",
  "http://HOST@evil.tld/",
  "\\\\evil.tld\\api",
  "ftp://HOST/api/v1/apps?after=1",
  "javascript:alert(1)",
  "http://[",
])("a next link %j is refused", async (target) => {
  const server = await nastyServer((_, response) =>
    json(response, [], { link: `<${target.replace("HOST", new URL(server.origin).host)}>; rel="next"` }),
  );
  const { okta } = oktaAt(server.origin);
  expect(await failureOf(all(okta.apps()))).toBeInstanceOf(OktaPagingError);
  expect(server.requests).toHaveLength(1);
});

test("a cursor that Okta refuses later on means that the walk must begin again", async () => {
  const server = await nastyServer(({ query }, response) => {
    if (query.has("after")) oktaError(response, 400, "E0000031", "Invalid cursor");
    else json(response, [{ id: "0oa1" }], { link: '<?after=1>; rel="next"' });
  });
  const { okta } = oktaAt(server.origin);
  const error = await failureOf(all(okta.apps()));
  expect(error).toBeInstanceOf(OktaPagingError);
  expect(error).toMatchObject({ status: 400, errorCode: "E0000031" });
  expect(error.message).toMatch(/cursor.*begin again from its first page/);
});

test("a group deleted in the middle of its walk is told as such", async () => {
  const server = await nastyServer(({ query }, response) => {
    if (query.has("after")) oktaError(response, 404, "E0000007", "Not found: Resource not found: 00g1 (UserGroup)");
    else json(response, [{ id: "00u1" }], { link: '<?after=1>; rel="next"' });
  });
  const { okta } = oktaAt(server.origin);
  expect(await failureOf(all(okta.groupMembers("00g1", { rules: false })))).toBeInstanceOf(OktaNotFoundError);
});

test.each([{}, null, "text", 7, { value: [] }])("a page that is %j is no page", async (page) => {
  const server = await nastyServer((_, response) => json(response, page));
  const { okta } = oktaAt(server.origin);
  const error = await failureOf(all(okta.apps()));
  expect(error).toBeInstanceOf(OktaBodyError);
  expect(server.requests).toHaveLength(1);
});

test("one bad object is set aside and the walk goes on", async () => {
  const server = await nastyServer(({ query }, response) =>
    query.has("after")
      ? json(response, [{ id: "0oa3" }, { id: "0oa3" }])
      : json(response, [{ id: "0oa1" }, { id: 7, label: "Payroll" }, null], { link: '<?after=1>; rel="next"' }),
  );
  const { okta } = oktaAt(server.origin);
  const { records, quarantined } = await all(okta.apps());
  expect(records.map(({ id }) => id)).toEqual(["0oa1", "0oa3", "0oa3"]);
  expect(quarantined).toEqual([
    { id: null, reason: "its id is missing or unusable" },
    { id: null, reason: "it is not an object" },
  ]);
});

test("a walk that is left early asks for no more pages, and can be begun again", async () => {
  const server = await nastyServer(pages(5, (next) => `<?after=${next}>; rel="next"`));
  const { okta } = oktaAt(server.origin);
  const walk = okta.apps();
  for await (const _ of walk) break;
  expect(server.requests).toHaveLength(1);
  expect((await all(walk)).pages).toBe(5);
});

test("page URLs keep their cursors whatever is added or taken away", () => {
  const url = "https://a.okta.com/api/v1/groups/00g1/users?limit=1000&after=%2B,;=x";
  expect(withParameter(url, "limit", "200")).toBe(
    "https://a.okta.com/api/v1/groups/00g1/users?limit=200&after=%2B,;=x",
  );
  expect(withParameter(url, "limit", null)).toBe("https://a.okta.com/api/v1/groups/00g1/users?after=%2B,;=x");
  expect(placeOf(url)).toBe(placeOf("https://a.okta.com/api/v1/groups/00g1/users?after=%2B,;=x&limit=200"));
  expect(nextUrl(url, "?after=b#fragment")).toEqual({
    url: "https://a.okta.com/api/v1/groups/00g1/users?after=b&limit=1000",
  });
});
