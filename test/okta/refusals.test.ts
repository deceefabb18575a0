import { inspect } from "node:util";
import { expect, test } from "vitest";
import { byToken, Secret } from "../../src/config.ts";
import {
  OktaAuthError,
  OktaError,
  OktaFeatureError,
  OktaNotFoundError,
  OktaPermissionError,
  OktaRequestError,
} from "../../src/okta/errors.ts";
import { createOkta } from "../../src/okta/okta.ts";
import { OrgUrlError } from "../../src/okta/org-url.ts";
import { all, failureOf, json, nastyServer, oktaAt, oktaError, token } from "./nasty-server.ts";

test.each([
  [401, "E0000011", OktaAuthError, /does not accept the API token.*Security > API > Tokens/],
  [401, "E0000004", OktaAuthError, /does not accept the API token/],
  [401, "E0000015", OktaFeatureError, /does not have the feature.*the token is good/],
  [403, "E0000015", OktaFeatureError, /does not have the feature/],
  [403, "E0000006", OktaPermissionError, /may not read.*unknown, not empty.*Security > Administrators/],
  [403, "E0000005", OktaPermissionError, /may not read/],
  [404, "E0000007", OktaNotFoundError, /no longer in the org/],
  [404, "E0000048", OktaNotFoundError, /no longer in the org/],
  [404, "E0000008", OktaNotFoundError, /does not exist there.*Check that the org URL/],
  [400, "E0000001", OktaRequestError, /refused/],
  [405, "E0000022", OktaRequestError, /refused/],
])("%i with %s is told as what it is, once", async (status, code, kind, message) => {
  const server = await nastyServer((_, response) => oktaError(response, status, code, "Okta's own words"));
  const { okta, events } = oktaAt(server.origin);
  const error = await failureOf(all(okta.appUsers("0oa1")));
  expect(error.constructor).toBe(kind);
  expect(error.message).toMatch(message);
  expect(error.message).toContain("“Okta's own words”");
  expect(error).toMatchObject({
    status,
    errorCode: code,
    endpoint: "GET /api/v1/apps/0oa1/users",
    requestId: "req-1",
    name: kind.name,
  });
  expect(server.requests).toHaveLength(1);
  expect(events).toEqual([]);
});

test("a 404 tells the object that was asked about from an address that does not exist", async () => {
  const server = await nastyServer(({ path }, response) =>
    oktaError(response, 404, path.includes("0oa1") ? "E0000007" : "E0000008"),
  );
  const { okta } = oktaAt(server.origin);
  expect(await failureOf(all(okta.appUsers("0oa1")))).toMatchObject({ missing: "OBJECT" });
  expect(await failureOf(all(okta.apps()))).toMatchObject({ missing: "ENDPOINT" });
});

test("the token being refused in the middle of a walk is a refused token", async () => {
  const server = await nastyServer(({ query }, response) => {
    if (query.has("after")) oktaError(response, 401, "E0000011", "Invalid token provided");
    else json(response, [{ id: "0oa1" }], { link: `<${server.origin}/api/v1/apps?after=1>; rel="next"` });
  });
  const { okta } = oktaAt(server.origin);
  expect(await failureOf(all(okta.apps()))).toBeInstanceOf(OktaAuthError);
});

test("an organization without an id is no Okta org", async () => {
  const server = await nastyServer((_, response) => json(response, { hello: "world" }));
  const { okta } = oktaAt(server.origin);
  await expect(okta.organization()).rejects.toThrow(/not the settings of an Okta org/);
});

test("Okta's words are cut, flattened to one line and free of terminal commands", async () => {
  const summary = `first\nsecond\u001b[31mred\u001b[0m\u202e ${"long ".repeat(500)}`;
  const server = await nastyServer((_, response) => oktaError(response, 403, "E0000006", summary));
  const { okta } = oktaAt(server.origin);
  const { message } = await failureOf(all(okta.apps()));
  expect(message.length).toBeLessThan(700);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
  expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
});

