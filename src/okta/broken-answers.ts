import { kept, type Scrub, whatOktaSays } from "./answer-errors.ts";
import {
  OktaBodyError,
  type OktaError,
  type OktaErrorDetails,
  OktaNetworkError,
  OktaRateLimitError,
} from "./errors.ts";
import type { Answer, TransportFailure } from "./transport.ts";

/** How one attempt failed, in words for a retry line or an error. */
export function failureWords({ kind, code }: TransportFailure, attemptTimeoutMs: number): string {
  const named = code === null ? "" : ` (${code})`;
  if (kind === "TIMEOUT") return `no whole answer within ${attemptTimeoutMs / 1_000} s`;
  if (kind === "CUT") return "the answer was cut short";
  if (kind === "TOO_LARGE") return "the answer is larger than any Okta sends";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `the host name was not found${named}`;
  if (code === "ECONNREFUSED") return `the connection was refused${named}`;
  if (isCertificateFailure(code)) return `no trusted TLS connection could be made${named}`;
  return `the connection broke${named}`;
}

export function isCertificateFailure(code: string | null): boolean {
  return code !== null && /CERT|^UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|^ERR_TLS|^ERR_SSL|^EPROTO$/.test(code);
}

function remedyFor({ kind, code }: TransportFailure): string {
  if (kind === "TIMEOUT")
    return "Try again later; if it stays so, allow more time for an answer (ACCESS_GRAPH_OKTA_TIMEOUT).";
  if (isCertificateFailure(code)) {
    return "If a proxy inspects TLS traffic here, give Node its certificate (NODE_EXTRA_CA_CERTS); else check the org URL.";
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "Check the org URL and the network's DNS.";
  return "Check that this machine can reach the org (network, proxy, firewall), then try again.";
}

/** The typed error for attempts that brought no whole answer. */
export function broken(
  failure: TransportFailure,
  endpoint: string,
  attempts: number,
  attemptTimeoutMs: number,
): OktaError {
  const times = attempts === 1 ? "" : ` after ${attempts} attempts`;
  const what = `${endpoint} could not be read${times}: ${failureWords(failure, attemptTimeoutMs)}.`;
  const details = noAnswer(endpoint, `This part was not read to its end. ${kept}`);
  if (failure.kind === "CUT" || failure.kind === "TOO_LARGE")
    return new OktaBodyError(what, remedyFor(failure), details);
  return new OktaNetworkError(what, remedyFor(failure), details, failure.kind === "TIMEOUT");
}

/** An answer of status 2xx whose body is not the JSON that was asked for. */
export function notJson(answer: Answer, endpoint: string, scrub: Scrub, attempts: number): OktaError {
  const type = (answer.headers.get("content-type") ?? "").split(";")[0]?.trim() ?? "";
  const times = attempts === 1 ? "" : ` after ${attempts} attempts`;
  return new OktaBodyError(
    `${endpoint} was answered with ${answer.status}, but the body is not valid JSON${times}${type === "" ? "" : ` (${scrub(type).slice(0, 60)})`}.`,
    "Check the org URL, and that no proxy or sign-in page stands between this machine and Okta.",
    {
      ...noAnswer(endpoint, `This part was not read to its end. ${kept}`),
      status: answer.status,
      requestId: whatOktaSays(answer, scrub).requestId,
    },
  );
}

/** JSON, but not of the documented shape. */
export function wrongShape(endpoint: string, expected: string): OktaError {
  return new OktaBodyError(
    `${endpoint} was answered with JSON that is not ${expected}.`,
    "Check that the org URL is that of an Okta org.",
    { ...noAnswer(endpoint, `This part was not read to its end. ${kept}`), status: 200 },
  );
}

/** A list that was answered and cannot be true. */
export function noAdministrators(endpoint: string): OktaError {
  return new OktaBodyError(
    `Okta answered an empty list of administrators (${endpoint}), which cannot be true: the token's owner is one.`,
    "Sync again.",
    { ...noAnswer(endpoint, kept), status: 200 },
  );
}

export function rateLimited(endpoint: string, maxWaitMs: number, last: Answer | null, scrub: Scrub): OktaError {
  const says = last === null ? null : whatOktaSays(last, scrub);
  return new OktaRateLimitError(
    `Okta's rate limit leaves no room for ${endpoint} within the longest wait allowed (${Math.round(maxWaitMs / 1_000)} s).`,
    "Sync at a quieter time, see which other client uses the quota (Reports > Rate Limits), or raise the token's share under Security > API > Tokens.",
    {
      status: last === null ? null : last.status,
      errorCode: says?.errorCode ?? null,
      requestId: says?.requestId ?? null,
      endpoint,
      meaning: `This part was not read to its end. ${kept}`,
    },
  );
}

export function noAnswer(endpoint: string, meaning: string): OktaErrorDetails {
  return { status: null, errorCode: null, requestId: null, endpoint, meaning };
}
