import { type OktaError, OktaPermissionError } from "./errors.ts";
import type { Expansion } from "./pager.ts";

/** A 403 may be about one object only, such as a group that holds admin roles; this many in a row are about the token. */
const forbiddenInARow = 3;

/** An `expand` shared by many walks: once it is clear that Okta refuses it, it is not asked for again. */
export function createExpansion(value: string, refusalNotice: string, notice: (text: string) => void): Expansion {
  let off = false;
  let forbidden = 0;
  let told = false;
  return {
    value,
    wanted: () => !off,
    refused(error: OktaError): void {
      forbidden += 1;
      off = !(error instanceof OktaPermissionError) || forbidden >= forbiddenInARow;
      if (!told) notice(refusalNotice);
      told = true;
    },
    granted(): void {
      forbidden = 0;
    },
  };
}
