import { createPrivateKey, type KeyObject } from "node:crypto";
import { noAnswer } from "../broken-answers.ts";
import { OktaKeyError } from "../errors.ts";

export interface SigningKey {
  key: KeyObject;
  /** Which of the app's keys it is; null leaves it to Okta, which then tries the only one it has. */
  keyId: string | null;
}

const leastBits = 2_048;
const generate =
  "Make one in the Admin Console, on the service app's General tab under Public Keys (Add key > Generate new key), and copy the private key whole, as PEM or JSON.";

/** The private key of a service app, from PEM (PKCS#8 or PKCS#1) or a JWK in JSON. Errors show nothing of it. */
export function readSigningKey(text: string, keyId: string | null): SigningKey {
  const given = text.replace(/^\ufeff/, "").trim();
  if (given === "") throw wrongKey("is empty", generate);
  const read = given.startsWith("{") ? fromJwk(given) : { key: fromPem(given), keyId: null };
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = read.key;
  if (kind !== "rsa") throw wrongKind(kind ?? "unknown");
  const bits = details?.modulusLength ?? 0;
  if (bits < leastBits) throw wrongKey(`is an RSA key of ${bits} bits, and ${leastBits} are the least`, generate);
  return { key: read.key, keyId: keyId ?? read.keyId };
}

function fromJwk(text: string): SigningKey {
  let jwk: Record<string, unknown>;
  try {
    jwk = JSON.parse(text);
  } catch {
    throw wrongKey(
      "begins like a JWK and is not valid JSON",
      `Copy it whole, from the first brace to the last. ${generate}`,
    );
  }
  if (Array.isArray(jwk.keys)) {
    throw wrongKey("is a set of keys (JWKS)", "Give the one private key alone: one object out of “keys”.");
  }
  if (typeof jwk.kty !== "string") throw wrongKey("is JSON and no JWK: it has no “kty”", generate);
  if (jwk.kty !== "RSA") throw wrongKind(`“kty” ${/^\w{1,10}$/.test(jwk.kty) ? jwk.kty : "unknown"}`);
  if (jwk.d === undefined) throw publicHalf();
  const missing = ["n", "e", "d", "p", "q", "dp", "dq", "qi"].filter((name) => typeof jwk[name] !== "string");
  if (missing.length > 0) throw wrongKey(`is a malformed JWK: it has no ${missing.join(", ")}`, generate);
  try {
    const key = createPrivateKey({ key: jwk as never, format: "jwk" });
    return { key, keyId: typeof jwk.kid === "string" && jwk.kid !== "" ? jwk.kid : null };
  } catch {
    throw wrongKey("is a malformed JWK: its numbers make no RSA key", generate);
  }
}

function fromPem(given: string): KeyObject {
  // As variables of one line write it.
  const pem = given.includes("\n") ? given : given.replaceAll("\\n", "\n");
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1];
  if (label === undefined) throw wrongKey("is neither PEM (-----BEGIN …) nor a JWK in JSON", generate);
  if (/PUBLIC|CERTIFICATE/.test(label)) throw publicHalf();
  if (label === "ENCRYPTED PRIVATE KEY" || /^Proc-Type:.*ENCRYPTED/m.test(pem)) {
    throw wrongKey(
      "is locked with a passphrase",
      "Write it without: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEWKEY; it is sealed when it is stored.",
    );
  }
  if (label === "OPENSSH PRIVATE KEY") {
    throw wrongKey("is in the form of OpenSSH", `Turn a copy into PEM: ssh-keygen -p -m PEM -f COPY. ${generate}`);
  }
  try {
    return createPrivateKey(pem);
  } catch {
    throw wrongKey("is damaged: its PEM cannot be read", `Copy it whole, with its BEGIN and END lines. ${generate}`);
  }
}

function publicHalf(): OktaKeyError {
  return wrongKey(
    "is a public key or certificate, which Okta has already",
    "Give the private key that belongs to it: Okta shows it once, when it generates the pair.",
  );
}

function wrongKind(kind: string): OktaKeyError {
  return wrongKey(`is of the wrong kind (${kind}): only RSA keys are used here`, generate);
}

function wrongKey(what: string, remedy: string): OktaKeyError {
  return new OktaKeyError(
    `The private key of the service app ${what}.`,
    remedy,
    noAnswer("the private key", "Nothing was sent to Okta."),
  );
}
