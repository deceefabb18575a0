import { createPublicKey, type JsonWebKey, verify } from "node:crypto";

export interface Jwt {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Whether the key that is said to have signed it has. */
  isSignedBy(key: JsonWebKey): boolean;
}

const digests: Record<string, string> = { "256": "sha256", "384": "sha384", "512": "sha512" };

/** A signed token taken apart; null for what is none. Nothing of it is to be believed before its signature is. */
export function parseJwt(text: string): Jwt | null {
  const parts = text.split(".");
  const [head = "", body = "", signature = ""] = parts;
  if (parts.length !== 3 || signature === "") return null;
  const header = jsonIn(head);
  const claims = jsonIn(body);
  if (header === null || claims === null) return null;
  return {
    header,
    claims,
    isSignedBy(key) {
      const match = /^(RS|ES)(256|384|512)$/.exec(String(header.alg));
      if (match === null || key.kty !== (match[1] === "RS" ? "RSA" : "EC")) return false;
      try {
        return verify(
          digests[match[2] as string],
          Buffer.from(`${head}.${body}`),
          { key: createPublicKey({ key, format: "jwk" }), dsaEncoding: "ieee-p1363" },
          Buffer.from(signature, "base64url"),
        );
      } catch {
        return false;
      }
    },
  };
}

function jsonIn(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Jwt["claims"]) : null;
  } catch {
    return null;
  }
}
