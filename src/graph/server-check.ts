import type { Driver } from "neo4j-driver";
import { GraphError, toGraphError } from "./errors.ts";
import type { GraphSettings } from "./graph.ts";

/** The oldest Neo4j the product is tested with. */
export const oldestVersion = "5.26";

/**
 * @returns the server's version, e.g. `5.26.25`
 * @throws GraphError UNAVAILABLE, SIGN_IN or VERSION, each with what to do
 */
export async function checkServer(driver: Driver, settings: GraphSettings): Promise<string> {
  let agent: string;
  try {
    const database = settings.database === null ? {} : { database: settings.database };
    const info = await driver.getServerInfo(database);
    agent = info.agent ?? "";
    await driver.verifyAuthentication(database);
  } catch (error) {
    const translated = toGraphError(error, "the first contact");
    if (translated instanceof GraphError && translated.failure === "UNAVAILABLE") {
      throw new GraphError(
        "UNAVAILABLE",
        `Neo4j cannot be reached at ${settings.uri}. Check that it runs, that the port is right, and that neo4j:// is used for a cluster or Aura and bolt:// behind a port mapping.`,
        { cause: error },
      );
    }
    throw translated;
  }
  const version = agent.replace(/^Neo4j\//, "");
  if (!isSupported(version)) {
    throw new GraphError(
      "VERSION",
      `The Neo4j server is version ${version || "unknown"}; Access Graph needs ${oldestVersion} or newer. Nothing was written. Upgrade the server or set NEO4J_URI to another.`,
    );
  }
  return version;
}

/** @param version as the server tells it: `5.26.25`, `2026.05.0`, on Aura `5.27-aura` */
export function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map((part) => Number.parseInt(part, 10));
  const [oldestMajor = 0, oldestMinor = 0] = oldestVersion.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
