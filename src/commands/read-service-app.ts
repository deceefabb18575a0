import { parseClientId, parseKeyId, parseScopes } from "../config/okta-settings.ts";
import { Secret, type ServiceApp } from "../config.ts";
import { readInput, readSecretFile } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

/** Far more than a key has. */
const most = 64 * 1024;

export interface ServiceAppOptions {
  clientId?: string;
  keyFile?: string;
  keyId?: string;
  scopes?: string;
  dpop?: boolean;
}

/** The service app that the options describe; null where they describe none. */
export async function readServiceApp(options: ServiceAppOptions): Promise<ServiceApp | null> {
  const { clientId, keyFile, keyId, scopes, dpop = false } = options;
  if (clientId === undefined && keyFile === undefined) {
    if (keyId === undefined && scopes === undefined && !dpop) return null;
    throw new UsageError("--key-id, --scopes and --dpop belong to a service app: give --client-id and --key-file too.");
  }
  if (clientId === undefined || keyFile === undefined) {
    throw new UsageError("A service app signs in with --client-id ID and --key-file FILE: give both.");
  }
  const named = {
    clientId: parseClientId(clientId, "--client-id"),
    keyId: keyId === undefined ? null : parseKeyId(keyId, "--key-id"),
    scopes: scopes === undefined ? null : parseScopes(scopes, "--scopes"),
  };
  return { kind: "SERVICE_APP", ...named, dpop, privateKey: new Secret(await readKey(keyFile)) };
}

async function readKey(file: string): Promise<string> {
  if (file === "-") return await readInput(process.stdin, most, "The private key on stdin");
  return await readSecretFile(file, most, {
    unreadable: "--key-file names a file that cannot be read",
    what: "The key file",
    takes: "the name of a file with the private key in it, never the key itself",
  });
}
