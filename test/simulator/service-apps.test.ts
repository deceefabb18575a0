import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ServiceAppSettings } from "../../src/simulator/service-apps.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { storyOrg } from "../../src/simulator/story.ts";
import { serve } from "./ask.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const publicJwk = (pair: { publicKey: KeyObject }, kid: string) => ({
  ...pair.publicKey.export({ format: "jwk" }),
  kid,
});
const now = () => Math.floor(Date.now() / 1_000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

function jwt(header: object, claims: object, key: KeyObject): string {
  const text = `${part(header)}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

interface Wishes {
  header?: object;
  claims?: object;
  key?: KeyObject;
  scope?: string;
  form?: Record<string, string>;
  proof?: string;
}

async function scene(settings: Partial<ServiceAppSettings> = {}) {
  const simulator = await serve(storyOrg());
  const usual = { keys: [publicJwk(rsa, "k1")], scopes: ["okta.users.read", "okta.groups.read"] };
  const { clientId } = simulator.serviceApps.register({ ...usual, role: "readOnlyAdmin", ...settings });
  const tokenUrl = `${simulator.url}/oauth2/v1/token`;
  const assertion = ({ header, claims, key = rsa.privateKey }: Wishes) => {
    const usual = { iss: clientId, sub: clientId, aud: tokenUrl, iat: now(), exp: now() + 300, jti: randomUUID() };
    return jwt({ alg: "RS256", kid: "k1", ...header }, { ...usual, ...claims }, key);
  };
  async function post(wishes: Wishes = {}) {
    const response = await fetch(tokenUrl, {
      method: "POST",
      headers: wishes.proof === undefined ? {} : { dpop: wishes.proof },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        scope: wishes.scope ?? "okta.users.read okta.groups.read okta.apps.read",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: assertion(wishes),
        ...wishes.form,
      }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the org says
    const body = (await response.json()) as any;
    return { status: response.status, nonce: response.headers.get("dpop-nonce"), body };
  }
  return { simulator, clientId, tokenUrl, assertion, post };
}

async function get(simulator: Simulator, path: string, authorization: string, proof?: string) {
  const headers = { authorization, ...(proof === undefined ? {} : { dpop: proof }) };
  const response = await fetch(simulator.url + path, { headers });
  const challenge = response.headers.get("www-authenticate") ?? "";
  return { status: response.status, challenge, nonce: response.headers.get("dpop-nonce"), body: await response.json() };
}

const proofOf = (claims: object, key = ec) => {
  const { kty, crv, x, y } = key.publicKey.export({ format: "jwk" });
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } };
  return jwt(header, { iat: now(), jti: randomUUID(), ...claims }, key.privateKey);
};

describe("the token endpoint", () => {
  test("gives a token for what was granted, and leaves out the rest without a word", async () => {
    const { simulator, post } = await scene();
    const { status, body } = await post();
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3_600, scope: "okta.users.read okta.groups.read" });
    expect((await get(simulator, "/api/v1/users", `Bearer ${body.access_token}`)).status).toBe(200);
    expect(simulator.serviceApps.counts).toEqual({ requests: 1, tokens: 1 });
  });

  test.each<[string, Wishes, number, RegExp]>([
    ["the signature of another key", { key: other.privateKey }, 401, /signature is invalid/],
    ["an unknown key id", { header: { kid: "k2" } }, 401, /kid is invalid/],
    ["no signature at all", { header: { alg: "none" } }, 401, /signature is invalid/],
    ["another audience", { claims: { aud: "https://example.com" } }, 401, /audience/],
    ["an unknown client", { claims: { iss: "0oaX", sub: "0oaX" } }, 401, /client_id/],
    ["an issuer that is not the subject", { claims: { iss: "0oaX" } }, 401, /client_id/],
    ["an end that has passed", { claims: { exp: now() - 1 } }, 401, /expired/],
    ["an end in a day", { claims: { exp: now() + 86_400 } }, 401, /too far/],
    ["a scope that does not exist", { scope: "okta.nonsense" }, 400, /not configured/],
    ["no scope that was granted", { scope: "okta.logs.read" }, 400, /not granted/],
    ["another grant", { form: { grant_type: "password" } }, 400, /grant type/],
    ["no assertion", { form: { client_assertion: "" } }, 401, /not a valid JWT/],
  ])("refuses %s", async (_, wishes, status, words) => {
    const { post } = await scene();
    const answer = await post(wishes);
    expect(answer.status).toBe(status);
    expect(answer.body.error_description).toMatch(words);
  });

  test("takes an assertion once", async () => {
    const { post } = await scene();
    const claims = { jti: "the same" };
    expect((await post({ claims })).status).toBe(200);
    expect((await post({ claims })).body).toMatchObject({ error: "invalid_client" });
  });

  test("guesses no key where an app has several", async () => {
    const { post } = await scene({ keys: [publicJwk(other, "k0"), publicJwk(rsa, "k1")] });
    expect((await post({ header: { kid: undefined } })).body.error_description).toMatch(/kid is invalid/);
    expect((await post()).status).toBe(200);
  });
});

describe("an access token", () => {
  test("that has ended, or was never given, is invalid_token", async () => {
    const { simulator, post } = await scene();
    const { body } = await post();
    simulator.serviceApps.expireTokens();
    for (const token of [body.access_token, "made-up"]) {
      const answer = await get(simulator, "/api/v1/users", `Bearer ${token}`);
      expect(answer).toMatchObject({ status: 401, challenge: expect.stringContaining('error="invalid_token"') });
    }
  });

  test("without the scope is insufficient_scope; without a role it sees an empty list of users and nothing else", async () => {
    const { simulator, clientId, post } = await scene();
    const bearer = `Bearer ${(await post()).body.access_token}`;
    expect(await get(simulator, "/api/v1/apps", bearer)).toMatchObject({
      status: 403,
      challenge: expect.stringContaining("insufficient_scope"),
    });
    simulator.serviceApps.change(clientId, { role: "noRole" });
    expect(await get(simulator, "/api/v1/users", bearer)).toMatchObject({ status: 200, body: [] });
    expect(await get(simulator, "/api/v1/groups", bearer)).toMatchObject({ status: 403, challenge: "" });
  });

  test("of a role that may not see roles is refused them whatever its scopes", async () => {
    const scopes = ["okta.roles.read"];
    for (const [role, status] of [
      ["readOnlyAdmin", 403],
      ["iamReader", 200],
    ] as const) {
      const { simulator, post } = await scene({ scopes, role });
      const { body } = await post({ scope: "okta.roles.read" });
      const answer = await get(simulator, "/api/v1/iam/assignees/users", `Bearer ${body.access_token}`);
      expect(answer.status).toBe(status);
    }
  });
});

describe("proof of possession", () => {
  test("is demanded with a nonce, and the token is bound to the key that gave it", async () => {
    const { simulator, tokenUrl, post } = await scene({ dpop: true });
    expect((await post()).body).toMatchObject({ error: "invalid_dpop_proof" });
    const about = { htm: "POST", htu: tokenUrl };
    const first = await post({ proof: proofOf(about) });
    expect(first).toMatchObject({ status: 400, body: { error: "use_dpop_nonce" } });
    const { body } = await post({ proof: proofOf({ ...about, nonce: first.nonce }) });
    expect(body.token_type).toBe("DPoP");

    const path = "/api/v1/users";
    const ath = createHash("sha256").update(body.access_token).digest("base64url");
    const right = { htm: "GET", htu: simulator.url + path, ath };
    const scheme = `DPoP ${body.access_token}`;
    const used = proofOf(right);
    expect((await get(simulator, `${path}?limit=1`, scheme, used)).status).toBe(200);
    for (const [authorization, proof] of [
      [scheme, used],
      [scheme, undefined],
      [scheme, proofOf({ ...right, ath: "x" })],
      [scheme, proofOf({ ...right, htm: "POST" })],
      [scheme, proofOf({ ...right, htu: `${simulator.url}/api/v1/groups` })],
      [scheme, proofOf({ ...right, iat: now() - 3_600 })],
      [scheme, proofOf(right, generateKeyPairSync("ec", { namedCurve: "P-256" }))],
      [`Bearer ${body.access_token}`, proofOf(right)],
    ] as const) {
      expect((await get(simulator, path, authorization, proof)).status).toBe(401);
    }

    simulator.serviceApps.demandNonceOfApi(true);
    const wanted = await get(simulator, path, scheme, proofOf(right));
    expect(wanted.challenge).toContain("use_dpop_nonce");
    expect((await get(simulator, path, scheme, proofOf({ ...right, nonce: wanted.nonce }))).status).toBe(200);
  });
});
