import { z } from "zod";
import { integer, type Query, query } from "../query.ts";
import { maybeText } from "./rows.ts";

/**
 * The findings. Each statement goes through a stretch of the org in the order of its answer, and counts what it finds there
 * while it returns the first of it: so one definition gives pages and counts, and none takes longer than its stretch.
 */

const text = z.string();
const object = z.object({ type: z.enum(["User", "Group", "App", "GroupRule", "Role", "ApiToken"]), key: text });

const stretch = z.object({
  /** Where to go on; null when the end was reached. */
  next: maybeText,
  total: z.number(),
  /** Why something could not be told, and of how many. */
  unknown: z.array(z.object({ reason: text, count: z.number() })),
  hits: z.array(
    z.object({
      place: text,
      second: text,
      subject: object,
      related: z.array(object),
      certain: z.boolean(),
      facts: z.record(text, z.union([text, z.number(), z.boolean(), z.array(text)]).nullable()),
    }),
  ),
});
export type FindingStretch = z.output<typeof stretch>;
export type FindingHit = FindingStretch["hits"][number];
export type FindingObject = z.output<typeof object>;

const place = { from: text, limit: integer };
/** `from` itself is gone through again, of which what is not beyond `after` is left out. */
const scanned = { ...place, to: text, chunk: integer };
const scannedPairs = { ...scanned, after: text };
const window = { known: z.boolean(), why: text, since: text };
const covered = { coveredFrom: maybeText, coveredUntil: maybeText };
const grants = { ...window, ...covered, seenBy: text, includeEveryone: z.boolean(), accountBlocked: z.array(text) };
const org = { prefix: text, now: text };
const admins = { ...place, ...org };
const peers = { ...scannedPairs, first: text, peers: integer, percent: z.number() };
const side = z.object({ apps: z.array(text), groups: z.array(text), roles: z.array(text) });

/** @param name the file's; what it takes is checked and the rest of what is given left out */
function finding(name: string, params: z.ZodRawShape): Query<Record<string, unknown>, FindingStretch> {
  return query<Record<string, unknown>, FindingStretch>(`findings/${name}`, { params: z.object(params), row: stretch });
}

export const unusedAccess = finding("unused-access", { ...scannedPairs, ...grants });
export const neverUsedAccess = finding("never-used-access", { ...scannedPairs, ...grants });
export const directBesideGroup = finding("direct-beside-group", { ...scannedPairs, includePossible: z.boolean() });
export const redundantPaths = finding("redundant-paths", {
  ...scannedPairs,
  includeEveryone: z.boolean(),
  minimum: integer,
});
export const peerOutliers = finding("peer-outliers", peers);
export const missingUsualAccess = finding("missing-usual-access", peers);
export const separationOfDuties = finding("separation-of-duties", {
  ...scannedPairs,
  now: text,
  rules: z.array(
    z.object({
      name: text,
      number: text,
      a: side,
      b: side,
      isLack: z.boolean(),
      /** Whether something of side b may be there and not have been read. */
      isDoubted: z.boolean(),
    }),
  ),
});

export const dormantAccounts = finding("dormant-accounts", { ...scanned, ...window, coveredUntil: maybeText });
export const neverActivatedAccounts = finding("never-activated-accounts", { ...scanned, since: text });
export const leaversWithAccess = finding("leavers-with-access", { ...scanned, now: text });

export const overBroadGroups = finding("over-broad-groups", {
  ...scanned,
  first: text,
  now: text,
  percent: z.number(),
  apps: z.array(text),
});
export const groupsWithoutEffect = finding("groups-without-effect", { ...scanned, prefix: text });
export const emptyGroups = finding("empty-groups", { ...scanned, since: text });
export const rulesWithResidualMembers = finding("rules-with-residual-members", {
  ...place,
  chunk: integer,
  prefix: text,
});
export const appsWithoutUsers = finding("apps-without-users", {
  ...scanned,
  userBlocked: z.array(text),
  accountBlocked: z.array(text),
});
export const inactiveAppsWithAssignments = finding("inactive-apps-with-assignments", scanned);
export const appsOpenToAll = finding("apps-open-to-all", scanned);

export const privilegedUsers = finding("privileged-users", admins);
export const standingSuperAdmins = finding("standing-super-admins", admins);
export const tooManySuperAdmins = finding("too-many-super-admins", {
  ...place,
  prefix: text,
  most: integer,
});
export const dormantPrivileged = finding("dormant-privileged", { ...admins, ...window, coveredUntil: maybeText });
export const privilegedNotActive = finding("privileged-not-active", admins);
export const privilegedWithoutRecentUse = finding("privileged-without-recent-use", {
  ...admins,
  ...window,
  first: text,
  to: text,
  coveredUntil: maybeText,
});
export const privilegedWithWeakSignIn = finding("privileged-with-weak-sign-in", { ...admins, since: text });
export const nonHumanPrivileged = finding("non-human-privileged", admins);
export const oldKeysOfPrivilegedApps = finding("old-keys-of-privileged-apps", { ...admins, since: text });
export const helpDeskOverAdmins = finding("help-desk-over-admins", { ...admins, after: text });
export const adminsWhoCanGrantThemselves = finding("admins-who-can-grant-themselves", {
  ...admins,
  after: text,
  first: text,
  to: text,
});
export const secretReadersOfPrivilegedApps = finding("secret-readers-of-privileged-apps", { ...admins, after: text });
export const profileEditorsOverRules = finding("profile-editors-over-rules", { ...admins, after: text });
