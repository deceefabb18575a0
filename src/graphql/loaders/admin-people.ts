import type { z } from "zod";
import * as powers from "../../graph/queries/powers.ts";
import type { Context } from "../context.ts";
import { type AdminPicture, keptOfOrg } from "./admin-picture.ts";

export type AdminPersonRow = z.output<typeof powers.reachPeople.row>;
export type TokenOwnerRow = z.output<typeof powers.apiTokenOwners.row>;

/** What has to be known of the users themselves who act with powers, whatever app is asked about. */
export interface AdminPeople {
  /** Who has powers of their own, and who owns an API token that has some. By Okta id. */
  users: ReadonlyMap<string, AdminPersonRow>;
  tokens: readonly TokenOwnerRow[];
  /** There are more tokens than were looked at. */
  isCut: boolean;
}

/** Far more than any org has; bounds `users` as well, together with the bound of the role assignments. */
export const mostTokens = 1_000;

/** Read once after each sync, as the picture is. */
export async function adminPeople(context: Context, picture: AdminPicture): Promise<AdminPeople> {
  const { orgId } = picture;
  return await keptOfOrg(context, orgId, "admin people", async () => {
    const found = await context.read(powers.apiTokenOwners, { prefix: `${orgId}/`, limit: BigInt(mostTokens + 1) });
    const tokens = found.slice(0, mostTokens);
    const holders = picture.principals.flatMap(({ kind, id }) => (kind === "USER" ? [id] : []));
    const ids = new Set([...holders, ...tokens.map(({ ownerId }) => ownerId)]);
    const rows = await readPeople(context, orgId, [...ids]);
    return { users: new Map(rows.map((row) => [row.id, row])), tokens, isCut: found.length > mostTokens };
  });
}

/** @param ids Okta ids of users */
export async function readPeople(context: Context, orgId: string, ids: readonly string[]): Promise<AdminPersonRow[]> {
  return ids.length === 0 ? [] : await context.read(powers.reachPeople, { keys: ids.map((id) => `${orgId}/${id}`) });
}
