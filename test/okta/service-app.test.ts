import { generateKeyPairSync } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { Secret } from "../../src/config.ts";
import {
  OktaAuthError,
  OktaBodyError,
  OktaKeyError,
  OktaNetworkError,
  OktaPermissionError,
} from "../../src/okta/errors.ts";
import { createOkta } from "../../src/okta/okta.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { allScopes, newKey, oktaOf, register, serviceApp, theKey } from "../support/service-app.ts";
import { all, failureOf, json, nastyServer, quickClock } from "./nasty-server.ts";

async function simulated(options: { users?: number; largestPage?: number } = {}) {
  const { users = 12, ...rest } = options;
  const simulator = await startSimulator({ org: generateOrg({ users, groups: 4, apps: 3, seed: "oauth" }), ...rest });
  onTestFinished(() => simulator.close());
  return simulator;
}

describe("signing in", () => {
  test.each(["pkcs8", "pkcs1", "jwk"] as const)("with a private key as %s reads the org", async (form) => {
    const simulator = await simulated();
    const app = serviceApp(register(simulator), { privateKey: new Secret(theKey[form]) });
    const { okta } = oktaOf(simulator, app);
    expect((await okta.organization()).id).toBe(simulator.org.id);
    expect((await all(okta.groups())).records).toHaveLength(simulator.org.groups.size);
    expect(simulator.serviceApps.counts).toEqual({ requests: 1, tokens: 1 });
  });

  test("with a PEM in one line, as variables hold it", async () => {
    const simulator = await simulated();
    const app = serviceApp(register(simulator), { privateKey: new Secret(theKey.pkcs8.replaceAll("\n", "\\n")) });
    expect((await oktaOf(simulator, app).okta.organization()).id).toBe(simulator.org.id);
  });

  test("of many requests at once asks for one token", async () => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)));
    await Promise.all(Array.from({ length: 20 }, () => okta.organization()));
    expect(simulator.serviceApps.counts.requests).toBe(1);
    expect(okta.usage().requests).toBe(21);
  });

  test("with one request in flight at most does not wait for itself", async () => {
    const simulator = await simulated({ largestPage: 3 });
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)), { concurrency: 1 });
    let pages = 0;
    for await (const _ of okta.users("CURRENT")) {
      pages += 1;
      simulator.serviceApps.expireTokens();
    }
    expect(pages).toBeGreaterThan(2);
    expect(simulator.serviceApps.counts.requests).toBe(pages);
  });

  test("names the key where the app has several", async () => {
    const simulator = await simulated();
    const other = newKey("key-2");
    const clientId = register(simulator, { keys: [other.publicJwk, theKey.publicJwk] });
    expect((await oktaOf(simulator, serviceApp(clientId, { keyId: "key-1" })).okta.grants())?.length).toBe(8);
    const byJwk = serviceApp(clientId, { privateKey: new Secret(theKey.jwk) });
    expect((await oktaOf(simulator, byJwk).okta.grants())?.length).toBe(8);
    const error = await failureOf(oktaOf(simulator, serviceApp(clientId)).okta.organization());
    expect(error.message).toMatch(/no key of that id.*no key id was given.*KID/s);
  });

  test("asks for the scopes it was told to, and tells those it was given", async () => {
    const simulator = await simulated();
    const clientId = register(simulator, { scopes: ["okta.users.read", "okta.groups.read"] });
    expect(await oktaOf(simulator, serviceApp(clientId)).okta.grants()).toEqual([
      "okta.users.read",
      "okta.groups.read",
    ]);
    const fewer = serviceApp(clientId, { scopes: ["okta.users.read"] });
    expect(await oktaOf(simulator, fewer).okta.grants()).toEqual(["okta.users.read"]);
  });

  test("sends nothing but GETs and requests for tokens", async () => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)));
    await okta.probeRole();
    const others = simulator.requests.all.filter(({ method }) => method !== "GET");
    expect(others.map(({ method, path }) => [method, path])).toEqual([["POST", "/oauth2/v1/token"]]);
  });
});

