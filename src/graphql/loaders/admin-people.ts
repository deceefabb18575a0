import type { z } from "zod";
import * as powers from "../../graph/queries/powers.ts";
import type { Context } from "../context.ts";
import { oktaIdOfKey } from "../global-id.ts";
import { type AdminPicture, keptOfOrg } from "./admin-picture.ts";

export type AdminPersonRow = z.output<typeof powers.reachPeople.row>;
/** A member of a group that has a role. */
export type AdminMemberRow = z.output<typeof powers.reachMembers.row>["people"][number];
export type TokenOwnerRow = z.output<typeof powers.apiTokenOwners.row>;

/** What has to be known of the users themselves who act with powers, whatever app is asked about. */
export interface AdminPeople {
  /** Who has powers of their own, and who owns an API token that has some. By Okta id. */
  users: ReadonlyMap<string, AdminPersonRow>;
  /** Of the groups that have a role. By Okta id. */
  members: ReadonlyMap<string, { people: readonly AdminMemberRow[]; isCut: boolean }>;
  mostMembers: number;
  tokens: readonly TokenOwnerRow[];
  /** There are more tokens than were looked at. */
  hasMoreTokens: boolean;
}

/** Far more than any org has; bounds `users` as well, together with the bound of the role assignments. */
export const mostTokens = 1_000;
/** Of all groups together, but never fewer than some of each. A member beyond counts for nothing that is not said of the others. */
const mostMembersInAll = 5_000;
const fewestMembers = 50;
const mostMembersOfOne = 500;

/** Read once after each sync, as the picture is. */
export async function adminPeople(context: Context, picture: AdminPicture): Promise<AdminPeople> {
  return await keptOfOrg(context, picture.orgId, "admin people", () => read(context, picture));
}

async function read(context: Context, { orgId, principals }: AdminPicture): Promise<AdminPeople> {
  const idsOf = (wanted: string) => principals.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
  const groupIds = idsOf("GROUP");
  const share = Math.floor(mostMembersInAll / Math.max(1, groupIds.length));
  const mostMembers = Math.min(mostMembersOfOne, Math.max(fewestMembers, share));
  const [found, memberRows] = await Promise.all([
    context.read(powers.apiTokenOwners, { prefix: `${orgId}/`, limit: BigInt(mostTokens + 1) }),
    groupIds.length === 0
      ? []
      : context.read(powers.reachMembers, {
          keys: groupIds.map((id) => `${orgId}/${id}`),
          limit: BigInt(mostMembers),
        }),
  ]);
  const tokens = found.slice(0, mostTokens);
  const ids = new Set([...idsOf("USER"), ...tokens.map(({ ownerId }) => ownerId)]);
  const rows = await readPeople(context, orgId, [...ids]);
  const shared = sharedTexts();
  return {
    users: new Map(rows.map((row) => [row.id, shared(row)])),
    members: new Map(
      memberRows.map(({ key, people, isCut }) => [oktaIdOfKey(key), { people: people.map(shared), isCut }]),
    ),
    mostMembers,
    tokens,
    hasMoreTokens: found.length > mostTokens,
  };
}

/** @param ids Okta ids of users */
export async function readPeople(context: Context, orgId: string, ids: readonly string[]): Promise<AdminPersonRow[]> {
  return ids.length === 0 ? [] : await context.read(powers.reachPeople, { keys: ids.map((id) => `${orgId}/${id}`) });
}

/** What comes from Neo4j has each id once for each time it is told; what is kept has it once. */
function sharedTexts() {
  const known = new Map<string, string>();
  const one = (text: string) => {
    const present = known.get(text);
    if (present === undefined) known.set(text, text);
    return present ?? text;
  };
  return <R extends AdminMemberRow>(row: R): R => ({
    ...row,
    groupIds: row.groupIds.map(one),
    builtInIds: row.builtInIds.map(one),
    appIds: row.appIds.map(one),
  });
}
