import { codedError } from "../../errors.ts";

/** As of a past sync, lists are walked in one direction. */
export function refuseDescending(orderBy: { direction?: unknown } | null | undefined): void {
  if (orderBy?.direction !== "DESC") return;
  throw codedError("BAD_USER_INPUT", "With `asOf` lists are told in ascending order only: leave out `orderBy`.");
}
