import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { diskFull, LocalServerError, THREE_WAYS } from "./local-server-error.ts";

const POM = fileURLToPath(new URL("../../../neo4j/pom.xml", import.meta.url));
const PROGRESS_EVERY_MS = 3_000;

export function findMaven(env: NodeJS.ProcessEnv): string {
  const homes = [env.MAVEN_HOME, env.M2_HOME].flatMap((home) => (home ? [join(home, "bin")] : []));
  const path = (env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const folder of [...homes, ...path]) {
    const candidate = join(folder, "mvn");
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // The next folder may have it.
    }
  }
  throw new LocalServerError(
    "MAVEN_MISSING",
    "Maven (mvn), which gets Neo4j the first time, was not found by PATH, MAVEN_HOME or M2_HOME.",
    THREE_WAYS,
  );
}

export interface MavenRun {
  maven: string;
  javaHome: string;
  version: string;
  into: string;
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
  signal?: AbortSignal | undefined;
}

/** Copies the jars that the POM names, and all that they need, into a folder. */
export async function resolveJars(run: MavenRun): Promise<void> {
  const output: string[] = [];
  let downloaded = 0;
  const began = Date.now();
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000);
    run.log(`Getting Neo4j ${run.version} by Maven: ${downloaded} files downloaded, ${seconds} s`);
  }, PROGRESS_EVERY_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(
        run.maven,
        [
          "-B",
          "-f",
          POM,
          `-Dneo4j.version=${run.version}`,
          "dependency:copy-dependencies",
          "-DincludeScope=runtime",
          `-DoutputDirectory=${run.into}`,
        ],
        {
          env: { ...withoutOurs(run.env), JAVA_HOME: run.javaHome },
          stdio: ["ignore", "pipe", "pipe"],
          ...(run.signal ? { signal: run.signal } : {}),
        },
      );
      let rest = "";
      const take = (chunk: Buffer) => {
        const lines = (rest + chunk.toString("utf8")).split(/\r?\n/);
        rest = lines.pop() ?? "";
        for (const line of lines) {
          if (line.includes("Downloaded from")) downloaded += 1;
          else if (!line.includes("Downloading from")) output.push(line);
        }
      };
      child.stdout.on("data", take);
      child.stderr.on("data", take);
      child.once("error", reject);
      child.once("close", (exit) => {
        if (rest) output.push(rest);
        resolve(exit);
      });
    });
    if (code !== 0) throw mavenError(code, output, run.into);
  } finally {
    clearInterval(progress);
  }
}

/** Maven needs the user's proxies, settings and mirrors, but none of this product's secrets. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(OKTA|NEO4J|ACCESS_GRAPH)_/.test(name)));
}

function mavenError(code: number | null, output: string[], into: string): LocalServerError {
  const errors = output.filter((line) => line.startsWith("[ERROR]")).map((line) => line.slice("[ERROR]".length).trim());
  const told = (errors.length > 0 ? errors : output.slice(-5))
    .filter(
      (line) =>
        line && !/^(To see the full stack trace|Re-run Maven|For more information|\[Help|After correcting)/.test(line),
    )
    .slice(0, 4)
    // A mirror's address may carry its password.
    .map((line) => `  ${line.replaceAll(/:\/\/[^/\s@]+@/g, "://").slice(0, 400)}`);
  if (told.some((line) => line.includes("No space left on device"))) return diskFull(into);
  return new LocalServerError(
    "MAVEN_FAILED",
    [`Maven could not get Neo4j's jars (exit code ${code ?? "none, it was ended"}):`, ...told].join("\n"),
    "Check that Maven reaches its repository (network, proxy, ~/.m2/settings.xml) and run the command again; " +
      "or start a Docker engine; or set NEO4J_URI to a Neo4j of your own.",
  );
}