describe("a token that ends", () => {
  test("in the middle of a walk is renewed, and the request is sent again", async () => {
    const simulator = await simulated({ users: 20, largestPage: 4 });
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)));
    const seen: string[] = [];
    for await (const page of okta.users("CURRENT")) {
      seen.push(...page.records.map(({ id }) => id));
      simulator.serviceApps.expireTokens();
    }
    const current = [...simulator.org.users.values()].filter(({ status }) => status !== "DEPROVISIONED");
    expect(seen.sort()).toEqual(current.map(({ id }) => id).sort());
    expect(simulator.serviceApps.counts.requests).toBeGreaterThan(3);
  });

  test("under many requests at once is renewed once", async () => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)));
    await okta.organization();
    simulator.serviceApps.expireTokens();
    await Promise.all(Array.from({ length: 10 }, () => okta.organization()));
    expect(simulator.serviceApps.counts.requests).toBe(2);
  });

  test("soon is renewed before it does, so that no request is refused", async () => {
    const simulator = await simulated();
    const clock = quickClock();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)), { clock });
    await okta.organization();
    clock.advance(54 * 60_000);
    await okta.organization();
    expect(simulator.serviceApps.counts.requests).toBe(1);
    clock.advance(2 * 60_000);
    await okta.organization();
    expect(simulator.serviceApps.counts.requests).toBe(2);
    expect(simulator.requests.all.map(({ status }) => status)).not.toContain(401);
  });

  test("at once, however fresh, is a refusal and no loop", async () => {
    const simulator = await simulated();
    simulator.serviceApps.tokenLifetime(0.001);
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)));
    simulator.faults.add({ match: { path: "/api/v1/org" }, times: 99, fault: { kind: "status", status: 401 } });
    const error = await failureOf(okta.organization());
    expect(error).toBeInstanceOf(OktaAuthError);
    expect(error.message).toMatch(/gave the service app an access token and does not accept it.*E0000011/s);
    expect(simulator.requests.count("/api/v1/org")).toBe(2);
    expect(simulator.serviceApps.counts.requests).toBe(2);
  });
});

describe("proof of possession", () => {
  test("is given where the app must, with the nonce Okta wants", async () => {
    const simulator = await simulated();
    const app = serviceApp(register(simulator, { dpop: true }), { dpop: true });
    const { okta } = oktaOf(simulator, app);
    expect((await okta.organization()).id).toBe(simulator.org.id);
    // Each proof is good once, so each walk needs many.
    expect((await all(okta.users("CURRENT"))).records.length).toBeGreaterThan(0);
    expect(simulator.serviceApps.counts).toEqual({ requests: 2, tokens: 1 });
  });

  test("follows nonces of the token endpoint and of the API, and their changes", async () => {
    const simulator = await simulated({ users: 20, largestPage: 4 });
    const { okta } = oktaOf(simulator, serviceApp(register(simulator, { dpop: true }), { dpop: true }));
    simulator.serviceApps.demandNonceOfApi(true);
    let pages = 0;
    for await (const _ of okta.users("CURRENT")) {
      pages += 1;
      simulator.serviceApps.renewNonces();
      if (pages === 2) simulator.serviceApps.expireTokens();
    }
    expect(pages).toBeGreaterThan(3);
  });

  test("survives a token that ends while the nonce changes", async () => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator, { dpop: true }), { dpop: true }));
    await okta.organization();
    simulator.serviceApps.demandNonceOfApi(true);
    simulator.serviceApps.renewNonces();
    simulator.serviceApps.expireTokens();
    expect((await okta.organization()).id).toBe(simulator.org.id);
  });

  test("is fresh when a request is sent again after a rate limit or a failure", async () => {
    const simulator = await simulated();
    const app = serviceApp(register(simulator, { dpop: true }), { dpop: true });
    const { okta } = oktaOf(simulator, app, { clock: quickClock() });
    simulator.faults.add({ match: { path: "/oauth2/v1/token" }, fault: { kind: "rate-limited" } });
    simulator.faults.add({ match: { path: "/api/v1/org" }, fault: { kind: "status", status: 503 } });
    expect((await okta.organization()).id).toBe(simulator.org.id);
  });

  test("that is not asked for does no harm; one that is missing is told with what to change", async () => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator), { dpop: true }));
    expect((await okta.organization()).id).toBe(simulator.org.id);
    const without = oktaOf(simulator, serviceApp(register(simulator, { dpop: true })));
    const error = await failureOf(without.okta.organization());
    expect(error).toBeInstanceOf(OktaAuthError);
    expect(error.message).toMatch(/must prove possession.*--dpop.*OKTA_CLIENT_DPOP.*General/s);
  });
});

