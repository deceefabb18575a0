/** Whether a user has used an app. "Unused" is never said of missing data. */
export interface LastUse {
  state: "USED" | "UNUSED" | "UNKNOWN";
  at: string | null;
  /** UNUSED: the day from which the log shows no use. */
  since: string | null;
  /** UNKNOWN: why. */
  reason: "ACTIVITY_NOT_READ" | null;
}

/** Sign-ins to apps are in Okta's System Log, which is not read. `lastLogin` of a user is no evidence of app use. */
export function lastUse(): LastUse {
  return { state: "UNKNOWN", at: null, since: null, reason: "ACTIVITY_NOT_READ" };
}
