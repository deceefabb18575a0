import { appUserId } from "../ids.ts";
import type { SimApp, SimGroup, SimUser, UserProfile } from "../org/state.ts";
import type { LogParty } from "./event.ts";

export function nameOf({ displayName, firstName, lastName, login }: UserProfile): string {
  return displayName ?? ([firstName, lastName].filter((name) => name != null).join(" ") || login);
}

export function userParty({ id, profile }: SimUser): LogParty {
  return { id, type: "User", alternateId: profile.login, displayName: nameOf(profile) };
}

export function groupParty({ id, profile }: SimGroup): LogParty {
  return { id, type: "UserGroup", alternateId: "unknown", displayName: profile.name };
}

export function appParty({ id, label }: SimApp): LogParty {
  return { id, type: "AppInstance", alternateId: label, displayName: label };
}

/** Its id is the account's own; what the API gives as an app user's id is the user's. */
export function appUserParty(app: SimApp, user: SimUser, userName: string | null): LogParty {
  return {
    id: appUserId(app.id, user.id),
    type: "AppUser",
    alternateId: userName ?? "unknown",
    displayName: nameOf(user.profile),
  };
}

/** A service app where it acts or holds roles. */
export function clientParty({ id, label }: SimApp): LogParty {
  return { id, type: "PublicClientApp", alternateId: id, displayName: label };
}

export function namedParty(type: string, id: string, displayName: string): LogParty {
  return { id, type, alternateId: "unknown", displayName };
}
