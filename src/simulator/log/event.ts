export const outcomeResults = [
  "SUCCESS",
  "FAILURE",
  "SKIPPED",
  "ALLOW",
  "DENY",
  "CHALLENGE",
  "UNKNOWN",
  "RATE_LIMIT",
  "DEFERRED",
  "SCHEDULED",
  "ABANDONED",
  "UNANSWERED",
] as const;

export type OutcomeResult = (typeof outcomeResults)[number];

export interface LogParty {
  id: string;
  type: string;
  alternateId: string;
  displayName: string;
  detailEntry?: Readonly<Record<string, unknown>>;
}

/** An event as a change of the org writes it; what Okta puts around it is made up when it is served. */
export interface WrittenEvent {
  eventType: string;
  actor: LogParty;
  targets: readonly LogParty[];
  result?: OutcomeResult;
  reason?: string;
  /** Of `debugContext.debugData`, which Okta leaves out now and then. */
  debug?: Readonly<Record<string, unknown>>;
}

/** Okta itself: for what rules, imports and assignments by group bring about. */
export const oktaSystem: LogParty = {
  id: "okta.2f4a9c1e-7b60-5d83-9e12-c05b6ad7f318",
  type: "SystemPrincipal",
  alternateId: "system@okta.com",
  displayName: "Okta System",
};
