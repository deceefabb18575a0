import type { OktaLogEvent, OktaLogParty } from "../../okta/log-records.ts";
import { createSelection, type Selection } from "./selection.ts";

/**
 * What events of the System Log say is to be read again. Nothing of an event is taken for true: Okta promises neither their
 * order nor that none is lost, so each only names what to ask Okta for.
 */
export interface Hints {
  users: Set<string>;
  groups: Set<string>;
  /** Groups whose members have moved. */
  members: Set<string>;
  /** By app, the users whose account in it has changed. */
  accounts: Selection;
  /** Apps whose assigned groups have changed. */
  appGroups: Set<string>;
  rules: boolean;
  /** Roles, resource sets or bindings have changed. */
  roles: boolean;
  /** Users, groups and apps whose admin roles have changed. */
  principals: Set<string>;
  apiTokens: boolean;
  /** Apps whose settings have changed, which may be a service app's keys. */
  apps: Set<string>;
}

export function noHints(): Hints {
  return {
    users: new Set(),
    groups: new Set(),
    members: new Set(),
    accounts: createSelection(),
    appGroups: new Set(),
    rules: false,
    roles: false,
    principals: new Set(),
    apiTokens: false,
    apps: new Set(),
  };
}

export function countHints({ users, groups, members, accounts, apps, appGroups, principals }: Hints): number {
  return users.size + apps.size + groups.size + members.size + accounts.size() + appGroups.size + principals.size;
}

/** Adds what one event hints at; an event of no known type hints at nothing. The types are those of Okta's event catalogue. */
export function noteHint(hints: Hints, event: OktaLogEvent): void {
  const { eventType } = event;
  const named = (type: string) => event.targets.filter((target) => target.type === type).map(({ id }) => id);
  const groups = named("UserGroup");
  const users = named("User");
  const apps = named("AppInstance");
  const starts = (family: string) => eventType.startsWith(family);

  if (starts("group.user_membership.rule.")) hints.rules = true;
  if (starts("group.") || starts("system.import.group")) {
    for (const id of groups) hints.groups.add(id);
  }
  if (starts("group.user_membership.")) {
    for (const id of groups) hints.members.add(id);
  } else if (starts("group.application_assignment.")) {
    for (const id of apps) hints.appGroups.add(id);
  } else if (starts("group.privilege.")) {
    addAll(hints.principals, groups);
  } else if (starts("application.user_membership.")) {
    for (const app of apps) {
      for (const user of users) hints.accounts.add(app, user);
      // The id of an AppUser is its own and leads to nobody.
      if (users.length === 0) hints.accounts.addAll(app);
    }
  } else if (starts("user.account.privilege.")) {
    addAll(hints.principals, users);
  } else if (starts("user.lifecycle.") || starts("user.account.") || starts("system.import.user.")) {
    addAll(hints.users, users);
  } else if (starts("iam.")) {
    hints.roles = true;
    addAll(hints.principals, [...users, ...groups, ...apps]);
  } else if (starts("system.api_token.")) {
    hints.apiTokens = true;
  } else if (starts("app.oauth2.client.privilege.")) {
    addAll(
      hints.principals,
      event.targets.filter(isClient).map(({ id }) => id),
    );
  } else if (starts("app.oauth2.client.")) {
    addAll(
      hints.apps,
      event.targets.filter(isClient).map(({ id }) => id),
    );
  } else if (starts("application.lifecycle.")) {
    addAll(hints.apps, apps);
  }
}

function isClient({ type }: OktaLogParty): boolean {
  return type !== "User" && type !== "UserGroup";
}

function addAll(set: Set<string>, ids: readonly string[]): void {
  for (const id of ids) set.add(id);
}
