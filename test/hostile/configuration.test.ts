import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { parseConnectionName } from "../../src/commands/home/connection-store.ts";
import { printable } from "../../src/commands/printable.ts";
import { ConfigError, parseToken, readConfig } from "../../src/config.ts";
import { OrgUrlError, parseOrgUrl } from "../../src/okta/org-url.ts";
import { fuzz } from "./fuzz.ts";
import { oddText } from "./odd-texts.ts";

const folder = mkdtempSync(join(tmpdir(), "access-graph-hostile-"));
const file = join(folder, ".env");
beforeEach(() => rmSync(file, { force: true, recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = "hunter2SECRET";
const names = [
  "ACCESS_GRAPH_HOME",
  "ACCESS_GRAPH_CACHE",
  "ACCESS_GRAPH_KEY_FILE",
  "ACCESS_GRAPH_RATE_RESERVE",
  "ACCESS_GRAPH_ALLOWED_ORG_HOSTS",
  "ACCESS_GRAPH_EVENT_HOOK_SECRET",
  "ACCESS_GRAPH_EVENT_HOOK_SECRET_FILE",
  "NEO4J_URI",
  "NEO4J_USERNAME",
  "NEO4J_PASSWORD",
  "NEO4J_PASSWORD_FILE",
  "NEO4J_DATABASE",
  "OKTA_CLIENT_ORGURL",
  "OKTA_CLIENT_TOKEN",
  "OKTA_CLIENT_TOKEN_FILE",
  "OKTA_CLIENT_AUTHORIZATIONMODE",
  "OKTA_CLIENT_PRIVATEKEY",
  "OKTA_CLIENT_PRIVATEKEY_FILE",
  "OKTA_CLIENT_SCOPES",
  "OKTA_CLIENT_DPOP",
];

/** What is wrong is a ConfigError without any of the secret; what is right shows it to nobody. */
function readsOrTells(env: Record<string, string>): void {
  try {
    const { env: _, ...config } = readConfig({}, { env, folder, eventHooks: true });
    const { okta, neo4j, eventHookSecret } = config;
    expect(
      JSON.stringify({
        okta: okta && { ...okta.signIn, scopes: null },
        neo4j: neo4j.kind === "uri" ? neo4j.password : null,
        eventHookSecret,
      }),
    ).not.toContain(secret);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).not.toContain(secret);
    expect((error as Error).message).not.toBe("");
  }
}

test("variables of any value are read, or told by their name", () => {
  const values = fc.oneof(
    oddText,
    fc.constantFrom(
      "bolt://db",
      "neo4j+s://db:1",
      "https://acme.okta.com",
      "http://127.0.0.1:1",
      "0.5",
      "SSWS",
      "PrivateKey",
    ),
  );
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom(...names),
        values.map((text) => text.slice(0, 400)),
        { maxKeys: 8 },
      ),
      (env) => {
        readsOrTells(Object.fromEntries(Object.entries(env).map(([name, value]) => [name, `${value}${secret}`])));
        readsOrTells(env);
      },
    ),
    fuzz(300),
  );
});

const lines = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom("=", " = ", "= ", ":", ""),
      fc.constantFrom("", '"', "'", "`"),
      oddText,
      fc.constantFrom("", '"', "'", "`", " # why"),
    )
    .map(([name, sign, quote, value, end]) => `${name}${sign}${quote}${secret}${value}${end}`),
  fc
    .tuple(fc.constantFrom("export ", "# ", "\ufeff", "  "), fc.constantFrom(...names))
    .map(([head, name]) => `${head}${name}=${secret}`),
  oddText,
);

test("a .env file of any lines, line ends and byte order marks is read, or told by its line", () => {
  fc.assert(
    fc.property(
      fc.array(lines, { maxLength: 6 }),
      fc.constantFrom("\n", "\r\n", "\r", "\n\n"),
      fc.constantFrom("", "\ufeff"),
      (all, end, mark) => {
        writeFileSync(file, mark + all.join(end));
        readsOrTells({});
      },
    ),
    fuzz(300),
  );
});

test("a .env file of any bytes is read, or told", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      writeFileSync(file, bytes);
      readsOrTells({});
    }),
    fuzz(200),
  );
});

