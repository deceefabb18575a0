import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import type { Answer } from "../transport.ts";

/** Okta keeps a nonce for its token endpoint and may keep another for its API. */
export type ProvedTo = "TOKEN_ENDPOINT" | "API";

export interface Prover {
  /** A proof for one sending of one request: none is used twice. */
  prove(to: ProvedTo, method: string, url: string, accessToken: string | null): Promise<string>;
  /** Remembers the nonce an answer brings; true when it was refused for want of that nonce. */
  learn(to: ProvedTo, answer: Answer): boolean;
}

/** Proofs of possession (RFC 9449). The key pair is made in memory and leaves with the process; tokens are bound to it. */
export function createProver(): Prover {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } as { kty: string } };
  const nonces = new Map<ProvedTo, string>();
  return {
    async prove(to, method, url, accessToken) {
      const { origin, pathname } = new URL(url);
      // Loaded only where it is used: every command that signs in by an API token starts without it.
      const { SignJWT } = await import("jose");
      const nonce = nonces.get(to);
      return await new SignJWT({
        htm: method,
        htu: origin + pathname,
        ...(accessToken === null ? {} : { ath: createHash("sha256").update(accessToken).digest("base64url") }),
        ...(nonce === undefined ? {} : { nonce }),
      })
        .setProtectedHeader(header)
        .setIssuedAt(Math.floor(Date.now() / 1_000))
        .setJti(randomUUID())
        .sign(privateKey);
    },
    learn(to, answer) {
      const nonce = answer.headers.get("dpop-nonce");
      if (nonce === null || !/^[\x21-\x7e]{1,1000}$/.test(nonce)) return false;
      nonces.set(to, nonce);
      return (answer.status === 400 || answer.status === 401) && wantsNonce(answer);
    },
  };
}

function wantsNonce({ headers, text }: Answer): boolean {
  if (headers.get("www-authenticate")?.includes("use_dpop_nonce")) return true;
  return /"error"\s*:\s*"use_dpop_nonce"/.test(text.slice(0, 2_000));
}
