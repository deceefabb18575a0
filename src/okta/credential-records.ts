import { firstText, isUsableId, moment, part, text, unknownWord, word } from "./record-fields.ts";
import { recordReader } from "./record-reader.ts";

/** An API token, by everything but its value, which Okta shows only once, to its maker. */
export interface OktaApiToken {
  id: string;
  name: string;
  clientName: string | null;
  /** Whose permissions it has, at any moment. */
  userId: string | null;
  created: string | null;
  lastUpdated: string | null;
  expires: string | null;
}

/** A public key that a service app signs in with. */
export interface OktaAppKey {
  id: string;
  kid: string | null;
  status: string;
  created: string | null;
  lastUpdated: string | null;
}

export interface OktaFactor {
  id: string;
  factorType: string;
  provider: string | null;
  status: string;
  created: string | null;
  lastUpdated: string | null;
}

export const readApiToken = recordReader((raw): OktaApiToken => {
  const userId = raw.userId;
  return {
    id: raw.id,
    name: firstText(text(raw.name)) ?? raw.id,
    clientName: text(raw.clientName),
    userId: typeof userId === "string" && isUsableId(userId) ? userId : null,
    created: moment(raw.created),
    lastUpdated: moment(raw.lastUpdated),
    expires: moment(raw.expiresAt),
  };
});

/** Keys given by their URL or by an older API have no id of Okta's: the key's own name stands for it. */
export function readAppKey(raw: unknown): { record: OktaAppKey } | { reason: string } {
  const key = part(raw);
  const kid = firstText(text(key.kid));
  const id = [key.id, kid].find((name): name is string => typeof name === "string" && isUsableId(name));
  if (id === undefined) return { reason: "its id and kid are missing or unusable" };
  const { created, lastUpdated } = key;
  const status = word(key.status) ?? unknownWord;
  return { record: { id, kid, status, created: moment(created), lastUpdated: moment(lastUpdated) } };
}

export const readFactor = recordReader(
  (raw): OktaFactor => ({
    id: raw.id,
    factorType: word(raw.factorType) ?? unknownWord,
    provider: word(raw.provider),
    status: word(raw.status) ?? unknownWord,
    created: moment(raw.created),
    lastUpdated: moment(raw.lastUpdated),
  }),
);