test.each([
  ["an editor's byte order mark and Windows line ends", "\ufeffNEO4J_URI=bolt://db\r\nNEO4J_PASSWORD=pw\r\n"],
  ["quotes and blanks", "NEO4J_URI = 'bolt://db' \nexport NEO4J_PASSWORD=\"pw\"\n"],
])("%s in a .env file change nothing of what it says", (_, text) => {
  writeFileSync(file, text);
  const { neo4j } = readConfig({}, { env: {}, folder });
  expect(neo4j).toMatchObject({ kind: "uri", uri: "bolt://db" });
  expect(neo4j.kind === "uri" && neo4j.password.reveal()).toBe("pw");
});

test("a huge .env file is read in no time, however it is quoted", () => {
  for (const text of [
    'A="\n"\n'.repeat(200_000),
    `A=${"x".repeat(5_000_000)}\n`,
    "A=1\n".repeat(500_000),
    `A="${"\n".repeat(500_000)}`,
  ]) {
    writeFileSync(file, text);
    const started = performance.now();
    readsOrTells({});
    expect(performance.now() - started).toBeLessThan(10_000);
  }
});

test("a .env that is a folder, or that may not be read, is told", () => {
  mkdirSync(file);
  expect(() => readConfig({}, { env: {}, folder })).toThrow(/\.env cannot be read: EISDIR/);
  rmSync(file, { recursive: true });
  writeFileSync(file, `OKTA_CLIENT_TOKEN=${secret}`);
  chmodSync(file, 0);
  // Root may read everything.
  if (process.getuid?.() !== 0)
    expect(() => readConfig({}, { env: {}, folder })).toThrow(/\.env cannot be read: EACCES/);
});

test("a token of any text goes into a header as it is, or is refused without being shown", () => {
  fc.assert(
    fc.property(oddText, oddText, (before, after) => {
      const text = `${before}${secret}${after}`;
      try {
        const token = parseToken(text, "The token");
        expect(token.reveal()).toMatch(/^[\x21-\x7e]+$/);
        expect(() => new Headers({ authorization: `SSWS ${token.reveal()}` })).not.toThrow();
        expect(text.trim()).toBe(token.reveal());
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        expect((error as Error).message).not.toContain(secret);
      }
    }),
    fuzz(500),
  );
});

test("a connection's name is plain, or refused", () => {
  fc.assert(
    fc.property(oddText, (text) => {
      try {
        expect(parseConnectionName(text)).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }),
    fuzz(500),
  );
});

test("an org's address of any text leads to Okta or to this machine, or is refused", () => {
  const schemes = fc.constantFrom(
    "",
    "https://",
    "http://",
    "HTTPS://",
    "https:",
    "//",
    "ftp://",
    "javascript:",
    "file://",
  );
  const hosts = fc.constantFrom(
    "acme.okta.com",
    "acme-admin.okta.com",
    "127.0.0.1",
    "localhost",
    "[::1]",
    "evil.example",
    "169.254.169.254",
    "0x7f.1",
    "okta.com",
  );
  const tails = fc.oneof(
    oddText,
    fc.constantFrom(
      "",
      ".",
      "/",
      ":443",
      ":80",
      "@evil.example",
      ".evil.example",
      "/oauth2/default",
      "?x",
      "#x",
      "\\@evil.example",
    ),
  );
  fc.assert(
    fc.property(schemes, oddText, hosts, tails, fc.boolean(), (scheme, odd, host, tail, plain) => {
      const text = `${scheme}${plain ? "" : odd}${host}${tail}`;
      try {
        const { protocol, hostname, href, origin } = new URL(
          parseOrgUrl(text, { allowLoopback: true, allowedHosts: [] }),
        );
        expect(href).toBe(`${origin}/`);
        if (protocol === "https:" && /\.(okta|oktapreview|okta-emea|okta-gov)\.com$/.test(hostname)) return;
        expect(hostname).toMatch(/^(127(\.\d+){3}|localhost|\[::1\])$/);
      } catch (error) {
        expect(error).toBeInstanceOf(OrgUrlError);
      }
    }),
    fuzz(1_000),
  );
});

test("what is printed cannot steer a terminal, and JSON stays what it was", () => {
  const steering = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
  fc.assert(
    fc.property(oddText, (text) => {
      expect(JSON.parse(printable(JSON.stringify({ text })))).toEqual({ text });
      expect(stripVTControlCharacters(printable(text)).replaceAll(/[\n\t]/g, "")).not.toMatch(steering);
    }),
    fuzz(500),
  );
});
