import type { Agent } from "node:http";
import type { Secret } from "../config.ts";
import { type Refuse, refusal } from "./answer-errors.ts";
import { OktaError } from "./errors.ts";
import { type Answer, exchange } from "./transport.ts";

/** `again`: sent again, the same request would be signed otherwise, with a nonce or with another access token. */
export interface SignedAnswer extends Answer {
  again?: "NONCE" | "TOKEN";
}

export interface SignedIn {
  /** Waits until requests can be signed. */
  ready(signal: AbortSignal): Promise<void>;
  /** Sends one GET, signed; resolves with whatever was answered, of any status. */
  get(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<SignedAnswer>;
  /** The scopes of a service app's token; null for an API token, which has its owner's rights. */
  grants(signal: AbortSignal): Promise<readonly string[] | null>;
  refuse: Refuse;
  /** What no text that is shown may hold. */
  secrets(): readonly string[];
}

export const byProxy = "Okta is reached through the proxy that HTTPS_PROXY names.";

interface SdkRequest {
  url?: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  agent?: Agent;
  signal: AbortSignal;
  /** Where our executor leaves the answer: the SDK turns all but 2xx into errors that carry request headers. */
  answer?: Answer;
}

/** Begins to load the SDK, for a caller who is about to wait for something else. A failure shows at the first request. */
export function prepareSignIn(): void {
  import("@okta/okta-sdk-nodejs").catch(() => {});
}

/**
 * Okta's SDK, used to sign requests. It takes about a second to load, so it is imported with the first request.
 * It also reads okta.yaml files and OKTA_CLIENT_* on its own: every setting is given here, so that none of those counts.
 */
export async function signInByToken(
  orgUrl: string,
  token: Secret,
  agent: Agent,
  notice: (text: string) => void,
): Promise<SignedIn> {
  const { Client, RequestExecutor } = await import("@okta/okta-sdk-nodejs");

  class OneExchange extends RequestExecutor {
    override async fetch(options: unknown): Promise<never> {
      const request = options as SdkRequest;
      const { url = "", method, headers, body, signal } = request;
      const answer = await exchange({ url, method, headers, body, signal, agent: request.agent ?? agent });
      request.answer = answer;
      return sdkResponse(url, answer) as never;
    }
  }

  const client = createClient(
    () => new Client({ ...settings(orgUrl, token.reveal()), requestExecutor: new OneExchange() }),
  );
  client.http.agent = proxyOf(client, orgUrl);
  if (client.http.agent !== undefined) notice(byProxy);

  return {
    ready: async () => {},
    grants: async () => null,
    refuse: refusal,
    secrets: () => [token.reveal()],
    async get(url, headers, signal) {
      const request: SdkRequest = { method: "get", headers: { accept: "application/json", ...headers }, signal };
      try {
        await client.http.http(url, request as never);
      } catch (error) {
        if (request.answer === undefined) throw error;
      }
      if (request.answer === undefined) throw new TypeError("The Okta SDK resolved without sending the request.");
      return request.answer;
    },
  };
}

/** The way through the proxy that a signed request to this org would take; undefined where it would go straight there. */
export async function proxyTo(orgUrl: string): Promise<Agent | undefined> {
  if (new URL(orgUrl).protocol === "http:") return undefined;
  const { Client } = await import("@okta/okta-sdk-nodejs");
  // A client wants a token to be made at all. This one sends nothing.
  return proxyOf(
    createClient(() => new Client(settings(orgUrl, "none"))),
    orgUrl,
  );
}

/** The SDK follows https_proxy without a word, and even for an org on this machine. TLS reaches through a proxy to Okta. */
function proxyOf({ http }: { http: { agent?: Agent } }, orgUrl: string): Agent | undefined {
  return new URL(orgUrl).protocol === "http:" ? undefined : http.agent;
}

/** The typed configuration leaves out some of what the constructor takes. */
function settings(orgUrl: string, token: string): object {
  return {
    orgUrl,
    token,
    authorizationMode: "SSWS",
    clientId: "",
    scopes: [],
    privateKey: "",
    keyId: "",
    userAgent: "okta-access-graph",
    // Its cache has no end of life, and bodies over 100 KB never arrive through it.
    cacheMiddleware: null,
  };
}

/** The SDK fails without saying why when an okta.yaml it comes across is broken. */
function createClient<C>(create: () => C): C {
  try {
    return create();
  } catch {
    throw new OktaError(
      "Okta's SDK could not be set up.",
      "It reads ./okta.yaml and ~/.okta/okta.yaml where they exist: a broken one stops it. Remove or correct them; nothing else of them is used.",
      {
        status: null,
        errorCode: null,
        endpoint: "the Okta SDK",
        requestId: null,
        meaning: "Nothing was sent to Okta.",
      },
    );
  }
}

function sdkResponse(url: string, { status, headers, text }: Answer): unknown {
  return {
    url,
    status,
    ok: status >= 200 && status < 300,
    headers,
    text: async () => text,
    json: async () => JSON.parse(text),
  };
}
