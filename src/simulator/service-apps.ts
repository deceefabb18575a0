import { type JsonWebKey, randomBytes } from "node:crypto";
import { clientOf } from "./server/client-assertion.ts";
import { createProofs, newNonce } from "./server/dpop.ts";
import type { Reply } from "./server/fault-answers.ts";
import { OAuthError, oauthReply } from "./server/oauth-error.ts";
import type { Identity, TokenRole } from "./server/tokens.ts";

export interface ServiceAppSettings {
  /** The public halves of its keys; those switched off are left out. */
  keys: readonly (JsonWebKey & { kid?: string })[];
  /** What a Super Administrator has granted it. */
  scopes: readonly string[];
  /** The administrator role; without one Okta shows it nobody. */
  role: TokenRole;
  /** Whether it must prove possession with each request for a token. */
  dpop?: boolean;
  active?: boolean;
}

/** Apps that sign in by themselves, as an Admin Console would register them, and the tokens they are given. */
export interface ServiceApps {
  /** Under a new client id, or that of a service app the org has. */
  register(settings: ServiceAppSettings, clientId?: string): { clientId: string };
  change(clientId: string, settings: Partial<ServiceAppSettings>): void;
  /** How long tokens given from now on live; Okta's hour if not said. */
  tokenLifetime(seconds: number): void;
  /** All tokens given so far have come to their end. */
  expireTokens(): void;
  /** Whether the API too wants a nonce in each proof. */
  demandNonceOfApi(demand: boolean): void;
  /** Nonces handed out so far are too old. */
  renewNonces(): void;
  /** Requests for a token, whatever became of them, and tokens given. */
  readonly counts: { requests: number; tokens: number };
  /** Every access token given so far: for whoever looks where none should be. */
  given(): string[];
}

interface Token {
  clientId: string;
  scopes: readonly string[];
  endsAt: number;
  /** The key it is bound to; null for a bearer's. */
  thumbprint: string | null;
}

interface Asking {
  authorization: string | undefined;
  proof: string | undefined;
  method: string;
  url: string;
}

export interface ServiceAppDesk extends ServiceApps {
  giveToken(body: string, proof: string | undefined): Reply;
  /** Whose access token a request carries; null where it carries none. */
  identify(asking: Asking): Identity | null;
}

const known = /^okta\.[A-Za-z]+\.(read|manage)$/;

