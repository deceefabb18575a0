import { join } from "node:path";
import { z } from "zod";
import { ConfigError, Secret } from "../../config.ts";
import { createApiKey } from "../../graphql/api-keys.ts";
import { changePrivateList, createListReader, type PrivateList } from "./private-list.ts";

const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  hash: z.hex(),
  createdAt: z.iso.datetime(),
  readOnly: z.boolean().optional(),
});

/** A key for callers of the GraphQL server. Only the hash of its secret is kept. */
export type ApiKey = z.infer<typeof apiKey>;

export interface ApiKeyStore {
  path: string;
  list(): Promise<ApiKey[]>;
  /** The whole key leaves here once, and cannot be had again. */
  create(name: string, readOnly: boolean): Promise<{ key: ApiKey; secret: Secret }>;
  revoke(id: string): Promise<ApiKey>;
}

export function openApiKeys(home: string): ApiKeyStore {
  const file: PrivateList<ApiKey> = { path: join(home, "api-keys.json"), entry: apiKey };
  return {
    path: file.path,
    list: createListReader(file),
    create: async (name, readOnly) => {
      if (!/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u.test(name)) {
        throw new ConfigError(
          "A key's name is 1 to 64 letters, digits, blanks or . _ @ -, and starts with a letter or digit.",
        );
      }
      const { record, text } = createApiKey(name, readOnly);
      const key = { ...record, createdAt: new Date().toISOString() };
      await changePrivateList(file, (keys) => ({ entries: [...keys, key], result: null }));
      return { key, secret: new Secret(text) };
    },
    revoke: async (id) =>
      await changePrivateList(file, (keys) => {
        const found = keys.find((key) => key.id === id);
        if (found === undefined)
          throw new ConfigError(`No API key has the id ${id}: access-graph keys list shows them.`);
        return { entries: keys.filter((key) => key !== found), result: found };
      }),
  };
}