test("codes and request ids of any other form are left out", async () => {
  const server = await nastyServer((_, response) =>
    oktaError(response, 400, "<script>", "x", { "x-okta-request-id": "a b <c>" }),
  );
  const { okta } = oktaAt(server.origin);
  expect(await failureOf(all(okta.apps()))).toMatchObject({ errorCode: null, requestId: null });
});

test.each([400, 401, 403, 404, 429, 500, 302, 200])(
  "the token shows nowhere in the error of a server that echoes it with a %i",
  async (status) => {
    const server = await nastyServer((_, response) => {
      const echo = `SSWS ${token}`;
      const headers = {
        "x-okta-request-id": token,
        location: `http://127.0.0.1:1/${token}`,
        link: `<http://evil.tld/${token}>; rel=next`,
        "content-type": `text/${token}`,
      };
      response.writeHead(status, headers);
      response.end(
        status === 200
          ? echo
          : JSON.stringify({
              errorCode: token.replaceAll(/\W/g, ""),
              errorSummary: echo,
              errorId: token,
              errorCauses: [{ errorSummary: echo }],
            }),
      );
    });
    const { okta, events } = oktaAt(server.origin, { maxWaitMs: 5_000, maxAttempts: 2 });
    const error = await failureOf(all(okta.apps()));
    expect(error).toBeInstanceOf(OktaError);
    const shown = [
      error.message,
      error.stack,
      String(error),
      JSON.stringify(error),
      inspect(error, { depth: 20, showHidden: true }),
      inspect(error.cause, { depth: 20, showHidden: true }),
      inspect(okta, { depth: 20, showHidden: true }),
      JSON.stringify(events),
    ].join("\n");
    expect(shown).not.toContain(token);
    expect(shown.toLowerCase()).not.toContain("authorization");
    expect(error.cause).toBeUndefined();
  },
);

test.each(["", "two words", "line\nbreak", "naïve"])("the token %j is refused before anything is sent", (text) => {
  expect(() => createOkta({ orgUrl: "https://acme.okta.com", signIn: byToken(new Secret(text)) })).toThrow(
    OktaAuthError,
  );
});

test.each(["http://acme.okta.com", "https://me:pass@acme.okta.com", "acme.okta.com", "ftp://127.0.0.1"])(
  "the org URL %s gets no token",
  (orgUrl) => {
    expect(() => createOkta({ orgUrl, signIn: byToken(new Secret(token)) })).toThrow(OrgUrlError);
  },
);

test.each(["..", ".", "", "a b", "x\n"])("the id %j cannot lead to another endpoint", async (id) => {
  const server = await nastyServer((_, response) => json(response, []));
  const { okta } = oktaAt(server.origin);
  expect(() => okta.groupMembers(id, { rules: false })).toThrow(RangeError);
  expect(server.requests).toEqual([]);
});

test("an id with a slash or a question mark stays one path segment", async () => {
  const server = await nastyServer((_, response) => json(response, []));
  const { okta } = oktaAt(server.origin);
  await all(okta.appUsers("../users?limit=1#"));
  expect(server.requests[0]?.path).toBe("/api/v1/apps/..%2Fusers%3Flimit%3D1%23/users");
});

test("an object exists unless Okta says that it is not there; a refusal says nothing of that", async () => {
  const server = await nastyServer(({ path }, response) => {
    if (path.endsWith("gone")) oktaError(response, 404, "E0000007");
    else if (path.endsWith("secret")) oktaError(response, 403, "E0000006");
    else if (path.endsWith("elsewhere")) response.writeHead(404).end("<h1>Not found</h1>");
    else json(response, { id: "00g1" });
  });
  const { okta } = oktaAt(server.origin);
  expect(await okta.exists("groups", "00g1")).toBe(true);
  expect(await okta.exists("apps", "gone")).toBe(false);
  expect(await failureOf(okta.exists("apps", "secret"))).toBeInstanceOf(OktaPermissionError);
  expect(await failureOf(okta.exists("groups", "elsewhere"))).toMatchObject({ missing: "ENDPOINT" });
});
