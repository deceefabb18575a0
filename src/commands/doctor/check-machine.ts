import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { Config } from "../../config.ts";
import { requireDockerEngine } from "../../graph/local-server/docker.ts";
import { findJava, isSupported } from "../../graph/local-server/find-java.ts";
import { completeJars } from "../../graph/local-server/jars.ts";
import { findMaven } from "../../graph/local-server/maven.ts";
import { settle, wantedWay } from "../../graph/local-server/options.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Check, fail, failedBy, pass, warn } from "./check.ts";

const oldestNode = [20, 19] as const;
const littleBytes = 2 * 1024 ** 3;
const tooLittleBytes = 200 * 1024 ** 2;

const oneOfThree =
  "One of three is needed: Java 17 or newer with Maven; or a running Docker engine; or NEO4J_URI for a Neo4j of your own.";

export function checkNode(version = process.versions.node): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return pass("node", `Node.js ${version}`);
  return fail(
    "node",
    `Node.js ${version} is too old.`,
    `Install Node.js ${oldestNode.join(".")} or newer.`,
    exitCodes.configuration,
  );
}

export function checkDisk({ home }: Pick<Config, "home">): Check {
  let folder = home;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GB free where ${home} lies`;
  const remedy = "Free some, or set ACCESS_GRAPH_HOME to a folder on another disk.";
  if (free < tooLittleBytes) return fail("disk", detail, remedy, exitCodes.database);
  return free < littleBytes ? warn("disk", detail, remedy) : pass("disk", detail);
}

/** Whether this machine can run the managed Neo4j; of no interest where NEO4J_URI names another. */
export async function checkLocalServerWays(
  { neo4j, home, env, cache }: Pick<Config, "neo4j" | "home" | "env" | "cache">,
  javaFolders?: string[],
): Promise<Check[]> {
  if (neo4j.kind === "uri") return [pass("java, maven, docker", "not needed: NEO4J_URI is set")];
  let wanted: "maven" | "docker" | null;
  try {
    wanted = wantedWay(settle({ home, cache, env }));
  } catch (error) {
    return [failedBy("ACCESS_GRAPH_NEO4J", error)];
  }
  const java =
    wanted === "docker"
      ? null
      : await attempt(async () => {
          const found = await findJava(env, javaFolders);
          return { found, text: `Java ${found.version} at ${found.path}` };
        });
  const maven =
    wanted === "docker"
      ? null
      : await attempt(async () => ({
          text: completeJars(cache) === null ? findMaven(env) : "not needed: Neo4j is here already",
        }));
  const process = java?.ok === true && maven?.ok === true;
  const docker =
    process || wanted === "maven"
      ? null
      : await attempt(async () => {
          await requireDockerEngine({ env });
          return { text: "the engine answers" };
        });
  const usable = process || docker?.ok === true;
  const remedy = wanted === null ? oneOfThree : `${oneOfThree} ACCESS_GRAPH_NEO4J allows ${wanted} only.`;
  // One way is enough: the others may be missing.
  const told = (name: string, looked: { ok: boolean; text: string } | null): Check[] => {
    if (looked === null) return [];
    if (looked.ok) return [pass(name, looked.text)];
    return [usable ? pass(name, "not found, and not needed") : fail(name, looked.text, remedy, exitCodes.database)];
  };
  const strange = java?.ok === true && !isSupported(java.value.found);
  const javaTold = strange
    ? [warn("java", java.text, "Neo4j 5.26 is released for Java 17 and 21; this one may work.")]
    : told("java", java);
  return [...javaTold, ...told("maven", maven), ...told("docker", docker)];
}

async function attempt<T extends { text: string }>(
  look: () => Promise<T>,
): Promise<{ ok: true; text: string; value: T } | { ok: false; text: string; value: null }> {
  try {
    const value = await look();
    return { ok: true, text: value.text, value };
  } catch (error) {
    return { ok: false, text: (error as Error).message.split("\n")[0] ?? "", value: null };
  }
}
