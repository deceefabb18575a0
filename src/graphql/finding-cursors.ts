import { z } from "zod";
import type { FindingKind } from "../access/findings/catalogue.ts";
import { readCursor, toCursor } from "./cursors.ts";
import { codedError } from "./errors.ts";

/** Where one finding stands among those of its kind: the place of what was gone through, and what comes second there. */
export interface FindingPlace {
  from: string;
  after: string;
}

const order = { by: "finding", descending: false } as const;
const shape = z.tuple([z.string(), z.string(), z.string()]);

export function toFindingCursor(kind: FindingKind, orgId: string, { from, after }: FindingPlace): string {
  return toCursor(order, `${orgId}\u0000${JSON.stringify([kind, from, after])}`);
}

/** @throws GraphQLError BAD_CURSOR when the cursor is of another list, org or kind, or none of ours */
export function readFindingCursor(cursor: string, kind: FindingKind, orgId: string): FindingPlace {
  const text = readCursor(cursor, order, orgId).slice(orgId.length + 1);
  const [ofKind, from, after] = parsed(text);
  if (ofKind !== kind || !from.startsWith(orgId)) {
    throw codedError(
      "BAD_CURSOR",
      "`after` is not a cursor of findings of this kind. Take it from `pageInfo.endCursor`.",
    );
  }
  return { from, after };
}

function parsed(text: string): readonly [string, string, string] {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return ["", "", ""];
  }
}
