import { ConfigError } from "../config.ts";
import { GraphError } from "../graph/errors.ts";
import { LocalServerError } from "../graph/local-server/local-server-error.ts";
import { OktaAuthError, OktaError, OktaFeatureError, OktaKeyError, OktaPermissionError } from "../okta/errors.ts";
import { OrgUrlError } from "../okta/org-url.ts";
import { OrganizationChangedError } from "../sync/identity.ts";
import { SyncRunningError } from "../sync/lease.ts";
import { UsageError } from "./usage-error.ts";

/** What a script may rely on. The numbers are part of the product's contract. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  configuration: 3,
  oktaRefused: 4,
  oktaUnreachable: 5,
  database: 6,
  partial: 7,
  findings: 8,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeHelp = `Exit codes:
  0    done
  1    something unexpected, or an answer with errors in it
  2    the command was given wrongly
  3    the configuration, a file or a port is wrong
  4    Okta refused the sign-in, or the token may read nothing
  5    Okta gave no usable answer
  6    trouble with Neo4j, or another sync of the org is running
  7    the sync was PARTIAL or REFUSED
  8    report --fail-on: something was found, or could not be told
  130  interrupted`;

type ErrorClass = abstract new (...args: never[]) => Error;

/** The one place where errors become exit codes; the first class that fits decides. */
const codes: [ErrorClass, ExitCode][] = [
  [UsageError, exitCodes.usage],
  [ConfigError, exitCodes.configuration],
  [OrgUrlError, exitCodes.configuration],
  [OrganizationChangedError, exitCodes.configuration],
  [OktaKeyError, exitCodes.configuration],
  [OktaAuthError, exitCodes.oktaRefused],
  [OktaPermissionError, exitCodes.oktaRefused],
  [OktaFeatureError, exitCodes.oktaRefused],
  // Every other trouble with Okta comes to this: it gave no answer that can be used.
  [OktaError, exitCodes.oktaUnreachable],
  [GraphError, exitCodes.database],
  [LocalServerError, exitCodes.database],
  [SyncRunningError, exitCodes.database],
];

export function exitCodeOf(error: unknown): ExitCode {
  if (isFileTrouble(error)) return exitCodes.configuration;
  return codes.find(([kind]) => error instanceof kind)?.[1] ?? exitCodes.unexpected;
}

const fileTrouble = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EISDIR", "ENOENT", "EMFILE"]);

/** Trouble of the machine with one file, which only its owner can put right. */
export function isFileTrouble(error: unknown): error is NodeJS.ErrnoException & { code: string; path: string } {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof path === "string" && code !== undefined && fileTrouble.has(code);
}
