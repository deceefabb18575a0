import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import { ConfigError, Secret } from "../../config.ts";
import type { SecretKey } from "./secret-key.ts";

export const sealedToken = z.object({
  algorithm: z.literal("AES-256-GCM"),
  keyId: z.string(),
  nonce: z.base64(),
  data: z.base64(),
  tag: z.base64(),
});
export type SealedToken = z.infer<typeof sealedToken>;

export type SealedUse = "okta-api-token" | "okta-private-key";

/** Bound to its org and its use: what is moved to another connection, or given out as something else, does not open. */
const boundTo = (organizationId: string, use: SealedUse) => Buffer.from(`${organizationId}\n${use}`);

export function sealToken(token: Secret, organizationId: string, use: SealedUse, key: SecretKey): SealedToken {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(boundTo(organizationId, use));
  const data = Buffer.concat([cipher.update(token.reveal(), "utf8"), cipher.final()]);
  return {
    algorithm: "AES-256-GCM",
    keyId: key.id,
    nonce: nonce.toString("base64"),
    data: data.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
  };
}

export function openToken(sealed: SealedToken, organizationId: string, use: SealedUse, key: SecretKey | null): Secret {
  const remedy = "Put the right key file back, or run access-graph connect again for this org.";
  if (key === null) throw new ConfigError(`The key that seals the tokens is missing. ${remedy}`);
  if (key.id !== sealed.keyId)
    throw new ConfigError(`The token was sealed with another key than the one found. ${remedy}`);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, Buffer.from(sealed.nonce, "base64"), {
      authTagLength: 16,
    });
    decipher.setAAD(boundTo(organizationId, use)).setAuthTag(Buffer.from(sealed.tag, "base64"));
    return new Secret(
      Buffer.concat([decipher.update(Buffer.from(sealed.data, "base64")), decipher.final()]).toString("utf8"),
    );
  } catch (error) {
    throw new ConfigError(`The sealed token was changed since it was stored. ${remedy}`, { cause: error });
  }
}
