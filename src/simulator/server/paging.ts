import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Where a walk stands: after this key in the list's order, and how many pages it has had. */
export interface Position {
  after: string;
  page: number;
}

export interface Cursors {
  seal(list: string, position: Position): string;
  /** Null for anything this server did not make for that list. */
  open(list: string, cursor: string): Position | null;
}

/** Cursors are sealed with a key of this run: a client cannot read, make or carry one over to another list. */
export function createCursors(): Cursors {
  const key = randomBytes(32);
  return {
    seal(list, position) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(list));
      const sealed = Buffer.concat([cipher.update(`${position.page} ${position.after}`, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open(list, cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      if (bytes.length < 29) return null;
      try {
        const opener = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(list));
        opener.setAuthTag(bytes.subarray(12, 28));
        const text = Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString("utf8");
        const space = text.indexOf(" ");
        return { page: Number(text.slice(0, space)), after: text.slice(space + 1) };
      } catch {
        return null;
      }
    },
  };
}

/** The first place in the sorted keys that is past `after`. */
function firstAfter(keys: readonly string[], after: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as string) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The next page of a list in key order. A cursor says "after this key", so whatever comes or goes during a walk, no key that
 * stays is missed or met twice.
 */
export function takePage(
  keys: readonly string[],
  after: string | null,
  limit: number,
  accept: (key: string) => boolean,
): { page: string[]; more: boolean } {
  const page: string[] = [];
  for (let i = after === null ? 0 : firstAfter(keys, after); i < keys.length; i++) {
    const key = keys[i] as string;
    if (!accept(key)) continue;
    if (page.length === limit) return { page, more: true };
    page.push(key);
  }
  return { page, more: false };
}