export function createServiceApps(origin: string, now: () => number): ServiceAppDesk {
  const apps = new Map<string, ServiceAppSettings>();
  const tokens = new Map<string, Token>();
  const assertionsUsed = new Set<string>();
  const proofs = createProofs();
  const counts = { requests: 0, tokens: 0 };
  const nonces = { token: newNonce(), api: newNonce() };
  let apiWantsNonce = false;
  let lifetimeSeconds = 3_600;
  const tokenUrl = `${origin}/oauth2/v1/token`;
  const nowSeconds = () => Math.floor(now() / 1_000);

  function appOf(clientId: string): ServiceAppSettings | null {
    const app = apps.get(clientId);
    return app === undefined || app.active === false ? null : app;
  }

  function boundTo(app: ServiceAppSettings, proof: string | undefined): string | null {
    if (proof === undefined) {
      if (app.dpop === true) {
        throw new OAuthError(400, "invalid_dpop_proof", "The DPoP proof JWT header is missing.");
      }
      return null;
    }
    const about = { method: "POST", url: tokenUrl, accessToken: null, nowSeconds: nowSeconds(), nonce: nonces.token };
    const checked = proofs.check(proof, about);
    if ("thumbprint" in checked) return checked.thumbprint;
    throw new OAuthError(400, checked.error, checked.description, { "DPoP-Nonce": nonces.token });
  }

  function scopesFor(app: ServiceAppSettings, asked: string): string[] {
    const wanted = asked.split(" ").filter((scope) => scope !== "");
    const refuse = (description: string) => new OAuthError(400, "invalid_scope", description);
    if (wanted.length === 0) throw refuse("The request must contain a scope.");
    if (!wanted.every((scope) => known.test(scope))) {
      throw refuse("One or more scopes are not configured for the authorization server resource.");
    }
    // What was not granted is left out without a word, as long as something is left.
    const granted = wanted.filter((scope) => app.scopes.includes(scope));
    if (granted.length === 0) throw refuse("The client is not granted any of the requested scopes.");
    return granted;
  }

  function newToken(body: string, proof: string | undefined): Reply {
    const form = new URLSearchParams(body);
    const clientId = clientOf(form, {
      keysOf: (id) => appOf(id)?.keys ?? null,
      tokenUrl,
      nowSeconds: nowSeconds(),
      isFirstUse: (jti) => !assertionsUsed.has(jti) && assertionsUsed.add(jti).has(jti),
    });
    const app = appOf(clientId) as ServiceAppSettings;
    if (form.get("grant_type") !== "client_credentials") {
      throw new OAuthError(400, "unsupported_grant_type", "The authorization grant type is not supported.");
    }
    const thumbprint = boundTo(app, proof);
    const scopes = scopesFor(app, form.get("scope") ?? "");
    const value = [15, 60, 48].map((size) => `eyJ${randomBytes(size).toString("base64url")}`).join(".");
    tokens.set(value, { clientId, scopes, endsAt: now() + lifetimeSeconds * 1_000, thumbprint });
    counts.tokens++;
    const answer = {
      token_type: thumbprint === null ? "Bearer" : "DPoP",
      expires_in: lifetimeSeconds,
      access_token: value,
      scope: scopes.join(" "),
    };
    return { status: 200, headers: { "Content-Type": "application/json" }, body: JSON.stringify(answer) };
  }

  function identify({ authorization, proof, method, url }: Asking): Identity | null {
    const match = /^(Bearer|DPoP) (\S+)$/i.exec(authorization ?? "");
    if (match === null) return null;
    const scheme = match[1]?.toLowerCase() === "dpop" ? "DPoP" : "Bearer";
    const value = match[2] as string;
    const refused = (error: string, description: string): Identity => ({
      kind: "refused",
      challenge: `${scheme} authorization_uri="${origin}/oauth2/v1/authorize", realm="${origin}", error="${error}", error_description="${description}"`,
      nonce: error === "use_dpop_nonce" ? nonces.api : null,
    });
    const token = tokens.get(value);
    const app = token === undefined ? null : appOf(token.clientId);
    if (token === undefined || app === null) return refused("invalid_token", "The access token is invalid");
    if (token.endsAt <= now()) return refused("invalid_token", "The access token is expired");
    if ((token.thumbprint === null) !== (scheme === "Bearer")) {
      return refused("invalid_token", "The access token is bound to another scheme");
    }
    if (token.thumbprint !== null) {
      const nonce = apiWantsNonce ? nonces.api : null;
      const checked = proofs.check(proof ?? "", { method, url, accessToken: value, nowSeconds: nowSeconds(), nonce });
      if ("error" in checked) return refused(checked.error, checked.description);
      if (checked.thumbprint !== token.thumbprint) {
        return refused("invalid_dpop_proof", "The key of the proof is another than the token's");
      }
    }
    return { kind: "token", role: app.role, client: { id: token.clientId, scopes: token.scopes, scheme } };
  }

  return {
    counts,
    identify,
    given: () => [...tokens.keys()],
    register(settings, clientId = `0oa${randomBytes(12).toString("hex").slice(0, 17)}`) {
      apps.set(clientId, settings);
      return { clientId };
    },
    change(clientId, settings) {
      const app = apps.get(clientId);
      if (app === undefined) throw new Error(`no service app ${clientId}`);
      apps.set(clientId, { ...app, ...settings });
    },
    tokenLifetime: (seconds) => {
      lifetimeSeconds = seconds;
    },
    expireTokens() {
      for (const token of tokens.values()) token.endsAt = now();
    },
    demandNonceOfApi: (demand) => {
      apiWantsNonce = demand;
    },
    renewNonces: () => void Object.assign(nonces, { token: newNonce(), api: newNonce() }),
    giveToken(body, proof) {
      counts.requests++;
      try {
        return newToken(body, proof);
      } catch (error) {
        if (error instanceof OAuthError) return oauthReply(error);
        throw error;
      }
    },
  };
}
