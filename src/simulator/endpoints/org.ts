import type { SimUserType } from "../org/state.ts";
import { type Answer, type Call, listAnswer, objectAnswer } from "../server/answer.ts";

export function getOrg({ org, url }: Call): Answer {
  const link = (path: string) => ({ href: `${url.origin}${path}` });
  return objectAnswer({
    id: org.id,
    subdomain: org.subdomain,
    companyName: org.name,
    status: "ACTIVE",
    website: "https://simulated.example",
    address1: "1 Example Street",
    address2: "Unit 1",
    city: "Exampleton",
    state: "Example",
    country: "Exampleland",
    postalCode: "00001",
    phoneNumber: "+15550100",
    supportPhoneNumber: "+15550101",
    endUserSupportHelpURL: "https://help.simulated.example",
    created: org.created,
    lastUpdated: org.created,
    expiresAt: null,
    _links: { preferences: link("/api/v1/org/preferences"), contacts: link("/api/v1/org/contacts") },
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
    description: `Users of the type ${type.displayName}`,
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
