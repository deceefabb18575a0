import type { Agent } from "node:http";
import { z } from "zod";
import { Secret } from "../../config/secret.ts";
import type { ServiceApp } from "../../config.ts";
import { wrongShape } from "../broken-answers.ts";
import type { Clock } from "../clock.ts";
import type { Delivery } from "../executor.ts";
import type { SignedAnswer, SignedIn } from "../sign-in.ts";
import { exchange } from "../transport.ts";
import { type AccessToken, createTokenSource } from "./access-token.ts";
import { apiRefusal } from "./api-refusal.ts";
import { signAssertion } from "./client-assertion.ts";
import { createProver } from "./dpop.ts";
import { allReadScopes } from "./scopes.ts";
import { readSigningKey, type SigningKey } from "./signing-key.ts";
import { tokenRefusal } from "./token-refusal.ts";

const tokenPath = "/oauth2/v1/token";
const userAgent = "okta-access-graph";

const tokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  token_type: z.string(),
  expires_in: z.number().positive().catch(3_600),
  scope: z.string().catch(""),
});

export interface ServiceAppSurroundings {
  origin: string;
  /** The way to Okta: straight, or through a proxy. */
  agent: Agent;
  clock: Clock;
  /** Sends the request for a token within the same limits of time and rate as any other. */
  deliver(delivery: Delivery): Promise<{ value: unknown }>;
}

/** What can be checked before anything is sent. @throws OktaKeyError */
export function checkServiceApp(app: ServiceApp): SigningKey {
  return readSigningKey(app.privateKey.reveal(), app.keyId);
}

/**
 * Signs requests with the access token of a service app. Okta's SDK could, but it swallows the errors of the token
 * endpoint, asks for one token for each request that waits, and never renews one ahead of time.
 */
export function signInAsServiceApp(app: ServiceApp, key: SigningKey, surroundings: ServiceAppSurroundings): SignedIn {
  const { origin, agent, clock, deliver } = surroundings;
  const tokenUrl = origin + tokenPath;
  const scopes = app.scopes ?? allReadScopes;
  const prover = app.dpop ? createProver() : null;
  const asked = { clientId: app.clientId, keyId: key.keyId, scopes, dpop: app.dpop };

  async function sendTokenRequest(signal: AbortSignal): Promise<SignedAnswer> {
    const proof = await prover?.prove("TOKEN_ENDPOINT", "POST", tokenUrl, null);
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      scope: scopes.join(" "),
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await signAssertion(app.clientId, key, tokenUrl),
    });
    const answer = await exchange({
      url: tokenUrl,
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded",
        "user-agent": userAgent,
        ...(proof === undefined ? {} : { dpop: proof }),
      },
      body: body.toString(),
      agent,
      signal,
    });
    return prover?.learn("TOKEN_ENDPOINT", answer) ? { ...answer, again: "NONCE" } : answer;
  }

  async function requestToken(): Promise<AccessToken> {
    const endpoint = `POST ${tokenPath}`;
    const { value } = await deliver({
      endpoint,
      path: tokenPath,
      send: sendTokenRequest,
      refuse: (answer, at, scrub) => tokenRefusal(answer, at, scrub, asked),
    });
    const answer = tokenAnswer.safeParse(value);
    if (!answer.success || !/^(bearer|dpop)$/i.test(answer.data.token_type)) {
      throw wrongShape(endpoint, "an access token of an Okta org");
    }
    const { access_token, token_type, expires_in, scope } = answer.data;
    const granted = scope.split(" ").filter((one) => one !== "");
    return {
      value: new Secret(access_token),
      scheme: /^dpop$/i.test(token_type) ? "DPoP" : "Bearer",
      // Who is not told otherwise was given what was asked for (RFC 6749, 5.1).
      scopes: granted.length === 0 ? scopes : granted,
      lifetimeMs: expires_in * 1_000,
    };
  }

  const source = createTokenSource(requestToken, clock);

  return {
    async ready(signal) {
      await source.fresh(signal);
    },
    async get(url, headers, signal, onHead) {
      const token = source.last() ?? (await source.fresh(signal));
      const value = token.value.reveal();
      const proof = token.scheme === "DPoP" ? await prover?.prove("API", "GET", url, value) : undefined;
      const answer = await exchange({
        url,
        method: "GET",
        headers: {
          accept: "application/json",
          ...headers,
          "user-agent": userAgent,
          authorization: `${token.scheme} ${value}`,
          ...(proof === undefined ? {} : { dpop: proof }),
        },
        agent,
        signal,
        onHead,
      });
      if (prover?.learn("API", answer)) return { ...answer, again: "NONCE" };
      if (answer.status !== 401 || answer.text.includes("E0000015")) return answer;
      source.discard(token);
      return { ...answer, again: "TOKEN" };
    },
    grants: async (signal) => (await source.fresh(signal)).scopes,
    refuse: (answer, endpoint, scrub) => apiRefusal(answer, endpoint, scrub, source.last()?.scopes ?? scopes),
    secrets: () => {
      const token = source.last();
      return token === null ? [] : [token.value.reveal()];
    },
  };
}
