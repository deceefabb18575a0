import { stat } from "node:fs/promises";
import { type Config, ConfigError } from "../../config.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Connection, openConnectionStore } from "../home/connection-store.ts";
import { readSecretKey, secretKeyPath } from "../home/secret-key.ts";
import { type Check, fail, failedBy, pass, warn } from "./check.ts";

export async function checkHome({ home }: Pick<Config, "home">): Promise<Check> {
  try {
    const found = await stat(home);
    if (!found.isDirectory())
      return fail(
        "home",
        `${home} is not a folder.`,
        "Move it away, or set ACCESS_GRAPH_HOME.",
        exitCodes.configuration,
      );
    if (process.platform !== "win32" && (found.mode & 0o077) !== 0) {
      return warn("home", `${home} can be entered by others`, `chmod 700 ${home}`);
    }
    return pass("home", home);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      return pass("home", `${home} (not there yet; made when needed)`);
    return failedBy("home", error);
  }
}

/** The key matters only where something is sealed with it. */
export async function checkKey(config: Pick<Config, "home" | "keyFile">, connections: Connection[]): Promise<Check> {
  try {
    const key = await readSecretKey(config);
    const others = connections.filter(({ token }) => token.keyId !== key?.id).map(({ name }) => name);
    if (others.length > 0) {
      throw new ConfigError(
        `${secretKeyPath(config)} is ${key === null ? "missing" : "not the key"} that sealed the tokens of ${others.join(", ")}. Put the right file back, or connect them again.`,
      );
    }
    return pass("key", key === null ? "none yet; made when needed" : secretKeyPath(config));
  } catch (error) {
    return failedBy("key", error);
  }
}

export async function checkConnections(
  config: Pick<Config, "home" | "keyFile">,
): Promise<{ check: Check; connections: Connection[] }> {
  const store = openConnectionStore(config);
  try {
    const connections = await store.list();
    const names = connections.map(({ name }) => name).join(", ");
    return { connections, check: pass("connections", names === "" ? "none stored" : names) };
  } catch (error) {
    return { connections: [], check: failedBy("connections", error) };
  }
}
