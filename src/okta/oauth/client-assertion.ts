import { randomUUID } from "node:crypto";
import type { SigningKey } from "./signing-key.ts";

/** Okta takes assertions that end within the hour; none is used twice. */
const lifetimeSeconds = 300;

/** Says who asks for a token, signed with the app's private key (RFC 7523). */
export async function signAssertion(clientId: string, { key, keyId }: SigningKey, audience: string): Promise<string> {
  // Loaded only where it is used: every command that signs in by an API token starts without it.
  const { SignJWT } = await import("jose");
  const now = Math.floor(Date.now() / 1_000);
  return await new SignJWT()
    .setProtectedHeader(keyId === null ? { alg: "RS256" } : { alg: "RS256", kid: keyId })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetimeSeconds)
    .setJti(randomUUID())
    .sign(key);
}
