import type { JsonWebKey } from "node:crypto";
import { parseJwt } from "./jwt.ts";
import { OAuthError } from "./oauth-error.ts";

export interface AssertionRules {
  /** The public keys of an active app; null for a client that is not known. */
  keysOf(clientId: string): readonly (JsonWebKey & { kid?: string })[] | null;
  tokenUrl: string;
  nowSeconds: number;
  /** False for an id that was used before. */
  isFirstUse(jti: string): boolean;
}

const longestSeconds = 3_600;
const toleranceSeconds = 60;

const refuse = (description: string) => new OAuthError(401, "invalid_client", description);

/** Who asks, by a JWT of its own (RFC 7523). @throws OAuthError */
export function clientOf(form: URLSearchParams, rules: AssertionRules): string {
  if (form.get("client_assertion_type") !== "urn:ietf:params:oauth:client-assertion-type:jwt-bearer") {
    throw refuse("The client_assertion_type is invalid.");
  }
  const jwt = parseJwt(form.get("client_assertion") ?? "");
  if (jwt === null) throw refuse("The client_assertion is not a valid JWT.");
  const { header, claims } = jwt;
  const clientId = String(claims.sub);
  const keys = rules.keysOf(clientId);
  if (keys === null || claims.iss !== clientId) throw refuse("Invalid value for 'client_id' parameter.");
  // Without a key id the only key is tried; of several none is guessed.
  const named =
    header.kid === undefined ? (keys.length === 1 ? keys : []) : keys.filter(({ kid }) => kid === header.kid);
  if (named.length === 0) throw refuse("The client_assertion JWT kid is invalid.");
  if (!named.some((key) => jwt.isSignedBy(key))) throw refuse("The client_assertion signature is invalid.");
  if (claims.aud !== rules.tokenUrl) {
    throw refuse("The audience claim for client_assertion must be the endpoint invoked for the request.");
  }
  checkTimes(claims, rules.nowSeconds);
  if (typeof claims.jti !== "string" || !rules.isFirstUse(claims.jti)) {
    throw refuse("The client_assertion token has already been used.");
  }
  return clientId;
}

function checkTimes({ exp, iat }: Record<string, unknown>, now: number): void {
  if (typeof exp !== "number") throw refuse("The client_assertion token must have an expiration.");
  if (exp <= now) throw refuse("The client_assertion token is expired.");
  if (exp > now + longestSeconds) throw refuse("The client_assertion token has an expiration too far in the future.");
  if (typeof iat === "number" && iat > now + toleranceSeconds) {
    throw refuse("The client_assertion token was issued in the future.");
  }
}