describe("what Okta refuses is told truly", () => {
  test.each([
    [
      "a key of another app",
      {},
      () => ({ privateKey: new Secret(newKey().pkcs8) }),
      /does not belong to the service app/,
    ],
    ["a key id the app does not have", {}, () => ({ keyId: "key-9" }), /no key of that id.*key-9/s],
    ["a client that is not there", {}, () => ({ clientId: "0oaNobody" }), /no active service app.*0oaNobody/s],
    ["an app that was deactivated", { active: false }, () => ({}), /no active service app/],
    [
      "a scope that does not exist",
      {},
      () => ({ scopes: ["okta.nonsense"] }),
      /scopes.*okta\.nonsense.*Okta API Scopes/s,
    ],
    ["scopes that were not granted", { scopes: [] }, () => ({}), /none of the scopes.*Okta API Scopes/s],
  ])("%s", async (_, settings, change, words) => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator, settings), change()));
    const error = await failureOf(okta.organization());
    expect(error).toBeInstanceOf(OktaAuthError);
    expect(error.message).toMatch(words);
    expect(error.message).toContain("stays as it was");
    expect(simulator.requests.all.map(({ path }) => path)).toEqual(["/oauth2/v1/token"]);
  });

  test.each([-1, 1])("a clock that is wrong by hours (%i)", async (side) => {
    const simulator = await simulated();
    const now = () => Date.now() + side * 2 * 3_600_000;
    Object.assign(simulator.org.clock, { now });
    const error = await failureOf(oktaOf(simulator, serviceApp(register(simulator))).okta.organization());
    expect(error).toBeInstanceOf(OktaAuthError);
    expect(error.message).toMatch(side > 0 ? /120 min behind Okta's/ : /120 min ahead of Okta's/);
    expect(error.message).toContain("NTP");
  });

  test("a part whose scope is missing, by the name of the scope", async () => {
    const simulator = await simulated();
    const scopes = allScopes.filter((scope) => scope !== "okta.apps.read");
    const { okta } = oktaOf(simulator, serviceApp(register(simulator, { scopes })));
    const error = await failureOf(all(okta.apps()));
    expect(error).toBeInstanceOf(OktaPermissionError);
    expect(error).toMatchObject({ scope: "okta.apps.read" });
    expect(error.message).toMatch(/okta\.apps\.read.*unknown, not empty.*Okta API Scopes/s);
  });

  test("a part that its role may not read, as that", async () => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)));
    const error = await failureOf(all(okta.admin.apiTokens()));
    expect(error).toBeInstanceOf(OktaPermissionError);
    expect(error).toMatchObject({ scope: null });
    expect(error.message).toMatch(/no administrator role that may.*Admin roles/s);
  });

  test("a token endpoint that fails is asked again, and named when it stays so", async () => {
    const simulator = await simulated();
    const token = { path: "/oauth2/v1/token" };
    simulator.faults.add({ match: token, fault: { kind: "status", status: 503 } });
    const clock = quickClock();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)), { clock });
    expect((await okta.organization()).id).toBe(simulator.org.id);
    simulator.serviceApps.expireTokens();
    simulator.faults.add({ match: token, times: 9, fault: { kind: "cut-body" } });
    const error = await failureOf(okta.organization());
    expect(error).toBeInstanceOf(OktaBodyError);
    expect(error.message).toContain("POST /oauth2/v1/token");
  });

  test("a token endpoint that stays silent ends in time", async () => {
    const simulator = await simulated();
    simulator.faults.add({ match: { path: "/oauth2/v1/token" }, times: 9, fault: { kind: "silence" } });
    const options = { attemptTimeoutMs: 200, maxAttempts: 1 };
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)), options);
    expect(await failureOf(okta.organization())).toBeInstanceOf(OktaNetworkError);
  });

  test("an answer that is no token, and a redirect, which is not followed", async () => {
    const elsewhere = await nastyServer((_, response) => json(response, {}));
    const server = await nastyServer((_, response, count) =>
      count === 1
        ? json(response, { token_type: "Bearer", access_token: 7 })
        : json(response, {}, { location: `${elsewhere.origin}/oauth2/v1/token` }, 302),
    );
    const app = serviceApp("0oa1");
    for (const words of [/not an access token/, /redirect \(302\)/]) {
      const okta = createOkta({ orgUrl: server.origin, signIn: app, maxAttempts: 1 });
      onTestFinished(() => okta.close());
      expect((await failureOf(okta.organization())).message).toMatch(words);
    }
    expect(elsewhere.requests).toEqual([]);
  });

  test("one caller who gives up does not take the token from the others", async () => {
    const simulator = await simulated();
    const gone = new AbortController();
    simulator.faults.add({ match: { path: "/oauth2/v1/token" }, fault: { kind: "delay", ms: 300 } });
    const { okta } = oktaOf(simulator, serviceApp(register(simulator)));
    const [first, second] = [okta.organization({ signal: gone.signal }), okta.organization()];
    gone.abort(new Error("enough"));
    expect((await failureOf(first)).message).toBe("enough");
    expect((await second).id).toBe(simulator.org.id);
  });
});

