import { setMaxListeners } from "node:events";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { OktaSignIn } from "../config.ts";
import { linkAborts } from "./abort-link.ts";
import { createAdmin, type OktaAdmin } from "./admin.ts";
import { createScrub } from "./answer-errors.ts";
import {
  type OktaApp,
  type OktaAppGroup,
  type OktaAppUser,
  readApp,
  readAppGroup,
  readAppUser,
} from "./app-records.ts";
import { wrongShape } from "./broken-answers.ts";
import { createChanges, type OktaChanges } from "./changes.ts";
import { chooseSignIn } from "./choose-sign-in.ts";
import { type Clock, steadyClock } from "./clock.ts";
import { type OktaError, OktaFeatureError, OktaNotFoundError, OktaPermissionError } from "./errors.ts";
import type { OktaEvent } from "./events.ts";
import { createExecutor, type Executor, type Use } from "./executor.ts";
import { createExpansion } from "./expansion.ts";
import { type BucketUse, createGate } from "./gate.ts";
import { type OktaGroup, type OktaGroupRule, readGroup, readGroupRule } from "./group-records.ts";
import { type LogPage, type LogPlace, readLog } from "./log.ts";
import { isLoopbackHost, OrgUrlError } from "./org-url.ts";
import { type OktaOrganization, readOrganization } from "./organization-record.ts";
import { pageUrl, segment } from "./page-url.ts";
import { type ListSpec, type Walk, walkList } from "./pager.ts";
import { usualReserve } from "./rate-limit.ts";
import type { Page } from "./record-reader.ts";
import { probeRole, requireRole, type TokenRole } from "./role.ts";
import type { SignedIn } from "./sign-in.ts";
import {
  type OktaGroupMember,
  type OktaUser,
  type OktaUserType,
  readGroupMember,
  readUser,
  readUserType,
} from "./user-records.ts";

export type { BucketUse, Clock, OktaEvent, Page, TokenRole, Use, Walk };

export interface OktaOptions {
  orgUrl: string;
  signIn: OktaSignIn;
  /** The share of each rate bucket's limit that is left to the customer's other uses. */
  rateReserve?: number;
  /** Requests in flight at most. */
  concurrency?: number;
  /** The time for one attempt, headers and body. */
  attemptTimeoutMs?: number;
  /** Attempts for 5xx, broken connections and cut bodies. */
  maxAttempts?: number;
  /** The longest one request may wait for rate limits in all. */
  maxWaitMs?: number;
  signal?: AbortSignal;
  onEvent?: (event: OktaEvent) => void;
  clock?: Clock;
}

/** What this product reads of an Okta org. Nothing is ever written to it. */
export interface Okta {
  organization(use?: Use): Promise<OktaOrganization>;
  userTypes(use?: Use): Promise<Page<OktaUserType>>;
  users(which: "CURRENT" | "DEPROVISIONED", use?: Use): Walk<OktaUser>;
  usersChangedSince(since: Date, use?: Use): Walk<OktaUser>;
  groups(use?: Use): Walk<OktaGroup>;
  groupRules(use?: Use): Walk<OktaGroupRule>;
  groupMembers(groupId: string, options: { rules: boolean }, use?: Use): Walk<OktaGroupMember>;
  apps(use?: Use): Walk<OktaApp>;
  appUsers(appId: string, use?: Use): Walk<OktaAppUser>;
  appGroups(appId: string, use?: Use): Walk<OktaAppGroup>;
  /** Asks for one object that a walk did not find: false only when Okta says that it is not there. */
  exists(kind: "users" | "groups" | "groups/rules" | "apps", id: string, use?: Use): Promise<boolean>;
  /** As `exists`, for one user's or group's assignment to an app. */
  isAssigned(appId: string, kind: "users" | "groups", id: string, use?: Use): Promise<boolean>;
  /** Looks for a group among those of one current user; false as well when Okta says that the user is not there. */
  isMember(groupId: string, userId: string, use?: Use): Promise<boolean>;
  admin: OktaAdmin;
  changes: OktaChanges;
  /** The System Log from a place on, to where Okta has no more for now. */
  log(from: LogPlace, use?: Use): AsyncIterable<LogPage>;
  probeRole(): Promise<TokenRole>;
  /** The scopes Okta gave a service app; null for an API token, which has its owner's rights. */
  grants(use?: Use): Promise<readonly string[] | null>;
  /** Refuses a service app that Okta shows nobody, as one without a role; asks nothing for an API token. */
  requireRole(use?: Use): Promise<void>;
  usage(): { requests: number; throttledMs: number };
  /** The requests so far by rate bucket, and what Okta grants of each. */
  rateLimits(): BucketUse[];
  /** The time by Okta's clock, as far as its answers have told it. */
  now(): Date;
  /** Closes idle connections. Reading on opens new ones. */
  close(): void;
  [Symbol.dispose](): void;
}

