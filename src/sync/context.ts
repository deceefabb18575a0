import type { CollectorName } from "../access/collector-names.ts";
import type { Graph } from "../graph/graph.ts";
import type { Okta } from "../okta/okta.ts";
import type { OktaOrganization } from "../okta/records.ts";
import type { AdminFindings } from "./admin/administrators.ts";
import type { GapCode, GapLedger } from "./gaps.ts";
import type { Changes } from "./incremental/changes.ts";
import type { MembersReads } from "./members-reads.ts";
import type { Removals } from "./removals.ts";

/** Which org is synced, and what the operator calls it. */
export interface SyncedConnection {
  /** The operator's name for it; null when the org is given by environment variables alone. */
  name: string | null;
  email: string | null;
  orgUrl: string;
  /** The org's id when it was connected; null when not known yet. */
  organizationId: string | null;
}

/**
 * What is known of the org's users, groups and apps: first from the graph, then from Okta.
 * Memory: some 150 bytes a user, 500 a group and 250 an app: about 20 MB for 100,000 users and 10,000 groups.
 */
export interface KnownUser {
  id: string;
  /** Null in a graph that has none; undefined where it has not been read. */
  hash: string | null | undefined;
  status: string | null;
  /** Okta named it in this sync. */
  seen: boolean;
}

export interface KnownGroup {
  id: string;
  hash: string | null;
  name: string;
  type: string | null;
  /** Members by Okta's count; null where Okta did not say. */
  userCount: number | null;
  /** Edges in the graph before this sync. */
  members: number;
  /** Apps assigned to it: by Okta's count, null where it did not say, and in the graph before this sync. */
  appsCount: number | null;
  apps: number;
  /** When Okta last changed the members, by Okta; null where it does not say. */
  membersChanged: string | null;
  /** What the members in the graph were read under, and when; null when they were never read to their end. */
  membersStamp: string | null;
  membersReadAt: string | null;
  /** Target of a rule, as far as the graph and this sync know. */
  ruleTarget: boolean;
  /** The rules this sync found that target it, with the hash of each. */
  rules: string[];
  /** In the graph before this sync. */
  old: boolean;
  /** Okta listed it in this sync, so that its count and dates are Okta's own. */
  listed: boolean;
  /** Okta named it in this sync, in whatever list. */
  seen: boolean;
  /** An app names it as assigned in this sync: Okta's word that it is there, whatever a 404 says. */
  assigned: boolean;
  /** Whether it holds admin roles, by Okta's word; null where Okta did not say in this sync. */
  hasAdminPrivilege: boolean | null;
}

export interface KnownApp {
  id: string;
  hash: string | null;
  label: string;
  /** The catalogue's key. */
  name: string | null;
  /** As the graph has it, until Okta's list has been read. */
  status: string | null;
  /** Its status is another one than it was in the graph. */
  statusChanged: boolean;
  /** The client id of a service app; null for the others. */
  serviceClientId: string | null;
  implicitAssignment: boolean;
  accounts: number;
  /** Users and groups assigned. */
  assignments: number;
  /** Groups assigned. */
  groups: number;
  old: boolean;
  seen: boolean;
}

/** What of Okta is read only when it is asked for, or only now and then. */
export interface ReadingChoices {
  /** Whose enrolled factors are read. */
  factors: "ADMINISTRATORS" | "ALL";
  /** Ask every group for its admin roles when it was last done longer ago than this. Okta's flag has been wrong. */
  groupRolesSweepMs: number;
  /** Read also what Okta says has not changed. */
  verify: boolean;
}

export interface SyncContext {
  okta: Okta;
  graph: Graph;
  orgId: string;
  organization: OktaOrganization;
  connection: SyncedConnection;
  /** When the sync began, ISO 8601: the stamp of all it writes. */
  now: string;
  /** `now`; null while the history has no moment before this sync: what is found then is no change. */
  begun: string | null;
  /** When the sync began by Okta's clock, against which Okta's own dates are to be compared. */
  oktaNow: string;
  signal: AbortSignal;
  /** Read and compare, write nothing. */
  dryRun: boolean;
  users: Map<string, KnownUser>;
  groups: Map<string, KnownGroup>;
  apps: Map<string, KnownApp>;
  /** What has changed since the last sync, for an incremental one; null for one that reads everything. */
  changes: Changes | null;
  /** Names of Okta's user types by id. */
  userTypes: Map<string, string>;
  /** Collectors that read everything they set out to read. */
  complete: Set<CollectorName>;
  removals: Removals;
  gaps: Pick<GapLedger, "leftOut">;
  membersReads: MembersReads;
  admin: AdminFindings;
  choices: ReadingChoices;
  /** Writes the users that were met elsewhere than in the user list, so that edges to them find them. */
  userFlushes: (() => Promise<void>)[];
  /** Resolves when another collector has ended, well or not. Only one that does not wait for the asker may be named. */
  ended(name: CollectorName): Promise<void>;
}

/** What one collector did so far. The collector counts here while it runs. */
export interface Tally {
  read: number;
  added: number;
  changed: number;
  /** Scopes that need not be read again, because Okta says that nothing has changed in them. */
  unchanged: number;
  meter: { requests: number; throttledMs: number };
  /** Objects or scopes that could not be read; they keep what the graph has of them. */
  miss(miss: { scope?: string; scopeName?: string; code: GapCode; reason: string; known?: boolean }): void;
  /** What is to be written also when the collector breaks off: later collectors rest on what it has read so far. */
  atBreakOff(flush: () => Promise<void>): void;
  /** For the progress display: how far of how much, in scopes. */
  progress(done: number, of: number): void;
}

/** One part of a sync: reads its part of Okta, writes what is new or changed, notes what is gone. */
export interface Collector {
  name: CollectorName;
  /** The collectors that must have ended, well or not, before this one begins. */
  after: CollectorName[];
  collect(context: SyncContext, tally: Tally): Promise<void>;
}
