export type { OktaApp, OktaAppGroup, OktaAppUser } from "./app-records.ts";
export type { OktaApiToken, OktaAppKey, OktaFactor } from "./credential-records.ts";
export type { OktaGroup, OktaGroupRule } from "./group-records.ts";
export type { OktaOrganization } from "./organization-record.ts";
export type { Page, Quarantine } from "./record-reader.ts";
export type {
  OktaAppTarget,
  OktaCustomRole,
  OktaPermission,
  OktaResource,
  OktaResourceSet,
  OktaRoleAssignment,
} from "./role-records.ts";
export type { OktaGroupMember, OktaUser, OktaUserType } from "./user-records.ts";
