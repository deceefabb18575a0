import { createHash, randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "../../config.ts";
import type { Layout } from "./layout.ts";
import { LocalServerError } from "./local-server-error.ts";

/**
 * The password of this home, made on first use. Neo4j is given it as `auth.ini`, the file that Neo4j's own
 * `set-initial-password` writes: that tool takes the password as an argument, which every user of the machine could
 * read, while the file holds only a salted hash. The server reads it when it makes its user, at its first start, so it
 * is written before every start that may be the first: a start that was cut short finds it again.
 */
export function ensurePassword(layout: Layout): Secret {
  const initialised = existsSync(join(layout.data, "databases", "system"));
  if (!existsSync(layout.password)) {
    if (initialised) throw wrongPassword(layout, `The password file ${layout.password} is missing.`);
    writeSecretFile(layout.password, `${randomBytes(24).toString("base64url")}\n`);
  }
  const password = readPassword(layout);
  const authFile = join(layout.data, "dbms", "auth.ini");
  if (!initialised || !existsSync(authFile)) {
    rmSync(authFile, { force: true });
    writeSecretFile(authFile, `${authLine(password)}\n`);
  }
  return password;
}

export function readPassword(layout: Layout): Secret {
  let text: string;
  try {
    text = readFileSync(layout.password, "utf8").trim();
  } catch (error) {
    throw wrongPassword(layout, `The password file ${layout.password} cannot be read.`, error);
  }
  if (text.length < 8) throw wrongPassword(layout, `The password file ${layout.password} is empty or cut short.`);
  return new Secret(text);
}

export function wrongPassword(layout: Layout, problem: string, cause?: unknown): LocalServerError {
  return new LocalServerError(
    "PASSWORD_WRONG",
    `${problem} The server's data cannot be opened without it.`,
    `Put the file back from a copy; or stop the server, remove ${layout.data} together with the password file, ` +
      "and sync again: all of it is read anew from Okta.",
    cause === undefined ? undefined : { cause },
  );
}

/** Whole or not there at all, and never over one that is there. */
function writeSecretFile(path: string, content: string): void {
  const part = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(part, content, { mode: 0o600, flag: "wx", flush: true });
    linkSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}

function authLine(password: Secret): string {
  const iterations = 1024;
  const salt = randomBytes(32);
  let hash = createHash("sha256").update(salt).update(password.reveal()).digest();
  for (let done = 1; done < iterations; done += 1) hash = createHash("sha256").update(hash).digest();
  return `neo4j:SHA-256,${hash.toString("hex")},${salt.toString("hex")},${iterations}:`;
}
