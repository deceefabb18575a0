import fc from "fast-check";
import { expect, test } from "vitest";
import { isLoopbackHost, OrgUrlError, parseOrgUrl } from "../../src/okta/org-url.ts";

const strict = { allowLoopback: false, allowedHosts: [] };
const acme = "https://acme.okta.com";

test.each([
  "https://acme.okta.com",
  "https://acme.okta.com/",
  "acme.okta.com",
  "  ACME.Okta.COM \n",
  "HTTPS://acme.okta.com",
  "https://acme.okta.com:443",
  "https://acme-admin.okta.com",
  "https://acme-admin.okta.com/admin/dashboard#x",
  "https://acme.okta.com/oauth2/default",
  "https://acme.okta.com/oauth2/aus1/.well-known/openid-configuration?client_id=0oa1",
  "https://acme.okta.com/app/UserHome?iss=https%3A%2F%2Facme.okta.com&session_hint=AUTHENTICATED",
])("%j means the org acme.okta.com", (input) => {
  expect(parseOrgUrl(input, strict)).toBe(acme);
});

test.each([
  ["dev-12345.okta.com", "https://dev-12345.okta.com"],
  ["acme.oktapreview.com", "https://acme.oktapreview.com"],
  ["acme.okta-emea.com", "https://acme.okta-emea.com"],
  ["acme.okta-gov.com", "https://acme.okta-gov.com"],
  ["acme-admin.okta.mil", "https://acme.okta.mil"],
  ["acme.okta-miltest.com", "https://acme.okta-miltest.com"],
  ["acme.trex-gov.com", "https://acme.trex-gov.com"],
])("%s is one of Okta's own", (input, origin) => {
  expect(parseOrgUrl(input, strict)).toBe(origin);
});

test.each([
  "",
  "   ",
  "http://acme.okta.com",
  "ftp://acme.okta.com",
  "javascript:alert(1)",
  "https://okta.com",
  "https://evil-okta.com",
  "https://acme.evil-okta.com",
  "https://okta.com.evil.tld",
  "https://acme.okta.com.evil.tld",
  "https://a.b.okta.com",
  "https://.okta.com",
  "https://-admin.okta.com",
  "https://acme-.okta.com",
  "https://-acme.okta.com",
  "https://user@acme.okta.com",
  "https://acme.okta.com@evil.tld",
  "https://:@acme.okta.com",
  "https://acme.okta.com:8443",
  "https://acme.okta.com.",
  "https://evil.tld#.okta.com",
  "https://evil.tld/acme.okta.com",
  "https://evil.tld?acme.okta.com",
  "https://evil.tld\\@acme.okta.com",
  "https://evil.tld\\.okta.com",
  "https://evil.tld%2f.okta.com",
  "https://evil.tld%00.okta.com",
  "https://acme.okta.com.com",
  "https://xn--oka-4qa.com",
  "https://xn--acm-dma.okta.com",
  "https://оkta.com",
  "https://acme.okta。com",
  "https://acme.\tokta.com",
  "https://{yourOktaDomain}",
  "https://{yourOktaDomain}.okta.com",
  "https://192.168.1.1",
  "https://2130706433",
  "https://0x7f.1",
  "https://[::1]",
  "http://localhost",
  "http://127.0.0.1:8080",
  "https://login.example.com",
  "//acme.okta.com",
])("%j is refused before anything is sent", (input) => {
  expect(() => parseOrgUrl(input, strict)).toThrow(OrgUrlError);
});

test("http is taken for this machine's own addresses only, at any port, and only where that is allowed", () => {
  const rules = { allowLoopback: true, allowedHosts: [] };
  expect(parseOrgUrl("http://127.0.0.1:8080/", rules)).toBe("http://127.0.0.1:8080");
  expect(parseOrgUrl("http://127.9.8.7", rules)).toBe("http://127.9.8.7");
  expect(parseOrgUrl("http://localhost:1/oauth2/default", rules)).toBe("http://localhost:1");
  expect(parseOrgUrl("http://[::1]:9", rules)).toBe("http://[::1]:9");
  for (const other of [
    "http://10.0.0.1",
    "http://localhost.evil.tld",
    "http://0.0.0.0:80",
    "http://x@127.0.0.1",
    "ftp://127.0.0.1",
  ]) {
    expect(() => parseOrgUrl(other, rules)).toThrow(OrgUrlError);
  }
});

test("a custom domain is taken when the operator allowed exactly it, and never over http", () => {
  const rules = { allowLoopback: false, allowedHosts: ["Login.Example.com"] };
  expect(parseOrgUrl("login.example.com/oauth2/default", rules)).toBe("https://login.example.com");
  for (const other of [
    "http://login.example.com",
    "x.login.example.com",
    "login.example.com.evil.tld",
    "https://login.example.com:8443",
  ]) {
    expect(() => parseOrgUrl(other, rules)).toThrow(OrgUrlError);
  }
});

test("an allowed custom domain may be an internationalised name, in the form browsers send", () => {
  const rules = { allowLoopback: false, allowedHosts: ["login.xn--bcher-kva.example"] };
  expect(parseOrgUrl("https://login.xn--bcher-kva.example", rules)).toBe("https://login.xn--bcher-kva.example");
});

test("loopback means the addresses that never leave this machine", () => {
  expect(["127.0.0.1", "127.255.0.9", "::1", "[::1]", "LOCALHOST"].map(isLoopbackHost)).not.toContain(false);
  expect(
    ["128.0.0.1", "0.0.0.0", "::", "::ffff:10.0.0.1", "localhost.", "a.localhost", ""].map(isLoopbackHost),
  ).not.toContain(true);
});

test("whatever is pasted, the answer is one label before one of Okta's domains, or a refusal", () => {
  const piece = fc.constantFrom(
    "https://",
    "http://",
    "acme",
    "okta.com",
    ".",
    "-admin",
    "evil.tld",
    "@",
    ":",
    "/",
    "?",
    "#",
    "\\",
    "%",
    "[",
    "]",
    "443",
    "xn--",
    " ",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((pieces) => pieces.join("")),
        fc.webUrl(),
        fc.string(),
      ),
      (input) => {
        let origin: string;
        try {
          origin = parseOrgUrl(input, strict);
        } catch (error) {
          expect(error).toBeInstanceOf(OrgUrlError);
          return;
        }
        expect(origin).toMatch(
          /^https:\/\/[a-z0-9-]+\.(okta|oktapreview|okta-emea|okta-gov|okta-miltest|trex-gov)\.(com|mil)$/,
        );
      },
    ),
    { numRuns: 3_000 },
  );
});

test("a message never repeats a password that was pasted with the URL", () => {
  expect(() => parseOrgUrl("https://me:hunter2@evil.tld", strict)).toThrow(/^(?!.*hunter2)/s);
});
