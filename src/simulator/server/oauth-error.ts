import type { Reply } from "./fault-answers.ts";

/** What the token endpoint answers in place of a token (RFC 6749, 5.2), in Okta's words. */
export class OAuthError extends Error {
  override name = "OAuthError";
  readonly status: number;
  readonly error: string;
  readonly headers: Reply["headers"];

  constructor(status: number, error: string, description: string, headers: Reply["headers"] = {}) {
    super(description);
    this.status = status;
    this.error = error;
    this.headers = headers;
  }
}

export function oauthReply({ status, error, message, headers }: OAuthError): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ error, error_description: message }),
  };
}
