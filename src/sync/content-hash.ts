import { createHash } from "node:crypto";

/**
 * A short fingerprint of what a node or edge is about to hold. Equal content has equal hashes, so that an unchanged object
 * costs one comparison and no write. 96 bits: two different contents of one object will not meet by chance.
 */
export function contentHash(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 16);
}
