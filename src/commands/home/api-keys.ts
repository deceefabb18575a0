import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError, Secret } from "../../config.ts";
import { changePrivateList, type PrivateList, readPrivateList } from "./private-list.ts";

const apiKey = z.object({ id: z.string(), name: z.string(), hash: z.hex(), createdAt: z.iso.datetime() });

/** A key for callers of the GraphQL server. Only the hash of its secret is kept. */
export type ApiKey = z.infer<typeof apiKey>;

export interface ApiKeyStore {
  path: string;
  list(): Promise<ApiKey[]>;
  /** The whole key leaves here once, and cannot be had again. */
  create(name: string): Promise<{ key: ApiKey; secret: Secret }>;
  revoke(id: string): Promise<ApiKey>;
  /** The key a caller presented, if it is one of ours and not revoked. */
  verify(presented: string): Promise<ApiKey | null>;
}

export function openApiKeys(home: string): ApiKeyStore {
  const file: PrivateList<ApiKey> = { path: join(home, "api-keys.json"), entry: apiKey };
  return {
    path: file.path,
    list: () => readPrivateList(file),
    create: async (name) => {
      if (!/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u.test(name)) {
        throw new ConfigError(
          "A key's name is 1 to 64 letters, digits, blanks or . _ @ -, and starts with a letter or digit.",
        );
      }
      const secret = randomBytes(32).toString("base64url");
      const key = {
        id: randomBytes(6).toString("hex"),
        name,
        hash: hash(secret).toString("hex"),
        createdAt: new Date().toISOString(),
      };
      await changePrivateList(file, (keys) => ({ entries: [...keys, key], result: key }));
      return { key, secret: new Secret(`agk_${key.id}.${secret}`) };
    },
    revoke: async (id) =>
      await changePrivateList(file, (keys) => {
        const found = keys.find((key) => key.id === id);
        if (found === undefined)
          throw new ConfigError(`No API key has the id ${id}: access-graph keys list shows them.`);
        return { entries: keys.filter((key) => key !== found), result: found };
      }),
    verify: async (presented) => {
      const [, id, secret] = /^agk_([0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/.exec(presented) ?? [];
      if (id === undefined || secret === undefined) return null;
      const found = (await readPrivateList(file)).find((key) => key.id === id);
      return found !== undefined && timingSafeEqual(Buffer.from(found.hash, "hex"), hash(secret)) ? found : null;
    },
  };
}

const hash = (secret: string): Buffer => createHash("sha256").update(secret).digest();
