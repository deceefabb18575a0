/** What kept the managed Neo4j from running; each code has one cause and one remedy. */
export type LocalServerErrorCode =
  | "JAVA_MISSING"
  | "JAVA_TOO_OLD"
  | "MAVEN_MISSING"
  | "MAVEN_FAILED"
  | "DOCKER_UNAVAILABLE"
  | "DOCKER_FAILED"
  | "CACHE_BROKEN"
  | "HOME_UNWRITABLE"
  | "DISK_FULL"
  | "PORT_TAKEN"
  | "DATA_LOCKED"
  | "STORE_CORRUPT"
  | "DATABASE_STOPPED"
  | "PASSWORD_WRONG"
  | "MEMORY"
  | "ALREADY_RUNNING"
  | "START_FAILED";

/** The managed local server cannot do what was asked. `message` holds the remedy too, so that printing it is enough. */
export class LocalServerError extends Error {
  override name = "LocalServerError";
  readonly code: LocalServerErrorCode;
  /** The message without the remedy. */
  readonly problem: string;
  readonly remedy: string;

  constructor(code: LocalServerErrorCode, problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem}\n${remedy}`, options);
    this.code = code;
    this.problem = problem;
    this.remedy = remedy;
  }
}

export const THREE_WAYS =
  "Access Graph gets its Neo4j in one of three ways: install Java 17 or newer and Maven (the server then runs as a process); " +
  "or start a Docker engine (it then runs as a container); or set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD to a Neo4j 5.26 or newer of your own.";

/** Turns a failed file operation below `path` into the error that names its remedy. */
export function fileSystemError(error: unknown, path: string, broken: "HOME_UNWRITABLE" | "CACHE_BROKEN"): unknown {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (syscall?.startsWith("spawn")) return error;
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(path, error);
  if (code && ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT", "ELOOP"].includes(code)) {
    const variable = broken === "HOME_UNWRITABLE" ? "ACCESS_GRAPH_HOME" : "ACCESS_GRAPH_CACHE";
    return new LocalServerError(
      broken,
      `Cannot write to ${path} (${code}).`,
      `Make it a folder that this user may write to, or set ${variable} to another one.`,
      { cause: error },
    );
  }
  return error;
}

export function diskFull(path: string, cause?: unknown): LocalServerError {
  return new LocalServerError(
    "DISK_FULL",
    `The disk that holds ${path} is full. What Neo4j had already confirmed is kept.`,
    "Free at least 200 MB there, or set ACCESS_GRAPH_HOME to a folder on another disk, then run the command again.",
    cause === undefined ? undefined : { cause },
  );
}
