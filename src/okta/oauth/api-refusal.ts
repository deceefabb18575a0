import { inWords, kept, refusal, type Scrub, whatOktaSays } from "../answer-errors.ts";
import { OktaAuthError, type OktaError, OktaFeatureError, OktaPermissionError } from "../errors.ts";
import type { Answer } from "../transport.ts";
import { missingScopes, scopeOf } from "./scopes.ts";
import { isMuchSkew, skewOf } from "./skew.ts";

/** As for an API token, but a service app is refused for other reasons, and helped otherwise. */
export function apiRefusal(answer: Answer, endpoint: string, scrub: Scrub, granted: readonly string[]): OktaError {
  const plain = refusal(answer, endpoint, scrub);
  if (plain instanceof OktaFeatureError || (answer.status !== 401 && answer.status !== 403)) return plain;
  const said = inWords(answer.status, whatOktaSays(answer, scrub));
  return answer.status === 401
    ? notAccepted(answer, endpoint, said, plain)
    : notAllowed(answer, endpoint, said, granted, plain);
}

function notAccepted(answer: Answer, endpoint: string, said: string, details: OktaError): OktaError {
  const skewed = isMuchSkew(skewOf(answer));
  return new OktaAuthError(
    `Okta gave the service app an access token and does not accept it (${said}, at ${endpoint}).`,
    skewed
      ? "This machine's clock differs from Okta's: set it (NTP), then try again."
      : "The app may have been deactivated or its grants revoked meanwhile: check that it is Active under Applications > Applications, and its Okta API Scopes; then try again.",
    { ...details, meaning: `Nothing more can be read. ${kept}` },
  );
}

function notAllowed(
  answer: Answer,
  endpoint: string,
  said: string,
  granted: readonly string[],
  details: OktaError,
): OktaError {
  const scope = scopeOf(endpoint.replace(/^\w+ /, ""));
  const meaning = `This part is unknown, not empty. ${kept}`;
  const saysSo = answer.headers.get("www-authenticate")?.includes("insufficient_scope") ?? false;
  if (saysSo || (scope !== null && missingScopes(granted).includes(scope))) {
    const named = scope ?? "that Okta wants there";
    return new OktaPermissionError(
      `The service app does not have the scope ${named}, and so may not read ${endpoint} (${said}).`,
      "Grant it under Applications > Applications > the service app > Okta API Scopes, name it where scopes are named (--scopes, OKTA_CLIENT_SCOPES), then sync again.",
      { ...details, meaning },
      named,
    );
  }
  return new OktaPermissionError(
    `The service app may not read ${endpoint} (${said}): it has the scope, and no administrator role that may.`,
    "Give it a role that can view this under Applications > Applications > the service app > Admin roles, then sync again.",
    { ...details, meaning },
  );
}
