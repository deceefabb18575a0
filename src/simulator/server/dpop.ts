import { createHash, type JsonWebKey, randomBytes } from "node:crypto";
import { parseJwt } from "./jwt.ts";

export type ProofTrouble = "use_dpop_nonce" | "invalid_dpop_proof";

export interface ProofCheck {
  method: string;
  /** Without its query. */
  url: string;
  /** What the proof must be bound to; null at the token endpoint. */
  accessToken: string | null;
  nowSeconds: number;
  /** Null where no nonce is asked for. */
  nonce: string | null;
}

const toleranceSeconds = 300;

/** Checks proofs of possession (RFC 9449); none is good twice. */
export function createProofs() {
  const used = new Set<string>();
  return {
    /** The thumbprint of the key that proved itself, or what is wrong. */
    check(proof: string, { method, url, accessToken, nowSeconds, nonce }: ProofCheck) {
      const wrong = (description: string, error: ProofTrouble = "invalid_dpop_proof") => ({ error, description });
      const jwt = parseJwt(proof);
      const jwk = jwt?.header.jwk as JsonWebKey | undefined;
      if (jwt?.header.typ !== "dpop+jwt" || typeof jwk !== "object" || jwk === null) {
        return wrong("The DPoP proof JWT is malformed.");
      }
      if (jwk.d !== undefined) return wrong("The DPoP proof JWT must not hold a private key.");
      if (!jwt.isSignedBy(jwk)) return wrong("The DPoP proof JWT signature is invalid.");
      const { htm, htu, iat, jti, ath, nonce: given } = jwt.claims;
      if (htm !== method) return wrong("'htm' claim in the DPoP proof JWT is invalid.");
      if (htu !== url) return wrong("'htu' claim in the DPoP proof JWT is invalid.");
      if (typeof iat !== "number" || Math.abs(nowSeconds - iat) > toleranceSeconds) {
        return wrong("'iat' claim in the DPoP proof JWT is invalid.");
      }
      const hash = accessToken === null ? undefined : createHash("sha256").update(accessToken).digest("base64url");
      if (ath !== hash) return wrong("'ath' claim in the DPoP proof JWT is invalid.");
      if (nonce !== null && given !== nonce) {
        return wrong("Authorization server requires nonce in DPoP proof.", "use_dpop_nonce");
      }
      if (typeof jti !== "string" || used.has(jti)) return wrong("The DPoP proof JWT has already been used.");
      used.add(jti);
      return { thumbprint: thumbprintOf(jwk) };
    },
  };
}

export const newNonce = () => randomBytes(18).toString("base64url");

/** RFC 7638: the members a key must have, in the order of their names. */
function thumbprintOf({ kty, crv, x, y, e, n }: JsonWebKey): string {
  const members = kty === "RSA" ? { e, kty, n } : { crv, kty, x, y };
  return createHash("sha256").update(JSON.stringify(members)).digest("base64url");
}
