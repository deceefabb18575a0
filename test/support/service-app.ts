import { generateKeyPairSync } from "node:crypto";
import { onTestFinished } from "vitest";
import { Secret, type ServiceApp } from "../../src/config.ts";
import { createOkta, type OktaEvent, type OktaOptions } from "../../src/okta/okta.ts";
import type { ServiceAppSettings } from "../../src/simulator/service-apps.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";

/** An RSA pair as Okta's Admin Console makes it: the private half to keep, the public one registered. */
export function newKey(kid = "key-1", bits = 2_048) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  return {
    kid,
    privateKey,
    pkcs8: privateKey.export({ format: "pem", type: "pkcs8" }) as string,
    pkcs1: privateKey.export({ format: "pem", type: "pkcs1" }) as string,
    jwk: JSON.stringify({ ...privateKey.export({ format: "jwk" }), kid, use: "sig" }),
    spki: publicKey.export({ format: "pem", type: "spki" }) as string,
    publicJwk: { ...publicKey.export({ format: "jwk" }), kid },
  };
}

/** Made once: a key takes long to make, and nothing is kept in it. */
export const theKey = newKey();

export const allScopes = [
  "okta.users.read",
  "okta.groups.read",
  "okta.apps.read",
  "okta.userTypes.read",
  "okta.orgs.read",
  "okta.roles.read",
  "okta.apiTokens.read",
  "okta.logs.read",
];

export function register(
  { serviceApps }: Simulator,
  settings: Partial<ServiceAppSettings> = {},
  clientId?: string,
): string {
  const usual = { keys: [theKey.publicJwk], scopes: allScopes, role: "readOnlyAdmin" as const };
  return serviceApps.register({ ...usual, ...settings }, clientId).clientId;
}

export function serviceApp(clientId: string, more: Partial<ServiceApp> = {}): ServiceApp {
  return {
    kind: "SERVICE_APP",
    clientId,
    privateKey: new Secret(theKey.pkcs8),
    keyId: null,
    scopes: null,
    dpop: false,
    ...more,
  };
}

export function oktaOf(simulator: Simulator, app: ServiceApp, options: Partial<OktaOptions> = {}) {
  const events: OktaEvent[] = [];
  const okta = createOkta({
    orgUrl: simulator.url,
    signIn: app,
    maxAttempts: 2,
    onEvent: (event) => events.push(event),
    ...options,
  });
  onTestFinished(() => okta.close());
  return { okta, events };
}
