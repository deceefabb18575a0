import type { SimUserType } from "../org/state.ts";
import { type Answer, type Call, listAnswer, objectAnswer } from "../server/answer.ts";

export function getOrg({ org, url }: Call): Answer {
  const link = (path: string) => ({ href: `${url.origin}${path}` });
  return objectAnswer({
    id: org.id,
    subdomain: org.subdomain,
    companyName: org.name,
    status: "ACTIVE",
    website: null,
    address1: null,
    address2: null,
    city: null,
    state: null,
    country: null,
    postalCode: null,
    phoneNumber: null,
    supportPhoneNumber: null,
    endUserSupportHelpURL: null,
    created: org.created,
    lastUpdated: org.created,
    expiresAt: null,
    _links: { preferences: link("/v1/org/preferences"), contacts: link("/api/v1/org/contacts") },
  });
}

/** The org tells who it is to anyone who asks. */
export function getWellKnown({ org, url }: Call): Answer {
  return objectAnswer({
    id: org.id,
    pipeline: "idx",
    settings: { analyticsCollectionEnabled: false, bugReportingEnabled: true, omEnabled: false, pssoEnabled: false },
    _links: { organization: { href: url.origin } },
  });
}

/** All in one page. */
export function listUserTypes(call: Call): Answer {
  const { org, url } = call;
  const types = new Map(org.userTypes.map((type) => [type.id, type]));
  const row = (type: SimUserType) => ({
    id: type.id,
    displayName: type.displayName,
    name: type.name,
    description: null,
    createdBy: "sprSystem",
    lastUpdatedBy: "sprSystem",
    created: type.created,
    lastUpdated: type.created,
    default: type.default,
    _links: {
      schema: { rel: "schema", href: `${url.origin}/api/v1/meta/schemas/user/osc${type.id.slice(3)}`, method: "GET" },
      self: { rel: "self", href: `${url.origin}/api/v1/meta/types/user/${type.id}`, method: "GET" },
    },
  });
  return listAnswer(call, {
    keys: [...types.keys()],
    size: { default: types.size, most: types.size },
    unpaged: true,
    row: (id) => JSON.stringify(row(types.get(id) as SimUserType)),
  });
}
