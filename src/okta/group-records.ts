import { firstText, idFromLink, idList, moment, part, text, unknownWord, wholeNumber, word } from "./record-fields.ts";
import { recordReader } from "./record-reader.ts";

export interface OktaGroup {
  id: string;
  name: string;
  description: string | null;
  type: string;
  /** The app or directory that a group is imported from. */
  sourceAppId: string | null;
  lastUpdated: string | null;
  lastMembershipUpdated: string | null;
  /** Null when Okta did not say: nothing may be concluded from it. */
  stats: { usersCount: number; appsCount: number | null } | null;
  /** Whether the group holds an admin role, by Okta's word; null when it did not say. It has been wrong about custom roles. */
  hasAdminPrivilege: boolean | null;
}

export interface OktaGroupRule {
  id: string;
  name: string;
  status: string;
  expression: string | null;
  groupIds: string[];
  excludedUserIds: string[];
}

export const readGroup = recordReader((raw): OktaGroup => {
  const profile = part(raw.profile);
  const embedded = part(raw._embedded);
  const source = part(part(raw._links).source);
  return {
    id: raw.id,
    name: firstText(text(profile.name)) ?? raw.id,
    description: text(profile.description),
    type: word(raw.type) ?? unknownWord,
    sourceAppId: firstText(text(part(raw.source).id), text(part(embedded.app).id), idFromLink(source.href, "apps")),
    lastUpdated: moment(raw.lastUpdated),
    lastMembershipUpdated: moment(raw.lastMembershipUpdated),
    stats: statsOf(part(embedded.stats)),
    hasAdminPrivilege: adminFlagOf(part(embedded.stats)),
  };
});

/** The flag has been spelt in three ways: by the API description, by its release notes, and in recorded answers. */
function adminFlagOf(stats: Readonly<Record<string, unknown>>): boolean | null {
  const flags = [stats.hasAdminPrivilege, stats.hasAdminPrivileges, stats.hasAdminPrivlege];
  return flags.find((flag) => typeof flag === "boolean") ?? null;
}

function statsOf(stats: Readonly<Record<string, unknown>>): OktaGroup["stats"] {
  const usersCount = count(stats.usersCount);
  return usersCount === null ? null : { usersCount, appsCount: count(stats.appsCount) };
}

function count(value: unknown): number | null {
  const number = wholeNumber(value);
  return number !== null && number >= 0 ? number : null;
}

/** A rule whose targets are not known would make its members look as if they had been added by hand. */
export const readGroupRule = recordReader((raw): OktaGroupRule | string => {
  const conditions = part(raw.conditions);
  const groupIds = idList(part(part(raw.actions).assignUserToGroups).groupIds);
  const excludedUserIds = idList(part(part(conditions.people).users).exclude);
  if (groupIds === null) return "its actions.assignUserToGroups.groupIds is unusable";
  if (excludedUserIds === null) return "its conditions.people.users.exclude is unusable";
  return {
    id: raw.id,
    name: firstText(text(raw.name)) ?? raw.id,
    status: word(raw.status) ?? unknownWord,
    expression: text(part(conditions.expression).value),
    groupIds,
    excludedUserIds,
  };
});
