import type { Secret } from "../../config.ts";
import { LocalServerError, THREE_WAYS } from "./local-server-error.ts";
import type { ServerMemory } from "./memory.ts";
import type { Ports } from "./ports.ts";

export type Way = "maven" | "docker";

export interface LocalServerOptions {
  /** The product's home; the server lives in its folder `neo4j`. */
  home: string;
  /** Where Neo4j's jars are kept; several homes may share it. */
  cache: string;
  /** Progress and choices, a line each; never a secret. */
  log?: (line: string) => void;
  signal?: AbortSignal;
  /** Process or container; else by ACCESS_GRAPH_NEO4J; else a process where Java and Maven allow it. */
  way?: Way;
  /** The environment in which Java, Maven and Docker are looked for; without it, only usual folders are looked in. */
  env?: NodeJS.ProcessEnv;
  /** Fixed ports, which must then be free; else free ones are chosen and kept. */
  boltPort?: number;
  httpPort?: number;
  memory?: ServerMemory;
  /** Folders of Java installations to look in after JAVA_HOME and PATH, instead of the usual ones. */
  javaFolders?: string[];
}

export interface LocalServer {
  uri: string;
  username: string;
  password: Secret;
  browserUrl: string;
  passwordFile: string;
  /** Null for a container. */
  pid: number | null;
  /** By this call. */
  started: boolean;
  way: Way;
}

/** The options with what was left out filled in. */
export interface Settings extends LocalServerOptions {
  log: (line: string) => void;
  env: NodeJS.ProcessEnv;
}

export function settle(options: LocalServerOptions): Settings {
  return { ...options, log: options.log ?? (() => {}), env: options.env ?? {} };
}

export function wantedWay(settings: Settings): Way | null {
  const said = settings.way ?? settings.env.ACCESS_GRAPH_NEO4J;
  if (said === undefined || said === "") return null;
  if (said === "maven" || said === "docker") return said;
  throw new LocalServerError("START_FAILED", `ACCESS_GRAPH_NEO4J is "${said}", not maven or docker.`, THREE_WAYS);
}

/** Neo4j Browser with the server's address filled in, so that it asks for the password only. */
export function browserUrl({ bolt, http }: Ports): string {
  return `http://127.0.0.1:${http}/browser/?dbms=bolt://neo4j@127.0.0.1:${bolt}&db=neo4j`;
}
