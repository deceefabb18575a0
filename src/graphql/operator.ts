import type { Secret } from "../config.ts";

/**
 * What callers may have the server do beside answering. Whoever serves brings it along; where nobody did, as in the command
 * that answers one question, every mutation is refused.
 */
export interface Operator {
  /** Signs in to an org and keeps the connection; nothing is kept when it is refused. */
  connectOkta(request: ConnectRequest, asking: Asking): Promise<ConnectSource>;
  /** Forgets a connection, and with `purge` all that the graph holds of its org. */
  disconnect(request: { name: string; purge: boolean }, asking: Asking): Promise<DisconnectSource>;
  /** Starts a sync that goes on after the answer. */
  syncNow(org: ConnectedOrg, full: boolean, asking: Asking): Promise<SyncNowSource>;
  /** The orgs that can be synced. */
  orgs(): Promise<ConnectedOrg[]>;
  /** What this server has run for an org: now, and before that. */
  runsOf(org: ConnectedOrg): { running: SyncRunSource | null; last: SyncRunSource | null };
}

/** Who asks, for the log, and until when. */
export interface Asking {
  /** Name and id of the API key; null where none is needed. */
  caller: string | null;
  signal: AbortSignal;
}

export interface ConnectRequest {
  domain: string;
  token: Secret;
  name: string | null;
  email: string | null;
}

export interface ConnectedOrg {
  /** The connection's name; null for the org that the environment names. */
  name: string | null;
  orgUrl: string;
  /** Its id in Okta, where it is known. */
  oktaId: string | null;
}

export type ConnectSource =
  | {
      __typename: "OktaConnected";
      name: string;
      oktaId: string;
      organizationName: string;
      domain: string;
      isNew: boolean;
      role: "SUPER_ADMIN" | "READ_ONLY_ADMIN" | "LIMITED";
      adminPermissions: boolean;
      words: string[];
    }
  | { __typename: "ConnectionRefused"; code: ConnectionRefusal; message: string };

export type ConnectionRefusal =
  | "HOST_NOT_ALLOWED"
  | "INVALID_INPUT"
  | "NAME_TAKEN"
  | "TOKEN_REFUSED"
  | "TOKEN_SEES_NOTHING"
  | "OKTA_UNREACHABLE";

export interface NotConnectedSource {
  __typename: "NotConnected";
  message: string;
  connections: string[];
}
export interface SyncAlreadyRunningSource {
  __typename: "SyncAlreadyRunning";
  message: string;
  running: SyncRunSource | null;
}
export type DisconnectSource =
  | { __typename: "Disconnected"; name: string; organizationName: string; removed: number | null }
  | NotConnectedSource
  | SyncAlreadyRunningSource;
export type SyncNowSource =
  | { __typename: "SyncStarted"; run: SyncRunSource }
  | NotConnectedSource
  | SyncAlreadyRunningSource;

/** One run of a sync by this server. */
export interface SyncRunSource {
  connection: string | null;
  kind: "FULL" | "UPDATE" | "INCREMENTAL";
  status: "RUNNING" | "COMPLETE" | "PARTIAL" | "REFUSED" | "FAILED";
  startedAt: string;
  finishedAt: string | null;
  reason: string | null;
  collectors: CollectorProgressSource[];
}

export interface CollectorProgressSource {
  name: string;
  status: string;
  read: number;
  added: number;
  changed: number;
  /** Null until the sync has ended: removals come last. */
  removed: number | null;
  requests: number;
  /** Groups or apps gone through, and of how many, where a collector reads one after the other. */
  done: number | null;
  of: number | null;
}
