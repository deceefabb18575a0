import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Config, ConfigError } from "../../config.ts";
import { createFileOnce, createHome } from "./private-file.ts";

/** The key that seals tokens. Its id tells which key sealed what, and nothing about the key. */
export interface SecretKey {
  id: string;
  bytes: Buffer;
}

const keyBytes = 32;
const again = "Put the right file back, or run access-graph connect again for each org.";

export function secretKeyPath(config: Pick<Config, "home" | "keyFile">): string {
  return config.keyFile ?? join(config.home, "secret.key");
}

/** The key in use; null when the home has none yet. A key file of the operator's own must be there. */
export async function readSecretKey(config: Pick<Config, "home" | "keyFile">): Promise<SecretKey | null> {
  const path = secretKeyPath(config);
  let text: string;
  let mode: number;
  try {
    mode = (await stat(path)).mode;
    text = await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && config.keyFile === null) return null;
    throw new ConfigError(`The key file ${path} cannot be read (${code}). ${again}`, { cause: error });
  }
  // A key mounted by an orchestrator may be readable by the service's group; one that everybody can read is no secret.
  const forbidden = config.keyFile === null ? 0o077 : 0o007;
  if (process.platform !== "win32" && (mode & forbidden) !== 0) {
    throw new ConfigError(`The key file ${path} can be read by others: run chmod 600 ${path}, then try again.`);
  }
  const bytes = Buffer.from(text.trim(), "base64");
  if (bytes.length !== keyBytes || !/^[A-Za-z0-9+/]{43}=$/.test(text.trim())) {
    throw new ConfigError(
      `The key file ${path} does not hold a key (${keyBytes} bytes in base64, as openssl rand -base64 ${keyBytes} prints). ${again}`,
    );
  }
  return { id: createHash("sha256").update("access-graph key id").update(bytes).digest("hex").slice(0, 16), bytes };
}

/** The key in use, made on first need. */
export async function ensureSecretKey(config: Pick<Config, "home" | "keyFile">): Promise<SecretKey> {
  const existing = await readSecretKey(config);
  if (existing !== null) return existing;
  const path = secretKeyPath(config);
  await createHome(dirname(path));
  await createFileOnce(path, `${randomBytes(keyBytes).toString("base64")}\n`);
  // Read back: when two processes come here at once, both use the key of the one that was first.
  const made = await readSecretKey(config);
  if (made === null) throw new ConfigError(`The key file ${path} vanished while it was made. Try again.`);
  return made;
}
