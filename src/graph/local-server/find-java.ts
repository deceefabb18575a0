import { execFile } from "node:child_process";
import { accessSync, constants, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { LocalServerError, THREE_WAYS } from "./local-server-error.ts";

export interface Java {
  path: string;
  /** The folder that JAVA_HOME would name. */
  home: string;
  major: number;
  /** As `java -version` says it. */
  version: string;
}

const LEAST_MAJOR = 17;
/** What Neo4j 5.26 is released for; others of at least 17 work, but are nobody's promise. */
const SUPPORTED_MAJORS = [17, 21];

/** Folders that hold Java installations, one a subfolder. */
export function usualJavaFolders(env: NodeJS.ProcessEnv): string[] {
  const user = env.HOME;
  return [
    "/usr/lib/jvm",
    "/usr/lib64/jvm",
    "/usr/java",
    "/opt/java",
    "/Library/Java/JavaVirtualMachines",
    "/opt/homebrew/opt",
    "/usr/local/opt",
    ...(user
      ? [
          join(user, "Library/Java/JavaVirtualMachines"),
          join(user, ".sdkman/candidates/java"),
          join(user, ".jdks"),
          join(user, ".asdf/installs/java"),
          join(user, ".local/share/mise/installs/java"),
        ]
      : []),
  ];
}

/** The first Java that Neo4j supports; else the first that is new enough; else an error that says what was found. */
export async function findJava(env: NodeJS.ProcessEnv, folders = usualJavaFolders(env)): Promise<Java> {
  const found: Java[] = [];
  for (const path of candidates(env, folders)) {
    const java = await askVersion(path, env);
    if (!java) continue;
    if (SUPPORTED_MAJORS.includes(java.major)) return java;
    found.push(java);
  }
  const usable = found.find((java) => java.major >= LEAST_MAJOR);
  if (usable) return usable;
  const newest = found.sort((a, b) => b.major - a.major)[0];
  if (newest) {
    throw new LocalServerError(
      "JAVA_TOO_OLD",
      `Java ${newest.version} at ${newest.path} is too old: Neo4j needs Java ${LEAST_MAJOR} or newer.`,
      THREE_WAYS,
    );
  }
  throw new LocalServerError(
    "JAVA_MISSING",
    "No Java was found by JAVA_HOME, PATH or in the usual folders.",
    THREE_WAYS,
  );
}

export function isSupported(java: Java): boolean {
  return SUPPORTED_MAJORS.includes(java.major);
}

/** Each real file once, however many links lead to it. */
function candidates(env: NodeJS.ProcessEnv, folders: string[]): string[] {
  const paths = [
    ...(env.JAVA_HOME ? [join(env.JAVA_HOME, "bin", "java")] : []),
    ...(env.PATH ?? "").split(delimiter).flatMap((folder) => (folder ? [join(folder, "java")] : [])),
    ...folders.flatMap((folder) =>
      subfolders(folder).flatMap((name) => [
        join(folder, name, "bin", "java"),
        join(folder, name, "Contents", "Home", "bin", "java"),
      ]),
    ),
  ];
  const real = paths.flatMap((path) => {
    try {
      accessSync(path, constants.X_OK);
      return [realpathSync(path)];
    } catch {
      return [];
    }
  });
  return [...new Set(real)];
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder).sort().reverse();
  } catch {
    return [];
  }
}

/** Null when it does not run at all, such as the stub that macOS has in place of a Java. */
async function askVersion(path: string, env: NodeJS.ProcessEnv): Promise<Java | null> {
  try {
    const { stdout, stderr } = await promisify(execFile)(path, ["-version"], {
      env: { PATH: env.PATH, HOME: env.HOME },
      timeout: 30_000,
    });
    const version = /version "([^"]+)"/.exec(stderr + stdout)?.[1] ?? "";
    // Up to 8 they were called 1.x.
    const major = /^(?:1\.)?(\d+)/.exec(version)?.[1];
    return major ? { path, home: dirname(dirname(path)), major: Number(major), version } : null;
  } catch {
    return null;
  }
}
