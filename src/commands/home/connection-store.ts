import { join } from "node:path";
import { z } from "zod";
import { byToken, type Config, ConfigError, type OktaSignIn } from "../../config.ts";
import { changePrivateList, type PrivateList, readPrivateList } from "./private-list.ts";
import { openToken, type SealedToken, sealedToken, sealToken } from "./sealed-token.ts";
import { ensureSecretKey, readSecretKey, type SecretKey } from "./secret-key.ts";

const about = z.object({
  name: z.string(),
  orgUrl: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  email: z.string().nullable(),
  connectedAt: z.iso.datetime(),
  role: z.object({ role: z.string(), adminPermissions: z.boolean(), words: z.array(z.string()) }),
});
const connection = z.union([
  about.extend({ token: sealedToken, serviceApp: z.undefined().optional() }),
  about.extend({
    token: z.undefined().optional(),
    serviceApp: z.object({
      clientId: z.string(),
      keyId: z.string().nullable(),
      scopes: z.array(z.string()).nullable(),
      dpop: z.boolean(),
      privateKey: sealedToken,
    }),
  }),
]);

/** One connected org. Its token or private key stays sealed until something asks Okta. */
export type Connection = z.infer<typeof connection>;
export type NewConnection = z.infer<typeof about>;

/** A name means one org. */
export class NameTakenError extends ConfigError {
  override name = "NameTakenError";
}

export interface ConnectionStore {
  path: string;
  list(): Promise<Connection[]>;
  /** Adds an org, or updates the one with the same Okta id; answers what was there before. */
  put(added: NewConnection, signIn: OktaSignIn): Promise<Connection | null>;
  remove(name: string): Promise<Connection>;
  signIn(of: Connection): Promise<OktaSignIn>;
}

export function openConnectionStore(config: Pick<Config, "home" | "keyFile">): ConnectionStore {
  const file: PrivateList<Connection> = { path: join(config.home, "connections.json"), entry: connection };
  return {
    path: file.path,
    list: () => readPrivateList(file),
    put: async (added, signIn) => {
      const key = await ensureSecretKey(config);
      return await changePrivateList(file, (connections) => {
        const others = connections.filter((other) => other.organizationId !== added.organizationId);
        if (others.some((other) => other.name === added.name)) {
          throw new NameTakenError(`The name ${added.name} is taken by another org: choose one with --name.`);
        }
        const next = [...others, sealed(added, signIn, key)];
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
    signIn: async (of) => opened(of, await readSecretKey(config)),
  };
}

function sealed(added: NewConnection, signIn: OktaSignIn, key: SecretKey): Connection {
  const { organizationId } = added;
  if (signIn.kind === "API_TOKEN") {
    return { ...added, token: sealToken(signIn.token, organizationId, "okta-api-token", key) };
  }
  const { clientId, keyId, scopes, dpop, privateKey } = signIn;
  const sealedKey = sealToken(privateKey, organizationId, "okta-private-key", key);
  return { ...added, serviceApp: { clientId, keyId, scopes, dpop, privateKey: sealedKey } };
}

function opened(of: Connection, key: SecretKey | null): OktaSignIn {
  const { organizationId } = of;
  if (of.serviceApp === undefined) return byToken(openToken(of.token, organizationId, "okta-api-token", key));
  const privateKey = openToken(of.serviceApp.privateKey, organizationId, "okta-private-key", key);
  return { ...of.serviceApp, kind: "SERVICE_APP", privateKey };
}

/** What is sealed of a connection, whichever way it signs in. */
export function sealedOf(of: Connection): SealedToken {
  return of.serviceApp === undefined ? of.token : of.serviceApp.privateKey;
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
