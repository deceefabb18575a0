import type { AppRow, UserRow } from "../../../graph/queries/rows.ts";
import type { Context } from "../../context.ts";
import { codedError } from "../../errors.ts";
import { orgIdOfKey, parseGlobalId } from "../../global-id.ts";
import { appKind, findPasted, groupKind, type Kind, kindAsOf, userKind } from "../../lookup.ts";
import { momentOf } from "../../moments.ts";
import { chooseOrganization, organizationOf } from "../../organization-choice.ts";
import { namesakesAsOf, nodesByKeyAsOf } from "./nodes.ts";

type Given = string | null | undefined;
interface Place {
  asOf?: Given;
  org?: Given;
  /** A global id names its org, too. */
  id?: Given;
}

/** How users, groups and apps are found: as of now, or as of a moment. */
export const kindsAsOf = {
  user: (context: Context, place: Place) =>
    choose(context, place, userKind, { byKey: nodesByKeyAsOf.user, namesakes: namesakesAsOf.user }),
  group: (context: Context, place: Place) =>
    choose(context, place, groupKind, { byKey: nodesByKeyAsOf.group, namesakes: namesakesAsOf.group }),
  app: (context: Context, place: Place) =>
    choose(context, place, appKind, { byKey: nodesByKeyAsOf.app, namesakes: namesakesAsOf.app }),
};

/** A user and an app of one org, as a person pasted them: as of now, or as of a moment. */
export async function findPair(
  context: Context,
  pasted: { user: string; app: string; org?: Given; asOf?: Given },
): Promise<{ user: UserRow; app: AppRow }> {
  const { asOf } = pasted;
  const kindOfUser = await kindsAsOf.user(context, { asOf, org: pasted.org, id: pasted.user });
  const user = await findPasted(context, kindOfUser, pasted.user, pasted.org);
  const org = pasted.org ?? user.orgId;
  const app = await findPasted(context, await kindsAsOf.app(context, { asOf, org }), pasted.app, org);
  if (user.orgId === app.orgId) return { user, app };
  throw codedError("BAD_USER_INPUT", "`user` and `app` are of two different orgs.");
}

async function choose<R extends { key: string; oktaId: string }>(
  context: Context,
  { asOf, org, id }: Place,
  kind: Kind<R>,
  past: Parameters<typeof kindAsOf<R>>[1],
): Promise<Kind<R>> {
  if (asOf === null || asOf === undefined) return kind;
  const global = typeof id === "string" ? parseGlobalId(id) : null;
  const known = global && (await context.organizations()).some(({ orgId }) => orgId === orgIdOfKey(global.key));
  const row =
    org == null && global && known
      ? await organizationOf(context, orgIdOfKey(global.key))
      : await chooseOrganization(context, org);
  return kindAsOf(kind, past, await momentOf(context, row, asOf, "asOf"));
}
