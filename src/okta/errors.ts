export interface OktaErrorDetails {
  /** HTTP status, or null when there was no answer. */
  status: number | null;
  /** Okta's own code, such as `E0000006`. */
  errorCode: string | null;
  /** Method and path. Queries are left out: cursors and filters are nobody's business in a log. */
  endpoint: string;
  /** Okta's request id, which its support asks for. */
  requestId: string | null;
  /** What it means for the data that was being read. */
  meaning: string;
}

/** Something Okta answered, or did not answer. The message says what happened, what it means and what to do. */
export class OktaError extends Error implements OktaErrorDetails {
  override name = "OktaError";
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly endpoint: string;
  readonly requestId: string | null;
  readonly meaning: string;

  constructor(what: string, remedy: string, details: OktaErrorDetails) {
    super(`${what} ${details.meaning} ${remedy}`);
    this.status = details.status;
    this.errorCode = details.errorCode;
    this.endpoint = details.endpoint;
    this.requestId = details.requestId;
    this.meaning = details.meaning;
  }
}

/** Okta does not accept the token: nothing can be read with it any more. */
export class OktaAuthError extends OktaError {
  override name = "OktaAuthError";
}

/** The private key of a service app cannot be used. Nothing was sent. */
export class OktaKeyError extends OktaError {
  override name = "OktaKeyError";
}

/** The token is good but may not read this. */
export class OktaPermissionError extends OktaError {
  override name = "OktaPermissionError";
  /** What a service app would have to be granted; null where it is the administrator role that is missing. */
  readonly scope: string | null;

  constructor(what: string, remedy: string, details: OktaErrorDetails, scope: string | null = null) {
    super(what, remedy, details);
    this.scope = scope;
  }
}

/** The org does not have the feature (E0000015, which Okta sends with 401 or 403). The token is good. */
export class OktaFeatureError extends OktaError {
  override name = "OktaFeatureError";
}

/** Nothing is there: the one object asked about (deleted meanwhile: no failure of a walk), or the whole address. */
export class OktaNotFoundError extends OktaError {
  override name = "OktaNotFoundError";
  readonly missing: "OBJECT" | "ENDPOINT";

  constructor(what: string, remedy: string, details: OktaErrorDetails, missing: "OBJECT" | "ENDPOINT") {
    super(what, remedy, details);
    this.missing = missing;
  }
}

/** The rate limit left no room within the longest wait allowed. */
export class OktaRateLimitError extends OktaError {
  override name = "OktaRateLimitError";
}

/** No usable answer after all attempts: connection, time-out, or 5xx. */
export class OktaNetworkError extends OktaError {
  override name = "OktaNetworkError";
  /** The last attempt ran into the time-out, or Okta said that it took too long: a smaller page may pass. */
  readonly tookTooLong: boolean;

  constructor(what: string, remedy: string, details: OktaErrorDetails, tookTooLong: boolean) {
    super(what, remedy, details);
    this.tookTooLong = tookTooLong;
  }
}

/** An answer whose body cannot be used: cut short, not JSON, or not of the shape Okta documents. */
export class OktaBodyError extends OktaError {
  override name = "OktaBodyError";
}

/** The list cannot be walked to its end: what was read of it is not the whole. */
export class OktaPagingError extends OktaError {
  override name = "OktaPagingError";
}

/** Any other refusal of a request. */
export class OktaRequestError extends OktaError {
  override name = "OktaRequestError";
}
