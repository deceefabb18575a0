import type { Agent } from "node:http";
import type { Secret } from "../config.ts";
import { type Refuse, refusal } from "./answer-errors.ts";
import { type Answer, exchange, type OnHead } from "./transport.ts";

/** `again`: sent again, the same request would be signed otherwise, with a nonce or with another access token. */
export interface SignedAnswer extends Answer {
  again?: "NONCE" | "TOKEN";
}

export interface SignedIn {
  /** Waits until requests can be signed. */
  ready(signal: AbortSignal): Promise<void>;
  /** Sends one GET, signed; resolves with whatever was answered, of any status. */
  get(url: string, headers: Record<string, string>, signal: AbortSignal, onHead?: OnHead): Promise<SignedAnswer>;
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
  onHead?: OnHead | undefined;
  /** Where our executor leaves the answer: the SDK turns all but 2xx into errors that carry request headers. */
  answer?: Answer;
}

/** The one class of Okta's SDK that is used. */
interface SdkHttp {
  agent?: Agent;
  defaultHeaders: Record<string, string>;
  http(url: string, request: SdkRequest): Promise<unknown>;
}

interface SdkHttpModule {
  Http: new (config: {
    requestExecutor: { fetch(request: SdkRequest): Promise<unknown> };
    cacheMiddleware: null;
  }) => SdkHttp;
}

/**
 * By its own file: the whole of the SDK, with the models of all of Okta, takes most of a second of processor time to load, and
 * its client reads okta.yaml files and OKTA_CLIENT_* variables of its own accord.
 */
const httpOfSdk: string = "@okta/okta-sdk-nodejs/src/http.js";

/** Begins to load the SDK, for a caller who is about to wait for something else. A failure shows at the first request. */
export function prepareSignIn(): void {
  import(httpOfSdk).catch(() => {});
}

/** Okta's SDK sends nothing by itself here: what it would send goes to `fetch`. */
async function openSdk(fetch: (request: SdkRequest) => Promise<unknown>): Promise<SdkHttp> {
  const { Http } = (await import(httpOfSdk)) as SdkHttpModule;
  // Its cache has no end of life, and bodies over 100 KB never arrive through it.
  return new Http({ requestExecutor: { fetch }, cacheMiddleware: null });
}

/** Okta's SDK, used to sign requests and to find the proxy. */
export async function signInByToken(
  orgUrl: string,
  token: Secret,
  agent: Agent,
  notice: (text: string) => void,
): Promise<SignedIn> {
  const sdk = await openSdk(async (request) => {
    const { url = "", method, headers, body, signal, onHead } = request;
    const answer = await exchange({ url, method, headers, body, signal, onHead, agent: request.agent ?? agent });
    request.answer = answer;
    return sdkResponse(url, answer);
  });
  Object.assign(sdk.defaultHeaders, { Authorization: `SSWS ${token.reveal()}`, "User-Agent": "okta-access-graph" });
  const proxy = proxyOf(sdk, orgUrl);
  if (proxy === undefined) delete sdk.agent;
  else notice(byProxy);

  return {
    ready: async () => {},
    grants: async () => null,
    refuse: refusal,
    secrets: () => [token.reveal()],
    async get(url, headers, signal, onHead) {
      const request: SdkRequest = {
        method: "get",
        headers: { accept: "application/json", ...headers },
        signal,
        onHead,
      };
      try {
        await sdk.http(url, request);
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
  const unsent = () => Promise.reject(new TypeError("Nothing is sent to find the proxy."));
  return proxyOf(await openSdk(unsent), orgUrl);
}

/** The SDK follows https_proxy without a word, and even for an org on this machine. TLS reaches through a proxy to Okta. */
function proxyOf({ agent }: SdkHttp, orgUrl: string): Agent | undefined {
  return new URL(orgUrl).protocol === "http:" ? undefined : agent;
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
