import type { SimApiToken, SimFactor } from "../org/admin-records.ts";
import { keysInOrder } from "../org/ordered.ts";
import { type Answer, type Call, objectAnswer, wholeList } from "../server/answer.ts";
import { notFound } from "../server/okta-error.ts";
import { publicKey } from "../server/public-key.ts";

/** All in one page, and never with the token itself. */
export function listApiTokens(call: Call): Answer {
  const { org, url } = call;
  const row = (token: SimApiToken) => ({
    ...token,
    tokenWindow: "P30D",
    network: { connection: "ANYWHERE" },
    _link: { self: { href: `${url.origin}/api/v1/api-tokens/${token.id}` } },
  });
  return wholeList(
    call,
    keysInOrder(org.apiTokens).map((id) => row(org.apiTokens.get(id) as SimApiToken)),
  );
}

function profileOf(factor: SimFactor, login: string): Record<string, unknown> {
  if (factor.factorType === "sms" || factor.factorType === "call") return { phoneNumber: "+15550100" };
  if (factor.factorType === "push") return { credentialId: login, deviceType: "SmartPhone_IPhone", name: "Phone" };
  if (factor.factorType === "question") return { question: "disliked_food" };
  return { credentialId: login };
}

export function listFactors(call: Call): Answer {
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
  return wholeList(call, (org.factors.get(id) ?? []).map(row));
}

export function listAppKeys(call: Call): Answer {
  const id = call.params[0] as string;
  const app = call.org.apps.get(id);
  if (app === undefined) throw notFound(id, "AppInstance");
  const self = `${call.url.origin}/api/v1/apps/${id}/credentials/jwks`;
  const keys = app.keys.map((key) => ({
    id: key.id,
    ...publicKey(key),
    _links: { self: { href: `${self}/${key.id}` } },
  }));
  return objectAnswer({ jwks: { keys } });
}
