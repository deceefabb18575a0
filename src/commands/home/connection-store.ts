import { join } from "node:path";
import { z } from "zod";
import { type Config, ConfigError, type Secret } from "../../config.ts";
import { changePrivateList, type PrivateList, readPrivateList } from "./private-list.ts";
import { openToken, sealedToken, sealToken } from "./sealed-token.ts";
import { ensureSecretKey, readSecretKey } from "./secret-key.ts";

const connection = z.object({
  name: z.string(),
  orgUrl: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  email: z.string().nullable(),
  connectedAt: z.iso.datetime(),
  role: z.object({ role: z.string(), adminPermissions: z.boolean(), words: z.array(z.string()) }),
  token: sealedToken,
});

/** One connected org. Its token stays sealed until something asks Okta. */
export type Connection = z.infer<typeof connection>;
export type NewConnection = Omit<Connection, "token">;

/** A name means one org. */
export class NameTakenError extends ConfigError {
  override name = "NameTakenError";
}

export interface ConnectionStore {
  path: string;
  list(): Promise<Connection[]>;
  /** Adds an org, or updates the one with the same Okta id; answers what was there before. */
  put(added: NewConnection, token: Secret): Promise<Connection | null>;
  remove(name: string): Promise<Connection>;
  token(of: Connection): Promise<Secret>;
}

export function openConnectionStore(config: Pick<Config, "home" | "keyFile">): ConnectionStore {
  const file: PrivateList<Connection> = { path: join(config.home, "connections.json"), entry: connection };
  return {
    path: file.path,
    list: () => readPrivateList(file),
    put: async (added, token) => {
      const key = await ensureSecretKey(config);
      return await changePrivateList(file, (connections) => {
        const others = connections.filter((other) => other.organizationId !== added.organizationId);
        if (others.some((other) => other.name === added.name)) {
          throw new NameTakenError(`The name ${added.name} is taken by another org: choose one with --name.`);
        }
        const next = [...others, { ...added, token: sealToken(token, added.organizationId, key) }];
        next.sort((a, b) => (a.name < b.name ? -1 : 1));
        const before = connections.find((other) => other.organizationId === added.organizationId) ?? null;
        return { entries: next, result: before };
      });
    },
    remove: async (name) =>
      await changePrivateList(file, (connections) => {
        const removed = findConnection(connections, name);
        return { entries: connections.filter((other) => other !== removed), result: removed };
      }),
    token: async (of) => openToken(of.token, of.organizationId, await readSecretKey(config)),
  };
}

export function findConnection(connections: Connection[], name: string): Connection {
  const found = connections.find((one) => one.name === name);
  if (found !== undefined) return found;
  const known = connections.map((one) => one.name).join(", ");
  throw new ConfigError(
    `No connection is named ${name}. ${known === "" ? "None is stored: run access-graph connect." : `Stored: ${known}.`}`,
  );
}

/** A name is typed on command lines and shown in tables, so it stays plain. */
export function parseConnectionName(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) return name;
  throw new ConfigError(
    "A connection's name is 1 to 64 letters, digits, dots, hyphens or underscores, and starts with a letter or digit.",
  );
}
