import type { DescribedOperation } from "./description.ts";
import type { Schema } from "./json-schema.ts";

interface UndescribedRoute {
  why: string;
  /** What an answer of it looks like all the same. */
  like?: Schema;
}

const reduced = "The description is reduced to what a sync reads, which has no use for this";
const secrets = "The description is reduced, and leaves out what signs in";
const like = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Routes of the simulator that the description does not have. */
export const undescribedRoutes: Readonly<Record<string, UndescribedRoute>> = {
  "/api/v1/users/*/groups": { why: reduced, like: { type: "array", items: like("Group") } },
  "/api/v1/users/*/factors": { why: secrets },
  "/api/v1/users/*/factors/*": { why: secrets },
  "/api/v1/groups/rules/*": { why: reduced, like: like("GroupRule") },
  "/api/v1/apps/*/users/*": { why: reduced, like: like("AppUser") },
  "/api/v1/apps/*/groups/*": { why: reduced, like: like("ApplicationGroupAssignment") },
  "/api/v1/apps/*/credentials/jwks": {
    why: secrets,
    like: { type: "object", properties: { jwks: like("OpenIdConnectApplicationSettingsClientKeys") } },
  },
  "/api/v1/apps/*/credentials/jwks/*": { why: secrets, like: like("OAuth2ClientJsonSigningKeyResponse") },
  "/api/v1/iam/roles/*": { why: reduced, like: like("IamRole") },
  "/api/v1/iam/roles/*/permissions/*": { why: reduced, like: like("Permission") },
  "/api/v1/api-tokens/*": { why: reduced, like: like("ApiToken") },
};

/** An operation by the name of its route, for an answer that others of the description tell of. */
export function standIn(route: string): DescribedOperation | null {
  const schema = undescribedRoutes[route]?.like;
  if (schema === undefined) return null;
  return { id: route, path: route, responses: { 200: { content: { "application/json": { schema } } } } };
}
