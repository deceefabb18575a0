import { inWords, kept, refusal, type Scrub, whatOktaSays } from "../answer-errors.ts";
import { OktaAuthError, type OktaError, OktaRequestError } from "../errors.ts";
import type { Answer } from "../transport.ts";
import { isMuchSkew, skewOf } from "./skew.ts";

export interface Asked {
  clientId: string;
  keyId: string | null;
  scopes: readonly string[];
  dpop: boolean;
}

interface Words {
  what: string;
  remedy: string;
}

const app = "Applications > Applications > the service app";

/** Why Okta gives no token, in words that say what to change in the Admin Console. None of it passes by asking again. */
export function tokenRefusal(answer: Answer, endpoint: string, scrub: Scrub, asked: Asked): OktaError {
  const { status } = answer;
  if (status < 400) return refusal(answer, endpoint, scrub);
  const { errorCode, summary, requestId } = whatOktaSays(answer, scrub);
  const said = `${inWords(status, { errorCode, summary })}, at ${endpoint}`;
  const { what, remedy } = wordsFor(answer, errorCode, summary, asked);
  const details = { status, errorCode, requestId, endpoint, meaning: `Nothing can be read without a token. ${kept}` };
  // What is no answer of a token endpoint at all says nothing of the sign-in.
  const Kind = errorCode === null && status !== 401 ? OktaRequestError : OktaAuthError;
  return new Kind(`${what} (${said}).`, remedy, details);
}

function wordsFor(answer: Answer, error: string | null, summary: string, asked: Asked): Words {
  const skew = skewOf(answer);
  const wrongTime = /expir|in the future|\biat\b|\bexp\b/i.test(summary);
  if (wrongTime && (error === "invalid_client" || error === "invalid_dpop_proof")) return wrongClock(skew);
  switch (error) {
    case "invalid_client":
      return wrongClient(summary, asked) ?? (isMuchSkew(skew) ? wrongClock(skew) : unknownFault(asked));
    case "invalid_scope":
    case "access_denied":
    case "consent_required":
      return {
        what: `Okta gives the service app none of the scopes it asked for, or does not know one of them: ${asked.scopes.join(", ")}`,
        remedy: `Grant the read scopes under ${app} > Okta API Scopes (a Super Administrator can), or name only those that are granted (--scopes, OKTA_CLIENT_SCOPES).`,
      };
    case "invalid_dpop_proof":
    case "use_dpop_nonce":
      if (asked.dpop && isMuchSkew(skew)) return wrongClock(skew);
      return asked.dpop
        ? {
            what: "Okta does not accept the proof of possession (DPoP) that came with the request for a token",
            remedy:
              "Check that this machine's clock is right and that no proxy rewrites requests. Else clear “Require Demonstrating Proof of Possession (DPoP) header in token requests” on the app's General tab and connect without --dpop.",
          }
        : {
            what: "The service app must prove possession (DPoP), and this sign-in is set up without",
            remedy: `Connect with --dpop, or set OKTA_CLIENT_DPOP=true. Or clear “Require Demonstrating Proof of Possession (DPoP) header in token requests” under ${app} > General.`,
          };
    case "unauthorized_client":
    case "unsupported_grant_type":
      return {
        what: `The app ${asked.clientId} may not sign in by itself (client credentials)`,
        remedy:
          "Use an app of the type API Services: Applications > Create App Integration > API Services, with “Public key / Private key” as its client authentication.",
      };
    default:
      return {
        what: "Okta gives the service app no token",
        remedy: `Check the app under ${app}, and that the org URL is that of the Okta org itself.`,
      };
  }
}

const keyWords = ({ keyId }: Asked) => (keyId === null ? "no key id was given" : `the key id given is ${keyId}`);

function wrongClient(summary: string, asked: Asked): Words | null {
  const { clientId } = asked;
  const key = keyWords(asked);
  if (/kid\b/i.test(summary)) {
    return {
      what: `Okta finds no key of that id on the service app ${clientId}; ${key}`,
      remedy: `Copy the KID beside the active key under ${app} > General > Public Keys, and give it with --key-id or OKTA_CLIENT_KEYID. An app with several keys needs it.`,
    };
  }
  if (/signature|jwk|key/i.test(summary)) {
    return {
      what: `The private key does not belong to the service app ${clientId}; ${key}`,
      remedy: `Under ${app} > General > Public Keys, check that the public key that belongs to this private key is there and Active. If the private key is lost, generate a new one and connect again.`,
    };
  }
  if (/client_?id|client.*(not found|invalid|inactive)/i.test(summary)) {
    return {
      what: `Okta knows no active service app with the client id ${clientId}`,
      remedy: `Copy the Client ID from ${app} > General, in the org of this address, and check that the app is Active.`,
    };
  }
  return null;
}

function unknownFault(asked: Asked): Words {
  return {
    what: `Okta does not accept the sign-in of the service app ${asked.clientId}; ${keyWords(asked)}`,
    remedy: `Under ${app} > General, check the Client ID, that the app is Active, that its client authentication is “Public key / Private key”, and that this key is among its Public Keys.`,
  };
}

function wrongClock(skew: number): Words {
  const minutes = Math.round(Math.abs(skew) / 60_000);
  const by = minutes === 0 ? "differs from Okta's" : `is ${minutes} min ${skew > 0 ? "ahead of" : "behind"} Okta's`;
  return {
    what: `Okta does not accept the service app's signature, because of its time: this machine's clock ${by}`,
    remedy: "Set this machine's clock (NTP), then try again. The key and the app may well be right.",
  };
}
