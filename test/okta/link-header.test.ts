import fc from "fast-check";
import { expect, test } from "vitest";
import { nextTarget, parseLinkHeader } from "../../src/okta/link-header.ts";

const next = "https://acme.okta.com/api/v1/users?after=a,b;c%2C%3D&limit=200";

test.each([
  ["quoted rel", `<${next}>; rel="next"`],
  ["unquoted rel", `<${next}>; rel=next`],
  ["several rels", `<${next}>;rel="last next"`],
  ["upper case", `<${next}>; REL="Next"`],
  ["no blanks", `<https://acme.okta.com/a>;rel="self",<${next}>;rel="next"`],
  ["other parameters before and after", `<${next}>; title="a, <b>; rel=\\"prev\\""; rel="next"; type=x`],
  ["a parameter without a value", `<${next}>; foo; rel=next`],
  ["blanks around everything", `  < ${next} > ;  rel = "next"  `],
  ["self first, in one header", `<https://acme.okta.com/a?x=1,2>; rel="self", <${next}>; rel="next"`],
  ["an entry that cannot be read before it", `nonsense, <${next}>; rel="next"`],
])("the next link is found with %s", (_, header) => {
  expect(nextTarget(header)).toBe(next);
});

test.each([
  ["no header", null],
  ["an empty header", ""],
  ["only self", '<https://acme.okta.com/a>; rel="self"'],
  ["a rel that only contains the word", '<https://acme.okta.com/a>; rel="nextish"'],
  ["the word in the address", '<https://acme.okta.com/a;rel=next>; rel="self"'],
  ["a second rel, which does not count", '<https://acme.okta.com/a>; rel="self"; rel="next"'],
  ["an address never closed", "<https://acme.okta.com/a; rel=next"],
  ["an empty address", '<>; rel="next"'],
])("there is no next link with %s", (_, header) => {
  expect(nextTarget(header)).toBeNull();
});

test("a link of any length is read", () => {
  const long = `https://acme.okta.com/api/v1/users?search=${"x".repeat(20_000)}&after=c`;
  expect(nextTarget(`<${long}>; rel="self", <${long}1>; rel="next"`)).toBe(`${long}1`);
});

const address = fc
  .array(fc.constantFrom("a", "%2B", "%3D", "+", ",", ";", '"', "=", "&", "?", "/", "é", " x"), { minLength: 1 })
  .map((parts) => `https://acme.okta.com/${parts.join("")}z`);
const links = fc.array(fc.record({ target: address, rel: fc.constantFrom("self", "next", "prev", "last") }));

test("whatever stands between the angle brackets comes back as it was, in order", () => {
  fc.assert(
    fc.property(links, (list) => {
      const header = list.map(({ target, rel }) => `<${target}>; rel="${rel}"`).join(", ");
      expect(parseLinkHeader(header)).toEqual(list.map(({ target, rel }) => ({ target, rels: [rel] })));
    }),
  );
});

test("no header makes the reader throw or hang", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("<", ">", '"', "\\", ",", ";", "=", "r", "rel", "next", " ") }),
      (header) => {
        expect(Array.isArray(parseLinkHeader(header))).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
