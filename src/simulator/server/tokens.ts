import { createHash } from "node:crypto";

/** The IAM reader has a custom role: it reads all and changes nothing, roles included. */
export type TokenRole = "superAdmin" | "readOnlyAdmin" | "iamReader" | "noRole";

export type Tokens = Record<TokenRole, string>;

/** Looks like an Okta API token, and is worth nothing anywhere but at this simulated org. */
function token(seed: string, role: TokenRole): string {
  const text = createHash("sha512").update(`${seed}/${role}`).digest("base64url").replace(/[-_]/g, "Z");
  return `00${text.slice(0, 40)}`;
}

export function makeTokens(seed: string): Tokens {
  return {
    superAdmin: token(seed, "superAdmin"),
    readOnlyAdmin: token(seed, "readOnlyAdmin"),
    iamReader: token(seed, "iamReader"),
    noRole: token(seed, "noRole"),
  };
}

/** The service app behind an access token; null behind an API token. */
export interface Client {
  id: string;
  scopes: readonly string[];
  scheme: "Bearer" | "DPoP";
}

export type Identity =
  | { kind: "token"; role: TokenRole; client: Client | null }
  /** An access token that is not accepted, in the words of the header that says why. */
  | { kind: "refused"; challenge: string; nonce: string | null }
  | { kind: "none" }
  | { kind: "unknown" }
  | { kind: "malformed" };

export function identify(tokens: Tokens, authorization: string | undefined): Identity {
  if (authorization === undefined) return { kind: "none" };
  const match = /^SSWS ([\w-]+)$/.exec(authorization);
  if (match === null) return { kind: "malformed" };
  const role = (Object.keys(tokens) as TokenRole[]).find((name) => tokens[name] === match[1]);
  return role === undefined ? { kind: "unknown" } : { kind: "token", role, client: null };
}
