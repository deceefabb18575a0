import { LocalServerError } from "../../graph/local-server/local-server-error.ts";
import { type ExitCode, exitCodeOf, isFileTrouble } from "../exit-codes.ts";

/** One thing doctor looked at. */
export interface Check {
  name: string;
  status: "pass" | "warn" | "fail";
  /** What was found. */
  detail: string;
  /** What to do about it, on one line; null where nothing is to be done, or where the detail says it already. */
  remedy: string | null;
  /** What doctor ends with when this is the first check that failed. */
  code: ExitCode;
}

export const pass = (name: string, detail: string): Check => ({ name, status: "pass", detail, remedy: null, code: 0 });

export const warn = (name: string, detail: string, remedy: string): Check => ({
  name,
  status: "warn",
  detail,
  remedy,
  code: 0,
});

export const fail = (name: string, detail: string, remedy: string | null, code: ExitCode): Check => ({
  name,
  status: "fail",
  detail,
  remedy,
  code,
});

/** The errors of this product say themselves what to do. */
export function failedBy(name: string, error: unknown): Check {
  const code = exitCodeOf(error);
  if (error instanceof LocalServerError) return fail(name, error.problem, error.remedy, code);
  if (isFileTrouble(error))
    return fail(
      name,
      `${error.path} cannot be used (${error.code}).`,
      "Check who owns it and the space on its disk.",
      code,
    );
  return fail(name, error instanceof Error ? error.message : String(error), null, code);
}
