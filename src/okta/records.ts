export type { OktaApp, OktaAppGroup, OktaAppUser } from "./app-records.ts";
export type { OktaGroup, OktaGroupRule } from "./group-records.ts";
export type { OktaOrganization } from "./organization-record.ts";
export type { Page, Quarantine } from "./record-reader.ts";
export type { OktaGroupMember, OktaUser, OktaUserType } from "./user-records.ts";
