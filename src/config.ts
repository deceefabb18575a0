import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { ConfigError } from "./config/config-error.ts";
import { type OktaSettings, oktaSettings, oktaVariables } from "./config/okta-settings.ts";
import { Secret } from "./config/secret.ts";
import { readSecretSetting } from "./config/secret-setting.ts";
import { EnvFileError, readEnvFile } from "./env-file.ts";

export { byToken, type OktaSettings, type OktaSignIn, parseToken, type ServiceApp } from "./config/okta-settings.ts";
export { ConfigError, Secret };

/** How the graph is reached: a server of the operator's, or the one this product keeps itself. */
export type Neo4jSettings =
  | { kind: "uri"; uri: string; username: string; password: Secret; database: string | null }
  | { kind: "managed" };

export interface Config {
  /** Where connections, keys, logs and the managed server's data live. */
  home: string;
  /** Downloaded Neo4j jars; kept apart so that several homes can share them. */
  cache: string;
  neo4j: Neo4jSettings;
  /** An org given by the SDK's own variables, so that `sync` needs no `connect`. */
  okta: OktaSettings | null;
  /** Custom domains the operator vouches for; no web request can add to them. */
  allowedOrgHosts: string[];
  /** Share of each Okta rate limit left for the customer's other uses; null leaves the client's own default. */
  rateReserve: number | null;
  /** How long one answer of Okta may take; null leaves the client's own default. */
  oktaTimeoutMs: number | null;
  /** How often every group is asked for its admin roles, whatever Okta's statistics say; null leaves the default. */
  groupRolesSweepMs: number | null;
  /** How long the history keeps what has ended; null leaves the default. */
  historyKeptMs: number | null;
  /** When `serve` syncs all of each org, and when only what the System Log has had since: cron expressions, or "off". */
  schedule: { full: string; incremental: string };
  /** What Okta's event hooks must send as their authorization; null takes none of them. */
  eventHookSecret: Secret | null;
  /** A key for sealing tokens that is kept elsewhere than in the home; null means the home's own. */
  keyFile: string | null;
  /** What Java, Maven and Docker are found by and given. */
  env: NodeJS.ProcessEnv;
}

/** What the flags of one command say; each beats the variable of the same name. */
export interface Overrides extends Partial<Record<Variable, string>> {}

interface Source {
  env: Readonly<Record<string, string | undefined>>;
  /** The folder whose `.env` is read. */
  folder: string;
  /** False leaves the Okta sign-in unread, so that a command without use for it never fails over it. */
  okta: boolean;
  /** Likewise the secret of event hooks. */
  eventHooks: boolean;
}

const neo4jSchemes = ["bolt:", "bolt+s:", "bolt+ssc:", "neo4j:", "neo4j+s:", "neo4j+ssc:"];
const hostName = /^(?=.{1,253}$)(([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}|localhost|127\.0\.0\.1)$/;

const variables = z.object({
  ACCESS_GRAPH_HOME: z.string().optional(),
  ACCESS_GRAPH_CACHE: z.string().optional(),
  ACCESS_GRAPH_KEY_FILE: z.string().optional(),
  ACCESS_GRAPH_RATE_RESERVE: z
    .string()
    .refine((text) => /^0(\.\d+)?$/.test(text) && Number(text) <= 0.9, "must be a number from 0 to 0.9, such as 0.1")
    .transform(Number)
    .optional(),
  ACCESS_GRAPH_OKTA_TIMEOUT: z
    .string()
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 600, "must be 1 to 600 seconds")
    .transform((text) => Number(text) * 1_000)
    .optional(),
  ACCESS_GRAPH_GROUP_ROLES_SWEEP: z
    .string()
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= 365, "must be 0 to 365 days")
    .transform((text) => Number(text) * 86_400_000)
    .optional(),
  ACCESS_GRAPH_HISTORY_DAYS: z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) <= 3650, "must be 0 to 3650 days")
    .transform((text) => Number(text) * 86_400_000)
    .optional(),
  ACCESS_GRAPH_SYNC_SCHEDULE: z.string().optional(),
  ACCESS_GRAPH_INCREMENTAL_SCHEDULE: z.string().optional(),
  ACCESS_GRAPH_EVENT_HOOK_SECRET: z.string().optional(),
  ACCESS_GRAPH_EVENT_HOOK_SECRET_FILE: z.string().optional(),
  ACCESS_GRAPH_ALLOWED_ORG_HOSTS: z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((host) => host !== ""),
    )
    .refine(
      (hosts) => hosts.every((host) => hostName.test(host)),
      "must list host names separated by commas, without https:// and without wildcards, such as id.example.com",
    )
    .optional(),
  NEO4J_URI: z
    .string()
    .refine(
      (text) => neo4jUri(text) !== null,
      `must be an address such as neo4j://host:7687 (${neo4jSchemes.join(" ")})`,
    )
    .refine(
      (text) => !neo4jUri(text)?.username && !neo4jUri(text)?.password,
      "must not hold a user name or password; use NEO4J_USERNAME and NEO4J_PASSWORD_FILE",
    )
    .optional(),
  NEO4J_USERNAME: z.string().optional(),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_PASSWORD_FILE: z.string().optional(),
  NEO4J_DATABASE: z.string().optional(),
  ...oktaVariables,
});

