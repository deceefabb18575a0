import type { OktaLogEvent, OktaLogParty } from "../../okta/log-records.ts";

/** What some events say of the use of one app by one user. Moments are ISO 8601, null where there was none. */
export interface Use {
  userId: string;
  appId: string;
  first: string | null;
  last: string | null;
  count: number;
  lastFailure: string | null;
}

/** An event that gave somebody something or took it: when, and by whom. */
export interface Grant {
  kind: "MEMBER_OF" | "USER_ASSIGNED" | "GROUP_ASSIGNED";
  sourceId: string;
  targetId: string;
  at: string;
  actor: OktaLogParty | null;
}

/** Events folded together: as many entries as there are pairs, whatever the number of events. */
export interface Folded {
  uses: Map<string, Use>;
  /** The latest sign-in of each user, to Okta or to an app. */
  lastActivity: Map<string, string>;
  grants: Map<string, Grant>;
  /** What was taken. */
  ends: Map<string, Grant>;
}

export function emptyFold(): Folded {
  return { uses: new Map(), lastActivity: new Map(), grants: new Map(), ends: new Map() };
}

/**
 * Adds one event. Of sign-ins every outcome is told, but only a success is a use. What an event names is told apart by type,
 * for Okta gives no order; the id of an AppUser is its own and not the user's.
 * @param isKnown the event has been folded before: moments may be told twice, but it is counted once
 */
export function foldEvent(into: Folded, event: OktaLogEvent, isKnown: boolean): void {
  const succeeded = event.outcome === "SUCCESS";
  switch (event.eventType) {
    case "user.authentication.sso": {
      const user = event.actor?.type === "User" ? event.actor : one(event, "User");
      const app = one(event, "AppInstance");
      if (user && succeeded) noteActivity(into, user.id, event.published);
      if (user && app) noteUse(into, user.id, app.id, { at: event.published, succeeded, counts: !isKnown });
      return;
    }
    case "user.session.start": {
      const user = event.actor?.type === "User" ? event.actor : one(event, "User");
      if (user && succeeded) noteActivity(into, user.id, event.published);
      return;
    }
    case "group.user_membership.add":
      noteGrant(into.grants, event, "MEMBER_OF", one(event, "User"), one(event, "UserGroup"));
      return;
    case "group.user_membership.remove":
      noteGrant(into.ends, event, "MEMBER_OF", one(event, "User"), one(event, "UserGroup"));
      return;
    case "application.user_membership.add":
      noteGrant(into.grants, event, "USER_ASSIGNED", one(event, "User"), one(event, "AppInstance"));
      return;
    case "application.user_membership.remove":
      noteGrant(into.ends, event, "USER_ASSIGNED", one(event, "User"), one(event, "AppInstance"));
      return;
    case "group.application_assignment.add":
      noteGrant(into.grants, event, "GROUP_ASSIGNED", one(event, "UserGroup"), one(event, "AppInstance"));
      return;
    case "group.application_assignment.remove":
      noteGrant(into.ends, event, "GROUP_ASSIGNED", one(event, "UserGroup"), one(event, "AppInstance"));
      return;
  }
}

function one({ targets }: OktaLogEvent, type: string): OktaLogParty | undefined {
  return targets.find((target) => target.type === type);
}

function noteActivity({ lastActivity }: Folded, userId: string, at: string): void {
  const known = lastActivity.get(userId);
  if (known === undefined || known < at) lastActivity.set(userId, at);
}

function noteUse(
  { uses }: Folded,
  userId: string,
  appId: string,
  { at, succeeded, counts }: { at: string; succeeded: boolean; counts: boolean },
): void {
  const key = `${userId} ${appId}`;
  const use = uses.get(key) ?? { userId, appId, first: null, last: null, count: 0, lastFailure: null };
  uses.set(key, use);
  if (!succeeded) {
    if (use.lastFailure === null || use.lastFailure < at) use.lastFailure = at;
    return;
  }
  if (use.first === null || at < use.first) use.first = at;
  if (use.last === null || use.last < at) use.last = at;
  if (counts) use.count += 1;
}

function noteGrant(
  grants: Map<string, Grant>,
  { outcome, published, actor }: OktaLogEvent,
  kind: Grant["kind"],
  source: OktaLogParty | undefined,
  target: OktaLogParty | undefined,
): void {
  if (outcome !== "SUCCESS" || !source || !target) return;
  const key = `${kind} ${source.id} ${target.id}`;
  const known = grants.get(key);
  if (known === undefined || known.at < published) {
    grants.set(key, { kind, sourceId: source.id, targetId: target.id, at: published, actor });
  }
}
