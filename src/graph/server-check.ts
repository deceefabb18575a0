import { type Driver, Neo4jError } from "neo4j-driver";
import { GraphError, toGraphError } from "./errors.ts";
import type { GraphSettings } from "./graph.ts";

/** The oldest Neo4j the product is tested with. */
export const oldestVersion = "5.26";

/**
 * @returns the server's version, e.g. `5.26.25`
 * @throws GraphError UNAVAILABLE, SIGN_IN or VERSION, each with what to do
 */
export async function checkServer(driver: Driver, settings: GraphSettings): Promise<string> {
  const database = settings.database === null ? {} : { database: settings.database };
  try {
    const { agent = "" } = await driver.getServerInfo(database);
    const version = agent.replace(/^Neo4j\//, "");
    // Before any other question: what comes next is not understood by servers that are much older.
    if (!isSupported(version)) throw tooOld(`is version ${version || "unknown"}`);
    await driver.verifyAuthentication(database);
    return version;
  } catch (error) {
    throw firstContactError(error, settings);
  }
}

function firstContactError(error: unknown, { uri }: GraphSettings): Error {
  // Of what was answered by another protocol the driver tells in words only.
  if (error instanceof Neo4jError && /protocol version/i.test(error.message))
    return tooOld("speaks no version of Bolt that is known here", error);
  if (error instanceof Neo4jError && /responded HTTP/.test(error.message)) {
    return new GraphError(
      "UNAVAILABLE",
      `${uri} answers HTTP. Set NEO4J_URI to the address of Bolt, whose port is 7687 unless it was changed.`,
      { cause: error },
    );
  }
  const translated = toGraphError(error, "the first contact");
  if (!(translated instanceof GraphError) || translated.failure !== "UNAVAILABLE") return translated;
  return new GraphError(
    "UNAVAILABLE",
    `Neo4j cannot be reached at ${uri}. Check that it runs, that the port is right, and that neo4j:// is used for a cluster or Aura and bolt:// behind a port mapping.`,
    { cause: error },
  );
}

function tooOld(which: string, cause?: unknown): GraphError {
  return new GraphError(
    "VERSION",
    `The Neo4j server ${which}; Access Graph needs ${oldestVersion} or newer. Nothing was written. Upgrade the server or set NEO4J_URI to another.`,
    { cause },
  );
}

/** @param version as the server tells it: `5.26.25`, `2026.05.0`, on Aura `5.27-aura` */
export function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map((part) => Number.parseInt(part, 10));
  const [oldestMajor = 0, oldestMinor = 0] = oldestVersion.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