export type Variable = keyof typeof variables.shape;
type Values = z.output<typeof variables>;

/** A secret may be given as itself or by a file; a layer that gives either hides both of the layers below it. */
const secretPairs: [Variable, Variable][] = [
  ["NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE"],
  ["OKTA_CLIENT_TOKEN", "OKTA_CLIENT_TOKEN_FILE"],
  ["OKTA_CLIENT_PRIVATEKEY", "OKTA_CLIENT_PRIVATEKEY_FILE"],
  ["ACCESS_GRAPH_EVENT_HOOK_SECRET", "ACCESS_GRAPH_EVENT_HOOK_SECRET_FILE"],
];

/**
 * The one reader of the environment: flags beat the environment, which beats the `.env` of the working folder.
 * All wrong values are told at once, each by the name of its variable, none by its value.
 */
export function readConfig(overrides: Overrides = {}, source: Partial<Source> = {}): Config {
  const folder = source.folder ?? process.cwd();
  const env = source.env ?? process.env;
  const layers = [envFile(folder), env, overrides];
  const parsed = variables.safeParse(merge(layers));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join("\n"));
  }
  const values = parsed.data;
  const path = (text: string) => resolve(folder, text.replace(/^~(?=$|\/)/, homedir()));
  const home = path(values.ACCESS_GRAPH_HOME ?? "~/.access-graph");
  return {
    home,
    cache: values.ACCESS_GRAPH_CACHE === undefined ? join(home, "cache") : path(values.ACCESS_GRAPH_CACHE),
    neo4j: neo4jSettings(values, path),
    okta: source.okta === false ? null : oktaSettings(values, path),
    allowedOrgHosts: values.ACCESS_GRAPH_ALLOWED_ORG_HOSTS ?? [],
    rateReserve: values.ACCESS_GRAPH_RATE_RESERVE ?? null,
    oktaTimeoutMs: values.ACCESS_GRAPH_OKTA_TIMEOUT ?? null,
    groupRolesSweepMs: values.ACCESS_GRAPH_GROUP_ROLES_SWEEP ?? null,
    historyKeptMs: values.ACCESS_GRAPH_HISTORY_DAYS ?? null,
    schedule: {
      full: values.ACCESS_GRAPH_SYNC_SCHEDULE ?? "0 2 * * *",
      incremental: values.ACCESS_GRAPH_INCREMENTAL_SCHEDULE ?? "*/10 * * * *",
    },
    eventHookSecret: source.eventHooks === true ? eventHookSecret(values, path) : null,
    keyFile: values.ACCESS_GRAPH_KEY_FILE === undefined ? null : path(values.ACCESS_GRAPH_KEY_FILE),
    env,
  };
}

/** How to speak on a terminal; readable even where the rest of the configuration is broken. */
export function readTerminalSettings(env: Source["env"] = process.env) {
  const dumb = env.TERM === "dumb";
  return {
    color: !env.NO_COLOR && !dumb,
    animation: !dumb && !env.CI,
    debug: Boolean(env.ACCESS_GRAPH_DEBUG),
  };
}

function envFile(folder: string): Record<string, string | undefined> {
  try {
    return readEnvFile(join(folder, ".env"));
  } catch (error) {
    throw error instanceof EnvFileError ? new ConfigError(error.message, { cause: error }) : error;
  }
}

/** A later layer beats an earlier one; an empty value counts as not given, as compose files write it. */
function merge(layers: Readonly<Record<string, string | undefined>>[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const layer of layers) {
    for (const pair of secretPairs) if (pair.some((name) => layer[name])) for (const name of pair) delete merged[name];
    for (const name of Object.keys(variables.shape)) {
      const value = layer[name];
      if (value) merged[name] = value;
    }
  }
  return merged;
}

function neo4jUri(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && neo4jSchemes.includes(url.protocol) && url.hostname !== "" ? url : null;
}

function neo4jSettings(values: Values, path: (text: string) => string): Neo4jSettings {
  if (values.NEO4J_URI === undefined) return { kind: "managed" };
  const password = readSecretSetting(values, "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", path);
  if (password === null) {
    throw new ConfigError(
      "NEO4J_URI is set without a password: set NEO4J_PASSWORD_FILE (or NEO4J_PASSWORD), or unset NEO4J_URI to use the managed local Neo4j.",
    );
  }
  return {
    kind: "uri",
    uri: values.NEO4J_URI,
    username: values.NEO4J_USERNAME ?? "neo4j",
    password: new Secret(password),
    database: values.NEO4J_DATABASE ?? null,
  };
}

function eventHookSecret(values: Values, path: (text: string) => string): Secret | null {
  const text = readSecretSetting(values, "ACCESS_GRAPH_EVENT_HOOK_SECRET", "ACCESS_GRAPH_EVENT_HOOK_SECRET_FILE", path);
  if (text === null) return null;
  // Whoever is on the network can try secrets at the hook's address.
  if (/^[\x21-\x7e]{16,512}$/.test(text)) return new Secret(text);
  throw new ConfigError(
    "The secret of event hooks (ACCESS_GRAPH_EVENT_HOOK_SECRET or its _FILE) must be 16 to 512 letters, digits and signs without blanks.",
  );
}
