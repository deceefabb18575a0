import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { all, failureOf, json, nastyServer, oktaAt, token } from "./nasty-server.ts";

const names = [
  "HOME",
  "https_proxy",
  "HTTPS_PROXY",
  "OKTA_CLIENT_ORGURL",
  "OKTA_CLIENT_TOKEN",
  "OKTA_CLIENT_AUTHORIZATIONMODE",
  "OKTA_CLIENT_CLIENTID",
  "OKTA_CLIENT_SCOPES",
  "OKTA_CLIENT_PRIVATEKEY",
  "OKTA_CLIENT_KEYID",
] as const;
const before = new Map(names.map((name) => [name, process.env[name]]));

beforeEach(() => {
  for (const name of names) if (name !== "HOME") delete process.env[name];
});

afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

async function homeWith(yaml: string): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "okta-home-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await mkdir(join(home, ".okta"));
  await writeFile(join(home, ".okta", "okta.yaml"), yaml);
  process.env.HOME = home;
}

test("neither okta.yaml nor OKTA_CLIENT_* variables change the org, the token or the way of signing in", async () => {
  const wrong = await nastyServer((_, response) => json(response, []));
  const server = await nastyServer((_, response) => json(response, []));
  await homeWith(
    `okta:\n  client:\n    orgUrl: ${wrong.origin}\n    token: yamlToken\n    authorizationMode: PrivateKey\n    userAgent: yaml-agent\n    httpsProxy: ${wrong.origin}\n`,
  );
  process.env.OKTA_CLIENT_ORGURL = wrong.origin;
  process.env.OKTA_CLIENT_TOKEN = "environmentToken";
  process.env.OKTA_CLIENT_AUTHORIZATIONMODE = "PrivateKey";
  process.env.OKTA_CLIENT_CLIENTID = "0oa1";
  process.env.OKTA_CLIENT_SCOPES = "okta.users.read";
  process.env.OKTA_CLIENT_PRIVATEKEY = "{}";
  process.env.OKTA_CLIENT_KEYID = "k";
  const { okta } = oktaAt(server.origin);
  await all(okta.apps());
  expect(wrong.requests).toEqual([]);
  expect(server.requests[0]?.headers.authorization).toBe(`SSWS ${token}`);
  expect(server.requests[0]?.headers["user-agent"]).toBe("okta-access-graph");
});

test.each(["", "okta: [", "just text"])("an okta.yaml of %j is nobody's business here", async (yaml) => {
  const server = await nastyServer((_, response) => json(response, []));
  await homeWith(yaml);
  await all(oktaAt(server.origin).okta.apps());
  expect(server.requests).toHaveLength(1);
});

test("a proxy of the environment is not used for an org on this machine", async () => {
  const proxy = await nastyServer((_, response) => json(response, []));
  const server = await nastyServer((_, response) => json(response, []));
  process.env.https_proxy = proxy.origin;
  process.env.HTTPS_PROXY = proxy.origin;
  const { okta, events } = oktaAt(server.origin);
  await all(okta.apps());
  expect(proxy.requests).toEqual([]);
  expect(server.requests).toHaveLength(1);
  expect(events).toEqual([]);
});

test("a proxy of the environment is used for https, sees no token, and is spoken of", async () => {
  const proxy = await nastyServer((_, response) => json(response, []));
  process.env.HTTPS_PROXY = proxy.origin;
  const { okta, events } = oktaAt("https://acme.okta.com", { maxAttempts: 1, attemptTimeoutMs: 500 });
  await failureOf(okta.organization());
  expect(events[0]).toEqual({ kind: "notice", text: expect.stringContaining("HTTPS_PROXY") });
  expect(JSON.stringify(proxy.requests)).not.toContain(token);
});
