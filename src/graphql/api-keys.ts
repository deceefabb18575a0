import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** An API key as it is kept: the hash of its secret, never the secret. */
export interface ApiKeyRecord {
  id: string;
  name: string;
  /** SHA-256 of the secret, hexadecimal. The secret is 256 random bits, so a slow hash would add nothing. */
  hash: string;
  /** Whether its callers may only ask, and send no mutations. Keys made before there were such have none. */
  readOnly?: boolean | undefined;
}

/** Makes a key. The text is what callers send as `Authorization: Bearer …`; it cannot be had again. */
export function createApiKey(name: string, readOnly = false): { record: ApiKeyRecord; text: string } {
  const id = randomBytes(6).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  return { record: { id, name, hash: sha256(secret).toString("hex"), readOnly }, text: `agk_${id}.${secret}` };
}

/** @returns the key that was presented; null when there is none such. Takes the same time whichever it is. */
export function verifyApiKey(records: readonly ApiKeyRecord[], presented: string): ApiKeyRecord | null {
  const [, id, secret] = /^agk_([0-9a-f]{1,64})\.([A-Za-z0-9_-]{22,128})$/.exec(presented) ?? [];
  if (id === undefined || secret === undefined) return null;
  const record = records.find((candidate) => candidate.id === id);
  const expected = Buffer.from(record?.hash ?? "", "hex");
  const actual = sha256(secret);
  const same = timingSafeEqual(expected.length === actual.length ? expected : Buffer.alloc(actual.length), actual);
  return same && record !== undefined ? record : null;
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
