import { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { Secret } from "./secret.ts";
import { readSecretSetting } from "./secret-setting.ts";

/** An OAuth 2.0 service app, which signs in with a private key of its own. */
export interface ServiceApp {
  kind: "SERVICE_APP";
  clientId: string;
  /** PEM (PKCS#8 or PKCS#1) or a JWK in JSON. */
  privateKey: Secret;
  /** Which of the app's keys it is; a JWK may say so itself. */
  keyId: string | null;
  /** What is asked for; null asks for all that a sync can use. */
  scopes: string[] | null;
  /** Proves with every request that the token is still with whom it was given to. */
  dpop: boolean;
}

export type OktaSignIn = { kind: "API_TOKEN"; token: Secret } | ServiceApp;

/** How one Okta org is signed in to. */
export interface OktaSettings {
  orgUrl: string;
  signIn: OktaSignIn;
}

export function byToken(token: Secret): OktaSignIn {
  return { kind: "API_TOKEN", token };
}

export const oktaVariables = {
  OKTA_CLIENT_ORGURL: z.string().optional(),
  OKTA_CLIENT_TOKEN: z.string().optional(),
  OKTA_CLIENT_TOKEN_FILE: z.string().optional(),
  OKTA_CLIENT_AUTHORIZATIONMODE: z.string().optional(),
  OKTA_CLIENT_CLIENTID: z.string().optional(),
  OKTA_CLIENT_SCOPES: z.string().optional(),
  OKTA_CLIENT_PRIVATEKEY: z.string().optional(),
  OKTA_CLIENT_PRIVATEKEY_FILE: z.string().optional(),
  OKTA_CLIENT_KEYID: z.string().optional(),
  OKTA_CLIENT_DPOP: z.string().optional(),
};

const shape = z.object(oktaVariables);
type Values = z.output<typeof shape>;

export function oktaSettings(values: Values, path: (text: string) => string): OktaSettings | null {
  const mode = values.OKTA_CLIENT_AUTHORIZATIONMODE?.toLowerCase() ?? "ssws";
  if (mode === "privatekey") return serviceAppSettings(values, path);
  if (mode === "ssws") return tokenSettings(values, path);
  throw new ConfigError(
    "OKTA_CLIENT_AUTHORIZATIONMODE must be SSWS (an API token, as when it is not set) or PrivateKey (a service app).",
  );
}

function tokenSettings(values: Values, path: (text: string) => string): OktaSettings | null {
  const token = readSecretSetting(values, "OKTA_CLIENT_TOKEN", "OKTA_CLIENT_TOKEN_FILE", path);
  const orgUrl = values.OKTA_CLIENT_ORGURL;
  if (orgUrl === undefined && token === null) return null;
  if (orgUrl === undefined) {
    throw new ConfigError(
      "OKTA_CLIENT_TOKEN or OKTA_CLIENT_TOKEN_FILE is set without OKTA_CLIENT_ORGURL: set both, or neither.",
    );
  }
  if (token === null) {
    throw new ConfigError(
      "OKTA_CLIENT_ORGURL is set without OKTA_CLIENT_TOKEN_FILE or OKTA_CLIENT_TOKEN: set both, or neither. " +
        "To sign in as a service app, set OKTA_CLIENT_AUTHORIZATIONMODE=PrivateKey.",
    );
  }
  const from = "The Okta API token (OKTA_CLIENT_TOKEN or OKTA_CLIENT_TOKEN_FILE)";
  return { orgUrl, signIn: byToken(parseToken(token, from)) };
}

function serviceAppSettings(values: Values, path: (text: string) => string): OktaSettings {
  const privateKey = readSecretSetting(values, "OKTA_CLIENT_PRIVATEKEY", "OKTA_CLIENT_PRIVATEKEY_FILE", path);
  const { OKTA_CLIENT_ORGURL: orgUrl, OKTA_CLIENT_CLIENTID: clientId } = values;
  if (orgUrl === undefined || clientId === undefined || privateKey === null) {
    const missing = [
      orgUrl === undefined ? "OKTA_CLIENT_ORGURL" : null,
      clientId === undefined ? "OKTA_CLIENT_CLIENTID" : null,
      privateKey === null ? "OKTA_CLIENT_PRIVATEKEY_FILE (or OKTA_CLIENT_PRIVATEKEY)" : null,
    ].filter((name) => name !== null);
    throw new ConfigError(`OKTA_CLIENT_AUTHORIZATIONMODE is PrivateKey, and ${missing.join(", ")} not set.`);
  }
  return {
    orgUrl,
    signIn: {
      kind: "SERVICE_APP",
      clientId: parseClientId(clientId, "OKTA_CLIENT_CLIENTID"),
      privateKey: new Secret(privateKey),
      keyId: values.OKTA_CLIENT_KEYID === undefined ? null : parseKeyId(values.OKTA_CLIENT_KEYID, "OKTA_CLIENT_KEYID"),
      scopes:
        values.OKTA_CLIENT_SCOPES === undefined ? null : parseScopes(values.OKTA_CLIENT_SCOPES, "OKTA_CLIENT_SCOPES"),
      dpop: parseSwitch(values.OKTA_CLIENT_DPOP),
    },
  };
}

function parseSwitch(text: string | undefined): boolean {
  if (text === undefined || /^(false|0|no|off)$/i.test(text)) return false;
  if (/^(true|1|yes|on)$/i.test(text)) return true;
  throw new ConfigError("OKTA_CLIENT_DPOP must be true or false.");
}

/** An API token as a header can carry it. The error names where it came from and never shows any of it. */
export function parseToken(text: string, from: string): Secret {
  const token = text.trim();
  if (token === "") throw new ConfigError(`${from} is empty: put the API token there, and nothing else.`);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ConfigError(
      `${from} is not an API token: it holds blanks, line breaks or letters that no token has. Give the token alone, without "SSWS" or quotes.`,
    );
  }
  return new Secret(token);
}

/** Not repeated in the error: whoever mistakes one setting for another may have given a secret. */
export function parseClientId(text: string, from: string): string {
  const id = text.trim();
  if (/^[A-Za-z0-9_-]{1,100}$/.test(id)) return id;
  throw new ConfigError(`${from} is not a client id: copy it from the service app's General tab, such as 0oa1….`);
}

export function parseKeyId(text: string, from: string): string {
  const id = text.trim();
  if (/^[\x21-\x7e]{1,255}$/.test(id)) return id;
  throw new ConfigError(`${from} is not a key id: copy the KID shown beside the key on the service app's General tab.`);
}

export function parseScopes(text: string, from: string): string[] {
  const scopes = [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ""))];
  const wrong = scopes.length === 0 || scopes.some((scope) => !/^[A-Za-z][A-Za-z0-9._:-]{0,99}$/.test(scope));
  if (wrong) throw new ConfigError(`${from} must list scopes separated by commas or blanks, such as okta.users.read.`);
  return scopes;
}
