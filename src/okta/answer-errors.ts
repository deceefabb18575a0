import {
  OktaAuthError,
  type OktaError,
  type OktaErrorDetails,
  OktaFeatureError,
  OktaNetworkError,
  OktaNotFoundError,
  OktaPermissionError,
  OktaRequestError,
} from "./errors.ts";
import type { Answer } from "./transport.ts";
import { wellFormed } from "./well-formed.ts";

/** What Okta's error body says, made safe to print: of a known form, short, and without the token. */
export interface OktaSays {
  errorCode: string | null;
  summary: string;
  requestId: string | null;
}

export type Scrub = (text: string) => string;

/** Access tokens, assertions and proofs: a service app sends new ones all the time. */
const signedTexts = /eyJ[\w-]{10,}(\.[\w-]*)*/g;

/** Takes control and direction characters, the tokens (should an answer echo one) and excess length out of a text. */
export function createScrub(tokens: () => readonly string[]): Scrub {
  return (text) => {
    const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
    const clean = tokens()
      .filter((token) => token !== "")
      .reduce((left, token) => left.replaceAll(token, "[secret]"), line)
      .replaceAll(signedTexts, "[secret]");
    return wellFormed(clean.length > 200 ? `${clean.slice(0, 200)}…` : clean);
  };
}

export function whatOktaSays(answer: Answer, scrub: Scrub): OktaSays {
  const requestId = answer.headers.get("x-okta-request-id");
  const body = parsed(answer.text);
  const causes = Array.isArray(body.errorCauses) ? body.errorCauses.map(summaryOf) : [];
  const summary = [summaryOf(body), ...causes].filter((text) => text !== "").join("; ");
  const code = typeof body.errorCode === "string" ? body.errorCode : body.error;
  return {
    errorCode: typeof code === "string" && /^\w{1,40}$/.test(code) ? scrub(code) : null,
    summary: scrub(summary),
    requestId: requestId !== null && /^[\w@:.-]{1,100}$/.test(requestId) ? scrub(requestId) : null,
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function summaryOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const { errorSummary, error_description } = value as Record<string, unknown>;
  if (typeof errorSummary === "string") return errorSummary;
  return typeof error_description === "string" ? error_description : "";
}

export const kept = "What was read before stays as it was, and answers say that it may be out of date.";

export type Refuse = (answer: Answer, endpoint: string, scrub: Scrub) => OktaError;

/** The typed error for an answer that will not become better by asking again. */
export function refusal(answer: Answer, endpoint: string, scrub: Scrub): OktaError {
  const { status } = answer;
  const says = whatOktaSays(answer, scrub);
  const said = inWords(status, says);
  const details = (meaning: string): OktaErrorDetails => ({
    status,
    errorCode: says.errorCode,
    requestId: says.requestId,
    endpoint,
    meaning,
  });

  if (status < 400) {
    return new OktaRequestError(
      `${endpoint} was answered with a redirect (${status}), which is not followed: the token goes to the Okta org only.`,
      "Check the org URL: use the address shown in the Admin Console without “-admin”, or the custom domain if the org redirects to it.",
      details(`Nothing was read there. ${kept}`),
    );
  }
  if (says.errorCode === "E0000015") {
    return new OktaFeatureError(
      `The Okta org does not have the feature behind ${endpoint} (${said}).`,
      "Nothing needs to be done unless the org should have it: then ask Okta support to enable it.",
      details("This part stays unknown; the token is good and all else can be read."),
    );
  }
  if (status === 401) {
    return new OktaAuthError(
      `Okta does not accept the API token (${said}, at ${endpoint}).`,
      "A token ends when it is revoked, unused for 30 days, used from outside its network zone, or when its owner is deactivated. " +
        "Create a new one under Security > API > Tokens and connect again.",
      details(`Nothing more can be read. ${kept}`),
    );
  }
  if (status === 403) {
    return new OktaPermissionError(
      `The token may not read ${endpoint} (${said}).`,
      "Give the token's owner an administrator role that can view it (Security > Administrators), then sync again.",
      details(`This part is unknown, not empty. ${kept}`),
    );
  }
  if (status === 404) {
    const missing = says.errorCode === "E0000007" || says.errorCode === "E0000048" ? "OBJECT" : "ENDPOINT";
    return missing === "OBJECT"
      ? new OktaNotFoundError(
          `What ${endpoint} asks about is no longer in the org (${said}).`,
          "It was probably deleted meanwhile: the next sync settles it.",
          details("It has nothing to read."),
          missing,
        )
      : new OktaNotFoundError(
          `${endpoint} does not exist there (${said}).`,
          "Check that the org URL is that of an Okta org.",
          details(`This part is unknown, not empty. ${kept}`),
          missing,
        );
  }
  return new OktaRequestError(
    `Okta refused ${endpoint} (${said}).`,
    "If it stays so, report it with Okta's request id.",
    details(`This part is unknown, not empty. ${kept}`),
  );
}

/** An answer's status, code and summary, as far as it has them. */
export function inWords(status: number, says: { errorCode: string | null; summary: string }): string {
  const words = [String(status), says.errorCode, says.summary === "" ? null : `“${says.summary}”`];
  return words.filter((word) => word !== null).join(" ");
}

/** The error for a 5xx that outlasted all attempts. */
export function unavailable(answer: Answer, endpoint: string, attempts: number, scrub: Scrub): OktaError {
  const says = whatOktaSays(answer, scrub);
  return new OktaNetworkError(
    `${endpoint} failed at Okta's side ${attempts === 1 ? "once" : `${attempts} times`} (last ${answer.status}${says.summary === "" ? "" : ` “${says.summary}”`}).`,
    "Try again later; see status.okta.com.",
    {
      status: answer.status,
      errorCode: says.errorCode,
      requestId: says.requestId,
      endpoint,
      meaning: `This part was not read to its end. ${kept}`,
    },
    answer.status === 504 || saysTookTooLong(answer),
  );
}

export function saysTookTooLong(answer: Answer): boolean {
  return (
    answer.status === 504 || (answer.status >= 500 && /took too long|timed? ?out/i.test(answer.text.slice(0, 2_000)))
  );
}