/** Leaves passwords' and factors' metadata out of each user: they are not needed, and large orgs answer faster. */
const withoutCredentials = {
  "content-type": "application/json; okta-response=omitCredentials,omitCredentialsLinks,omitTransitioningToStatus",
};

export function createOkta(options: OktaOptions): Okta {
  const {
    concurrency = 10,
    rateReserve = usualReserve,
    maxWaitMs = 600_000,
    clock = steadyClock,
    onEvent = () => {},
  } = options;
  // Each request under way listens to it, and those that wait for their turn; Node would warn of more than ten.
  if (options.signal !== undefined) setMaxListeners(0, options.signal);
  const origin = checkedOrigin(options.orgUrl);
  const prepared = chooseSignIn(options.signIn);
  const agent = new (origin.startsWith("https:") ? HttpsAgent : HttpAgent)({
    keepAlive: true,
    maxSockets: concurrency,
  });
  const notice = (text: string): void => onEvent({ kind: "notice", text });

  let signedIn: SignedIn | undefined;
  let signingIn: Promise<SignedIn> | undefined;
  const signIn = async (): Promise<SignedIn> => {
    signingIn ??= prepared({ origin, agent, clock, notice, deliver: executor.deliver });
    signedIn = await signingIn;
    return signedIn;
  };
  const gate = createGate({
    concurrency,
    reserve: rateReserve,
    maxWaitMs,
    clock,
    onWait: (bucket, ms, reason) => onEvent({ kind: "wait", bucket, ms, reason }),
  });
  const executor: Executor = createExecutor({
    signIn,
    gate,
    clock,
    scrub: createScrub(() => signedIn?.secrets() ?? []),
    attemptTimeoutMs: options.attemptTimeoutMs ?? 30_000,
    maxAttempts: options.maxAttempts ?? 5,
    maxWaitMs,
    signal: options.signal,
    onEvent,
  });

  const walk = <R>(spec: ListSpec<R>, use?: Use): Walk<R> => ({
    [Symbol.asyncIterator]: () => walkList(executor, origin, spec, use),
  });
  const stats = createExpansion(
    "stats",
    "Okta refuses group statistics with this token: every group's members are read instead.",
    notice,
  );
  const memberRules = createExpansion(
    "group-rules",
    "Okta refuses to say which rules put members into groups: for members of groups with rules the reason stays unknown.",
    notice,
  );

  /** A token with few rights may not read the org's settings; its id is public, and everything hangs on that alone. */
  async function publicOrganization(use: Use | undefined, refusal: OktaError): Promise<OktaOrganization> {
    const url = pageUrl(origin, "/.well-known/okta-organization", {});
    const result = readOrganization((await executor.get(url, { use })).value);
    if (!("record" in result)) throw refusal;
    notice("Okta does not let this token read the org's settings: the org is named by its address.");
    return { ...result.record, name: new URL(origin).host };
  }

  async function grants(use: Use | undefined): Promise<readonly string[] | null> {
    using link = linkAborts([options.signal, use?.signal]);
    return await (await signIn()).grants(link.signal);
  }

  /** @param isIt whether what Okta answers is what was asked for */
  async function isThere(path: string, use: Use | undefined, isIt = (_: unknown) => true): Promise<boolean> {
    try {
      return isIt((await executor.get(pageUrl(origin, path, {}), { use })).value);
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  const okta: Okta = {
    async organization(use) {
      const path = "/api/v1/org";
      try {
        const result = readOrganization((await executor.get(pageUrl(origin, path, {}), { use })).value);
        if ("record" in result) return result.record;
      } catch (error) {
        if (!(error instanceof OktaPermissionError || error instanceof OktaFeatureError)) throw error;
        return await publicOrganization(use, error);
      }
      throw wrongShape(`GET ${path}`, "the settings of an Okta org");
    },

    async userTypes(use) {
      const all: Page<OktaUserType> = { records: [], quarantined: [] };
      for await (const page of walk({ path: "/api/v1/meta/types/user", sizes: [], read: readUserType }, use)) {
        all.records.push(...page.records);
        all.quarantined.push(...page.quarantined);
      }
      return all;
    },

    users: (which, use) =>
      // Okta leaves deprovisioned users out of the plain list; they can still hold assignments.
      which === "CURRENT" ? walk(users({}), use) : walk(users({ filter: 'status eq "DEPROVISIONED"' }), use),

    usersChangedSince: (since, use) => walk(users({ filter: `lastUpdated gt "${since.toISOString()}"` }), use),

    groups: (use) => walk({ path: "/api/v1/groups", sizes: [200, 50], expand: stats, read: readGroup }, use),

    groupRules: (use) => walk({ path: "/api/v1/groups/rules", sizes: [200], read: readGroupRule }, use),

    groupMembers: (groupId, { rules }, use) => {
      const path = `/api/v1/groups/${segment(groupId)}/users`;
      return rules
        ? walk({ path, sizes: [200], expand: memberRules, read: readGroupMember }, use)
        : walk({ path, sizes: [1_000, 200], read: readGroupMember }, use);
    },

    apps: (use) => walk({ path: "/api/v1/apps", sizes: [200], read: readApp }, use),

    appUsers: (appId, use) =>
      walk({ path: `/api/v1/apps/${segment(appId)}/users`, sizes: [500], read: readAppUser }, use),

    appGroups: (appId, use) =>
      walk({ path: `/api/v1/apps/${segment(appId)}/groups`, sizes: [200], read: readAppGroup }, use),

    exists: (kind, id, use) => isThere(`/api/v1/${kind}/${segment(id)}`, use),
    isAssigned: (appId, kind, id, use) => isThere(`/api/v1/apps/${segment(appId)}/${kind}/${segment(id)}`, use),

    async isMember(groupId, userId, use) {
      const path = `/api/v1/users/${segment(userId)}/groups`;
      try {
        let listed = 0;
        for await (const { records, quarantined } of walk({ path, sizes: [], read: readGroup }, use)) {
          // What cannot be read may be the very group.
          if (quarantined.length > 0 || records.some(({ id }) => id === groupId)) return true;
          listed += records.length;
        }
        // Every current user is in Everyone: an answer without any group is none.
        return listed === 0;
      } catch (error) {
        if (isGone(error)) return false;
        throw error;
      }
    },

    log: (from, use) => readLog(executor, origin, from, use),
    admin: createAdmin(executor, origin, walk, isThere, notice),
    changes: createChanges(executor, origin, walk, { users, stats }, isGone),
    probeRole: async () => await probeRole(executor, origin, await grants(undefined)),
    grants,
    requireRole: async (use) => {
      if (options.signIn.kind === "SERVICE_APP") await requireRole(executor, origin, use);
    },
    usage: () => executor.usage(),
    rateLimits: () => gate.use(),
    now: () => new Date(executor.now()),
    close: () => agent.destroy(),
    [Symbol.dispose]: () => agent.destroy(),
  };
  return okta;
}

function isGone(error: unknown): boolean {
  return error instanceof OktaNotFoundError && error.missing === "OBJECT";
}

function users(parameters: Record<string, string>): ListSpec<OktaUser> {
  return { path: "/api/v1/users", parameters, sizes: [200], headers: withoutCredentials, read: readUser };
}

/** The last guard before a token: which hosts are Okta's is decided where the URL comes from, by `parseOrgUrl`. */
function checkedOrigin(orgUrl: string): string {
  const url = URL.canParse(orgUrl) ? new URL(orgUrl) : null;
  const safe =
    url !== null && (url.protocol === "https:" || (url.protocol === "http:" && isLoopbackHost(url.hostname)));
  if (!safe || url.username !== "" || url.password !== "") {
    throw new OrgUrlError(
      "The org URL must be https://HOST without a user name; http:// is for this machine's own addresses.",
    );
  }
  return url.origin;
}
