import { codedError } from "./errors.ts";

/** What a list is ordered by; a cursor only fits a list of the same order. */
export interface Order {
  by: keyof typeof letters;
  descending: boolean;
}

const version = "1";
const letters = {
  user: "u",
  group: "g",
  app: "a",
  admin: "m",
  role: "r",
  resourceSet: "s",
  resource: "c",
  apiToken: "t",
  power: "p",
  way: "w",
  whatIfAccess: "x",
  roleChange: "y",
  change: "h",
  finding: "f",
};

/** A cursor is the place of an entry in the order, so that a page starts with one index seek however deep it lies. */
export function toCursor(order: Order, sortKey: string): string {
  return Buffer.from(`${version}${tag(order)}${sortKey}`, "utf8").toString("base64url");
}

/** @returns the sort key; throws BAD_CURSOR when the cursor is of another list, org or version, or none of ours */
export function readCursor(cursor: string, order: Order, orgId: string): string {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const head = `${version}${tag(order)}`;
  const sortKey = text.slice(head.length);
  const whole = Buffer.from(text, "utf8").toString("base64url") === cursor;
  if (whole && text.startsWith(head) && sortKey.startsWith(`${orgId}\u0000`)) return sortKey;
  throw codedError(
    "BAD_CURSOR",
    "`after` is not a cursor of this list in this order. Take it from `pageInfo.endCursor` or `edges.cursor` of the same list.",
  );
}

function tag(order: Order): string {
  return `${letters[order.by]}${order.descending ? "-" : "+"}`;
}
