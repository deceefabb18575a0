import * as admin from "../../graph/queries/admin.ts";
import type { ApiTokenRow, AppRow, CredentialRow, UserRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import type { FactorListSource } from "../sources.ts";
import { rowOf } from "./rows-of-parents.ts";

/** What users and apps prove with who they are. */

export async function factorsOf(context: Context, user: UserRow): Promise<FactorListSource> {
  const row = await rowOf(context, admin.factorsOfUsers, user.key);
  return { user, known: row?.known ?? false, nodes: row?.factors ?? [] };
}

export async function apiTokensOf(context: Context, user: UserRow): Promise<ApiTokenRow[]> {
  return (await rowOf(context, admin.apiTokensOfUsers, user.key))?.apiTokens ?? [];
}

export async function credentialsOf(context: Context, app: AppRow): Promise<CredentialRow[]> {
  return (await rowOf(context, admin.credentialsOfApps, app.key))?.credentials ?? [];
}
