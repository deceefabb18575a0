import type { Secret } from "../config.ts";
import { noAnswer } from "./broken-answers.ts";
import { OktaAuthError } from "./errors.ts";

/** A token with a line break or a quotation mark is a copying mistake, and could not be sent in a header anyway. */
export function checkToken(token: Secret): Secret {
  if (/^[\x21-\x7e]+$/.test(token.reveal())) return token;
  throw new OktaAuthError(
    "The API token is empty or holds characters that no Okta token has (blanks, line breaks).",
    "Copy it again from Security > API > Tokens: it is shown once, when it is created.",
    noAnswer("the API token", "Nothing was sent to Okta."),
  );
}
