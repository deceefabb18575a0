import { needs } from "../../access/needs.ts";
import { usabilityOf } from "../../access/usability.ts";
import type { Context } from "../context.ts";
import type { Order } from "../cursors.ts";
import { codedError } from "../errors.ts";
import type { AccessEffect } from "../generated.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { limitOf, type PageArguments, requestPage, toPage } from "../pages.ts";
import { partsOf, placeOf } from "../places.ts";
import type { WhatIfAccessListSource, WhatIfAccessSource } from "../sources.ts";
import { inStoredOrder } from "./in-stored-order.ts";
import type { Changed } from "./named-changes.ts";
import { once } from "./once.ts";
import type { Side } from "./side.ts";

const byPair: Order = { by: "whatIfAccess", descending: false };

interface Arguments extends PageArguments {
  effects?: readonly AccessEffect[] | null | undefined;
}

/** Who loses or gains what: by app, and within an app by user. */
export function accessChanges(
  context: Context,
  orgId: string,
  side: Side,
  usual: readonly AccessEffect[],
  args: Arguments,
): WhatIfAccessListSource {
  const request = requestPage(args, byPair, orgId);
  const effects = [...(args.effects ?? usual)];
  const isWanted = ({ effect }: { effect: string }) => effects.includes(effect as AccessEffect);

  const page = once(async () => {
    const { user: from, app: firstApp } = partsOf(request, ["user", "app"]);
    const [named, bulkApps] = await Promise.all([side.named(), side.apps()]);
    const wanted = named.filter(isWanted);
    const sortKeys = new Map([
      ...bulkApps.map((app) => [app.app, app.sortKey] as const),
      ...named.map(({ app }) => [app.key, app.sortKey] as const),
    ]);
    const place = request.isContinued ? sortKeys.get(firstApp) : "";
    if (place === undefined) {
      throw codedError(
        "BAD_CURSOR",
        "`after` is not a cursor of this list, or the list has changed since. Begin again without `after`.",
      );
    }
    const rest = bulkApps.filter(({ sortKey }) => inStoredOrder(sortKey, place) >= 0);
    const limit = limitOf(request);
    const bulk = rest.length === 0 ? [] : await side.page({ apps: rest, effects, from, firstApp, limit });
    const isBeyond = ({ app, user }: Changed): boolean => {
      const order = inStoredOrder(app.sortKey, place);
      return !request.isContinued || order > 0 || (order === 0 && inStoredOrder(user.sortKey, from) > 0);
    };
    const rows = [...bulk, ...wanted.filter(isBeyond)]
      .sort((a, b) => inStoredOrder(a.app.sortKey, b.app.sortKey) || inStoredOrder(a.user.sortKey, b.user.sortKey))
      .slice(0, Number(limit));
    return toPage(
      request,
      rows,
      ({ user, app }) => placeOf(user.sortKey, app.key),
      (row, cursor) => ({ cursor, node: toSource(row) }),
    );
  });

  return {
    page,
    total: async () => {
      const [named, totals] = await Promise.all([side.named(), side.totals()]);
      return totals.filter(isWanted).reduce((sum, { total }) => sum + total, named.filter(isWanted).length);
    },
    status: () => dataStatusFor(context, orgId, needs.canReach()),
  };
}

function toSource({ user, app, account, effect }: Changed): WhatIfAccessSource {
  const { usability } = usabilityOf({ userStatus: user.status, appStatus: app.status, account });
  const starts = effect === "STARTS" || effect === "STARTS_BLOCKED";
  const after = effect === "STARTS" ? usability : effect.startsWith("ENDS") ? null : ("BLOCKED" as const);
  return { user, app, effect, usabilityBefore: starts ? null : usability, usabilityAfter: after };
}
