import type { SimApiToken, SimAppKey, SimFactor } from "../org/admin-records.ts";
import { keysInOrder } from "../org/ordered.ts";
import { type Answer, type Call, objectAnswer, wholeList } from "../server/answer.ts";
import { notFound } from "../server/okta-error.ts";
import { publicKey } from "../server/public-key.ts";

/** Never with the token itself. */
function tokenRow({ url }: Call, token: SimApiToken) {
  const _link = { self: { href: `${url.origin}/api/v1/api-tokens/${token.id}` } };
  return { ...token, tokenWindow: "P30D", network: { connection: "ANYWHERE" }, _link };
}

/** All in one page. */
export function listApiTokens(call: Call): Answer {
  const { apiTokens } = call.org;
  return wholeList(
    call,
    keysInOrder(apiTokens).map((id) => tokenRow(call, apiTokens.get(id) as SimApiToken)),
  );
}

export function getApiToken(call: Call): Answer {
  const id = call.params[0] as string;
  const token = call.org.apiTokens.get(id);
  if (token === undefined) throw notFound(id, "ApiToken");
  return objectAnswer(tokenRow(call, token));
}

function profileOf(factor: SimFactor, login: string): Record<string, unknown> {
  if (factor.factorType === "sms" || factor.factorType === "call") return { phoneNumber: "+15550100" };
  if (factor.factorType === "push") return { credentialId: login, deviceType: "SmartPhone_IPhone", name: "Phone" };
  if (factor.factorType === "question") return { question: "disliked_food" };
  return { credentialId: login };
}

function factorRows(call: Call) {
  const { org, url } = call;
  const id = call.params[0] as string;
  const user = org.users.get(id);
  if (user === undefined) throw notFound(id, "User");
  const self = `${url.origin}/api/v1/users/${id}`;
  const row = (factor: SimFactor) => ({
    ...factor,
    vendorName: factor.provider,
    profile: profileOf(factor, user.profile.login),
    _links: { self: { href: `${self}/factors/${factor.id}` }, user: { href: self } },
  });
  return (org.factors.get(id) ?? []).map(row);
}

export function listFactors(call: Call): Answer {
  return wholeList(call, factorRows(call));
}

export function getFactor(call: Call): Answer {
  return oneOf(factorRows(call), call.params[1] as string, "UserFactor");
}

function keyRows(call: Call) {
  const id = call.params[0] as string;
  const app = call.org.apps.get(id);
  if (app === undefined) throw notFound(id, "AppInstance");
  const keys = `${call.url.origin}/api/v1/apps/${id}/credentials/jwks`;
  return app.keys.map((key) => ({ id: key.id, ...publicKey(key), _links: keyLinks(key, `${keys}/${key.id}`) }));
}

/** A key says what can be done with it, and not where it is. */
function keyLinks({ status }: SimAppKey, path: string) {
  const link = (to: string, allow: string) => ({ href: path + to, hints: { allow: [allow] } });
  return status === "ACTIVE"
    ? { deactivate: link("/lifecycle/deactivate", "POST") }
    : { activate: link("/lifecycle/activate", "POST"), delete: link("", "DELETE") };
}

export function listAppKeys(call: Call): Answer {
  return objectAnswer({ jwks: { keys: keyRows(call) } });
}

export function getAppKey(call: Call): Answer {
  return oneOf(keyRows(call), call.params[1] as string, "JsonWebKey");
}

function oneOf(rows: readonly { id: string }[], id: string, type: "UserFactor" | "JsonWebKey"): Answer {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw notFound(id, type);
  return objectAnswer(row);
}
