import {
  firstText,
  idFromLink,
  isUsableId,
  moment,
  part,
  text,
  unknownWord,
  wholeNumber,
  word,
} from "./record-fields.ts";
import { type RawObject, recordReader } from "./record-reader.ts";

export interface OktaApp {
  id: string;
  label: string;
  /** The catalogue key, which repeats. */
  name: string | null;
  /** Null for directories and other apps that nobody signs in to. */
  signOnMode: string | null;
  status: string;
  /** Open to the whole org without an assignment (Federation Broker Mode). */
  implicitAssignment: boolean;
  selfService: boolean;
  features: string[];
  /** The client id of a service app, which can hold admin roles of its own; null for every other app. */
  serviceClientId: string | null;
  created: string | null;
  lastUpdated: string | null;
}

/** A user's account in an app. Its id is the user's own id. */
export interface OktaAppUser {
  id: string;
  /** USER: assigned individually. GROUP: by a group. */
  scope: string;
  status: string;
  syncState: string | null;
  userName: string | null;
  /** Of several groups that grant the app, the one whose attributes won. */
  grantingGroupId: string | null;
  lastUpdated: string | null;
}

/** A group's assignment to an app. Its id is the group's own id. */
export interface OktaAppGroup {
  id: string;
  priority: number | null;
  lastUpdated: string | null;
}

export const readApp = recordReader((raw): OktaApp => {
  const name = text(raw.name);
  return {
    id: raw.id,
    label: firstText(text(raw.label), name) ?? raw.id,
    name,
    signOnMode: word(raw.signOnMode),
    status: word(raw.status) ?? unknownWord,
    implicitAssignment: part(raw.settings).implicitAssignment === true,
    selfService: part(raw.accessibility).selfService === true,
    features: Array.isArray(raw.features)
      ? raw.features.map(word).filter((feature): feature is string => feature !== null)
      : [],
    serviceClientId: serviceClientId(raw),
    created: moment(raw.created),
    lastUpdated: moment(raw.lastUpdated),
  };
});

/** Only apps of the type `service` act for themselves. Their client id is the app's own id unless it says otherwise. */
function serviceClientId(raw: RawObject): string | null {
  if (part(part(raw.settings).oauthClient).application_type !== "service") return null;
  const id = part(part(raw.credentials).oauthClient).client_id;
  return typeof id === "string" && isUsableId(id) ? id : raw.id;
}

export const readAppUser = recordReader(
  (raw): OktaAppUser => ({
    id: raw.id,
    scope: word(raw.scope) ?? unknownWord,
    status: word(raw.status) ?? unknownWord,
    syncState: word(raw.syncState),
    userName: text(part(raw.credentials).userName),
    grantingGroupId: idFromLink(part(part(raw._links).group).href, "groups"),
    lastUpdated: moment(raw.lastUpdated),
  }),
);

export const readAppGroup = recordReader(
  (raw): OktaAppGroup => ({ id: raw.id, priority: wholeNumber(raw.priority), lastUpdated: moment(raw.lastUpdated) }),
);
