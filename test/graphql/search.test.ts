import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toLuceneQuery } from "../../src/graphql/lucene.ts";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";

const org = "00oSEARCH";
const other = "00oSEARCHTOO";
const groups = {
  eng: "Engineering",
  engops: "Engineering Ops",
  dots: "...",
  smile: "😀",
  tokyo: "東京 チーム",
  arabic: "فريق الأمن",
  zoe: "Zoë's Team",
  brien: "O'Brien & Sons",
  luc: "Jean-Luc Picard",
  lucene: 'a AND b OR (c) NOT "d" +e -f [g TO h] {i} ^2 ~3 *? \\ / : !',
  not: "NOT",
};

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({
    id: org,
    users: [
      { id: "00uADA1", login: "ada.lovelace@example.com", displayName: "Ada Lovelace", email: "countess@example.org" },
      { id: "00uBOB1", login: "bob@example.com", displayName: "Engineering Bob" },
    ],
    groups: Object.entries(groups).map(([id, name]) => ({ id, name })),
    apps: [{ id: "0oaGIT1", label: "GitHub Enterprise" }],
  });
  await seed({ id: other, groups: [{ id: "foreign", name: "Engineering" }] });
});
afterAll(() => asking.close());

async function search(text: string, first = 20): Promise<string[]> {
  const { search: found } = await asking.ask(
    `query ($text: String!, $first: Int, $org: ID) { search(text: $text, first: $first, org: $org) {
       ... on User { oktaId } ... on Group { oktaId } ... on App { oktaId } } }`,
    { text, first, org },
  );
  return found.map((hit: Data) => hit.oktaId);
}

test("every name is found by the whole of it, and comes first", async () => {
  for (const [id, name] of Object.entries(groups)) expect([name, (await search(name))[0]]).toEqual([name, id]);
  expect((await search("ada.lovelace@example.com"))[0]).toBe("00uADA1");
});

test("words are found wherever they stand, whole or begun, in any script and case", async () => {
  for (const [text, id] of [
    ["ops", "engops"],
    ["OPS engin", "engops"],
    ["lovelace ada", "00uADA1"],
    ["lovel", "00uADA1"],
    ["countess", "00uADA1"],
    ["example.org", "00uADA1"],
    ["ada.lovelace@exam", "00uADA1"],
    ["00uADA1", "00uADA1"],
    ["0oagit", "0oaGIT1"],
    ["enterprise", "0oaGIT1"],
    ["チーム", "tokyo"],
    ["الأمن", "arabic"],
    ["zoë", "zoe"],
    ["o'bri", "brien"],
    ["jean-lu", "luc"],
    ["picard", "luc"],
    ["..", "dots"],
    ["😀", "smile"],
  ] as const) {
    expect([text, await search(text)]).toEqual([text, expect.arrayContaining([id])]);
  }
});

test("all words must be there, and nothing of another org is", async () => {
  expect(await search("engineering ops")).toEqual(["engops"]);
  expect(await search("engineering picard")).toEqual([]);
  expect((await search("engineering")).sort()).toEqual(["00uBOB1", "eng", "engops"]);
  expect(await search("engineering", 1)).toHaveLength(1);
  expect(await search(org)).toEqual([]);
  expect(await search("00oSEA")).toEqual([]);
});

test("nothing finds nothing", async () => {
  expect(await search("")).toEqual([]);
  expect(await search(" \t ")).toEqual([]);
  expect(await search("engineering", 0)).toEqual([]);
  expect(await asking.fail(`{ search(text: "${"x".repeat(201)}", org: "${org}") { __typename } }`)).toMatchObject({
    code: "LIMIT_EXCEEDED",
  });
});

test("no text breaks the search or widens it to another org", async () => {
  const signs = fc.constantFrom(
    ..."+-&|!(){}[]^\"~*?:\\/ \t<>=@#'`.,;",
    "AND",
    "OR",
    "NOT",
    "TO",
    "orgId",
    other,
    "\u0000",
    "\uD800",
  );
  const texts = fc.oneof(
    fc
      .array(fc.oneof(signs, fc.string({ unit: "grapheme", maxLength: 4 }), fc.constant("engineering")), {
        maxLength: 12,
      })
      .map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      expect(await search(text.slice(0, 200))).not.toContain("foreign");
    }),
    { numRuns: 150 },
  );
});

test("a question to the index is bounded, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const clauses = toLuceneQuery(text, org)?.match(/\w+:/g) ?? [];
      expect(clauses.length).toBeLessThan(1_024);
    }),
  );
});
