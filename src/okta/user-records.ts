import { firstText, isUsableId, moment, part, text, unknownWord, word } from "./record-fields.ts";
import { type RawObject, recordReader } from "./record-reader.ts";

export interface OktaUser {
  id: string;
  status: string;
  created: string | null;
  activated: string | null;
  lastLogin: string | null;
  passwordChanged: string | null;
  statusChanged: string | null;
  lastUpdated: string | null;
  typeId: string | null;
  /** The id where Okta gives no login. */
  login: string;
  email: string | null;
  displayName: string;
  department: string | null;
  title: string | null;
  managerId: string | null;
}

export interface OktaGroupMember extends OktaUser {
  /** The rules that put the user there; empty when it was done by hand; undefined when Okta did not say. */
  ruleIds: string[] | undefined;
}

export interface OktaUserType {
  id: string;
  name: string;
}

function toUser(raw: RawObject): OktaUser {
  const profile = part(raw.profile);
  const login = firstText(text(profile.login)) ?? raw.id;
  const names = [text(profile.firstName), text(profile.lastName)].filter((name) => firstText(name) !== null);
  return {
    id: raw.id,
    status: word(raw.status) ?? unknownWord,
    created: moment(raw.created),
    activated: moment(raw.activated),
    lastLogin: moment(raw.lastLogin),
    passwordChanged: moment(raw.passwordChanged),
    statusChanged: moment(raw.statusChanged),
    lastUpdated: moment(raw.lastUpdated),
    typeId: firstText(text(part(raw.type).id)),
    login,
    email: text(profile.email),
    displayName: firstText(text(profile.displayName), names.join(" ")) ?? login,
    department: text(profile.department),
    title: text(profile.title),
    managerId: text(profile.managerId),
  };
}

/** `_embedded["group-rules"]`. Undefined wherever it does not say clearly, for an empty list means "by hand". */
function ruleIdsOf(rules: unknown): string[] | undefined {
  if (!Array.isArray(rules)) return undefined;
  const ids = rules.map((rule) => part(rule).id);
  const known = ids.filter((id): id is string => typeof id === "string" && isUsableId(id));
  return known.length === 0 && rules.length > 0 ? undefined : [...new Set(known)];
}

export const readUser = recordReader(toUser);

export const readGroupMember = recordReader((raw): OktaGroupMember => {
  return { ...toUser(raw), ruleIds: ruleIdsOf(part(raw._embedded)["group-rules"]) };
});

export const readUserType = recordReader((raw): OktaUserType => {
  return { id: raw.id, name: firstText(text(raw.displayName), text(raw.name)) ?? raw.id };
});
