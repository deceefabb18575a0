import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { inspect, parseEnv } from "node:util";

/** A value that must never be printed: every way of turning it into text but `reveal()` answers `[secret]`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [inspect.custom](): string {
    return "[secret]";
  }
}

/** Something in flags, environment or files that only the operator can put right. The message says what to do. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** How the graph is reached: a server of the operator's, or the one this product keeps itself. */
export type Neo4jSettings =
  | { kind: "uri"; uri: string; username: string; password: Secret; database: string | null }
  | { kind: "managed" };

/** How one Okta org is signed in to. */
export interface OktaSettings {
  orgUrl: string;
  token: Secret;
}

export interface Config {
  /** Where connections, keys, logs and the managed server's data live. */
  home: string;
  /** Downloaded Neo4j jars; kept apart so that several homes can share them. */
  cache: string;
  neo4j: Neo4jSettings;
  /** An org given by the SDK's own variables, so that `sync` needs no `connect`. */
  okta: OktaSettings | null;
}
