import type { Way } from "../../access/could-reach/way.ts";
import type { DataStatus } from "../../access/data-status.ts";
import type { Confidence } from "../../access/powers/power-rule.ts";
import { type PageArguments, requestPage, toPage } from "../pages.ts";
import type { CouldReachListSource, CouldReachSource } from "../sources.ts";

export interface CouldReachArguments extends PageArguments {
  confidence?: Confidence | null | undefined;
}

/** A list of ways, those of the fewest steps first, and the certain ones of a length before the others. */
export function listOfWays<L extends { way: Way; sortKey: string }>(
  orgId: string,
  args: CouldReachArguments,
  {
    lines,
    toSource,
    status,
  }: {
    lines(): Promise<readonly L[]>;
    toSource(line: L): Promise<Omit<CouldReachSource, "cursor">>;
    status(): Promise<DataStatus>;
  },
): CouldReachListSource {
  const request = requestPage(args, { by: "way", descending: false }, orgId);
  const { confidence } = args;
  const wanted = async () => {
    const all = await lines();
    return (confidence ? all.filter(({ way }) => way.confidence === confidence) : all)
      .map((line) => ({ line, place: placeOfWay(orgId, line) }))
      .sort((one, other) => (one.place < other.place ? -1 : one.place > other.place ? 1 : 0));
  };
  return {
    page: async () => {
      const after = (await wanted()).filter(({ place }) => !request.isContinued || place > request.from);
      const some = await Promise.all(
        after.slice(0, request.first + 1).map(async ({ line, place }) => ({ source: await toSource(line), place })),
      );
      return toPage(
        request,
        some,
        ({ place }) => place,
        ({ source }, cursor) => ({ ...source, cursor }),
      );
    },
    total: async () => (await wanted()).length,
    status,
  };
}

function placeOfWay(orgId: string, { way, sortKey }: { way: Way; sortKey: string }): string {
  const rank = `${String(way.steps.length).padStart(2, "0")}${way.confidence === "CERTAIN" ? 0 : 1}`;
  return `${orgId}\u0000${rank}\u0000${sortKey}`;
}
