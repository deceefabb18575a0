import { createHash } from "node:crypto";
import type { SimAppKey } from "../org/admin-records.ts";

/** Looks like the public half of an RSA key of 2048 bits; nothing was ever signed with it. */
export function publicKey(key: SimAppKey): Record<string, unknown> {
  const parts = [0, 1, 2, 3].map((part) => createHash("sha512").update(`${key.kid}/${part}`).digest());
  return {
    kid: key.kid,
    kty: "RSA",
    alg: "RS256",
    use: "sig",
    e: "AQAB",
    n: Buffer.concat(parts).toString("base64url"),
    status: key.status,
    created: key.created,
    lastUpdated: key.lastUpdated,
  };
}
