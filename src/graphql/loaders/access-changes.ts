import type { ChangeSide } from "../../access/change-causes.ts";
import type { DataStatus } from "../../access/data-status.ts";
import { needs } from "../../access/needs.ts";
import * as history from "../../graph/queries/history.ts";
import type { Moment, OrganizationRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { codedError } from "../errors.ts";
import { choices } from "../filters/choice-filters.ts";
import { pastReachParameters } from "../filters/past-filters.ts";
import type { QueryChangesArgs } from "../generated.ts";
import { momentOf } from "../moments.ts";
import { limitOf, requestPage, toPage } from "../pages.ts";
import type { AccessChangeListSource, AccessChangeSource } from "../sources.ts";
import { nodesByKeyAsOf } from "./as-of/nodes.ts";
import { dataStatusFor } from "./data-status.ts";

/** In a cursor, between the place of the user and that of the app. */
const between = "\u0002";

/** How access changed between two syncs. */
export async function accessChanges(
  context: Context,
  org: OrganizationRow,
  args: QueryChangesArgs,
): Promise<AccessChangeListSource> {
  const [from, to] = await Promise.all([
    momentOf(context, org, args.from, "from"),
    momentOf(context, org, args.to, "to"),
  ]);
  if (from.number > to.number) {
    throw codedError(
      "BAD_USER_INPUT",
      `\`from\` is sync ${from.number}, which is later than \`to\`, sync ${to.number}.`,
    );
  }
  const { orgId } = org;
  const request = requestPage(args, { by: "change", descending: false }, orgId);
  const { userFilter, appFilter, rules } = pastReachParameters({
    user: args.filter?.user ?? null,
    app: args.filter?.app ?? null,
  });
  const kinds = choices(args.filter?.kind);
  const parameters = { orgId, from: from.stamp, to: to.stamp, kinds, userFilter, appFilter, rules };
  let page: Promise<Row[]> | undefined;
  return {
    from,
    to,
    page: async () => {
      const place = request.isContinued ? placeOf(request.from, orgId) : nowhere;
      page ??= context.read(history.accessChanges, { ...parameters, ...place, limit: limitOf(request) });
      return toPage(
        request,
        await page,
        ({ userSortKey, appSortKey }) => userSortKey + between + appSortKey,
        ({ user, app, kind, before, after }, cursor) => ({
          cursor,
          node: { orgId, from, to, userKey: user, appKey: app, kind, before, after },
        }),
      );
    },
    total: async () => (await context.read(history.accessChangesCount, parameters))[0]?.total ?? 0,
    status: async () => {
      const ends = [from, to].map((moment) => dataStatusFor(context, orgId, needs.canReach(), [], moment));
      return together(await Promise.all(ends));
    },
  };
}

type Row = ReturnType<typeof history.accessChanges.row.parse>;

const nowhere = { fromUser: "", fromUserSortKey: "", fromApp: "", fromAppSortKey: "" };

function placeOf(place: string, orgId: string) {
  const at = place.lastIndexOf(`${between}${orgId}\u0000`);
  if (at < 0) throw codedError("BAD_CURSOR", "`after` is not a cursor of this list.");
  const [user, app] = [place.slice(0, at), place.slice(at + between.length)];
  const keyOf = (sortKey: string) => `${orgId}/${sortKey.slice(sortKey.lastIndexOf("\u0000") + 1)}`;
  return { fromUser: keyOf(user), fromUserSortKey: user, fromApp: keyOf(app), fromAppSortKey: app };
}

/** What is missing at either end is missing. */
function together(ends: readonly DataStatus[]): DataStatus {
  const oldest = (times: (string | null)[]) => (times.includes(null) ? null : (times.toSorted()[0] ?? null));
  return {
    asOf: ends.at(-1)?.asOf ?? null,
    readInFullAt: oldest(ends.map(({ readInFullAt }) => readInFullAt)),
    complete: ends.every(({ complete }) => complete),
    gapCount: ends.reduce((sum, { gapCount }) => sum + gapCount, 0),
    gaps: ends.flatMap(({ gaps }) => gaps).slice(0, 100),
    incomplete: [...new Set(ends.flatMap(({ incomplete }) => incomplete))],
  };
}

/** What led from the user to the app at both ends; batched over all pairs of an operation. */
export async function sidesOf(
  context: Context,
  { from, to, userKey, appKey }: AccessChangeSource,
): Promise<{ before: ChangeSide; after: ChangeSide }> {
  const [before, after] = await Promise.all([
    sideAt(context, from, to, userKey, appKey),
    sideAt(context, to, from, userKey, appKey),
  ]);
  return { before, after };
}

async function sideAt(
  context: Context,
  moment: Moment,
  other: Moment,
  userKey: string,
  appKey: string,
): Promise<ChangeSide> {
  type Facts = ReturnType<typeof history.accessChangeFacts.row.parse>;
  const facts = context.batch<Facts>(`${history.accessChangeFacts.name} ${moment.key} ${other.key}`, async (keys) => {
    const pairs = keys.map((key) => {
      const [user, app] = JSON.parse(key) as [string, string];
      return { user, app };
    });
    const rows = await context.read(history.accessChangeFacts, { pairs, at: moment.stamp, other: other.stamp });
    return new Map(rows.map((row) => [JSON.stringify([row.user, row.app]), row]));
  });
  const [user, app, found] = await Promise.all([
    nodesByKeyAsOf.user(context, moment).load(userKey),
    nodesByKeyAsOf.app(context, moment).load(appKey),
    facts.load(JSON.stringify([userKey, appKey])),
  ]);
  return {
    user: user ?? null,
    app: app ?? null,
    direct: found?.direct ?? null,
    groups: found?.groups ?? [],
    account: found?.account ?? null,
  };
}
