import { needs } from "../../access/needs.ts";
import * as admin from "../../graph/queries/admin.ts";
import type { ResourceSetRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { type PageArguments, requestPage, toPage } from "../pages.ts";
import { partsOf, placeOf } from "../places.ts";
import { type NodeSource, type ResourceListSource, toSource, typed } from "../sources.ts";
import { dataStatusFor } from "./data-status.ts";
import { rowsOfPage } from "./rows-of-page.ts";
import { countFor } from "./totals.ts";

/** What a resource set holds. */
export function resourcesOf(context: Context, set: ResourceSetRow, args: PageArguments): ResourceListSource {
  const { orgId } = set;
  const request = requestPage(args, { by: "resource", descending: false }, orgId);
  const { orn, fromNode, fromResource } = partsOf(request, ["orn", "fromNode", "fromResource"]);
  const start = { fromOrn: orn.slice(orgId.length + 1), fromNode, fromResource };
  return {
    page: async () => {
      const read = (all: { keys: string[]; limit: bigint }) => context.read(admin.resources, { ...all, ...start });
      const row = await rowsOfPage(context, set, request, {}, read, admin.resources.name);
      return toPage(
        request,
        row?.edges ?? [],
        (edge) => placeOf(orgId, edge.orn ?? "", edge.target.node.key, edge.resourceId ?? ""),
        ({ target, ...edge }, cursor) => ({ ...edge, cursor, node: nodeOf(target) }),
      );
    },
    total: () => countFor(context, admin.resourcesCount, {}, set.key),
    status: () => dataStatusFor(context, orgId, needs.resourceSet(set.oktaId)),
  };
}

type Target = admin.ResourceRow["target"];

function nodeOf(target: Target): NodeSource {
  return target.type === "Organization" ? typed("Organization", target.node) : toSource(target);
}
