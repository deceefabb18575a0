import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type Config, ConfigError } from "../../config.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Connection, openConnectionStore, sealedOf } from "../home/connection-store.ts";
import { readSecretKey, secretKeyPath } from "../home/secret-key.ts";
import { type Check, fail, failedBy, pass, warn } from "./check.ts";

export async function checkHome({ home }: Pick<Config, "home">): Promise<Check> {
  const elsewhere = "or set ACCESS_GRAPH_HOME to a folder of your own.";
  try {
    const found = await stat(home).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (found !== null && !found.isDirectory())
      return fail("home", `${home} is not a folder.`, `Move it away, ${elsewhere}`, exitCodes.configuration);
    const trouble = await whyUnwritable(found === null ? dirname(home) : home);
    if (trouble !== null)
      return fail("home", trouble, `Give this user the right to write there, ${elsewhere}`, exitCodes.configuration);
    if (found === null) return pass("home", `${home} (not there yet; made when needed)`);
    if (process.getuid !== undefined && found.uid !== process.getuid())
      return warn("home", `${home} belongs to another user (${found.uid})`, `Run as that user, ${elsewhere}`);
    if (process.platform !== "win32" && (found.mode & 0o077) !== 0)
      return warn("home", `${home} can be entered by others`, `chmod 700 ${home}`);
    return pass("home", home);
  } catch (error) {
    return failedBy("home", error);
  }
}

/** Asks the folder itself, or where it is not there yet the one it would be made in. Writes nothing. */
async function whyUnwritable(folder: string): Promise<string | null> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && dirname(folder) !== folder) return await whyUnwritable(dirname(folder));
    return `Cannot write to ${folder} (${code}).`;
  }
}

/** The key matters only where something is sealed with it. */
export async function checkKey(config: Pick<Config, "home" | "keyFile">, connections: Connection[]): Promise<Check> {
  try {
    const key = await readSecretKey(config);
    const others = connections.filter((one) => sealedOf(one).keyId !== key?.id).map(({ name }) => name);
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
  config: Pick<Config, "home" | "keyFile" | "okta">,
): Promise<{ check: Check; connections: Connection[] }> {
  const store = openConnectionStore(config);
  try {
    const connections = await store.list();
    if (connections.length === 0 && config.okta === null) {
      const remedy =
        "access-graph connect your-org.okta.com --token-file FILE; or access-graph demo, which needs no org";
      return { connections, check: warn("connections", "no org is connected, so there is nothing to sync", remedy) };
    }
    const names = connections.map(({ name }) => name).join(", ");
    return {
      connections,
      check: pass("connections", names === "" ? "none stored; the environment names an org" : names),
    };
  } catch (error) {
    return { connections: [], check: failedBy("connections", error) };
  }
}
