import type { Query } from "../../graph/query.ts";
import type { Context } from "../context.ts";
import type { PageParameters } from "./rows-of-page.ts";

/**
 * A page of users who belong to a parent (an app, a group) can be driven from two sides:
 * - PARENT: collect all who belong, then sort. Costs as many steps as there are ways to the parent.
 * - INDEX: walk the users in order and keep those who belong, until the page is full. Costs few steps when most belong.
 */
export type Driver = "PARENT" | "INDEX";

// Asking whether one user belongs costs about twice as much as collecting one who does.
const costOfAsking = 2;
// How many of those who belong a filter may leave, when it is not known.
const sharePassed = 0.02;

/**
 * @param ways how many edges lead to the parent, a user counted once for each
 * @param users how many users there are
 * @param isSelective whether a filter may drop most of those who belong
 */
export function chooseDriver(ways: number, users: number, first: number, isSelective: boolean): Driver {
  const belonging = Math.max(1, Math.min(ways, users) * (isSelective ? sharePassed : 1));
  const walked = Math.min(users, ((first + 1) * users) / belonging);
  return ways <= costOfAsking * walked ? "PARENT" : "INDEX";
}

/** Reads the pages of several parents, each from the cheaper side: at most one statement a side. */
export async function readFromCheaperSide<P extends PageParameters, R>(
  context: Context,
  all: P,
  statements: {
    estimates: Query<{ keys: string[] }, { key: string; estimate: number; users: number }>;
    parent: Query<P, R>;
    index: Query<P, R>;
  },
  isSelective: boolean,
): Promise<R[]> {
  const estimates = await context.read(statements.estimates, { keys: all.keys });
  const first = Number(all.limit) - 1;
  const sides: Record<Driver, string[]> = { PARENT: [], INDEX: [] };
  for (const { key, estimate, users } of estimates) {
    sides[chooseDriver(estimate, users, first, isSelective)].push(key);
  }
  const reads = [
    sides.PARENT.length === 0 ? [] : context.read(statements.parent, { ...all, keys: sides.PARENT }),
    sides.INDEX.length === 0 ? [] : context.read(statements.index, { ...all, keys: sides.INDEX }),
  ];
  return (await Promise.all(reads)).flat();
}