describe("a service app without an administrator role", () => {
  test("is told from an org without people", async () => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator, { role: "noRole" })));
    const role = await okta.probeRole();
    expect(role).toMatchObject({ role: "NONE", signedInAs: "SERVICE_APP", missingScopes: [] });
    expect(role.words[0]).toMatch(/no administrator role.*Admin roles/);
    const error = await failureOf(okta.requireRole());
    expect(error).toBeInstanceOf(OktaPermissionError);
    expect(error.message).toMatch(/nobody.*Nobody is believed gone.*Admin roles/s);
  });

  test("differs from one without scopes", async () => {
    const simulator = await simulated();
    const { okta } = oktaOf(simulator, serviceApp(register(simulator, { scopes: ["okta.logs.read"] })));
    const role = await okta.probeRole();
    expect(role.role).toBe("NONE");
    expect(role.words.join("\n")).toMatch(/Not granted: okta\.users\.read.*people: not visible: the scope/s);
    await okta.requireRole();
  });

  test("with a role reads what the role shows, and words name what is missing", async () => {
    const simulator = await simulated();
    const whole = oktaOf(simulator, serviceApp(register(simulator, { role: "iamReader" })));
    expect(await whole.okta.probeRole()).toMatchObject({ role: "SUPER_ADMIN", adminPermissions: true });
    const scopes = allScopes.filter((scope) => scope !== "okta.roles.read");
    const less = oktaOf(simulator, serviceApp(register(simulator, { role: "iamReader", scopes })));
    const role = await less.okta.probeRole();
    expect(role).toMatchObject({ role: "READ_ONLY_ADMIN", missingScopes: ["okta.roles.read"] });
    expect(role.words).toContain("admin permissions: not visible: the scope okta.roles.read is not granted");
  });
});

describe("a private key that cannot be used is told before anything is sent", () => {
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const { d: _, ...half } = JSON.parse(theKey.jwk);
  const { p: __, ...partial } = JSON.parse(theKey.jwk);
  const cut = theKey.pkcs8.slice(0, 400);
  test.each([
    ["nothing", "", /is empty/],
    ["a token", "00abcdef", /neither PEM/],
    ["half of a PEM", `${cut}\n-----END PRIVATE KEY-----`, /is damaged/],
    ["the public key", theKey.spki, /public key/],
    ["the public JWK", JSON.stringify(half), /public key/],
    ["a JWK cut short", theKey.jwk.slice(0, 90), /not valid JSON/],
    ["a JWK without a part", JSON.stringify(partial), /malformed JWK: it has no p\b/],
    ["a JWK of nonsense", JSON.stringify({ ...JSON.parse(theKey.jwk), n: "AA", p: "AA" }), /malformed JWK|bits/],
    ["JSON that is no JWK", "{}", /no “kty”/],
    ["a set of keys", JSON.stringify({ keys: [JSON.parse(theKey.jwk)] }), /JWKS/],
    ["an EC key", ec.export({ format: "pem", type: "pkcs8" }) as string, /wrong kind \(ec\)/],
    ["an EC JWK", JSON.stringify(ec.export({ format: "jwk" })), /wrong kind.*EC/],
    ["a short RSA key", newKey("short", 1_024).pkcs8, /1024 bits/],
    ["a locked key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII=\n-----END ENCRYPTED PRIVATE KEY-----", /passphrase/],
    ["an OpenSSH key", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----", /OpenSSH/],
  ])("%s", (_name, text, words) => {
    const make = () =>
      createOkta({ orgUrl: "https://acme.okta.com", signIn: serviceApp("0oa1", { privateKey: new Secret(text) }) });
    expect(make).toThrow(OktaKeyError);
    expect(make).toThrow(words);
    expect(make).toThrow("Nothing was sent to Okta.");
    if (text.length > 40) expect(make).not.toThrow(text.slice(30, 60).trim());
  });
});

test("no text that Okta echoes shows an access token, an assertion or a proof", async () => {
  let sent = "";
  const server = await nastyServer(({ path, headers }, response) => {
    if (path === "/oauth2/v1/token") {
      return json(response, { token_type: "Bearer", access_token: "opaque-token-4711", expires_in: 3600, scope: "a" });
    }
    sent = String(headers.authorization);
    return json(
      response,
      { errorCode: "E0000006", errorSummary: `asked with ${sent} eyJhbGciOiJSUzI1NiJ9.abc.def` },
      {},
      403,
    );
  });
  const okta = createOkta({ orgUrl: server.origin, signIn: serviceApp("0oa1"), maxAttempts: 1 });
  onTestFinished(() => okta.close());
  const error = await failureOf(all(okta.groups()));
  expect(sent).toBe("Bearer opaque-token-4711");
  expect(error.message).toContain("asked with Bearer [secret] [secret]");
});
