import { describe, expect, test } from "vitest";
import { createOrg } from "../../src/simulator/org.ts";
import { ask, serve } from "./ask.ts";

function scene() {
  const org = createOrg({ seed: "credentials" });
  const ann = org.addUser({ profile: { login: "ann@x.example", firstName: "Ann" } }).id;
  const service = org.addApp({ label: "Importer", serviceApp: true }).id;
  return { org, ann, service };
}

describe("credentials", () => {
  test("API tokens are listed with their owner and never with their value", async () => {
    const { org, ann } = scene();
    const token = org.addApiToken({ name: "Import", userId: ann, expiresAt: "2030-01-01T00:00:00.000Z" });
    const simulator = await serve(org);
    const { body } = await ask(simulator, "/api/v1/api-tokens");
    expect(body).toMatchObject([
      { id: token.id, name: "Import", clientName: "Okta API", userId: ann, expiresAt: "2030-01-01T00:00:00.000Z" },
    ]);
    expect(token.id).toMatch(/^00T[A-Za-z0-9]{17}$/);
    org.revokeApiToken(token.id);
    expect((await ask(simulator, "/api/v1/api-tokens")).body).toEqual([]);
  });

  test("factors are listed by user", async () => {
    const { org, ann } = scene();
    const simulator = await serve(org);
    const path = `/api/v1/users/${ann}/factors`;
    expect((await ask(simulator, path)).body).toEqual([]);
    org.setFactors(ann, [
      { factorType: "push" },
      { factorType: "token", provider: "RSA", status: "PENDING_ACTIVATION" },
    ]);
    expect((await ask(simulator, path, "readOnlyAdmin")).body).toMatchObject([
      { factorType: "push", provider: "OKTA", vendorName: "OKTA", status: "ACTIVE", profile: { name: "Phone" } },
      { factorType: "token", provider: "RSA", vendorName: "RSA", status: "PENDING_ACTIVATION" },
    ]);
    expect((await ask(simulator, "/api/v1/users/00uNone/factors")).status).toBe(404);
  });

  test("a service app shows what it is and its public keys, in two places", async () => {
    const { org, service } = scene();
    org.setAppKeys(service, [{ kid: "one" }, { kid: "two", status: "INACTIVE", created: "2025-01-01T00:00:00.000Z" }]);
    const simulator = await serve(org);
    const { body: app } = await ask(simulator, `/api/v1/apps/${service}`);
    expect(app).toMatchObject({
      signOnMode: "OPENID_CONNECT",
      credentials: { oauthClient: { client_id: service, token_endpoint_auth_method: "private_key_jwt" } },
      settings: { oauthClient: { application_type: "service", grant_types: ["client_credentials"] } },
    });
    const { body } = await ask(simulator, `/api/v1/apps/${service}/credentials/jwks`, "readOnlyAdmin");
    expect(body.jwks.keys).toMatchObject([
      { kid: "one", kty: "RSA", alg: "RS256", use: "sig", e: "AQAB", status: "ACTIVE" },
      { kid: "two", status: "INACTIVE", created: "2025-01-01T00:00:00.000Z" },
    ]);
    expect(body.jwks.keys[0].n).toMatch(/^[\w-]{342}$/);
    const inSettings = app.settings.oauthClient.jwks.keys.map(({ n }: { n: string }) => n);
    expect(inSettings).toEqual(body.jwks.keys.map(({ n }: { n: string }) => n));
    const [first] = org.apps.get(service)?.keys ?? [];
    org.setAppKeys(service, [{ kid: "one", status: "INACTIVE" }]);
    expect(org.apps.get(service)?.keys).toMatchObject([{ id: first?.id, status: "INACTIVE" }]);
  });

  test("what answers with secrets is not there", async () => {
    const { org, service } = scene();
    const simulator = await serve(org);
    for (const path of [`/api/v1/apps/${service}/credentials/secrets`, `/oauth2/v1/clients/${service}`]) {
      expect((await ask(simulator, path)).status).toBe(404);
    }
  });
});
